package drill

import (
	"fmt"
	"slices"
	"strings"

	"yardstick/english"
)

// Days of the week that is played.
var days = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"}

const (
	mon = iota
	tue
	wed
	thu
	fri
)

// week collects entries with what each of them was.
type week struct {
	*random
	*cast
	moments []moment

	sign, later, line, asked *moment // what the truth points to
}

// moment is an entry on its way to its place.
type moment struct {
	Entry
	day, minute int
	why         string
}

// add puts an entry somewhere between two times of a day, given in minutes.
func (w *week) add(day, from, to int, e Entry, why string) *moment {
	minute := from + 5*w.below((to-from)/5+1)
	for slices.ContainsFunc(w.moments, func(m moment) bool { return m.day == day && m.minute == minute }) {
		minute += 5
	}
	e.Day, e.Time = days[day], fmt.Sprintf("%02d:%02d", minute/60, minute%60)
	w.moments = append(w.moments, moment{e, day, minute, why})
	return &w.moments[len(w.moments)-1]
}

const (
	h8  = 8 * 60
	h9  = 9 * 60
	h10 = 10 * 60
	h11 = 11 * 60
	h13 = 13 * 60
	h14 = 14 * 60
	h15 = 15 * 60
	h16 = 16 * 60
	h17 = 17 * 60
)

// play fills the week. The order of the calls is not that of the entries.
func (w *week) play() {
	w.moments = make([]moment, 0, 32) // the truth points into it
	w.figures()
	w.failure()
	w.distraction()
	w.routine()
	w.add(fri, h8+30, h8+50, Entry{Form: Message, From: w.superior, Text: w.picked("calls")}, say("why-call"))
}

// failure is the story that counts: first sign, second sign, what is left undone.
func (w *week) failure() {
	when := pick(w.random, [][3]int{{mon, h11, h14}, {mon, h14 + 5, h16}, {tue, h9, h11}})
	w.sign = w.add(when[0], when[1], when[2], Entry{Form: Event, Text: english.Sentence(w.cast.sign)}, "")
	if w.cast.later != "" {
		when = pick(w.random, [][3]int{{wed, h14, h16}, {thu, h9, h11}})
		w.later = w.add(when[0], when[1], when[2], Entry{Form: Event, Text: english.Sentence(w.cast.later)}, "")
	}
	w.asked = w.add(
		thu, h13, h15,
		Entry{Form: Message, From: w.asker.name, Text: w.picked(w.asker.of("asks"), "duty", english.You(w.duty))},
		say("why-asked"),
	)
}

// distraction is what looks bad in another function and is settled.
func (w *week) distraction() {
	if w.decoySign != "" {
		when := pick(w.random, [][3]int{{mon, h9, h11}, {mon, h13, h16}, {tue, h11, h14}})
		first := w.add(when[0], when[1], when[2], Entry{Form: Event, Text: english.Sentence(w.decoySign)},
			say("why-decoy-sign", "function", w.decoy.name))
		w.add(wed, h9, h11, Entry{Form: Event, Text: w.picked("settled", "function", w.decoy.Name, "day", first.Day)},
			say("why-settled", "function", w.decoy.name))
	}
	from := w.party(w.decoy)
	loud := inEnglish()[from.of("loud")]
	which := w.below(len(loud))
	w.add(
		tue, h14, h17, Entry{Form: Message, From: from.name, Text: fill(loud[which], nil)},
		say("why-loud"),
	)
	back := fill(inEnglish()[from.of("taken-back")][which], nil)
	w.add(thu, h8+15, h9, Entry{Form: Message, From: from.name, Text: back}, say("why-taken-back"))
}

// party is who writes about a function that is not the failing one.
func (w *week) party(a *area) voice {
	var parties []string
	for _, p := range a.WorksWith {
		if !slices.Contains(w.failing.WorksWith, p) {
			parties = append(parties, p)
		}
	}
	if len(parties) == 0 {
		return voice{say("caller"), true}
	}
	return voiceOf(pick(w.random, parties))
}

// routine is what every week is full of.
func (w *week) routine() {
	why := say("why-routine")
	slots := shuffled(
		w.random, [][3]int{{mon, h8 + 30, h10}, {tue, h8 + 15, h9}, {wed, h15, h17}, {thu, h15 + 15, h17}, {mon, h16 + 5, h17}, {tue, h10, h14}},
	)
	done := map[string]bool{w.duty: true}
	for i, a := range w.others() {
		if i+2 >= len(slots) || len(a.Duties) == 0 {
			break
		}
		duty := pick(w.random, a.Duties)
		if !done[duty] {
			done[duty] = true
			w.add(
				slots[i][0], slots[i][1], slots[i][2], Entry{Form: Event, Text: w.picked("routines", "function", a.Name, "duty", english.Lower(duty))},
				why,
			)
		}
	}
	last := len(slots) - 1
	w.add(slots[last][0], slots[last][1], slots[last][2], Entry{Form: Event, Text: w.picked("notices")}, why)
	happy := w.party(pick(w.random, w.others()))
	w.add(slots[last-1][0], slots[last-1][1], slots[last-1][2],
		Entry{Form: Message, From: happy.name, Text: w.picked(happy.of("thanks"))}, why)
}

// others are the functions that do not fail, in another order.
func (w *week) others() []*area {
	var all []*area
	for i := range w.areas {
		if w.areas[i].ID != w.failing.ID {
			all = append(all, &w.areas[i])
		}
	}
	return shuffled(w.random, all)
}

// settle puts the entries in order, names them and says what is true.
func (w *week) settle(m *Mess) {
	sign, later, line := w.sign.Entry, Entry{}, w.line.Entry
	if w.later != nil {
		later = w.later.Entry
	}
	asked := *w.asked
	slices.SortStableFunc(w.moments, func(a, b moment) int {
		if a.day != b.day {
			return a.day - b.day
		}
		return a.minute - b.minute
	})
	m.Truth = Truth{Function: w.failing.ID, Why: map[string]string{}}
	for i := range w.moments {
		e := &w.moments[i]
		e.ID = fmt.Sprint("e", i+1)
		switch {
		case e.at(&sign):
			m.Truth.Sign = e.ID
		case later.Text != "" && e.at(&later):
			m.Truth.Later = e.ID
		case e.at(&line):
			m.Truth.Line = e.ID
		}
		m.Entries = append(m.Entries, e.Entry)
		m.Truth.Why[e.ID] = e.why
	}
	w.choices(m, &asked)
	w.explain(m)
}

// at reports whether a moment is that of an entry: no two share a time.
func (m *moment) at(e *Entry) bool { return m.Day == e.Day && m.Time == e.Time }

// when says when an entry was, as in a sentence.
func when(e *Entry) string { return "on " + e.Day + " at " + strings.TrimPrefix(e.Time, "0") }
