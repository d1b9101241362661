package guide

import (
	"strings"

	"yardstick/job"
)

// relations is the requirement on the team role and working relationships.
func (f *facts) relations() string {
	if who := f.partnersShort(3); len(who) > 0 {
		return "Counts a broken working relationship, for instance with " + list(who, "or") + ", as part of failing."
	}
	return "Counts a broken working relationship with colleagues or superiors as part of failing."
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
		s.add("in this job I would work with %s.", list(who, "and"))
	}
	s.add("I get on with everybody.")
	s.add("I would rather be left alone with my work.")
	return s.first(2)
}

// kinds is the introduction: several of the seven kinds of failure. It carries
// little weight and is no must, because naming kinds says nothing of this job.
func (f *facts) kinds() Requirement {
	r := need("kinds", Coverage, 0.5, "Names several kinds of failure before going into this job.",
		[]string{
			"It can be goals that are not met, dates that are missed, work that piles up or people who complain.",
			"First there are the usual kinds: late work, complaints, routines that break down, and staff who leave.",
		},
		[]string{
			"There are many kinds of failure, and each of them is different.",
			"Failure is simply when things do not go well.",
		})
	return covering(r, []string{
		"goals not met", "deadlines missed", "backlogs and breakdowns", "complaints from " + f.served,
		"processes that do not work", "trouble in working relationships", "problems with staffing",
	}, 3)
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
			upperFirst(who) + " always want everything at once and never think.",
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
