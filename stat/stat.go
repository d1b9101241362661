// Package stat holds the statistics by which ratings and assessments are
// judged: agreement, classification, resampling intervals and calibration.
//
// Every function is pure. A statistic that does not exist for its data is
// [NotEstimable], a value of its own: never NaN, never a silent zero. Counts
// stay integers up to the last division, so that the order of the cases moves
// no digit; sums that must be in floating point are taken in a fixed order, and
// products are rounded before they are added, so that every machine gives the
// same bits.
package stat

import (
	"encoding/json"
	"math"
	"strconv"
)

// Value is a statistic that exists ([Estimate]) or does not ([NotEstimable]).
// The zero Value is NotEstimable. In JSON it is a number or null.
type Value struct {
	x  float64
	ok bool
}

// Estimate is the value x; a NaN or an infinity is not estimable.
func Estimate(x float64) Value {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return Value{}
	}
	return Value{x: x, ok: true}
}

// NotEstimable is the value of a statistic that does not exist for its data.
func NotEstimable() Value { return Value{} }

// Ratio is num/den, not estimable where den is zero.
func Ratio(num, den int) Value {
	if den == 0 {
		return NotEstimable()
	}
	return Estimate(float64(num) / float64(den))
}

// Float gives the number and whether there is one.
func (v Value) Float() (float64, bool) { return v.x, v.ok }

// Format gives the number with the given decimals, or "not estimable".
func (v Value) Format(decimals int) string {
	if !v.ok {
		return "not estimable"
	}
	return strconv.FormatFloat(v.x, 'f', decimals, 64)
}

// String gives the number with three decimals, or "not estimable".
func (v Value) String() string { return v.Format(3) }

// MarshalJSON gives the number, or null where there is none.
func (v Value) MarshalJSON() ([]byte, error) {
	if !v.ok {
		return []byte("null"), nil
	}
	return json.Marshal(v.x)
}

// Equal reports whether both are the same number or both not estimable.
func (v Value) Equal(w Value) bool { return v == w }
