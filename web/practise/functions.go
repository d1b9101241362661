package practise

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"

	"yardstick/assess"
	answer "yardstick/assess/text"
	"yardstick/english"
	"yardstick/web/text"
)

// functions are what templates may call besides those of the frame.
func functions(t text.Table) template.FuncMap {
	return template.FuncMap{
		"both":  func(page, of any) pair { return pair{page, of} },
		"clock": clock, "lasting": lasting, "you": you, "clause": clause, "brief": brief, "shown": shown,
		"join":    func(parts []string) string { return strings.Join(parts, "; ") },
		"long":    func(s string) bool { return len(s) > longQuestion },
		"verdict": func(v assess.Verdict) (string, error) { return t.Get("verdict." + string(v)) },
		"overall": func(v assess.Overall) (string, error) { return t.Get("overall." + string(v)) },
		"score":   func(v *float64) string { return strconv.FormatFloat(*v, 'f', 2, 64) },
		"legend": func() []string {
			return []string{string(assess.Met), string(assess.Partly), string(assess.NotMet), string(assess.Contradicted)}
		},
	}
}

// pair hands two things to a template: the page, and what a part of it shows.
type pair struct{ Page, Of any }

// longQuestion is the length from which a question is set as text rather than
// as a headline, bytes.
const longQuestion = 160

// clock writes seconds as 2:05.
func clock(seconds int) string {
	return strconv.Itoa(seconds/60) + ":" + fmt.Sprintf("%02d", seconds%60)
}

// lasting writes a suggested time: 45 seconds, 1 minute, 2½ minutes.
func lasting(seconds int) string {
	if seconds < 60 {
		return english.Count(seconds, "second", "seconds")
	}
	halves := (seconds + 15) / 30
	if halves == 2 {
		return "1 minute"
	}
	return strconv.Itoa(halves/2) + strings.Repeat("½", halves%2) + " minutes"
}

// shown takes out of an answer what is not visible, as text.Hidden finds it.
func shown(s string) string {
	spans := answer.Hidden(s)
	if len(spans) == 0 {
		return s
	}
	out, last := "", 0
	for _, h := range spans {
		out += s[last:h.Start]
		last = h.End
	}
	return out + s[last:]
}
