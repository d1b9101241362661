package guide

import (
	"slices"
	"strings"

	"yardstick/english"
)

// mostFronts is how many functions fit into one story that can be kept in mind.
const mostFronts = 4

// fronts are the functions that the story of a mess is made of.
func (f *facts) fronts() []area { return f.areas[:min(mostFronts, len(f.areas))] }

// span are the functions from one place to another; none where there are not so many.
func (f *facts) span(from, to int) []area {
	if from < 0 || to > len(f.areas) {
		return nil
	}
	return f.areas[from:to]
}

// few is the last front of a story that has too few.
func (f *facts) few() []area {
	if n := len(f.fronts()); n < 3 {
		return f.span(n-1, n)
	}
	return nil
}

// risk is the function with the most to lose: the first that has both a sign
// and a figure, else the first.
func (f *facts) risk() []area {
	i := slices.IndexFunc(f.areas, func(a area) bool { return a.brief != "" && a.sign().plain != "" && a.worst().name != "" })
	i = max(i, 0)
	return f.span(i, i+1)
}

// rivals are the partners of the first two fronts, where they differ.
func (f *facts) rivals() string {
	fronts := f.fronts()
	if len(fronts) == 0 {
		return ""
	}
	a, b := fronts[0].partner, fronts[min(1, len(fronts)-1)].partner
	return when(a != "" && b != "" && a != b, a+" and "+b)
}

// partnersShort are the first n partners whose names are short and can be said
// by somebody else than the writer of the job.
func (f *facts) partnersShort(n int) []string {
	var out []string
	for _, p := range f.partners {
		if len(strings.Fields(p)) <= 4 && len(out) < n && !strings.ContainsAny(p, ",(") && !english.SpeaksOfSelf(p) {
			out = append(out, p)
		}
	}
	return out
}

func (f *facts) partner(n int) string {
	if n < len(f.partners) {
		return f.partners[n]
	}
	return ""
}

// brief returns the nth short duty of the job, one a function.
func (f *facts) brief(n int) string {
	for _, a := range f.areas {
		if a.brief != "" {
			if n == 0 {
				return a.brief
			}
			n--
		}
	}
	return ""
}

// figures returns the first figure of each function, those with a failing level first.
func (f *facts) figures() []figure {
	var with, without []figure
	for _, a := range f.areas {
		switch {
		case len(a.figures) == 0:
		case a.figures[0].fails != "":
			with = append(with, a.figures[0])
		default:
			without = append(without, a.figures[0])
		}
	}
	return append(with, without...)
}

// nthFigure is the nth of the figures that will do.
func (f *facts) nthFigure(n int, will func(figure) bool) figure {
	for _, g := range f.figures() {
		if !will(g) {
			continue
		}
		if n == 0 {
			return g
		}
		n--
	}
	return figure{}
}

// shortMeasures are the names of the first n figures whose names are short.
func (f *facts) shortMeasures(n int) []string {
	var names []string
	for _, g := range f.figures() {
		if len(strings.Fields(g.name)) <= 5 && len(names) < n && !strings.Contains(g.name, ",") {
			names = append(names, g.name)
		}
	}
	return names
}

// sign returns the nth danger sign of the job, taking each function in turn,
// empty where there are not so many.
func (f *facts) sign(n int) sign {
	for round := range 10 {
		for _, a := range f.areas {
			if round < len(a.signs) {
				if n == 0 {
					return a.signs[round]
				}
				n--
			}
		}
	}
	return sign{}
}

// ownSign is the first danger sign in what the job holder does.
func (f *facts) ownSign() sign {
	for _, a := range f.areas {
		if i := slices.IndexFunc(a.signs, func(s sign) bool { return s.own }); i >= 0 {
			return a.signs[i]
		}
	}
	return sign{}
}

// frontSign is the first danger sign that is seen around the job holder, of any front.
func (f *facts) frontSign() sign {
	for _, a := range f.fronts() {
		if s := a.sign(); s.mine != "" {
			return s
		}
	}
	return sign{}
}

// sign is the first danger sign of a function that is seen around the job
// holder, not in him.
func (a *area) sign() sign {
	if i := slices.IndexFunc(a.signs, func(s sign) bool { return !s.own }); i >= 0 {
		return a.signs[i]
	}
	return sign{}
}

// nth is the nth danger sign of a function.
func (a *area) nth(n int) sign {
	if n < len(a.signs) {
		return a.signs[n]
	}
	return sign{}
}

// figure is the first figure of a function.
func (a *area) figure() figure {
	if len(a.figures) > 0 {
		return a.figures[0]
	}
	return figure{}
}

// worst is the first figure that can be past its failing level.
func (a *area) worst() figure {
	if i := slices.IndexFunc(a.figures, func(g figure) bool { return g.beyond != "" }); i >= 0 {
		return a.figures[i]
	}
	return figure{}
}

func withArticle(served string) string {
	if served == "" || strings.HasPrefix(served, "the ") || strings.HasPrefix(served, "those ") {
		return served
	}
	return "the " + served
}

// mostParts is how many words of names of functions a requirement can bear.
const mostParts = 8

// parts names all functions for a requirement that is about any of them, where
// that reads well: few words, and no name that is a list itself.
func (f *facts) parts() string {
	names := f.names()
	all := english.List(names, "or")
	lists := slices.ContainsFunc(names, func(n string) bool { return len(names) > 1 && strings.Contains(n, " and ") })
	return when(!lists && len(strings.Fields(all)) <= mostParts, all)
}

func (f *facts) names() []string {
	out := make([]string, len(f.areas))
	for i, a := range f.areas {
		out[i] = a.name
	}
	return out
}

// shortList names functions, all of them, or none where that would be long.
func shortList(areas []area) string {
	names := make([]string, len(areas))
	for i, a := range areas {
		names[i] = a.name
	}
	all := english.List(names, "and")
	return when(len(strings.Fields(all)) <= mostParts+5, all)
}

// two are the names of the first and the last of some functions, where both are short;
// otherwise, and where there are not two, they are empty.
type two struct{ first, last string }

func twoOf(areas []area) two {
	if len(areas) < 2 {
		return two{}
	}
	of := two{areas[0].name, areas[len(areas)-1].name}
	if len(strings.Fields(of.first)) > 5 || len(strings.Fields(of.last)) > 5 {
		return two{}
	}
	return of
}

func (t two) joined() string {
	return when(t.first != "", english.List([]string{t.first, t.last}, "and"))
}

// ends are the functions at the ends of the story, pair the first two of the job.
func (f *facts) ends() two { return twoOf(f.fronts()) }
func (f *facts) pair() two { return twoOf(f.areas[:min(2, len(f.areas))]) }

// around are people around the job: those served, where they are named, and the first partner.
func (f *facts) around() string {
	var who []string
	if f.served != someServed {
		who = append(who, f.served)
	}
	return english.List(append(who, f.partnersShort(1)...), "or")
}

// doing is the first duty of the job as something that is done.
func (f *facts) doing() string {
	if i := slices.IndexFunc(f.areas, func(a area) bool { return a.doing != "" && len(strings.Fields(a.doing)) <= longItem }); i >= 0 {
		return f.areas[i].doing
	}
	return ""
}
