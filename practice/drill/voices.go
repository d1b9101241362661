package drill

import (
	"fmt"
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// What people write in any job. The sentences hold no figure, so that the
// figures of a week are those of its tables.
var (
	// calls is how the week ends.
	calls = []string{
		"I have seen the figures. Tell me in an hour: what is failing, since when could it have been seen, and what do you do first?",
		"We have to talk this morning. What is it that is failing, what was the first we could have noticed, and where do you begin?",
		"Before anything else today: what is failing here, what was its first sign, and what is your first step?",
	}
	// asks name the work that is left undone, as those in the house say it;
	// askedBy says it as those who are served do.
	asks = []string{
		"One thing is being left undone, and we feel it here every day: %s. It cannot wait until next week.",
		"Please look at this today: %s. It has been left since Tuesday, and it holds us up.",
		"What is missing at the moment is this: %s. By when can we count on it again?",
		"I do not like to press, but this is not happening: %s. It is beginning to cost us.",
	}
	askedBy = []string{
		"I am still waiting for this, and nobody does it: %s. What am I to do until next week?",
		"Please look at this today: %s. I have been asking for it since Tuesday.",
		"What I need is not happening: %s. By when can I count on it?",
		"I do not like to press, but I cannot go on without this: %s. It is beginning to cost me.",
	}
	// outbursts are loud and taken back; those of the house come second.
	outbursts = [][2]string{
		{
			"I have been trying to get through since yesterday! This cannot go on!",
			"Forget my message on Tuesday: I had the wrong number. Sorry for the tone.",
		},
		{
			"Nobody tells me anything! I want an answer within the hour!",
			"Your answer had been there since Monday, I had overlooked it. My mistake.",
		},
		{
			"This is quite unacceptable, and I shall take it higher up!",
			"What I wrote on Tuesday was about something else altogether, and that has been cleared up. No complaint.",
		},
		{
			"EVERYTHING is going wrong with you people this week!!!",
			"I was told the whole story now. It was one thing, and it was ours. Please excuse the capital letters.",
		},
	}
	inHouse = [][2]string{
		{
			"We have been trying to reach you since yesterday! We cannot work like this!",
			"Forget my message on Tuesday: I had the old extension. Sorry for the tone.",
		},
		{
			"Nobody tells us anything! We need an answer within the hour!",
			"Your answer had been there since Monday, it was in the wrong tray. Our mistake.",
		},
		{
			"It cannot be that we hear of this last again! I shall bring it up in the meeting!",
			"What I wrote on Tuesday was about another team altogether, and that has been cleared up between us.",
		},
		{
			"EVERYTHING lands on our desk this week!!!",
			"I was told the whole story now. It was one thing, and it was ours. Please excuse the capital letters.",
		},
	}
	// settled close a danger sign that was one case: function, day.
	settled = []string{
		"%s: looked into the note from %s. One case, put right the same day and not seen since.",
		"%s: went after what was noted on %s. It was the once, there is a reason for it, and it is settled.",
		"%s: asked around about the note from %s. Nobody has seen it again.",
	}
	// routines are work that is done: function, duty.
	routines = []string{
		"%s, ticked off for today: %s.",
		"%s, on the list and done: %s.",
		"%s: %s. Done, with nothing left over.",
		"%s, as in every week: %s. No trouble with it.",
	}
	// notices are what nobody has to act on.
	notices = []string{
		"A notice at the entrance: the car park is closed on Saturday.",
		"A circular asks for everybody's holiday dates by the end of next month.",
		"There is cake in the afternoon, somebody has a birthday.",
		"The fire alarm is tested, as announced.",
		"A survey about the new logo arrives; there are two weeks to answer it.",
		"The printer is out of order until the afternoon; the one upstairs works.",
	}
	// thanks are what goes well; those of the house come second.
	thanks = []string{
		"Thank you for last week. That was settled faster than I had hoped.",
		"No need to answer: I only wanted to say that it is sorted out.",
		"A word of thanks: the answer was clear, and it helped.",
		"All is well with me, nothing is open.",
	}
	thanksInHouse = []string{
		"Thank you for last week. We were done sooner than we had planned.",
		"No need to answer: I only wanted to say that it is sorted out between us.",
		"A word of thanks: the handover was clear, and it helped.",
		"All is well on our side, nothing is open.",
	}
)

// voice is somebody who writes: the name as a sender, and whether they are
// served by the house or work in it. Each has words of their own.
type voice struct {
	name   string
	served bool
}

// of is what such a voice says.
func of[T any](v voice, served, house T) T {
	if v.served {
		return served
	}
	return house
}

// scene says where the week plays.
func scene(j *job.Job) string {
	s := "A bad week in the job of " + english.Lower(j.Title)
	if len(j.Setting) > 0 {
		s += ": " + strings.Join(j.Setting[:min(2, len(j.Setting))], "; ")
	}
	return english.Sentence(s) + " It is Friday morning. What happened is from your own notes, in order."
}

// choices adds the steps, one of which comes first.
func (w *week) choices(m *Mess, asked *moment) {
	type step struct{ text, why string }
	take := func(a *area, duty, tell string) string {
		return fmt.Sprintf("Take up %s first: %s. Tell %s today by when.", a.name, english.You(english.Lower(duty)), tell)
	}
	right := step{
		take(w.failing, w.duty, w.waiting),
		fmt.Sprintf(
			"That is the work left undone in the function that is failing: it was said %s. Taking it up stops the harm from growing, and those who "+
				"wait can plan.",
			when(&asked.Entry),
		),
	}
	steps := []step{
		right,
		{
			"Wait for Monday's figures before anything is changed: one bad value proves nothing.",
			fmt.Sprintf(
				"The figure has passed its failing level, and a sign of it had been there since %s. Waiting makes the harm greater.",
				m.entry(m.Truth.Sign).Day,
			),
		},
		{
			fmt.Sprintf("Write down for %s how the week went, and change nothing until the answer is there.", english.Lower(w.superior)),
			"To report is right, and it changes nothing for those who wait: it comes after the first step.",
		},
	}
	if w.other != "" {
		steps = append(
			steps,
			step{
				take(w.failing, w.other, w.waiting),
				fmt.Sprintf("That belongs to the failing function, but it is not what is left undone: what is was said %s.", when(&asked.Entry)),
			},
		)
	}
	if len(w.decoy.Duties) > 0 {
		tell := english.Lower(w.superior)
		if len(w.decoy.WorksWith) > 0 {
			tell = w.decoy.WorksWith[0]
		}
		steps = append(
			steps,
			step{
				take(w.decoy, pick(w.random, w.decoy.Duties), tell),
				fmt.Sprintf("%s is not what is failing: its figures are clear of their failing levels.", w.decoy.Name),
			},
		)
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
	values := m.values(w.failing.Name, english.Upper(w.gauge.Name))
	for _, a := range w.areas {
		t.Why[a.ID] = fmt.Sprintf("All figures of %s stayed clear of their failing levels.", a.name)
		if a.ID == w.decoy.ID {
			t.Why[a.ID] = fmt.Sprintf(
				"%s looked bad on some days, but what was seen was one case, the loud message was taken back, and on Friday its figures were clear of "+
					"their failing levels.",
				a.Name,
			)
		}
	}
	t.Why[w.failing.ID] = fmt.Sprintf("%s: %s on Monday, %s on Wednesday, %s on Friday. It fails at %s. No other figure got there.",
		english.Upper(w.gauge.Name), values[0], values[1], values[2], w.gauge.text(*w.gauge.FailsAt))
	t.Why[t.Sign] = fmt.Sprintf(
		"That is a danger sign of %s, seen %s, while every figure still looked well.", w.failing.name, when(m.entry(t.Sign)),
	)
	if t.Later != "" {
		t.Why[t.Later] = fmt.Sprintf(
			"That is a danger sign of %s, too, but the second one: the first was seen %s.", w.failing.name, when(m.entry(t.Sign)),
		)
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
