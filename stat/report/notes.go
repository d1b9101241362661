package report

import (
	"fmt"
	"strings"

	"yardstick/internal/figure"
	"yardstick/stat"
	"yardstick/stat/table"
)

// fewTargets is the number under which large-sample errors are not to be trusted.
const fewTargets = 30

// notes says what is missing and why each value is that does not exist.
func (a *Agreement) notes(o Options) []string {
	n := noteList{}
	a.noteTable(&n)
	a.noteVariance(&n, o)
	a.noteICC(&n)
	a.notePairs(&n)
	a.noteAlpha(&n)
	a.noteRaters(&n)
	a.noteReliability(&n)
	a.noteAssessor(&n)
	return n
}

// noteList is a list of sentences.
type noteList []string

func (n *noteList) add(format string, args ...any) { *n = append(*n, fmt.Sprintf(format, args...)) }

// noteTable says what was rated, and what was not.
func (a *Agreement) noteTable(n *noteList) {
	t := a.ratings.Table
	if a.Questions > 0 {
		n.add(
			"Each question of a target counts as a target of its own: %d are rated. The intervals of the correlations and of severity take them as "+
				"independent, which questions of one target are not quite; those of alpha draw targets.",
			t.Targets(),
		)
	}
	if a.Missing > 0 {
		n.add(
			"The table is incomplete: %s of %s ratings are missing, %s as blank cells. Nothing was left out for it: the intraclass correlations "+
				"come from variance components, by moments, without intervals; their averages stand for the harmonic mean of the ratings a target "+
				"has, %s; each kappa compares what both raters rated; alpha, AC1, AC2 and Fleiss' kappa take unequal numbers of ratings as they are.",
			figure.Thousands(
				a.Missing,
			),
			figure.Thousands(t.Targets()*t.Raters()), figure.Thousands(a.ratings.Blank), stat.Estimate(t.Components().PerMean).Format(2),
		)
	}
	single, unrated := 0, 0
	for i := range t.Targets() {
		switch len(t.Row(i)) {
		case 0:
			unrated++
		case 1:
			single++
		}
	}
	if unrated > 0 {
		n.add("%s without any rating.", counted(unrated, "target is", "targets are"))
	}
	if single > 0 && t.Raters() > 1 {
		n.add("%s rated by one rater alone, and can show no agreement.", counted(single, "target is", "targets are"))
	}
	for _, pair := range alike(a.ratings.Raters) {
		n.add("The raters %q and %q are taken for two; their names differ in case or space alone.", pair[0], pair[1])
	}
}

// noteVariance says what makes most statistics not estimable at once.
func (a *Agreement) noteVariance(n *noteList, o Options) {
	t := a.ratings.Table
	levels := t.Levels()
	if t.Raters() == 1 {
		n.add("There is one rater: no agreement is estimable.")
	}
	if t.Targets() == 1 {
		n.add("There is one target: intraclass correlations and kappas of pairs are not estimable.")
	}
	switch {
	case len(levels) == 0:
		n.add("There are no ratings: nothing is estimable.")
	case len(levels) == 1:
		n.add(
			"All ratings are %s: without any variance no correlation, kappa, AC1, AC2 or alpha is estimable; percent agreement alone says so "+
				"little because of it.",
			table.Points(levels[0]),
		)
	case len(levels) > stat.MostCategories:
		n.add(
			"There are %s different ratings: kappas, AC1, AC2, percent agreement and alpha of the ratio scale are for at most %d categories, and "+
				"not estimable.",
			figure.Thousands(len(levels)), stat.MostCategories,
		)
	case o.Scale == nil && a.AC1 != stat.NotEstimable():
		n.add("AC1 and AC2 take the %d ratings that occur as all categories; --scale says what raters could have given.", len(levels))
	}
	if a.Agreement == stat.NotEstimable() && t.Raters() > 1 && len(levels) > 0 && len(levels) <= stat.MostCategories {
		n.add("No target has two ratings: no agreement is estimable.")
	}
}

// noteICC says why a correlation or an interval is missing that the table would allow.
func (a *Agreement) noteICC(n *noteList) {
	t := a.ratings.Table
	if t.Raters() < 2 || t.Targets() < 2 || len(t.Levels()) < 2 {
		return
	}
	all := []stat.Bounded{a.ICC.ICC11, a.ICC.ICC21, a.ICC.ICC31, a.ICC.ICC1k, a.ICC.ICC2k, a.ICC.ICC3k}
	values, intervals := 0, 0
	for _, b := range all {
		values += missing(b.Value)
		intervals += missing(b.Low)
	}
	if values > 0 {
		n.add(
			"%s not estimable: the variances that the ratings give fit no such correlation, or too few targets share raters to tell the two apart.",
			counted(values, "intraclass correlation is", "intraclass correlations are"),
		)
	}
	if intervals > 0 && a.Missing == 0 {
		n.add(
			"%s no interval: raters agree perfectly, severity apart, or targets do not differ, and F does not exist.",
			counted(intervals, "intraclass correlation has", "intraclass correlations have"),
		)
	}
}

// notePairs says which kappas of pairs are missing.
func (a *Agreement) notePairs(n *noteList) {
	t := a.ratings.Table
	if t.Raters() > stat.MostPaired {
		n.add("There are %s raters: kappas of pairs are given for at most %d.", figure.Thousands(t.Raters()), stat.MostPaired)
	}
	apart, constant, few := 0, 0, 0
	for _, p := range a.Kappa {
		switch {
		case p.Targets < 2:
			apart++
		case p.Unweighted.Value == stat.NotEstimable():
			constant++
		case p.Targets < fewTargets:
			few++
		}
	}
	if apart > 0 && t.Targets() > 1 {
		n.add("%s rated fewer than two targets in common: kappa is not estimable.", counted(apart, "pair of raters", "pairs of raters"))
	}
	if constant > 0 {
		n.add(
			"%s used one and the same category on all that both rated: kappa is not estimable, however often they agree.",
			counted(constant, "pair of raters", "pairs of raters"),
		)
	}
	if few > 0 {
		n.add(
			"%s rated fewer than %d targets in common: the standard errors of kappa are for large samples.",
			counted(few, "pair of raters", "pairs of raters"), fewTargets,
		)
	}
}

// noteAlpha says what is missing of alpha alone.
func (a *Agreement) noteAlpha(n *noteList) {
	levels := a.ratings.Table.Levels()
	if len(levels) > 0 && levels[0] < 0 {
		n.add("There are ratings below zero: alpha of the ratio scale is not estimable.")
	}
	if missing(a.Alpha.Interval)+missing(a.AlphaInterval.Nominal.Low) == 1 {
		n.add("Alpha has no interval: too few targets have two ratings, or too few resamples differ.")
	}
}

// noteRaters says whose figures are missing.
func (a *Agreement) noteRaters(n *noteList) {
	alone, flat, still, halo, fixed := 0, 0, 0, 0, 0
	for _, s := range a.Severity {
		alone += missing(s.Deviation)
		flat += missing(s.Spread)
		still += missing(s.RelativeSpread) - missing(s.Spread)
		halo += missing(s.Halo)
		fixed += missing(s.Low) - missing(s.Deviation)
	}
	if fixed > 0 {
		n.add("The deviation of %s no interval: it rests on one target, or is the same on all.", counted(fixed, "rater has", "raters has"))
	}
	if alone > 0 {
		n.add("%s no target that another rated too: severity is not estimable.", counted(alone, "rater has", "raters have"))
	}
	if flat > 0 {
		n.add("%s fewer than two ratings: spread is not estimable.", counted(flat, "rater has", "raters have"))
	}
	if still > 0 {
		n.add("%s targets on which all ratings are equal: spread is compared with nothing.", counted(still, "rater has", "raters have"))
	}
	if halo > 0 && a.Questions == 0 {
		n.add("Halo is not estimable without a column question.")
	} else if halo > 0 {
		n.add("Halo is not estimable of %s: no target on which the rater and another rated two questions, or the others tell none apart.",
			counted(halo, "rater", "raters"))
	}
}

// noteReliability says why no number is enough.
func (a *Agreement) noteReliability(n *noteList) {
	r := a.Reliability
	switch {
	case a.Questions > 1 && r.Components == nil:
		n.add("How many questions are needed is not estimable: that wants every rater on every question of every target.")
	case r.Components != nil && r.Components.Target == stat.NotEstimable():
		n.add("The variances of raters and questions are not estimable: that wants two targets, raters and questions, and ratings that differ.")
	case r.Components != nil && r.Components.Clipped:
		n.add("A variance component came out below zero and is taken as zero.")
	}
	if r.Raters == nil || r.RatersAbsolute == nil {
		n.add("A reliability of %g is reached by no number of raters, or not estimable, where none is given.", r.Wanted)
	}
}

// noteAssessor says what looks at the assessor cannot show.
func (a *Agreement) noteAssessor(n *noteList) {
	if a.Assessor == nil {
		return
	}
	m := a.Assessor
	if m.NotAssessed > 0 {
		n.add("%s no finding of the assessor beside it, and is left out.", counted(m.NotAssessed, "look has", "looks have"))
	}
	if m.Towards.Of == 0 {
		n.add("Nobody opened a finding that differed from the own level: how often levels move towards it is not estimable.")
	}
	if m.Unopened.Of == 0 {
		n.add("No level that differed stayed without a look at the finding: how often levels move without it is not estimable.")
	}
	if m.Looks == 0 || m.Silent.Of == 0 {
		n.add("No level moved towards a finding that was opened: how often that goes without a reason is not estimable.")
	}
	gaps := 0
	for _, r := range m.ByRater {
		for _, share := range []stat.Rate{r.Opened, r.Towards, r.Unopened, r.Silent} {
			gaps += missing(share.Value)
		}
	}
	if gaps > 0 {
		n.add("A share of one rater is not estimable where that rater has no such look.")
	}
}

// missing is 1 where a value is not estimable.
func missing(v stat.Value) int {
	if v == stat.NotEstimable() {
		return 1
	}
	return 0
}

// counted writes a count with what follows it.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return figure.Thousands(n) + " " + many
}

// alike lists neighbours among sorted names that differ in case and space alone.
func alike(names []string) [][2]string {
	seen := make(map[string]string)
	var pairs [][2]string
	for _, name := range names {
		key := strings.ToLower(strings.Join(strings.Fields(name), ""))
		if first, ok := seen[key]; ok {
			pairs = append(pairs, [2]string{first, name})
			continue
		}
		seen[key] = name
	}
	return pairs
}
