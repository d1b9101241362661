package guide

import (
	"strings"

	"yardstick/english"
	"yardstick/job"
)

// team is the requirement on the role in the team and on working relationships.
func (f *facts) team() Requirement {
	between := "relationships at work"
	if who := f.partnersShort(3); len(who) > 0 {
		between = "relationships, such as those with " + english.List(who, "or")
	}
	r := need("team", Coverage, 1, "Counts it as failing when the role in the team is not filled or working relationships break.", f.apart(), f.apartMissed())
	return covering(r, []string{"the role in the team", between}, 1)
}

// partnersShort are the first n partners whose names are short.
func (f *facts) partnersShort(n int) []string {
	var out []string
	for _, p := range f.partners {
		if len(strings.Fields(p)) <= 4 && len(out) < n && !strings.ContainsAny(p, ",(") {
			out = append(out, p)
		}
	}
	return out
}

func (f *facts) apart() []string {
	var s sayings
	s.add("%s", f.anyStatement(job.Failure, job.Relationships))
	s.add("if I hear nothing from %s any more because I never answered, that is failing too.", f.partner(0))
	s.add("once %s and I only talk through complaints, the job is going wrong.", f.partner(1))
	s.add("if my colleagues go round me to get things done, I have failed the team.")
	s.add("when people would rather do it twice than ask me, something between us is broken.")
	return s.first(3)
}

func (f *facts) apartMissed() []string {
	var s sayings
	if who := f.partnersShort(2); len(who) > 0 {
		s.add("in this job I would work with %s.", english.List(who, "and"))
	}
	s.add("I get on with everybody.")
	s.add("I would rather be left alone with my work.")
	return s.first(2)
}

// indicators is by what failure is measured, in words or in figures; a figure
// by itself is a higher level.
func (f *facts) indicators() Requirement {
	targets := "targets or goals"
	for _, g := range f.figures() {
		if n := len(strings.Fields(g.name)); n <= 5 && !strings.Contains(g.name, ",") {
			targets += ", such as " + g.name
			break
		}
	}
	var shows sayings
	shows.add("I would be measured by %s, by how satisfied people are, and by whether it is right the first time.", f.measured(0))
	shows.add("I go by three things: whether the deadlines hold, whether the work is clean, and whether %s would come to me again.", f.served)
	shows.add("you see it in the targets, in the deadlines, and in how many come back because it was not right.")
	r := need("indicators", Coverage, 2, "Says by what failure is measured in this job.", shows.first(2), []string{
		"Failure can be measured in many ways, and every firm has its own.",
		"You simply know when it is not going well.",
	})
	return covering(r, []string{targets, "satisfaction, such as that of " + f.served, "quality of the work", "key indicators or deadlines"}, 2)
}

// measured is the name of the nth figure of the job.
func (f *facts) measured(n int) string {
	if all := f.figures(); n < len(all) {
		return all[n].name
	}
	return ""
}

func (f *facts) balance() Requirement {
	who := f.served
	if len(f.served) > 20 {
		who = "clients"
	}
	return need("balance", Balance, 0.5, "Speaks of "+who+", colleagues or superiors without blame or contempt.",
		[]string{
			"Everybody was doing what they could that week; the plan was wrong, and it was my plan.",
			"I can see why they were short with me, they had been waiting since the morning.",
		},
		[]string{
			english.Upper(who) + " always want everything at once and never think.",
			"The others were too lazy to do their part, as usual.",
		})
}

// figureOf is the nth failing figure as an anchor names it: "waiting time, up to 12 minutes".
func (f *facts) figureOf(n int) string {
	if all := f.figures(); n < len(all) && all[n].limit != "" {
		return all[n].name + ", " + all[n].worse + " to " + all[n].fails
	}
	return ""
}

// targetOf is the nth target as an anchor names it.
func (f *facts) targetOf(n int) string {
	for _, g := range f.figures() {
		if g.target == "" {
			continue
		}
		if n == 0 {
			return g.name + ", " + g.better + " to " + g.target
		}
		n--
	}
	return ""
}

func (f *facts) signOf(n int) string {
	return f.sign(n).plain
}

func (f *facts) forInstance(s string) string {
	if s == "" {
		return ""
	}
	return ", for instance " + s
}

// inBrackets is s in brackets, if there is any.
func inBrackets(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}
