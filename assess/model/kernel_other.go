//go:build !amd64

package model

func bestKernel() kernel { return portable }

func multiplyVNNI(sums []int32, q, w []int8, rows, in, out int) { panic("model: no such kernel here") }

func multiplyAVX2(sums []int32, q []int16, w []int8, rows, in, out int) {
	panic("model: no such kernel here")
}

func addScaled(y, x []float32, a float32) { addScaledPortable(y, x, a) }

func geluAll(x []float32) { geluPortable(x) }

func largest(row []float32) float32 { return largestPortable(row) }

func round(q []int8, row []float32, inverse float32) { roundPortable(q, row, inverse) }
