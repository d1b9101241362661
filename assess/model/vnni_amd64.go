package model

// vnniKernel multiplies bytes with the VPDPBUSD of AVX-512.
func vnniKernel() *kernel {
	return &kernel{
		name: "avx512vnni", columns: vnniColumns, loops: avx2Loops(),
		pack: func(w []byte, out, in int) packed {
			return packed{out: out, in: in, data: interleave4(w, out, in, vnniColumns, 0x80)}
		},
		quantise: quantiseBytes,
		multiply: multiplyVNNI,
	}
}

// avxVNNIKernel multiplies bytes with the VPDPBUSD of AVX-VNNI.
func avxVNNIKernel() *kernel {
	return &kernel{
		name: "avxvnni", columns: avxVNNIColumns, loops: avx2Loops(),
		pack: func(w []byte, out, in int) packed {
			return packed{out: out, in: in, data: interleave4(w, out, in, avxVNNIColumns, 0x80)}
		},
		quantise: quantiseBytes,
		multiply: multiplyAVXVNNI,
	}
}

// Rows and columns that the kernels compute at once.
const (
	vnniRows       = 8
	vnniColumns    = 48
	avxVNNIRows    = 6
	avxVNNIColumns = 16
)

func multiplyVNNI(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	var begin [vnniRows]int32
	for r := 0; r < rows; r += vnniRows {
		surplus(begin[:], x.totals[first+r:])
		for n := 0; n < out; n += vnniColumns {
			vnni8x48(&sums[r*out+n], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &w.data[n*in], in/4, &begin)
		}
	}
}

func multiplyAVXVNNI(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	var begin [avxVNNIRows]int32
	for n := 0; n < out; n += avxVNNIColumns {
		for r := 0; r < rows; r += avxVNNIRows {
			surplus(begin[:], x.totals[first+r:])
			productAVXVNNI6(&sums[r*out+n], uintptr(4*out), &x.bytes[(first+r)*in], uintptr(in), &w.data[n*in], in/4, &begin)
		}
	}
}

// surplus is where the sums of rows with these totals begin: the weights are
// 128 more than they should be.
func surplus(begin, totals []int32) {
	for i := range begin {
		begin[i] = -128 * totals[i]
	}
}

func quantiseBytes(x *quantised, r int, row []float32) {
	inverse, scale := quantiseScale(largestAVX2(&row[0], len(row)))
	x.scales[r] = scale
	x.totals[r] = roundBytesAVX2(&x.bytes[r*x.in], &row[0], len(row), inverse)
}

//go:noescape
func vnni8x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, steps int, begin *[vnniRows]int32)

//go:noescape
func productAVXVNNI6(sums *int32, stride uintptr, q *int8, qstride uintptr, w *byte, steps int, begin *[avxVNNIRows]int32)
