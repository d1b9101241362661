// Package report shows an assessment to people: as text for a terminal and as
// a self-contained HTML page. Both mark the evidence in the answer, go through
// the requirements one by one, say what is missing and how to add it, and show
// how the verdict was reached.
package report

import (
	"math/big"
	"sort"
	"strconv"
	"strings"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/english"
	"yardstick/guide"
)

// Finding is an assessment with what it is about.
type Finding struct {
	Guide      *guide.Guide
	Question   *guide.Question
	Answer     string // as given; assessment.Answer is only its id
	Assessment assess.Assessment
}

// region is a stretch of the answer, in code points, with the numbers (from 1)
// of the requirements that it is evidence for; none between the marks.
type region struct {
	start, end int
	numbers    []int
}

// regions cuts the answer into marked and unmarked stretches. Quotes that
// overlap make one mark.
func (f *Finding) regions(length int) []region {
	var marks []region
	for i, r := range f.Assessment.Requirements {
		for _, e := range allEvidence(r) {
			marks = append(marks, region{e.Start, e.End, []int{i + 1}})
		}
	}
	sort.SliceStable(marks, func(i, j int) bool { return marks[i].start < marks[j].start })
	var out []region
	at := 0
	for i := 0; i < len(marks); {
		m := marks[i]
		for i++; i < len(marks) && marks[i].start < m.end; i++ {
			m.end = max(m.end, marks[i].end)
			m.numbers = append(m.numbers, marks[i].numbers...)
		}
		if m.start > at {
			out = append(out, region{start: at, end: m.start})
		}
		m.numbers = distinct(m.numbers)
		out = append(out, m)
		at = m.end
	}
	if at < length {
		out = append(out, region{start: at, end: length})
	}
	return out
}

// allEvidence gives the evidence of a requirement and of its items that count.
func allEvidence(r assess.Requirement) []assess.Evidence {
	all := append([]assess.Evidence{}, r.Evidence...)
	for _, it := range r.Items {
		all = append(all, it.Evidence...)
	}
	return all
}

func distinct(numbers []int) []int {
	sort.Ints(numbers)
	out := numbers[:0]
	for i, n := range numbers {
		if i == 0 || n != numbers[i-1] {
			out = append(out, n)
		}
	}
	return out
}

// verdictWords name the verdicts on a requirement.
var verdictWords = map[assess.Verdict]string{
	assess.Met: "met", assess.Partly: "partly met", assess.NotMet: "not met",
	assess.Contradicted: "contradicted", assess.NotAssessed: "not assessed",
}

// overallWords name the verdicts on an answer.
var overallWords = map[assess.Overall]string{
	assess.Meets:              "The answer meets the established job criteria",
	assess.MeetsInPart:        "The answer meets the established job criteria in part",
	assess.DoesNotMeet:        "The answer does not meet the established job criteria",
	assess.OverallNotAssessed: "The answer was not assessed",
}

// standing gives score and level in words: "score 0.72 of 1, level 4 of 5 (Advanced)".
func (f *Finding) standing() string {
	a := &f.Assessment
	if a.Score == nil || a.Level == nil {
		return ""
	}
	s := "score " + number(*a.Score) + " of 1, level " + strconv.Itoa(*a.Level) + " of " + strconv.Itoa(f.Guide.Scale.Top())
	if name := f.Guide.Scale[*a.Level]; name != "" {
		s += " (" + name + ")"
	}
	return s
}

// reasoning says in plain words how the verdict was reached.
func (f *Finding) reasoning() []string {
	a := &f.Assessment
	if a.Score == nil {
		return []string{"No requirement could be assessed, so there is no score. That is not a zero."}
	}
	lines := []string{f.sum(), f.pass()}
	if open := f.count(assess.NotAssessed, false); open > 0 {
		lines = append(
			lines,
			english.Count(
				open, "requirement that could not be assessed counts", "requirements that could not be assessed count",
			)+" neither for nor against the answer.",
		)
	}
	return append(lines, f.musts())
}

// sum says how the score came about.
func (f *Finding) sum() string {
	got, all := new(big.Rat), new(big.Rat)
	for i, r := range f.Assessment.Requirements {
		w := weight(&f.Question.Requirements[i])
		if r.Verdict == assess.NotAssessed {
			continue
		}
		all.Add(all, w)
		switch r.Verdict {
		case assess.Met:
			got.Add(got, w)
		case assess.Partly:
			got.Add(got, new(big.Rat).Quo(w, big.NewRat(2, 1)))
		}
	}
	return "A requirement that is met counts its weight, one partly met half of it: " +
		decimal(got) + " of " + decimal(all) + ", a score of " + number(*f.Assessment.Score) + "."
}

func (f *Finding) pass() string {
	pass := f.Guide.Pass.Score
	if pass == 0 {
		pass = guide.DefaultPass
	}
	s := "The guide passes an answer from " + number(pass) + " on, and in part from half of that: the score "
	switch score := *f.Assessment.Score; {
	case score >= pass:
		return s + "is enough."
	case score >= pass/2:
		return s + "is enough for a part."
	}
	return s + "is not enough."
}

// musts says what the requirements that decide by themselves did.
func (f *Finding) musts() string {
	if lost := f.names(assess.NotMet, assess.Contradicted); len(lost) > 0 {
		return "What an answer must contain is missing or contradicted (" + strings.Join(lost, ", ") + "). That decides, whatever the score."
	}
	if open := f.names(assess.NotAssessed); len(open) > 0 {
		return "What an answer must contain was not assessed (" + strings.Join(open, ", ") + "), so the verdict stays open."
	}
	if weak := f.names(assess.Partly); len(weak) > 0 {
		return "What an answer must contain is only partly there (" + strings.Join(weak, ", ") + "). That holds the answer at meeting in part."
	}
	for i := range f.Question.Requirements {
		if f.Question.Requirements[i].Must {
			return "Everything that an answer must contain is met."
		}
	}
	return "No requirement is a must: the score alone decides."
}

// names gives the ids of the musts with one of the verdicts.
func (f *Finding) names(verdicts ...assess.Verdict) []string {
	var ids []string
	for i, r := range f.Assessment.Requirements {
		for _, v := range verdicts {
			if r.Verdict == v && f.Question.Requirements[i].Must {
				ids = append(ids, r.ID)
			}
		}
	}
	return ids
}

func (f *Finding) count(v assess.Verdict, mustOnly bool) int {
	n := 0
	for i, r := range f.Assessment.Requirements {
		if r.Verdict == v && (!mustOnly || f.Question.Requirements[i].Must) {
			n++
		}
	}
	return n
}

func weight(r *guide.Requirement) *big.Rat {
	if r.Weight == 0 {
		return big.NewRat(1, 1)
	}
	w, ok := new(big.Rat).SetString(strconv.FormatFloat(r.Weight, 'g', -1, 64))
	if !ok {
		return new(big.Rat)
	}
	return w
}

// decimal writes a fraction with as many digits as it needs, at most two.
func decimal(r *big.Rat) string {
	s := r.FloatString(2)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// number writes a score with two digits.
func number(x float64) string { return strconv.FormatFloat(x, 'f', 2, 64) }

// shown makes a stretch of an answer safe to show: hidden and control
// characters, which could move a terminal's cursor or turn text around, show
// as nothing.
func shown(s string) string {
	spans := text.Hidden(s)
	if len(spans) == 0 {
		return s
	}
	var b strings.Builder
	last := 0
	for _, h := range spans {
		b.WriteString(s[last:h.Start])
		last = h.End
	}
	b.WriteString(s[last:])
	return b.String()
}
