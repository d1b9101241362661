package model

import "math"

// The functions here are written out in float32 with every product rounded by
// a conversion, so that no compiler fuses a multiplication with an addition
// and every machine gives the same bits; math.Exp is assembly on some.

// lanes is the number of partial sums of a row: element i goes to lane i mod
// lanes, and the lanes are added pairwise. It is part of the arithmetic: a
// vector unit of any width up to it gives the same bits.
const lanes = 16

// fold adds the lanes pairwise: halves onto halves.
func fold(s *[lanes]float32) float32 {
	for w := lanes / 2; w > 0; w /= 2 {
		for i := range w {
			s[i] += s[i+w]
		}
	}
	return s[0]
}

// exp is e^x for x in [-87, 88], relative error below 2e-7: x = n·ln 2 + r and
// a polynomial of degree six in r (Cephes, expf). Below -87 it is zero.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	n := roundEven(float32(x * 1.44269504))
	r := x - float32(float32(n)*0.693359375)
	r -= float32(float32(n) * -2.12194440e-4)
	p := float32(1.9875691500e-4)
	p = float32(p*r) + 1.3981999507e-3
	p = float32(p*r) + 8.3334519073e-3
	p = float32(p*r) + 4.1665795894e-2
	p = float32(p*r) + 1.6666665459e-1
	p = float32(p*r) + 5.0000001201e-1
	y := float32(float32(float32(p*r)*r)+r) + 1
	return float32(y * math.Float32frombits(uint32(n+127)<<23))
}

// gelu is x·Φ(x) by the error function of Abramowitz and Stegun 7.1.26
// (absolute error below 1.5e-7).
func gelu(x float32) float32 {
	a := float32(x * 0.70710678)
	sign := float32(1)
	if a < 0 {
		a, sign = -a, -1
	}
	t := 1 / (1 + float32(0.3275911*a))
	p := float32(1.061405429)
	p = float32(p*t) - 1.453152027
	p = float32(p*t) + 1.421413741
	p = float32(p*t) - 0.284496736
	p = float32(p*t) + 0.254829592
	erf := float32(sign * (1 - float32(float32(p*t)*exp(-float32(a*a)))))
	return float32(float32(0.5*x) * float32(1+erf))
}

// tanh is the hyperbolic tangent by exp.
func tanh(x float32) float32 {
	x = min(max(x, -9), 9)
	e := exp(float32(2 * x))
	return (e - 1) / (e + 1)
}

// softmax replaces scores by shares that add up to one.
func softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	var s [lanes]float32
	for i, v := range x {
		e := exp(v - top)
		x[i] = e
		s[i%lanes] += e
	}
	inverse := 1 / fold(&s)
	for i := range x {
		x[i] = float32(x[i] * inverse)
	}
}

// normalise is layer normalisation of one row, in place.
func normalise(x, gain, bias []float32, epsilon float32) {
	var s [lanes]float32
	for i, v := range x {
		s[i%lanes] += v
	}
	mean := fold(&s) / float32(len(x))
	s = [lanes]float32{}
	for i, v := range x {
		d := v - mean
		s[i%lanes] += float32(d * d)
	}
	variance := fold(&s) / float32(len(x))
	inverse := 1 / float32(math.Sqrt(float64(variance+epsilon)))
	for i, v := range x {
		x[i] = float32(float32(float32(v-mean)*inverse)*gain[i]) + bias[i]
	}
}

// roundEven rounds |v| < 2^22 to the nearest integer, halves to even: adding
// and taking away 1.5·2^23 leaves no fraction in a float32.
func roundEven(v float32) int32 {
	const shift = 3 << 22
	return int32(float32(float32(v+shift) - shift))
}
