package guide

import (
	"fmt"
	"strings"

	"yardstick/english"
)

// mess is a situational question: a bad day in this very job, on which several
// functions fail at once and compete for the same hour. seed, the job's id,
// chooses among openings, so that guides of different jobs do not all begin alike.
func (f *facts) mess(seed string) Question {
	fronts := f.fronts()
	return Question{
		ID: "real-mess", Type: Situational, Seconds: 240,
		Text: f.story(fronts, seed),
		Purpose: "A real mess, made of the functions of this job. Shows whether the candidate puts things in order when everything is urgent, " +
			"protects " + f.served + ", and sees where the day went wrong before it began.",
		Probes: []string{
			"What can wait, and who has to be told that it waits?",
			"What would you do if that does not work by the afternoon?",
			"What should have been noticed the week before?",
		},
		Requirements: []Requirement{
			must(covering(need("fronts", Coverage, 3, "Deals with the different fronts of the mess, not with the loudest one only.", f.dealt(fronts), f.dealtMissed(fronts)),
				f.items(fronts), enough(len(fronts)))),
			need("first", Action, 2, "Says which matter is taken up first.", f.firstStep(fronts), f.firstMissed(fronts)),
			need("reason", Cause, 1.5, "Gives the reason why one matter goes before another.", f.why(fronts), f.whyMissed()),
			f.told(fronts),
			f.help(),
			f.clock(fronts),
			f.ownPart(fronts),
			f.before(fronts),
			f.calm(),
		},
		Anchors: map[int]string{
			1: "Wants to do everything at once or calls for the boss; neither an order nor a reason is given, and " + fronts[0].name + " is not dealt with.",
			3: "Starts with one front, such as " + fronts[0].name + ", for a stated reason; those who wait are not told, and nothing is learned for next time.",
			5: f.bestMess(fronts),
		},
	}
}

func (f *facts) bestMess(fronts []area) string {
	return "Puts " + english.List(namesOf(fronts), "and") + " in an order with a reason and a time for each, tells " + f.served +
		" and colleagues what to expect, gets help early, and owns what should have been noticed before."
}

func namesOf(areas []area) []string {
	out := make([]string, len(areas))
	for i, a := range areas {
		out[i] = a.name
	}
	return out
}

func (f *facts) dealt(fronts []area) []string {
	var plan, share []string
	shares := [...]string{"%s I see to myself", "%s I hand to a colleague for two hours", "for %s I agree a later time", "%s gets the last half-hour of my day"}
	order := [...]string{"first I %s", "then I %s", "after that I %s", "and before I go home I %s"}
	for i, a := range fronts {
		plan = append(plan, fmt.Sprintf(order[i], a.task()))
		share = append(share, fmt.Sprintf(shares[i], a.name))
	}
	return []string{
		english.Upper(strings.Join(plan, ", ")) + ".",
		english.Upper(strings.Join(share, "; ")) + ".",
	}
}

func (f *facts) dealtMissed(fronts []area) []string {
	var s sayings
	s.add("I would %s, and I would not let anything take me away from it.", fronts[0].task())
	s.add("%s, all of it matters and all of it has to be done.", english.List(namesOf(fronts), "and"))
	return s
}

func (f *facts) firstStep(fronts []area) []string {
	var s sayings
	s.add("the first thing I do is to %s; the rest can wait ten minutes.", fronts[0].task())
	s.add("before anything else I see to %s.", fronts[len(fronts)-1].name)
	return s
}

func (f *facts) firstMissed(fronts []area) []string {
	return []string{
		"I would set priorities and then work through them one by one.",
		"I would try to do everything at the same time, as quickly as I can.",
	}
}

func (f *facts) why(fronts []area) []string {
	var s sayings
	s.add("that comes first because %s would be harmed by it, while the figures can be sent this evening.", f.served)
	s.add("I take %s first, for what goes wrong there cannot be put right tomorrow.", fronts[0].name)
	return s
}

func (f *facts) whyMissed() []string {
	return []string{
		"One has to start somewhere.",
		"I would start with whoever shouts loudest, that is how it goes.",
	}
}

func (f *facts) told(fronts []area) Requirement {
	s := sayings{}
	s.add("I tell %s that it will take another two hours, not less, and why.", f.served)
	s.add("I ring %s back and give an honest time instead of letting them wait.", fronts[len(fronts)-1].partner)
	s.add("those who have to wait hear it from me, with a time.")
	return need("told", Content, 1.5, "Tells those who have to wait how long it will take.", s.first(2),
		[]string{"They would simply have to be patient.", "I would say that we are doing our best."})
}

func (f *facts) help() Requirement {
	s := sayings{}
	s.add("I go to my manager at once, not in the evening, and ask for one more person for two hours.")
	s.add("I ask a colleague from next door to take that part off my hands for an hour.")
	return need("help", Content, 1, "Gets help, or lets a superior know in good time that one person is not enough.", s.first(2),
		[]string{"Nobody would help me there, so I would have to manage.", "My manager should have seen that by himself."})
}

func (f *facts) clock(fronts []area) Requirement {
	s := sayings{}
	if w := fronts[0].worst(); w.limit != "" {
		s.add("I want %s back under control within two hours: %s is the line.", "the figure for "+w.name, w.limit)
	}
	s.add("that gets twenty minutes of my time, and then I look again.")
	s.add("if it is not solved by half past one, I ring the manager.")
	return need("measure", MeasureK, 1, "Works with a figure, a time limit or a number of people.", s.first(2),
		[]string{"I would get it done as soon as possible.", "There is a lot at once, so time would be short."})
}

func (f *facts) ownPart(fronts []area) Requirement {
	s := sayings{}
	for _, a := range fronts {
		if len(s) == 0 {
			s.add("I had noticed %s and put it off, and I would say so.", a.sign().mine)
		}
	}
	s.add("I had seen it coming since the week before and hoped for the best.")
	s.add("part of it I brought on myself, because I knew on Friday and told nobody.")
	return need("own-part", Personal, 1, "Admits what he or she had let lie before the day began.", s.first(2),
		[]string{"With so few people such a thing was bound to happen.", "Whoever was on duty last week should have seen to it."})
}

func (f *facts) before(fronts []area) Requirement {
	s := sayings{}
	s.add("next time I act when I first notice %s, not a week later.", fronts[0].sign().mine)
	s.add("on Friday I would look at the list for Monday with a second person, from now on.")
	s.add("afterwards we agreed who steps in when one of us is ill.")
	return need("prevent", Lesson, 1, "Says what would be changed so that it does not come to this again.", s.first(2),
		[]string{"I hope that such a day does not come twice.", "One learns from every mistake."})
}

func (f *facts) calm() Requirement {
	r := f.balance()
	r.Text = strings.Replace(r.Text, "Speaks of", "Stays fair to", 1)
	r.Text = strings.Replace(r.Text, " without blame or contempt", " even where they are angry or late", 1)
	r.Shows = []string{
		"They are right to be angry, they have been waiting for hours.",
		"It is not the fault of whoever fell ill; any of us can fall ill.",
	}
	r.Misses = []string{
		"I would tell them to stop moaning and let me work.",
		"If that colleague did not call in sick every Monday, we would not have this.",
	}
	return r
}
