package model

// avx2Kernel multiplies bytes with VPMADDUBSW, whose sums of two products are
// words. Activations are made unsigned by adding their row's zero to them, so
// that none is above 128; most weights then let the words of eight inputs be
// added in pairs before they are widened.
func avx2Kernel() *kernel {
	return &kernel{name: "avx2", columns: panelColumns, loops: avx2Loops(), pack: packAVX2, quantise: quantiseAVX2, multiply: multiplyAVX2}
}

// stepBytes is a step of a panel: eight inputs.
const stepBytes = 8 * panelColumns

func packAVX2(w panels) packed {
	p := packed{panels: w, begin: w.totals(-1)}
	for _, panel := range w.data {
		p.runs = append(p.runs, runs(panel))
	}
	return p
}

// runs cuts a panel into numbers of steps, in turn such as are safe and such as
// are to be taken apart: an even number of them.
func runs(panel []byte) []int32 {
	out := []int32{0}
	for ; len(panel) >= stepBytes; panel = panel[stepBytes:] {
		safe, odd := safeStep((*[stepBytes]byte)(panel)), len(out)%2 == 1
		if safe != odd {
			out = append(out, 0)
		}
		out[len(out)-1]++
	}
	if len(out)%2 == 1 {
		out = append(out, 0)
	}
	return out
}

// safeSum is the largest sum of four weights of one sign that, times 128, is a word.
const safeSum = 255

// safeStep reports whether no sum of four products of a step leaves a word,
// whatever the activations are: the products of inputs 0, 1, 4 and 5, and of
// 2, 3, 6 and 7, are added up.
func safeStep(step *[stepBytes]byte) bool {
	const half = stepBytes / 2
	for i := 0; i < half; i += 2 {
		up, down := 0, 0
		for _, b := range [4]byte{step[i], step[i+1], step[half+i], step[half+i+1]} {
			v := int(int8(b))
			up, down = up+max(v, 0), down+min(v, 0)
		}
		if up > safeSum || down < -safeSum {
			return false
		}
	}
	return true
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
			productAVX2x4(&sums[r*out+n], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &panel[0], &w.begin[n], &x.zeros[first+r], &runs[0], len(runs)/2)
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
func productAVX2x4(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, begin, zeros, runs *int32, pairs int)

//go:noescape
func boundsAVX2(x *float32, n int) (low, high float32)

//go:noescape
func roundBytesAVX2(q *int8, x *float32, n int, inverse float32, zero int32)
