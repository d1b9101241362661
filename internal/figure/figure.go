// Package figure writes figures for people: counts, estimates, and tables of them
// in columns.
package figure

import (
	"strconv"

	"yardstick/stat"
)

// Short gives a value of a narrow column: a dash where it is not estimable.
func Short(v stat.Value) string {
	if _, ok := v.Float(); !ok {
		return "–"
	}
	return v.String()
}

// Interval writes both ends, or a dash where there are none.
func Interval(low, high stat.Value) string {
	if _, ok := low.Float(); !ok {
		return "–"
	}
	return low.String() + " to " + high.String()
}

// Plural writes a count with its noun.
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return Thousands(n) + " " + noun + "s"
}

// Thousands writes a count with commas.
func Thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
