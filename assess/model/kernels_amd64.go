package model

import "golang.org/x/sys/cpu"

// machineKernels are the kernels that this processor can run besides the
// portable one, fastest first.
func machineKernels() []*kernel {
	var out []*kernel
	if !cpu.X86.HasAVX2 {
		return nil
	}
	if cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VNNI {
		out = append(out, vnniKernel())
	}
	if cpu.X86.HasAVXVNNI {
		out = append(out, avxVNNIKernel())
	}
	return append(out, avx2Kernel())
}

// avx2Kernel multiplies words with VPMADDWD.
func avx2Kernel() *kernel {
	return &kernel{
		name: "avx2", columns: avx2Columns, loops: avx2Loops(),
		pack: func(w []byte, out, in int) packed {
			return packed{out: out, in: in, data: interleave2(w, out, in, avx2Columns)}
		},
		quantise: quantiseWords,
		multiply: multiplyAVX2,
	}
}

// avx2Columns is the number of columns that the kernel computes at once.
const avx2Columns = 16

// multiplyAVX2 goes through the rows for one panel of weights after another:
// the panel stays in the nearest cache.
func multiplyAVX2(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	for n := 0; n < out; n += avx2Columns {
		panel, r := &w.data[n*in], 0
		for ; r+6 <= rows; r += 6 {
			productAVX2x6(&sums[r*out+n], uintptr(4*out), &x.words[(first+r)*in], uintptr(2*in), panel, in/2)
		}
		for ; r < rows; r += 2 {
			productAVX2x2(&sums[r*out+n], uintptr(4*out), &x.words[(first+r)*in], uintptr(2*in), panel, in/2)
		}
	}
}

func quantiseWords(x *quantised, r int, row []float32) {
	inverse, scale := quantiseScale(largestAVX2(&row[0], len(row)))
	x.scales[r] = scale
	roundWordsAVX2(&x.words[r*x.in], &row[0], len(row), inverse)
}

//go:noescape
func productAVX2x6(sums *int32, stride uintptr, q *int16, qstride uintptr, w *byte, steps int)

//go:noescape
func productAVX2x2(sums *int32, stride uintptr, q *int16, qstride uintptr, w *byte, steps int)

//go:noescape
func largestAVX2(x *float32, n int) float32

//go:noescape
func roundWordsAVX2(q *int16, x *float32, n int, inverse float32)

//go:noescape
func roundBytesAVX2(q *int8, x *float32, n int, inverse float32) int32
