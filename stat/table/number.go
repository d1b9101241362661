package table

import (
	"strconv"
	"strings"

	"yardstick/internal/fault"
	"yardstick/stat"
)

// decimals is how many a rating may have.
const decimals = 4

// units reads a decimal number, in units of stat.Unit. What is wrong with it comes
// back as words: what it is, and what would be right.
func units(text string) (value int64, wrong string) {
	digits, negative := strings.CutPrefix(text, "-")
	whole, fraction, _ := strings.Cut(digits, ".")
	fraction = strings.TrimRight(fraction, "0")
	switch {
	case isCommaNumber(digits):
		return 0, "is written with a comma: want a point, as in 4.5"
	case !isNumber(digits):
		return 0, "is not a number: want one such as 4 or 4.5, or an empty cell where there is no rating"
	case len(fraction) > decimals:
		return 0, "has more than " + number(decimals) + " decimals: round it"
	case len(strings.TrimLeft(whole, "0")) > 9:
		return 0, "is too large: want at most a million"
	}
	value, err := strconv.ParseInt("0"+whole+fraction+strings.Repeat("0", decimals-len(fraction)), 10, 64)
	if err != nil || value > stat.MostUnits {
		return 0, "is too large: want at most a million"
	}
	if negative {
		value = -value
	}
	return value, ""
}

// isNumber reports whether the text is digits with at most one point among them.
func isNumber(text string) bool {
	whole, fraction, point := strings.Cut(text, ".")
	return whole+fraction != "" && onlyDigits(whole) && onlyDigits(fraction) && (!point || fraction != "")
}

func isCommaNumber(text string) bool {
	return strings.Count(text, ",") == 1 && isNumber(strings.Replace(text, ",", ".", 1))
}

func onlyDigits(text string) bool { return strings.Trim(text, "0123456789") == "" }

// Scale is what a rating may be: from Low to High in steps, in units of stat.Unit.
type Scale struct{ Low, High, Step int64 }

// ParseScale reads LOW:HIGH or LOW:HIGH:STEP, for instance 1:5 or 1:5:0.5. The
// step is 1 where it is left out.
func ParseScale(text string) (*Scale, error) {
	parts := strings.Split(text, ":")
	if len(parts) == 2 {
		parts = append(parts, "1")
	}
	if len(parts) != 3 {
		return nil, fault.Invalidf("the scale %q is not one: want LOW:HIGH or LOW:HIGH:STEP, as in 1:5 or 1:5:0.5", shown(text))
	}
	var ends [3]int64
	for i, part := range parts {
		value, wrong := units(part)
		if wrong != "" {
			return nil, fault.Invalidf("the scale %q: %q is not a number: want one as in 1:5 or 1:5:0.5", shown(text), shown(part))
		}
		ends[i] = value
	}
	s := &Scale{Low: ends[0], High: ends[1], Step: ends[2]}
	if s.Step <= 0 || s.High <= s.Low || (s.High-s.Low)%s.Step != 0 || (s.High-s.Low)/s.Step >= stat.MostCategories {
		return nil, fault.Invalidf(
			"the scale %q: want HIGH above LOW, a whole number of steps apart, of which %d at most", shown(text), stat.MostCategories-1,
		)
	}
	return s, nil
}

// Categories gives every rating that the scale has, ascending.
func (s *Scale) Categories() []int64 {
	if s == nil {
		return nil
	}
	var all []int64
	for x := s.Low; x <= s.High; x += s.Step {
		all = append(all, x)
	}
	return all
}

// String writes the scale for people.
func (s *Scale) String() string {
	text := Points(s.Low) + " to " + Points(s.High)
	if s.Step != stat.Unit {
		text += " in steps of " + Points(s.Step)
	}
	return text
}

// wrong says why a rating is not of the scale, or nothing.
func (s *Scale) wrong(value int64) string {
	switch {
	case s == nil:
		return ""
	case value < s.Low || value > s.High:
		return "is outside the scale, " + s.String()
	case (value-s.Low)%s.Step != 0:
		return "lies between the steps of the scale, " + s.String()
	}
	return ""
}

// Points writes units as a decimal number of points.
func Points(value int64) string {
	return strconv.FormatFloat(float64(value)/stat.Unit, 'f', -1, 64)
}
