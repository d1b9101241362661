package draft

import (
	"math"
	"regexp"
	"strings"
	"unicode"

	"yardstick/english"
	"yardstick/intake/outline"
)

// features are what is known of a line beside what it says: its shape, its
// place, and how it begins and ends. The head is trained on them in this
// order; who changes them trains it anew.
func features(all []line, i int) []float32 {
	l := &all[i]
	words := strings.Fields(strings.ToLower(l.Text))
	f := l.outward(words)
	f = append(f, l.wording(words)...)
	f = append(f, l.verbs(words)...)
	f = append(f, l.amounts()...)
	f = append(f, l.topic()...)
	return append(f, l.place(all, i)...)
}

// outward is shape, length and ending.
func (l *line) outward(words []string) []float32 {
	n := len(words)
	return flags(
		l.Shape == outline.Heading, l.Shape == outline.Item, l.Shape == outline.Paragraph, l.Shape == outline.Row,
		l.leads(), l.begins, l.Label != "", l.Level > 1,
		n <= 3, n > 3 && n <= 6, n > 6 && n <= 12, n > 12 && n <= 25, n > 25,
		strings.HasSuffix(l.Text, "."), strings.HasSuffix(l.Text, ":"), strings.HasSuffix(l.Text, "?") || strings.HasSuffix(l.Text, "!"),
		strings.ContainsFunc(l.Text, unicode.IsDigit), strings.Contains(l.Text, "%"), strings.ContainsAny(l.Text, signs[1:len(signs)-1]),
		strings.ToUpper(l.Text) == l.Text,
	)
}

// wording is how the line begins, and a few words that turn a sentence.
func (l *line) wording(words []string) []float32 {
	first := ""
	if len(words) > 0 {
		first = strings.Trim(words[0], ".,:;()’'")
	}
	among := " " + strings.Join(words, " ") + " "
	return flags(
		strings.HasSuffix(first, "s") && !strings.HasSuffix(first, "ss"), strings.HasSuffix(first, "ing"),
		oneOf(first, "you", "your", "you'll", "you’ll"), oneOf(first, "we", "our", "us", "we're", "we’re"),
		oneOf(first, "the", "a", "an", "this"), first == "to",
		strings.Contains(among, " not ") || strings.Contains(among, " no ") || strings.Contains(among, "n't ") ||
			strings.Contains(among, "n’t "),
		strings.Contains(among, " will ") || strings.Contains(among, "'ll ") ||
			strings.Contains(among, "’ll "), strings.Contains(among, " must "),
		unicode.IsLower([]rune(l.Text + "A")[0]),
	)
}

// verbs is where the line has verbs, and who it speaks of.
func (l *line) verbs(words []string) []float32 {
	among := " " + strings.NewReplacer("’", "'", ",", "", ".", "").Replace(strings.Join(words, " ")) + " "
	first, second := "", ""
	if bare := strings.Fields(among); len(bare) > 0 {
		first, second = bare[0], strings.Join(bare[min(1, len(bare)):min(2, len(bare))], "")
	}
	base := english.Base(first)
	return flags(
		base != "" && base == first, base != "" && base != first, english.NounToo(base),
		strings.Contains(determiners, " "+second+" "), second == "of",
		strings.Contains(among, " you") || strings.Contains(among, " your "), strings.Contains(among, " we ") ||
			strings.Contains(among, " our ") || strings.Contains(among, " us ") || strings.Contains(among, " we'"),
		strings.Contains(among, " you've ") || strings.Contains(among, " you have ") || strings.Contains(among, " has ") ||
			strings.Contains(among, " have "),
		passive.MatchString(among), strings.Contains(among, " by you ") || strings.Contains(among, " by the "),
	)
}

// passive matches what is done without saying at once by whom.
var passive = regexp.MustCompile(` (?:is|are|be|been|being|get|gets) (?:\w+ly )?\w+(?:ed|en|n|t) `)

// amounts is what figures the line has: any, one that says how much by itself, one held against a level.
func (l *line) amounts() []float32 {
	strong, bound, share := false, false, false
	all := scan(l.Text)
	for i := range all {
		strong, bound, share = strong || all[i].strong, bound || all[i].bound != "", share || all[i].measure.Unit == "%"
	}
	return flags(len(all) > 0, strong, bound, share, strong && bound)
}

// topics are what headings and labels are often about: duties, requirements, offers, measures and people.
var topics = [...]*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:dut(?:y|ies)|responsib\w+|tasks?|accountabilit\w+|will do|what you do|you will\b.{0,3}$|you['’]ll (?:do|` +
		`be)|day[- ]to[- ]day|the (?:job|role|work)|activities)\b`),
	regexp.MustCompile(`(?i)\b(?:require\w*|qualif\w*|skills?|experience|essential|desirable|person spec\w*|criteria|about you|` +
		`who you are|you (?:have|bring|need|are)|we need|must|profile|licen[cs]e|education|knowledge|conditions?|hours)\b`),
	regexp.MustCompile(`(?i)\b(?:offer|benefits?|salary|pay|perks?|compensation|remuneration|package|leave|pension|you (?:get|receive))\b`),
	regexp.MustCompile(`(?i)\b(?:targets?|kpis?|goals?|measures?|measured|indicators?|metrics?|success|performance|standards?|numbers|` +
		`figures|service levels?|slas?)\b`),
	regexp.MustCompile(`(?i)\b(?:report(?:s|ing)?(?: directly)?(?: to| line|$)|reporting|(?:responsible|accountable|answers?) to|` +
		`line manage\w*|supervis\w+|direct reports|(?:leads|manages|responsible for)(?: a team of|:|$)|in charge of|team of|` +
		`(?:works?|working) (?:closely )?with|` +
		`(?:working )?relationships?|contacts?|colleagues|stakeholders|staff of|serves|manager|head of)\b`),
}

// topic says which of them the line speaks of, and which its label does.
func (l *line) topic() []float32 {
	var is []bool
	for _, t := range topics {
		is = append(is, t.MatchString(l.Text), l.Label != "" && t.MatchString(l.Label))
	}
	return flags(is...)
}

// place is where the line stands among all.
func (l *line) place(all []line, i int) []float32 {
	f := flags(i == 0, i > 0 && i < 4, i >= len(all)-3, l.above >= 0)
	below := i
	if l.above >= 0 {
		below = i - l.above - 1
	}
	return append(f, float32(i)/float32(len(all)), float32(math.Min(float64(below), 10))/10, float32(math.Min(float64(len(all)), 80))/80)
}

func flags(is ...bool) []float32 {
	out := make([]float32, len(is))
	for i, b := range is {
		if b {
			out[i] = 1
		}
	}
	return out
}

func oneOf(s string, among ...string) bool {
	for _, a := range among {
		if s == a {
			return true
		}
	}
	return false
}
