package model

import "golang.org/x/sys/cpu"

// bestKernel is the fastest kernel that this processor has.
func bestKernel() kernel {
	switch {
	case cpu.X86.HasAVX512VNNI && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW:
		return vnni
	case cpu.X86.HasAVX2:
		return avx2
	default:
		return portable
	}
}

// hasAVX2 chooses the vector loops on floats, which are exact in any width.
var hasAVX2 = cpu.X86.HasAVX2

// multiplyVNNI multiplies unsigned weights (128 more than they are) with signed
// rows and begins each sum at -128·Σ_k q[r][k], which takes the surplus away.
func multiplyVNNI(sums []int32, q, w []int8, rows, in, out int) {
	var begin [blockRows]int32
	panel := vnniColumns * in
	for r := 0; r < rows; r += blockRows {
		block := q[r*in : (r+blockRows)*in]
		for i := range begin {
			begin[i] = -128 * total(block[i*in:(i+1)*in])
		}
		for n := range out / vnniColumns {
			vnni8x48(&sums[r*out+n*vnniColumns], uintptr(4*out), &block[0], uintptr(in), &w[n*panel], in/4, &begin)
		}
	}
}

func multiplyAVX2(sums []int32, q []int16, w []int8, rows, in, out int) {
	panel := avx2Columns * in
	for r := 0; r < rows; r += 4 {
		for n := range out / avx2Columns {
			avx2x4x16(&sums[r*out+n*avx2Columns], uintptr(4*out), &q[r*in], uintptr(2*in), &w[n*panel], in/2)
		}
	}
}

// total is the sum of a row.
func total(row []int8) int32 {
	var s int32
	for _, v := range row {
		s += int32(v)
	}
	return s
}

// addScaled adds a·x to y, element by element.
func addScaled(y, x []float32, a float32) {
	if !hasAVX2 {
		addScaledPortable(y, x, a)
		return
	}
	n := len(y) &^ 7
	if n > 0 {
		addScaledAVX2(&y[0], &x[0], n, a)
	}
	addScaledPortable(y[n:], x[n:], a)
}

// geluAll replaces every element by its GELU.
func geluAll(x []float32) {
	if !hasAVX2 {
		geluPortable(x)
		return
	}
	n := len(x) &^ 7
	if n > 0 {
		geluAVX2(&x[0], n)
	}
	geluPortable(x[n:])
}

// largest is the largest magnitude of a row.
func largest(row []float32) float32 {
	if !hasAVX2 || len(row) == 0 || len(row)%32 != 0 {
		return largestPortable(row)
	}
	return largestAVX2(&row[0], len(row))
}

// round writes row·inverse, rounded to even, as signed bytes; none is beyond 127.
func round(q []int8, row []float32, inverse float32) {
	if !hasAVX2 || len(row) == 0 || len(row)%32 != 0 {
		roundPortable(q, row, inverse)
		return
	}
	roundAVX2(&q[0], &row[0], len(row), inverse)
}

//go:noescape
func largestAVX2(x *float32, n int) float32

//go:noescape
func roundAVX2(q *int8, x *float32, n int, inverse float32)

//go:noescape
func vnni8x48(sums *int32, stride uintptr, q *int8, qstride uintptr, w *int8, steps int, begin *[blockRows]int32)

//go:noescape
func avx2x4x16(sums *int32, stride uintptr, q *int16, qstride uintptr, w *int8, steps int)

//go:noescape
func addScaledAVX2(y, x *float32, n int, a float32)

//go:noescape
func geluAVX2(x *float32, n int)
