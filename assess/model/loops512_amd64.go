package model

// avx512Loops are the loops for processors whose units take 512 bits at once.
// Those that put two halves of 256 together are no faster with them, and keep
// avx2Loops.
func avx512Loops() loops {
	l := avx2Loops()
	l.dequantise = func(y []float32, sums []int32, scale float32, scales, bias []float32) {
		dequantiseAVX512(&y[0], &sums[0], &scales[0], &bias[0], len(y), scale)
	}
	l.addDequantise = func(x []float32, sums []int32, scale float32, scales, bias []float32) {
		addDequantisedAVX512(&x[0], &sums[0], &scales[0], &bias[0], len(x), scale)
	}
	l.normalise = func(x, gain, bias []float32, epsilon float32) {
		normaliseAVX512(&x[0], &gain[0], &bias[0], len(x), epsilon)
	}
	l.gelu = func(x []float32) { geluAVX512(&x[0], len(x)) }
	l.softmax = func(x []float32) { softmaxAVX512(&x[0], len(x)) }
	l.dot = func(a, b []float32) float32 { return dotAVX512(&a[0], &b[0], len(a)) }
	l.scores, l.mix = scores512, mix512
	return l
}

// quantise512 writes bytes that are zero more than they are.
func quantise512(x *quantised, r int, row []float32, zero int32) {
	inverse, scale := quantiseScale(boundsAVX512(&row[0], len(row)))
	x.scales[r] = scale
	roundBytesAVX512(&x.bytes[r*x.in], &row[0], len(row), inverse, zero)
}

// wideRows is how many rows are summed at once, fewRows how many of what is left.
const (
	wideRows = 8
	fewRows  = 4
)

func scores512(out []float32, ostride int, q []float32, qstride, rows int, keys []float32, kstride, size, width int) {
	for r := range rows {
		clear(out[r*ostride:][:width])
	}
	sums512(out, ostride, q, qstride, rows, keys, kstride, size, width)
}

func mix512(out []float32, ostride int, shares []float32, sstride, rows int, v []float32, vstride, size, n int) {
	if size%lanes != 0 || n == 0 {
		mix(out, ostride, shares, sstride, rows, v, vstride, size, n)
		return
	}
	sums512(out, ostride, shares, sstride, rows, v, vstride, n, size)
}

// sums512 adds to each row of out n rows of x, each times its factor, in order; of
// a row width elements, a multiple of 16.
func sums512(out []float32, ostride int, f []float32, fstride, rows int, x []float32, xstride, n, width int) {
	o, s, d := uintptr(4*ostride), uintptr(4*fstride), uintptr(4*xstride)
	for at := 0; at < width; at += 2 * lanes {
		pair, r := at+lanes < width, 0
		for ; r+wideRows <= rows; r += wideRows {
			if pair {
				sums8x32AVX512(&out[r*ostride+at], o, &f[r*fstride], s, &x[at], d, n)
			} else {
				sums8x16AVX512(&out[r*ostride+at], o, &f[r*fstride], s, &x[at], d, n)
			}
		}
		for ; pair && r+fewRows <= rows; r += fewRows {
			sums4x32AVX512(&out[r*ostride+at], o, &f[r*fstride], s, &x[at], d, n)
		}
		for ; r < rows; r++ {
			if pair {
				sums1x32AVX512(&out[r*ostride+at], &f[r*fstride], &x[at], d, n)
			} else {
				sums1x16AVX512(&out[r*ostride+at], &f[r*fstride], &x[at], d, n)
			}
		}
	}
}

//go:noescape
func dequantiseAVX512(y *float32, sums *int32, scales, bias *float32, n int, scale float32)

//go:noescape
func addDequantisedAVX512(x *float32, sums *int32, scales, bias *float32, n int, scale float32)

//go:noescape
func normaliseAVX512(x, gain, bias *float32, n int, epsilon float32)

//go:noescape
func geluAVX512(x *float32, n int)

//go:noescape
func softmaxAVX512(x *float32, n int)

//go:noescape
func dotAVX512(a, b *float32, n int) float32

//go:noescape
func boundsAVX512(x *float32, n int) (low, high float32)

//go:noescape
func roundBytesAVX512(q *int8, x *float32, n int, inverse float32, zero int32)

//go:noescape
func sums8x32AVX512(out *float32, ostride uintptr, f *float32, fstride uintptr, x *float32, xstride uintptr, n int)

//go:noescape
func sums8x16AVX512(out *float32, ostride uintptr, f *float32, fstride uintptr, x *float32, xstride uintptr, n int)

//go:noescape
func sums4x32AVX512(out *float32, ostride uintptr, f *float32, fstride uintptr, x *float32, xstride uintptr, n int)

//go:noescape
func sums1x32AVX512(out, f, x *float32, xstride uintptr, n int)

//go:noescape
func sums1x16AVX512(out, f, x *float32, xstride uintptr, n int)
