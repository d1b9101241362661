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

// exp is e^x for x up to 88, relative error below 1e-5: x = n·ln 2 + r, and for
// e^r a polynomial of degree four that is fitted to it (|r| ≤ ln 2 / 2). Below
// -87.7, where n is -127, it is zero.
func exp(x float32) float32 {
	if x < -88 {
		x = -88
	}
	z := float32(x*1.44269504) + roundShift // n in the lowest bits
	r := x - float32((z-roundShift)*0.69314718)
	p := float32(0.041277650743722916*r) + 0.16753512620925903
	p = float32(p*r) + 0.5000511407852173
	p = float32(p*r) + 1
	p = float32(p*r) + 1
	return float32(p * math.Float32frombits((math.Float32bits(z)+127)<<23))
}

// roundShift is 1.5·2^23: added to a small number it leaves its nearest integer,
// halves to even, in the lowest bits.
const roundShift = 3 << 22

// gelu is x·Φ(x), absolute error below 5e-6 where |x| is at most 4.2 and
// relative to x below 2e-5 elsewhere: Φ(x) = ½ + x·p(x²) with a polynomial p of
// degree nine that is fitted to it; beyond 4.2 it is taken to be what it is there.
func gelu(x float32) float32 {
	y := x
	if y > 4.2 {
		y = 4.2
	} else if y < -4.2 {
		y = -4.2
	}
	u := float32(y * y)
	p := float32(-2.306640338803345e-12*u) + 2.495094686416621e-10
	p = float32(p*u) - 1.2165854990087155e-08
	p = float32(p*u) + 3.568800934772298e-07
	p = float32(p*u) - 7.116506822058e-06
	p = float32(p*u) + 0.00010354548430768773
	p = float32(p*u) - 0.0011484143324196339
	p = float32(p*u) + 0.00989875290542841
	p = float32(p*u) - 0.06641823053359985
	p = float32(p*u) + 0.3989180028438568
	return float32(x * (float32(y*p) + 0.5))
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
		if v > top {
			top = v
		}
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
	return int32(float32(float32(v+roundShift) - roundShift))
}
