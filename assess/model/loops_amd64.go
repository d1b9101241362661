package model

// avx2Loops are the loops for processors with AVX2.
func avx2Loops() loops {
	return loops{
		dequantise: func(y []float32, sums []int32, scale float32, scales, bias []float32) {
			dequantiseAVX2(&y[0], &sums[0], &scales[0], &bias[0], len(y), scale)
		},
		addDequantise: func(x []float32, sums []int32, scale float32, scales, bias []float32) {
			addDequantisedAVX2(&x[0], &sums[0], &scales[0], &bias[0], len(x), scale)
		},
		normalise: func(x, gain, bias []float32, epsilon float32) {
			normaliseAVX2(&x[0], &gain[0], &bias[0], len(x), epsilon)
		},
		gelu:      func(x []float32) { geluAVX2(&x[0], len(x)) },
		softmax:   func(x []float32) { softmaxAVX2(&x[0], len(x)) },
		dot:       func(a, b []float32) float32 { return dotAVX2(&a[0], &b[0], len(a)) },
		addScaled: addScaledVector,
		scores:    scoresVector,
		mix:       mixVector,
		turn:      turnVector,
	}
}

func addScaledVector(y, x []float32, a float32) {
	n := len(y) &^ 7
	if n > 0 {
		addScaledAVX2(&y[0], &x[0], n, a)
	}
	addScaled(y[n:], x[n:], a)
}

func scoresVector(out []float32, ostride int, q []float32, qstride, rows int, keys []float32, kstride, size, width int) {
	r := 0
	for ; r+4 <= rows; r += 4 {
		scores4AVX2(&out[r*ostride], uintptr(4*ostride), &q[r*qstride], uintptr(4*qstride), &keys[0], uintptr(4*kstride), size, width/lanes)
	}
	for ; r < rows; r++ {
		scores1AVX2(&out[r*ostride], &q[r*qstride], &keys[0], uintptr(4*kstride), size, width/lanes)
	}
}

func mixVector(out []float32, ostride int, shares []float32, sstride, rows int, v []float32, vstride, size, n int) {
	if size%mixWidth != 0 {
		mix(out, ostride, shares, sstride, rows, v, vstride, size, n)
		return
	}
	for at := 0; at < size && n > 0; at += mixWidth {
		r := 0
		for ; r+2 <= rows; r += 2 {
			mix2AVX2(&out[r*ostride+at], uintptr(4*ostride), &shares[r*sstride], uintptr(4*sstride), &v[at], uintptr(4*vstride), n)
		}
		if r < rows {
			mix1AVX2(&out[r*ostride+at], &shares[r*sstride], &v[at], uintptr(4*vstride), n)
		}
	}
}

func turnVector(keys []float32, width int, rows []float32, stride, n, size int) {
	whole := n &^ 7
	if size%4 != 0 {
		whole = 0
	}
	for j := 0; j < whole; j += 8 {
		turn8AVX2(&keys[j], uintptr(4*width), &rows[j*stride], uintptr(4*stride), size/4)
	}
	if n > whole {
		turn(keys[whole:], width, rows[whole*stride:], stride, n-whole, size)
	}
}

// mixWidth is the number of elements of a value row that are mixed at once.
const mixWidth = 32

//go:noescape
func dequantiseAVX2(y *float32, sums *int32, scales, bias *float32, n int, scale float32)

//go:noescape
func addDequantisedAVX2(x *float32, sums *int32, scales, bias *float32, n int, scale float32)

//go:noescape
func normaliseAVX2(x, gain, bias *float32, n int, epsilon float32)

//go:noescape
func geluAVX2(x *float32, n int)

//go:noescape
func softmaxAVX2(x *float32, n int)

//go:noescape
func dotAVX2(a, b *float32, n int) float32

//go:noescape
func addScaledAVX2(y, x *float32, n int, a float32)

//go:noescape
func scores4AVX2(out *float32, ostride uintptr, q *float32, qstride uintptr, keys *float32, kstride uintptr, size, panels int)

//go:noescape
func scores1AVX2(out, q, keys *float32, kstride uintptr, size, panels int)

//go:noescape
func turn8AVX2(keys *float32, kstride uintptr, rows *float32, rstride uintptr, fours int)

//go:noescape
func mix2AVX2(out *float32, ostride uintptr, share *float32, sstride uintptr, v *float32, vstride uintptr, n int)

//go:noescape
func mix1AVX2(out, share, v *float32, vstride uintptr, n int)
