package web

import (
	"fmt"
	"html/template"
	"strconv"
	"time"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/web/asset"
	texts "yardstick/web/text"
)

// functions are what templates may call besides methods of what they show.
func functions(t texts.Table, assets *asset.Set) template.FuncMap {
	return template.FuncMap{
		"t": t.Get, "n": t.Count, "asset": assets.Path,
		"day": day, "moment": moment, "iso": iso, "clock": clock,
		"you": you, "brief": brief, "step": step, "shown": shown, "long": func(s string) bool { return len(s) > longQuestion }, "inc": func(i int) int { return i + 1 },
		"verdict": func(v assess.Verdict) (string, error) { return t.Get("verdict." + string(v)) },
		"overall": func(v assess.Overall) (string, error) { return t.Get("overall." + string(v)) },
		"score":   func(v *float64) string { return strconv.FormatFloat(*v, 'f', 2, 64) },
		"legend": func() []string {
			return []string{string(assess.Met), string(assess.Partly), string(assess.NotMet), string(assess.Contradicted)}
		},
	}
}

// longQuestion is the length from which a question is set as text rather than
// as a headline, bytes.
const longQuestion = 160

// day writes a date for people. The name of the month makes it unambiguous.
func day(at time.Time) string { return at.Local().Format("2 January 2006") }

// moment writes date and time, of a time or of one that may not be there.
func moment(at any) (string, error) {
	switch at := at.(type) {
	case time.Time:
		return at.Local().Format("2 January, 15:04"), nil
	case *time.Time:
		if at == nil {
			return "", nil
		}
		return at.Local().Format("2 January, 15:04"), nil
	}
	return "", fmt.Errorf("moment: %T is no time", at)
}

// iso writes a time for machines.
func iso(at time.Time) string { return at.UTC().Format(time.RFC3339) }

// clock writes seconds as 2:05.
func clock(seconds int) string {
	return strconv.Itoa(seconds/60) + ":" + fmt.Sprintf("%02d", seconds%60)
}

// shown takes out of an answer what is not visible, as text.Hidden finds it.
func shown(s string) string {
	spans := text.Hidden(s)
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
