package drill

import (
	"fmt"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// voice is somebody who writes: the name as a sender, and whether they are
// served by the house or work in it. Each has words of their own.
type voice struct {
	name   string
	served bool
}

// of names the text of that name in the words of such a voice.
func (v voice) of(name string) string {
	if v.served {
		return name + "-served"
	}
	return name
}

// scene says where the week plays.
func scene(j *job.Job) string {
	setting := strings.Join(j.Setting[:min(2, len(j.Setting))], "; ")
	return english.Sentence(say("scene", "title", english.Lower(j.Title), "setting", setting)) + " " + say("scene-end")
}

// choices adds the steps, one of which comes first.
func (w *week) choices(m *Mess, asked *moment) {
	type step struct{ text, why string }
	take := func(a *area, duty, tell string) string {
		return say("step-take", "function", a.name, "duty", english.You(english.Lower(duty)), "who", tell)
	}
	told, superior := when(&asked.Entry), english.Lower(w.superior)
	right := step{take(w.failing, w.duty, w.waiting), say("why-step", "when", told)}
	steps := []step{
		right,
		{say("step-wait"), say("why-wait", "day", m.entry(m.Truth.Sign).Day)},
		{say("step-report", "who", superior), say("why-report")},
	}
	if w.other != "" {
		steps = append(steps, step{take(w.failing, w.other, w.waiting), say("why-other", "when", told)})
	}
	if len(w.decoy.Duties) > 0 {
		tell := superior
		if len(w.decoy.WorksWith) > 0 {
			tell = w.decoy.WorksWith[0]
		}
		steps = append(steps, step{
			take(w.decoy, pick(w.random, w.decoy.Duties), tell), say("why-decoy-step", "function", w.decoy.Name),
		})
	}
	for i, s := range shuffled(w.random, steps) {
		id := fmt.Sprint("s", i+1)
		if s == right {
			m.Truth.Step = id
		}
		m.Steps = append(m.Steps, Choice{id, s.text})
		m.Truth.Why[id] = s.why
	}
}

// explain says of each function, and of the entries that matter, what it was.
func (w *week) explain(m *Mess) {
	t := &m.Truth
	values := m.values(w.failing.Name, w.gauge.label)
	for _, a := range w.areas {
		t.Why[a.ID] = say("why-sound", "function", a.name)
		if a.ID == w.decoy.ID {
			t.Why[a.ID] = say("why-decoy", "function", a.Name)
		}
	}
	t.Why[w.failing.ID] = say("why-failing", "measure", w.gauge.label, "monday", values[0], "wednesday", values[1],
		"friday", values[2], "fails", w.gauge.text(*w.gauge.FailsAt))
	t.Why[t.Sign] = say("why-sign", "function", w.failing.name, "when", when(m.entry(t.Sign)))
	if t.Later != "" {
		t.Why[t.Later] = say("why-later", "function", w.failing.name, "when", when(m.entry(t.Sign)))
	}
}

// values are what a measure stood at in the tables, in order.
func (m *Mess) values(function, measure string) []string {
	var out []string
	for _, e := range m.Entries {
		for _, f := range e.Figures {
			if f.Function == function && f.Name == measure {
				out = append(out, f.Value)
			}
		}
	}
	return out
}
