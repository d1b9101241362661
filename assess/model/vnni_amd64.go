package model

// vnniKernel multiplies bytes with the VPDPBUSD of AVX-512. Where the units are
// wide, floats go through registers of 512 bits too.
func vnniKernel(wide bool) *kernel {
	k := &kernel{
		name: "avx512vnni", columns: vnniColumns, inputs: lanes, rows: fewerRows, loops: avx2Loops(),
		pack: packVNNI, quantise: quantiseVNNI, multiply: multiplyVNNI,
	}
	if wide {
		k.loops, k.quantise = avx512Loops(), func(x *quantised, r int, row []float32) { quantise512(x, r, row, surplus) }
	}
	return k
}

// avxVNNIKernel multiplies bytes with the VPDPBUSD of AVX-VNNI.
func avxVNNIKernel() *kernel {
	return &kernel{
		name: "avxvnni", columns: panelColumns, inputs: lanes, rows: fewerRows, loops: avx2Loops(),
		pack: packAVXVNNI, quantise: quantiseVNNI, multiply: multiplyAVXVNNI,
	}
}

// Rows and columns that the kernels compute at once.
const (
	vnniRows    = 8
	vnniColumns = 3 * panelColumns
	avxVNNIRows = 6
)

func packVNNI(w panels) packed {
	p := packed{panels: w}
	p.begin = times(totals(p, multiplyVNNI), -surplus)
	return p
}

func packAVXVNNI(w panels) packed {
	p := packed{panels: w}
	p.begin = times(totals(p, multiplyAVXVNNI), -surplus)
	return p
}

func quantiseVNNI(x *quantised, r int, row []float32) {
	inverse, scale := quantiseScale(boundsAVX2(&row[0], len(row)))
	x.scales[r] = scale
	roundBytesAVX2(&x.bytes[r*x.in], &row[0], len(row), inverse, surplus)
}

// multiplyVNNI goes through the rows for three panels after another, which stay
// in the second cache.
func multiplyVNNI(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	for n := 0; n < out; n += vnniColumns {
		p := w.data[n/panelColumns:][:3]
		for r := 0; r < rows; r += vnniRows {
			product := vnni8x48
			if rows-r <= vnniRows/2 {
				product = vnni4x48
			}
			product(
				&sums[r*out+n], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &p[0][0], &p[1][0], &p[2][0],
				w.ahead(n/panelColumns+3, r/vnniRows), in/4, &w.begin[n],
			)
		}
	}
}

// ahead is what the product with number r of some rows is to fetch for the next
// three panels, of which i is the first: one of them, or what is there already.
func (p *panels) ahead(i, r int) *byte {
	if r < 3 && i+r < len(p.data) {
		return &p.data[i+r][0]
	}
	return &p.data[i-1][0]
}

func multiplyAVXVNNI(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	for i, panel := range w.data {
		n := i * panelColumns
		for r := 0; r < rows; r += avxVNNIRows {
			ahead := &panel[0]
			if r == avxVNNIRows && i+1 < len(w.data) {
				ahead = &w.data[i+1][0] // once a panel
			}
			productAVXVNNI6(&sums[r*out+n], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &panel[0], ahead, in/4, &w.begin[n])
		}
	}
}

//go:noescape
func vnni8x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w0, w1, w2, ahead *byte, steps int, begin *int32)

//go:noescape
func vnni4x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w0, w1, w2, ahead *byte, steps int, begin *int32)

//go:noescape
func productAVXVNNI6(sums *int32, stride uintptr, q *int8, qstride uintptr, w, ahead *byte, steps int, begin *int32)
