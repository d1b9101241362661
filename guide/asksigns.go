package guide

import (
	"strings"

	"yardstick/english"
)

// dangerSigns asks for what is seen first.
func (f *facts) dangerSigns() Question {
	return Question{
		ID: "danger-signs", Type: DangerSigns, Seconds: 150,
		Text: "Which danger signs would tell you first that this job is beginning to fail?",
		Purpose: "People who know a job see the signs before it breaks. Shows whether the candidate would notice in time, in every function, " +
			"and act on it.",
		Probes: []string{
			"How long would you watch it before you do something?",
			"What would you see in other people, and what in yourself?",
			"What is the first sign in " + f.last().name + "?",
		},
		Requirements: []Requirement{
			f.functions("Names a danger sign", f.spread(), f.spreadMissed()),
			need("limit", MeasureK, 1.5, "Says how far a figure may move, or how long a thing may last, before it counts.", f.limits(), f.limitsMissed()),
			need("work-sign", Sign, 2, "Names an early change in the work itself, before any result is missed.", f.noticed(), f.noticedMissed()),
			f.peopleSign(),
			need("step", Action, 1.5, "Says what is done as soon as a sign has been noticed.", f.steps(), f.stepsMissed()),
			f.mirror(),
			f.noise(),
			f.remembered(),
		},
		Anchors: map[int]string{
			1: "Names results that come when it is too late, such as dismissal or lost " + f.lost() + ", or only a feeling.",
			3: "Names one early sign" + inBrackets(f.signOf(0)) + ", without saying when it counts or what follows; one function only.",
			5: "Names an early sign in every function, says from which point it counts" + f.forInstance(f.figureOf(0)) +
				", looks at his or her own habits too, and tells what is done next.",
		},
	}
}

// lost is what a failing job loses for all to see.
func (f *facts) lost() string {
	if strings.HasPrefix(f.served, "th") {
		return "trust"
	}
	return f.served
}

// early is a first sign in one function, as a person would say it.
func (a *area) early(way int) string {
	var s sayings
	for _, sign := range a.signs {
		s.add("in "+a.name+" I would notice %s.", sign.mine)
	}
	s.add("in "+a.name+" the first sign is that nobody finds the time to %s.", a.brief)
	s.add("in %s the first sign is that the same question comes up twice in a day.", a.name)
	s.add("in %s small slips come back that were cleared up weeks ago.", a.name)
	return s[min(way, len(s)-1)]
}

func (f *facts) spread() []string {
	return []string{f.earlyAll(0), f.earlyAll(1)}
}

func (f *facts) earlyAll(way int) string {
	var text string
	for i, a := range f.areas {
		if i > 0 {
			text += " "
		}
		text += a.early(way)
	}
	return text
}

func (f *facts) spreadMissed() []string {
	var s sayings
	if len(f.areas) > 1 {
		s.add("%s Elsewhere there are no signs.", f.areas[0].early(0))
	}
	s.add("there are signs in %s, one only has to look.", english.List(f.names(), "and"))
	s.add("when the boss calls me in, I know that something is wrong.")
	return s.first(3)
}

func (f *facts) limits() []string {
	var s sayings
	for _, g := range f.figures() {
		s.add("once %s is "+g.worse+" to %s, I no longer wait, because %s is failure.", "the figure for "+g.name, g.watch, g.limit)
	}
	s.add("once may be chance; twice within a week is a sign: %s.", f.sign(0).plain)
	s.add("two days I would watch it, on the third I do something.")
	s.add("if it happens more than three times in a week, it is no accident.")
	return s.first(2)
}

func (f *facts) limitsMissed() []string {
	var s sayings
	for i, g := range f.figures() {
		if i == 0 {
			s.add("I would keep an eye on %s.", g.name)
		}
	}
	s.add("if it goes on for too long, one has to do something.")
	s.add("you notice when it gets out of hand.")
	return s.first(2)
}

func (f *facts) peopleSign() Requirement {
	s := sayings{}
	s.add("colleagues who used to chat go quiet when I come in.")
	s.add("%s no longer ask me, they go straight to somebody else.", f.served)
	s.add("less and less is heard from %s, and then only by e-mail.", f.partner(0))
	return need("people-sign", Sign, 1.5, "Names something that changes early in how people around the job behave.", s.first(3),
		[]string{"In the end half of the team had resigned.", "People are what counts in any job."})
}

func (f *facts) steps() []string {
	var s sayings
	s.add("the same day I would speak to %s and find out what has changed.", f.partner(0))
	s.add("then I tell my manager what I have seen and ask for an hour to put it right.")
	s.add("I write it down, ask two colleagues whether they see it too, and change the plan for the next day.")
	return s.first(2)
}

func (f *facts) stepsMissed() []string {
	return []string{
		"I would be worried about that.",
		"Something should be done about it by those in charge.",
	}
}

func (f *facts) mirror() Requirement {
	s := sayings{}
	s.add("I look at myself first: %s.", f.ownSign().plain)
	s.add("when I catch myself putting off the same call three days running, that is my own alarm.")
	s.add("if I no longer %s and tell myself that it can wait, the trouble has begun with me.", f.brief(0))
	s.add("once I skip the second look because I am tired, I am part of the trouble.")
	return need("own-habits", Personal, 1.5, "Looks for a warning in his or her own habits, not only in those of others.", s.first(2),
		[]string{
			"I look closely at what the others are doing.",
			"I know my work, so the signs come from elsewhere.",
		})
}

// ownSign is the first danger sign in what the job holder does.
func (f *facts) ownSign() sign {
	for _, a := range f.areas {
		for _, s := range a.signs {
			if s.own {
				return s
			}
		}
	}
	return sign{}
}

func (f *facts) noise() Requirement {
	s := sayings{}
	s.add("one bad Monday means nothing; if it is the same on Tuesday without a reason, it does.")
	s.add("before I take this for a sign I ask whether there was a reason that day, an illness or a holiday: %s.", f.sign(1).plain)
	s.add("I ask whether there was a reason that day, an illness or a holiday, before I call it a sign.")
	return need("not-noise", Content, 1, "Tells a real warning apart from a single bad day.", s.first(2),
		[]string{"I take every little thing seriously.", "Everybody has a bad day now and then."})
}

func (f *facts) remembered() Requirement {
	s := sayings{}
	s.add("two years ago I had noticed for weeks %s, I said nothing, and in June it blew up.", f.sign(0).mine)
	s.add("in my first year I overlooked it for a month: all the complaints came from the same corner.")
	s.add("one Thursday I saw that the list was longer than it should be, asked, and we caught it before the weekend.")
	return need("case", Example, 0.5, "Recalls one time when such a sign was noticed or overlooked.", s.first(2),
		[]string{"You see that a lot in this line of work.", "If that happened, I would remember it."})
}
