package duties

import (
	"regexp"
	"strings"
)

// subordinate are words after which a duty says why, how or with what: what
// follows counts for less in telling what the duty is.
var subordinate = map[string]bool{
	"to": true, "for": true, "using": true, "by": true, "according": true, "with": true, "that": true, "which": true,
	"through": true, "under": true, "when": true, "so": true, "who": true, "during": true, "from": true, "as": true,
	"such": true, "including": true, "at": true, "within": true, "on": true, "following": true, "while": true, "based": true, "in": true,
}

// weightAfter says how much of a pattern counts after a subordinate word.
// "such as" and "including" go on with the object, so they count nearly whole.
func weightAfter(low string) float64 {
	switch low {
	case "such", "including", "in", "on", "with", "to", "at":
		return 0.7
	default:
		return 0.45
	}
}

// body matches the name of a department or authority: it says for whom the
// work is done, not what it is.
var body = regexp.MustCompile(`\b(?:[A-Z][\w'’-]+ )*(?:Department|Bureau|Division|Board|Commission|Office|City|County|Port|State|Ministry|University|Institute) of(?: the)?(?: [A-Z][\w&'’-]+)+(?:(?:,| and|, and| of| &)(?: the)? [A-Z][\w&'’-]+)*|\b(?:[A-Z][\w'’-]+ )+(?:Department|Bureau|Division|Board|Commission|Authority|Airports|Council|Agency|University|College|Corporation|Company|Inc|Ltd|LLC)\b`)

// ranks matches the kinds of employees in "professional, technical and clerical
// staff": they say who, not what.
var ranks = regexp.MustCompile(`(?i)\b(?:(?:professional|sub-?professional|para-?professional|technical|clerical|administrative|skilled|unskilled)(?:,? (?:and/or |and |or )?)){2,}(employees|staff|personnel|workers)\b`)

// scores gives for every area how strongly the words of s point to it.
func (l *lexicon) scores(s string) []float64 {
	out := make([]float64, len(l.areas))
	best := map[[2]int]float64{} // area and place: only the longest pattern at a place counts
	seen := map[string]bool{}
	weight, first := 1.0, 1.5
	all := words(ranks.ReplaceAllString(body.ReplaceAllString(s, " it "), "$1"))
	if len(all) > 1 && (all[1].low == "and" || all[1].low == "or" || strings.Contains(all[1].glue, ",")) {
		first = 0.6
	}
	for i, w := range all {
		if i > 2 && subordinate[w.low] {
			weight = min(weight, weightAfter(w.low))
		}
		for _, p := range l.candidates(w.stem) {
			key := strings.Join(p.words, " ") + "/" + l.areas[p.area].name
			if seen[key] || !p.matches(all[i:]) {
				continue
			}
			seen[key] = true
			points := p.weight * weight
			if i == 0 { // the verb itself says what is done, unless it is one of several
				points *= first
			}
			best[[2]int{p.area, i}] = max(best[[2]int{p.area, i}], points)
		}
	}
	for place, w := range best {
		out[place[0]] += w
	}
	return out
}

// candidates gives the patterns that may begin with a word.
func (l *lexicon) candidates(stem string) []pattern {
	out := l.exact[stem]
	for n := 1; n <= 3 && n <= len(stem); n++ {
		if more := l.open[stem[:n]]; len(more) > 0 {
			out = append(out[:len(out):len(out)], more...)
		}
	}
	return out
}

func (p pattern) matches(all []word) bool {
	if len(all) < len(p.words) {
		return false
	}
	for k, want := range p.words {
		stem, open := strings.CutSuffix(want, "*")
		if open && !strings.HasPrefix(all[k].stem, stem) && !strings.HasPrefix(all[k].low, stem) || !open && all[k].stem != want {
			return false
		}
	}
	return true
}
