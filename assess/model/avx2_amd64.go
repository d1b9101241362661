package model

// avx2Kernel multiplies bytes with VPMADDUBSW, whose sums of two products are
// words. Activations are made unsigned by adding their row's zero to them, so
// that none is above 128; most weights then let the words of eight inputs be
// added in pairs before they are widened.
func avx2Kernel() *kernel {
	return &kernel{
		name: "avx2", columns: panelColumns, inputs: lanes, rows: fewerRows, loops: avx2Loops(),
		pack: packAVX2, quantise: quantiseAVX2, multiply: multiplyAVX2,
	}
}

// stepBytes is a step of a panel: eight inputs.
const stepBytes = 8 * panelColumns

func packAVX2(w panels) packed {
	p := packed{panels: w}
	safe := make([]bool, w.in*panelColumns/stepBytes)
	for _, panel := range w.data {
		safeStepsAVX2(&safe[0], &panel[0], len(safe))
		p.runs = append(p.runs, runs(safe))
	}
	p.begin = times(totals(p, multiplyAVX2), -1)
	return p
}

// runs are the numbers of steps that follow each other, in turn such as are safe
// and such as are to be taken apart: an even number of them.
//
// A step is safe if no sum of its four products of inputs 0, 1, 4 and 5, or 2, 3,
// 6 and 7, leaves 16 bits whatever the activations are: if the weights of one
// sign add up to at most 255, for 128 times that is less than 2^15.
func runs(safe []bool) []int32 {
	out := []int32{0}
	for _, s := range safe {
		if s != (len(out)%2 == 1) {
			out = append(out, 0)
		}
		out[len(out)-1]++
	}
	if len(out)%2 == 1 {
		out = append(out, 0)
	}
	return out
}

// avx2Rows is the number of rows that the kernel computes at once.
const avx2Rows = 4

// multiplyAVX2 goes through the rows for one panel of weights after another:
// the panel stays in the nearest cache.
func multiplyAVX2(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	for i, panel := range w.data {
		n, runs := i*panelColumns, w.runs[i]
		for r := 0; r < rows; r += avx2Rows {
			ahead := &panel[0]
			if r == avx2Rows && i+1 < len(w.data) {
				ahead = &w.data[i+1][0] // once a panel
			}
			productAVX2x4(
				&sums[r*out+n], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &panel[0], ahead,
				&w.begin[n], &x.zeros[first+r], &runs[0], len(runs)/2,
			)
		}
	}
}

func quantiseAVX2(x *quantised, r int, row []float32) {
	low, high := boundsAVX2(&row[0], len(row))
	inverse, scale := quantiseScale(low, high)
	zero := -roundEven(float32(low * inverse))
	x.scales[r], x.zeros[r] = scale, zero
	roundBytesAVX2(&x.bytes[r*x.in], &row[0], len(row), inverse, zero)
}

//go:noescape
func productAVX2x4(sums *int32, stride uintptr, q *int8, qstride uintptr, w, ahead *byte, begin, zeros, runs *int32, pairs int)

// safeStepsAVX2 says of every step of a panel whether it is safe.
//
//go:noescape
func safeStepsAVX2(safe *bool, panel *byte, steps int)

//go:noescape
func boundsAVX2(x *float32, n int) (low, high float32)

//go:noescape
func roundBytesAVX2(q *int8, x *float32, n int, inverse float32, zero int32)
