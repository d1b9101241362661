package guide

import (
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// defineSuccess is the twin of defineFailure.
func (f *facts) defineSuccess() Question {
	return Question{
		ID: "define-success", Type: DefineSuccess, Seconds: 150,
		Text: "Define success in doing this job.",
		Purpose: "Shows whether the candidate aims at what the job of " + f.title + " is for, in all of its functions, " +
			"and can tell a good result from being busy.",
		Probes: []string{
			"By which figure or date would you recognise it?",
			"Who else would notice, and how?",
			"What would you do yourself to get there?",
		},
		Requirements: []Requirement{
			f.functions("Says what success means", f.successes(), f.successesMissed()),
			need("measure", MeasureK, 1.5, f.line("Sets an aim with a figure or a date"), f.aims(), f.aimsMissed()),
			need("personal", Personal, 2, "Names regular work of the speaker that brings the good result about.", f.part(), f.partMissed()),
			need("served", Content, 1.5, "Says what "+f.served+" gain when the work is good.", f.gains(), f.gainsMissed()),
			need("team", Content, 1, f.relationsGood(), f.together(), f.togetherMissed()),
			f.lasting(),
			f.proof(),
			f.credit(),
		},
		Anchors: map[int]string{
			1: "Praises good work, team spirit or promotion in general; nothing is said of " + english.List(f.names(), "or") + ".",
			3: "Says what success is in " + f.first().name + " with one aim that can be checked; " + f.others() + " unclear, own work is hinted at.",
			5: "Sets an aim for every function" + f.forInstance(f.targetOf(0)) + ", says what " + f.served +
				" gain by it, and tells what he or she does each week to reach it.",
		},
	}
}

// success is what succeeding means in one function.
func (a *area) success() string {
	var s sayings
	for _, g := range a.figures {
		s.add("in "+a.name+" I have done well if I get %s "+g.better+" to %s.", g.name, g.target)
	}
	s.add("in "+a.name+", success is that I %s, every time, without anyone having to remind me.", a.brief)
	s.add("when nobody has to worry about %s any more, I have done well there.", a.name)
	return s[0]
}

func (f *facts) successes() []string {
	var byFigure, byDuty []string
	for _, a := range f.areas {
		byFigure = append(byFigure, a.success())
		if a.doing != "" {
			byDuty = append(byDuty, a.doing)
		} else {
			byDuty = append(byDuty, "keeping "+a.name+" in order")
		}
	}
	var s sayings
	s.add("%s", f.statements(job.Success))
	s.add("%s", strings.Join(byFigure, " "))
	s.add("%s, so well that nobody has to ask twice: that is success to me.", english.List(byDuty, "and"))
	return s
}

func (f *facts) successesMissed() []string {
	var s sayings
	if len(f.areas) > 1 {
		s.add("%s What else there is to do does not count for much.", f.areas[0].success())
	}
	s.add("I would be happy to learn %s.", english.List(f.names(), "and"))
	s.add("success is being the best %s they ever had.", f.title)
	return s.first(3)
}

func (f *facts) aims() []string {
	var s sayings
	for _, g := range f.figures() {
		s.add("my aim would be to get %s "+g.better+" to %s.", g.name, g.target)
	}
	s.add("by the end of the first half-year everything is done on the day it is due, without exception.")
	s.add("nine times out of ten it is right the first time.")
	return s.first(2)
}

func (f *facts) aimsMissed() []string {
	var s sayings
	for i, g := range f.figures() {
		if i == 0 {
			s.add("I would want to improve %s a lot.", g.name)
		}
	}
	s.add("the figures should always go up.")
	s.add("I set myself high goals.")
	return s.first(2)
}

func (f *facts) part() []string {
	var s sayings
	s.add("every day, whatever else is going on, I %s myself.", f.brief(0))
	s.add("I never let a week pass in which I do not %s.", f.brief(1))
	s.add("I go through my list every morning and ring people before they have to ring me.")
	s.add("I write down what went wrong, and the next day I change it.")
	return s.first(2)
}

func (f *facts) partMissed() []string {
	var s sayings
	s.add("a good system makes sure that somebody gets round to it: %s, for example.", f.brief(0))
	s.add("with the right people it runs by itself.")
	s.add("we all pulled together.")
	return s.first(2)
}

func (f *facts) gains() []string {
	var s sayings
	s.add("%s get what they need the first time, and they do not have to ask twice.", f.served)
	s.add("%s can rely on it, and they tell us so.", f.served)
	return s
}

func (f *facts) gainsMissed() []string {
	var s sayings
	s.add("we value %s very much.", f.served)
	s.add("the company would save money and I could be promoted.")
	return s
}

func (f *facts) relationsGood() string {
	if who := f.partnersShort(3); len(who) > 0 {
		return "Shows that success depends on working well with others, for instance " + english.List(who, "or") + "."
	}
	return "Shows that success depends on working well with colleagues or superiors."
}

func (f *facts) together() []string {
	var s sayings
	s.add("%s", f.anyStatement(job.Success, job.Relationships))
	s.add("without %s it does not work, so we talk every day, before there is a problem.", f.partner(0))
	s.add("a good week is one in which I hear early from %s what is coming.", f.partner(1))
	s.add("my colleagues know what I am working on and can take over when I am away.")
	s.add("I hand things over so that the next person does not have to guess.")
	return s.first(3)
}

func (f *facts) togetherMissed() []string {
	var s sayings
	if who := f.partnersShort(2); len(who) > 0 {
		s.add("I know what is done by %s.", english.List(who, "and"))
	}
	s.add("I am a team player through and through.")
	s.add("I do my part, and what the others do is up to them.")
	return s.first(2)
}

func (f *facts) lasting() Requirement {
	return need("lasting", Content, 1, "Wants results that last, rather than one good week or constant overtime.",
		[]string{
			"It is no success if it only works because I stay until nine every evening.",
			"It has to hold in the busy months too, when I am on holiday and somebody else does it.",
		},
		[]string{
			"I always give a hundred and ten per cent, whatever the hour.",
			"One really big result, that is what people remember.",
		})
}

func (f *facts) proof() Requirement {
	s := sayings{}
	s.add("in my last job we had trouble with this for months; I changed who does what on Mondays, and by March it was gone.")
	s.add("when I took over %s at my last place, it was in a poor state; by March nobody complained any more.", f.last().name)
	return need("example", Example, 0.5, "Backs the definition with one case from earlier work.", s,
		[]string{"I have always been successful in my jobs.", "For example, one could set better goals."})
}

func (f *facts) credit() Requirement {
	return need("balance", Balance, 0.5, "Leaves other people their share of the success, without running anybody down.",
		[]string{
			"Half of that was a colleague, she had had the idea long before me.",
			"The one before me had built most of it; I only had to keep it going.",
		},
		[]string{
			"Before I came, nobody there knew what they were doing.",
			"It was all down to me.",
		})
}
