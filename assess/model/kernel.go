package model

// kernel is one way to compute the network's products and loops: in Go, or
// with the vector instructions of a processor. All give the same bytes, since
// products of bytes are added as integers without overflow, and floats in a
// fixed order without fusing (see float.go).
type kernel struct {
	name    string
	columns int // outputs that are computed together; a matrix has a multiple of them

	// pack orders the weights [out][in] of a matrix.
	pack func(w []byte, out, in int) packed
	// quantise writes row r of x.
	quantise func(x *quantised, r int, row []float32)
	// multiply computes sums[i][n] = Σ_k q[first+i][k]·w[n][k], exactly, for
	// rows of x. A kernel takes a few rows at once and may overwrite what lies
	// behind the last: sums and x have room for blockRows rows.
	multiply func(sums []int32, x *quantised, first, rows int, w *packed)

	loops
}

// loops are what a kernel does with floats, row by row. A row has a multiple
// of 16 elements, except where addScaled is used.
type loops struct {
	dequantise    func(y []float32, sums []int32, scale float32, scales, bias []float32)
	addDequantise func(x []float32, sums []int32, scale float32, scales, bias []float32)
	normalise     func(x, gain, bias []float32, epsilon float32)
	gelu          func(x []float32)
	softmax       func(x []float32)
	addScaled     func(y, x []float32, a float32)
	scores        func(out []float32, ostride int, q []float32, qstride, rows int, keys []float32, size, width int)
	mix           func(out []float32, ostride int, shares []float32, sstride, rows int, v []float32, vstride, size, n int)
}

// packed is the weights of a matrix in the order that its kernel wants.
type packed struct {
	out, in int
	data    []byte
	words   []uint64 // of the portable kernel
	pairs   []int32  // of the portable kernel, one for each output
}

// quantised is rows of activations with a scale each, in the form that the
// kernel wants: bytes, words, or packed into 64 bits.
type quantised struct {
	in     int
	scales []float32
	bytes  []int8
	words  []int16
	packed []uint64
	totals []int32 // what multiply takes away, a row
}

// quantiseScale gives the factor to multiply a row by and the scale that gives
// its values back: the largest magnitude becomes 127.
func quantiseScale(top float32) (inverse, scale float32) {
	if top == 0 {
		return 0, 0
	}
	return 127 / top, top / 127
}
