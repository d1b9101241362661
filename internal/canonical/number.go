package canonical

import (
	"math"
	"strconv"
	"strings"

	"yardstick/internal/fault"
)

// MaxInteger is the greatest whole number: up to it, and down to its negative,
// every whole number is a double and no two are the same.
const MaxInteger = 1<<53 - 1

// Number gives the canonical form of a JSON number: the shortest decimal that
// reads back as the same double, as ECMAScript writes it (RFC 8785, section
// 3.2.2.3). −0 is 0. Infinite numbers, and whole numbers beyond ±MaxInteger,
// are refused as Invalid.
func Number(literal string) (string, error) {
	f, err := strconv.ParseFloat(literal, 64)
	if err != nil {
		return "", fault.Invalidf("holds the number %.40s, which no double can hold", literal)
	}
	if f == 0 {
		return "0", nil
	}
	if f == math.Trunc(f) {
		if math.Abs(f) > MaxInteger {
			return "", fault.Invalidf("holds the number %.40s: whole numbers lie within ±%d", literal, MaxInteger)
		}
		return strconv.FormatInt(int64(f), 10), nil
	}
	if math.Abs(f) >= 1e-6 { // a fraction is below 2⁵³, so that only small ones want an exponent
		return strconv.FormatFloat(f, 'f', -1, 64), nil
	}
	return strings.Replace(strconv.FormatFloat(f, 'e', -1, 64), "e-0", "e-", 1), nil
}
