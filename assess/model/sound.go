package model

import "slices"

// The shape of the product that a kernel is checked with: more than one panel
// of the widest kernel, and rows that fill no tile, of which the largest has 16.
const (
	checkRows = 39
	checkIn   = 128
	checkOut  = 96
)

// sound computes a small fixed product and the loops over a row with a kernel
// and with the portable one, and reports whether they agree. It takes well
// under a millisecond. It guards against an instruction that a processor,
// an emulator or a future change does otherwise than expected.
func sound(k *kernel) bool {
	p := portableKernel()
	return slices.Equal(checkProduct(k), checkProduct(p)) && slices.Equal(checkFloats(k), checkFloats(p))
}

// checkProduct multiplies bytes of which half are at their extremes.
func checkProduct(k *kernel) []int32 {
	w := make([]byte, checkOut*checkIn)
	for i := range w {
		w[i] = byte(checkValue(i*7 + i/checkIn))
	}
	x := make([]float32, checkIn)
	var q quantised
	q.reserve(checkIn)
	q.in = checkIn
	for r := range checkRows {
		low := float32(3 * r)
		for i := range x {
			x[i] = float32((int(checkValue(i*11+r*13))+127)/2) - low
		}
		x[r], x[r+checkRows] = 127-low, -low // so that the scale is 1
		k.quantise(&q, r, x)
	}
	packed := k.pack(panelled(w, checkOut, checkIn))
	sums := make([]int32, blockRows*checkOut)
	k.multiply(sums, &q, 0, checkRows, &packed)
	return sums[:checkRows*checkOut]
}

// checkValue is ±127 for half of the arguments and something between for the rest.
func checkValue(i int) int8 {
	i = i * 40503 >> 4 & 0xFF
	switch i & 3 {
	case 0:
		return 127
	case 1:
		return -127
	}
	return int8(i - 128)
}

// checkFloats runs every loop over rows with large, small and negative values.
func checkFloats(k *kernel) []float32 {
	const n = 64
	x, gain, bias, sums := make([]float32, n), make([]float32, n), make([]float32, n), make([]int32, n)
	for i := range x {
		v := float32(checkValue(i * 5))
		x[i], gain[i], bias[i], sums[i] = float32(v*0.07), float32(v*0.01), float32(0.3-float32(v*0.02)), int32(i*i*977)-1<<20
	}
	var out []float32
	step := func(f func(row []float32)) {
		row := slices.Clone(x)
		f(row)
		out = append(out, row...)
	}
	step(func(row []float32) { k.dequantise(row, sums, 0.001, gain, bias) })
	step(func(row []float32) { k.addDequantise(row, sums, 0.001, gain, bias) })
	step(func(row []float32) { k.normalise(row, gain, bias, 1e-12) })
	step(k.gelu)
	step(k.softmax)
	step(func(row []float32) { row[0] = k.dot(x, bias) })
	step(func(row []float32) { k.scores(row, n/2, x, 8, 2, x, n/2, 2, n/2) })
	step(func(row []float32) { k.turn(row, 16, x, 4, 15, 4) })
	step(func(row []float32) { k.mix(row, n/2, gain, 2, 2, bias, 32, 32, 2) })
	return append(out, checkSums(k, slices.Concat(x, gain, bias))...)
}

// checkSums runs what takes many rows at once, over as many as leave some over.
func checkSums(k *kernel, x []float32) []float32 {
	const rows, width = 13, 48
	out := make([]float32, 2*rows*width)
	k.scores(out, width, x, 1, rows, x[rows:], width, 3, width)
	k.mix(out[rows*width:], width, x, 1, rows, x[rows:], width, width, 3)
	return out
}
