package job

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yardstick/english"
)

// Mark is the level that decides, in a few characters: ≤70% fails, ≥85% succeeds.
// It is "•" where the author gave no such level.
func (m *Measure) Mark(outcome Outcome) string { return m.mark(outcome, markRoom) }

// markRoom is how many characters a mark has, with its unit.
const markRoom = 12

// mark is the level that decides, in a few characters for a cell of the
// matrix: ≥12 min. It drops the unit where it would not fit into room characters.
func (m *Measure) mark(outcome Outcome, room int) string {
	level, sign := m.FailsAt, "≤"
	if outcome == Success {
		level = m.Target
	}
	if level == nil {
		return "•"
	}
	if (m.better() == Lower) == (outcome == Failure) {
		sign = "≥"
	}
	figure := sign + short(*level)
	if m.byDay() {
		figure = sign + strings.TrimSuffix(english.Amount(*level, m.Unit), " of the "+after(m.Unit, " of the "))
	}
	if full := figure + shortUnit(m.Unit); utf8.RuneCountInString(full) <= room {
		return full
	}
	if utf8.RuneCountInString(figure) > room {
		return "•" // the text below has it
	}
	return figure
}

// after is what stands behind the first of a text.
func after(s, first string) string {
	_, rest, _ := strings.Cut(s, first)
	return rest
}

// short writes a figure as it is where that takes few signs, and otherwise in three
// digits: 40k for 40,000.
func short(v float64) string {
	if v < 0 {
		return "−" + short(-v)
	}
	if whole := english.Number(v); len(whole) <= maxSigns {
		return whole
	}
	v, _ = strconv.ParseFloat(strconv.FormatFloat(v, 'g', 3, 64), 64) // before a size is chosen: 999,600 is 1m
	switch {
	case v >= 1e9:
		return english.Number(v/1e9) + "bn"
	case v >= 1e6:
		return english.Number(v/1e6) + "m"
	case v >= 1e3:
		return english.Number(v/1e3) + "k"
	}
	return english.Number(v)
}

// maxSigns is the most signs of a figure that is written as it is.
const maxSigns = 5

// shortUnit abbreviates a unit as the field does.
func shortUnit(unit string) string {
	u := strings.ToLower(unit)
	switch {
	case strings.HasPrefix(u, "%"), strings.HasPrefix(u, "percent"), strings.HasPrefix(u, "per cent"):
		return "%"
	case strings.HasPrefix(u, "out of "):
		return "/" + strings.TrimPrefix(u, "out of ")
	case slices.Contains([]string{"$", "£", "€"}, u):
		return u
	}
	switch u {
	case "seconds":
		return " s"
	case "minutes":
		return " min"
	case "hours":
		return " h"
	case "days", "working days":
		return " d"
	case "weeks":
		return " wk"
	}
	return ""
}

// Describe says a measure in one line: "waiting time: target 5 minutes, fails
// at 12 minutes, lower is better, per day".
func (m *Measure) Describe() string {
	n, name := m.what(), strings.Replace(m.Name, completion, ", day of completion", 1)
	var parts []string
	if m.Target != nil {
		parts = append(parts, "target "+m.amount(*m.Target, n))
	}
	if m.FailsAt != nil {
		parts = append(parts, "fails at "+m.amount(*m.FailsAt, n))
	}
	switch {
	case m.byDay() && m.Better == Lower:
		parts = append(parts, "earlier is better")
	case m.byDay() && m.Better == Higher:
		parts = append(parts, "later is better")
	case m.Better != "":
		parts = append(parts, string(m.Better)+" is better")
	}
	if per := english.Lower(m.Per); per != "" && !strings.HasSuffix(m.Unit, " of the "+per) {
		parts = append(parts, "per "+strings.TrimPrefix(per, "per "))
	}
	if len(parts) == 0 {
		return name
	}
	return name + ": " + strings.Join(parts, ", ")
}
