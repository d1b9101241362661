package english

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Number writes a figure with thousands divided by commas: 1,200.
func Number(v float64) string {
	whole, fraction, has := strings.Cut(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + fraction
	}
	if v < 0 {
		return "−" + whole
	}
	return whole
}

// Count writes a number of things: 1 word, 3 words.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// Amount writes a number with its unit: "12 minutes", "1 error", "$50", "10,000
// euros", "70 percent", "zero errors", "day 5 of the month", "8:15" of the day.
func Amount(v float64, unit string) string {
	n := Number(v)
	if v == 0 {
		n = "zero"
	}
	unit = strings.TrimSpace(unit)
	if day, of, is := strings.Cut(unit, "day of the "); is && (day == "" || strings.HasSuffix(day, " ")) {
		return day + "day " + n + " of the " + of
	}
	switch unit {
	case "":
		return n
	case "hour of the day":
		minutes := int(math.Round(v * 60))
		return fmt.Sprintf("%d:%02d", minutes/60, minutes%60)
	case "%":
		return n + " percent"
	case "$", "€", "£":
		if v == 0 {
			return n
		}
		return unit + n
	}
	if rest, ok := strings.CutPrefix(unit, "% "); ok {
		unit = "percent " + rest
	}
	if v == 1 {
		unit = One(unit)
	}
	return n + " " + unit
}

// Over says over which time a figure is taken, with a space before it: " in a
// week", " per incident". It is empty where the unit says it already.
func Over(per, unit string) string {
	per = Phrase(per)
	if per == "" || strings.Contains(unit, " per ") || strings.Contains(unit, " a "+per) || strings.Contains(unit, " of the "+per) {
		return ""
	}
	per = strings.TrimPrefix(strings.TrimPrefix(per, "per "), "each ")
	switch per {
	case "hour":
		return " in an hour"
	case "day", "week", "fortnight", "month", "quarter", "year", "shift", "night", "season", "term", "semester", "sprint":
		return " in a " + per
	case "daily", "weekly", "monthly", "quarterly", "yearly", "annually":
		return ""
	}
	if per[0] >= '0' && per[0] <= '9' {
		return " over " + per
	}
	return " per " + per
}
