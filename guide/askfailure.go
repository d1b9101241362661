package guide

import (
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// defineFailure is the question that the product starts from.
func (f *facts) defineFailure() Question {
	q := Question{
		ID: "define-failure", Type: DefineFailure, Seconds: 180,
		Text: "Define failure in doing this job.",
		Purpose: "Shows whether the candidate understands the job of " + f.title + ": someone who knows it can say where in each function " +
			"failure begins, how it is measured, and what his or her own part in it would be.",
		Probes: f.probes(
			"How would you know, in figures, that it has failed?",
			"What would that look like in "+f.last().name+"?",
			"What would you yourself have done or left undone?"),
		Requirements: []Requirement{
			f.functions("Says what failing means", f.failures(), f.failuresMissed()),
			f.indicators(),
			need("personal", Personal, 1, "Takes the failure on himself or herself, as something done or left undone.", f.own(), f.ownMissed()),
			need("sign", Sign, 1, "Names something that could be noticed before the harm is done.", f.noticed(), f.noticedMissed()),
			need("served", Content, 1, "Says what "+f.served+" have to put up with when the work is bad.", f.suffered(), f.sufferedMissed()),
			f.team(),
			need("measure", MeasureK, 1, f.line("Draws the line of failure with a figure or a date"), f.failingFigures(), f.failingFiguresMissed()),
		},
		Anchors: map[int]string{
			1: "Speaks of failure in general, for instance of missed goals or losing the job; nothing in it belongs to " + f.first().name + ".",
			3: "Says what failing means in " + f.first().name + " with one figure or sign; " + f.others() + " vague, and other people are the cause.",
			5: "Draws the line in every function with a figure" + f.forInstance(f.figureOf(0)) + ", names what is noticed first" + inBrackets(f.signOf(0)) +
				", and owns the step that he or she would have missed.",
		},
	}
	q.Requirements = append(q.Requirements, f.staff()...)
	return q
}

// staff is a requirement of jobs that answer for people: those in which a
// function has a criterion about staffing.
func (f *facts) staff() []Requirement {
	said := f.anyStatement(job.Failure, job.Staffing)
	if said == "" {
		return nil
	}
	return []Requirement{need("staff", Content, 0.5, "Counts it as failing when people in the team are overworked, untrained or leaving.",
		[]string{said, "If the good ones hand in their notice and I hear of it last, that is my failure too."},
		[]string{"It is hard to find good people nowadays.", "I have a great team and I am proud of it."})}
}

func (f *facts) first() area { return f.areas[0] }
func (f *facts) last() area  { return f.areas[len(f.areas)-1] }

// others says of the functions but the first that they stay or the rest stays.
func (f *facts) others() string {
	switch len(f.areas) {
	case 1:
		return "the rest stays"
	case 2:
		return f.areas[1].name + " is left"
	default:
		return "the other functions stay"
	}
}

// probes are the given probes without those that say the same.
func (f *facts) probes(list ...string) []string { return list }

// line completes a requirement with the names of one or two short measures of the job.
func (f *facts) line(text string) string {
	var names []string
	for _, g := range f.figures() {
		if n := len(strings.Fields(g.name)); n <= 5 && len(names) < 2 && !strings.Contains(g.name, ",") {
			names = append(names, g.name)
		}
	}
	if len(names) == 0 {
		return text + ", so that somebody else could check it."
	}
	return text + ", for instance for " + english.List(names, "or") + "."
}

// failure is what failing means in one function, as a person would say it.
func (a *area) failure(way int) string {
	var s sayings
	for _, g := range a.figures {
		s.add("I have failed in "+a.name+" if I let %s "+g.worsen+" to %s.", g.name, g.fails)
	}
	if len(a.signs) > 0 {
		s.add("in "+a.name+" I have failed once this has become normal: %s.", a.signs[0].plain)
	}
	s.add("I fail in "+a.name+" when I do not %s.", a.brief)
	s.add("when nobody can rely on %s any more, I have failed there.", a.name)
	return s[way%len(s)]
}

// failures are two samples that say what failing means in every function.
func (f *facts) failures() []string {
	var byFigure, byDuty []string
	for _, a := range f.areas {
		byFigure = append(byFigure, a.failure(0))
		byDuty = append(byDuty, a.undone())
	}
	var s sayings
	s.add("%s", f.statements(job.Failure))
	s.add("%s", strings.Join(byFigure, " "))
	s.add("%s: that is what I would call failing.", english.List(byDuty, "and"))
	return s
}

// undone names the duty left undone: "not checking guests in and out".
func (a *area) undone() string {
	if a.doing != "" {
		return "not " + a.doing
	}
	return "letting " + a.name + " slide"
}

func (f *facts) failuresMissed() []string {
	var s sayings
	if len(f.areas) > 1 {
		s.add("%s The rest of the job looks after itself.", f.areas[0].failure(0))
	}
	s.add("the job is made up of %s, and I like all of it.", english.List(f.names(), "and"))
	s.add("failure means not doing what a %s is there for.", f.title)
	return s.first(3)
}

func (f *facts) failingFigures() []string {
	var s sayings
	for _, g := range f.figures() {
		s.add("if I let %s "+g.worsen+" to %s, it is no longer a bad patch; it has failed.", g.name, g.fails)
	}
	s.add("I would call it failed if the work is not done by the day that was agreed, twice in a month.")
	s.add("more than one in twenty wrong, and I would say that I am not up to it.")
	if len(s) > 1 {
		s[1] = strings.Replace(s[1], "it is no longer a bad patch; it has failed.", "I would say that I am not up to the job.", 1)
	}
	return s.first(2)
}

func (f *facts) failingFiguresMissed() []string {
	var s sayings
	for i, g := range f.figures() {
		if i == 0 {
			s.add("of course there are limits for %s, and everybody knows them.", g.name)
		}
		if i == 1 {
			s.add("if %s gets really bad for a long time, that is failure.", "something like "+g.name)
		}
	}
	s.add("we had a lot of figures in that job and they were not always good.")
	s.add("you fail when the results are far too low.")
	return s.first(2)
}

func (f *facts) own() []string {
	var s sayings
	s.add("%s", f.owning())
	s.add("that would be my own failing, because I did not %s while there was still time.", f.brief(0))
	s.add("I had noticed %s and let it lie, so that one is mine.", f.sign(0).mine)
	s.add("I should have asked on the first day, and I did not.")
	s.add("it was on my desk, I put it off, and nobody else can answer for that.")
	return s.first(3)
}

func (f *facts) ownMissed() []string {
	var s sayings
	s.add("it goes wrong because of %s, and there is little one can do.", f.partner(0))
	s.add("somebody ought to %s in good time.", f.brief(0))
	s.add("they never gave us enough people, so it could not work.")
	s.add("it was nobody's fault, these things happen.")
	return s.first(2)
}

func (f *facts) noticed() []string {
	var s sayings
	s.add("long before that I notice %s.", f.sign(0).mine)
	s.add("%s: when I see that, I know where it is heading.", f.sign(1).plain)
	s.add("people stop telling me small things, and two weeks later it is a big one.")
	s.add("the same small slip comes back three times in a week.")
	return s.first(2)
}

func (f *facts) noticedMissed() []string {
	var s sayings
	for _, g := range f.figures() {
		if len(s) == 0 {
			s.add("you see it when %s is "+g.worse+" to %s and the harm is done.", "the figure for "+g.name, g.beyond)
		}
	}
	s.add("you just have a feeling that something is wrong.")
	s.add("when I am dismissed, I know that it went wrong.")
	return s.first(2)
}

func (f *facts) suffered() []string {
	var s sayings
	s.add("it is %s who pay for it: they wait, they have to ask again, and in the end they get something that is not right.", f.served)
	s.add("when nobody finds the time to %s, %s are left to sort it out for themselves.", f.brief(0), f.served)
	s.add("%s stop trusting what they are told, because last time it was wrong.", f.served)
	return s.first(2)
}

func (f *facts) sufferedMissed() []string {
	var s sayings
	s.add("%s always come first, that is our motto.", f.served)
	s.add("my boss would be angry and the figures would look bad.")
	return s.first(2)
}
