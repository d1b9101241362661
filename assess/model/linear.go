package model

// linear is a matrix of eight-bit weights with one scale and one bias for each
// output: y[n] = float32(Σ_k q[k]·weights[n][k]) · (s·scales[n]) + bias[n],
// where q and s are the input row quantised by [quantise]. The sum is exact.
type linear struct {
	in, out int
	packed  packed // [out][in]
	scales  []float32
	bias    []float32
}

// quantise writes the row as signed bytes, largest magnitude 127, and returns
// the scale that gives the values back. Halves round to even.
func quantise(q []int8, row []float32) float32 {
	top := largest(row)
	if top == 0 {
		clear(q)
		return 0
	}
	round(q, row, 127/top)
	return top / 127
}

// roundEven rounds |v| < 2^22 to the nearest integer, halves to even: adding
// and taking away 1.5·2^23 leaves no fraction in a float32.
func roundEven(v float32) int32 {
	const shift = 3 << 22
	return int32(float32(float32(v+shift) - shift))
}

// apply computes y [rows][out] of x [rows][in]; scratch lends the memory.
func (l *linear) apply(y, x []float32, rows int, s *scratch) {
	l.multiply(y, s.quantise(x, rows, l.in), s)
}

// quantised is rows of signed bytes with a scale each.
type quantised struct {
	rows, in int
	q        []int8 // padded(rows) rows
	scales   []float32
}

// multiply computes y of rows that are quantised already.
func (l *linear) multiply(y []float32, x quantised, s *scratch) {
	acc := s.sums(padded(x.rows) * l.out)
	multiply(acc, x.q, &l.packed, x.rows, l.in, l.out, s)
	for r := range x.rows {
		dequantise(y[r*l.out:(r+1)*l.out], acc[r*l.out:(r+1)*l.out], x.scales[r], l.scales, l.bias)
	}
}

// dequantise turns exact sums into values.
func dequantise(y []float32, acc []int32, scale float32, scales, bias []float32) {
	acc, scales, bias = acc[:len(y)], scales[:len(y)], bias[:len(y)]
	for n := range y {
		y[n] = float32(float32(acc[n])*float32(scale*scales[n])) + bias[n]
	}
}
