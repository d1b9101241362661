package model

// kernel is one way to compute the network's products and loops: in Go, or
// with the vector instructions of a processor. All give the same bytes, since
// products of bytes are added as integers without overflow, and floats in a
// fixed order without fusing (see float.go).
type kernel struct {
	name    string
	columns int // outputs that are computed together; a matrix has a multiple of them
	inputs  int // and of these, at least 16
	rows    int // that go through a matrix together: at most blockRows

	// pack prepares the weights of a matrix.
	pack func(w panels) packed
	// quantise writes row r of x.
	quantise func(x *quantised, r int, row []float32)
	// multiply computes sums[i][n] = Σ_k q[first+i][k]·w[n][k], exactly, for
	// rows of x. A kernel takes a few rows at once and may overwrite what lies
	// behind the last of at most k.rows: sums and x have room for blockRows rows.
	multiply func(sums []int32, x *quantised, first, rows int, w *packed)

	loops
}

// suits reports whether the kernel can multiply with a matrix of that shape.
func (k *kernel) suits(out, in int) bool { return out%k.columns == 0 && in%k.inputs == 0 }

// block is how many of some rows go through a matrix together: they are spread
// over as few blocks as hold them, as evenly as evenRows allows.
func (k *kernel) block(rows int) int {
	blocks := max((rows+k.rows-1)/k.rows, 1)
	return ((rows+blocks-1)/blocks + evenRows - 1) / evenRows * evenRows
}

// loops are what a kernel does with floats, row by row. A row has a multiple
// of 16 elements, except where addScaled is used.
type loops struct {
	dequantise    func(y []float32, sums []int32, scale float32, scales, bias []float32)
	addDequantise func(x []float32, sums []int32, scale float32, scales, bias []float32)
	normalise     func(x, gain, bias []float32, epsilon float32)
	gelu          func(x []float32)
	softmax       func(x []float32)
	dot           func(a, b []float32) float32
	addScaled     func(y, x []float32, a float32)
	scores        func(out []float32, ostride int, q []float32, qstride, rows int, keys []float32, kstride, size, width int)
	turn          func(keys []float32, width int, rows []float32, stride, n, size int)
	mix           func(out []float32, ostride int, shares []float32, sstride, rows int, v []float32, vstride, size, n int)
}

// packed is the weights of a matrix with what its kernel knows of them.
type packed struct {
	panels
	begin  []int32   // where sums begin, one for each output
	runs   [][]int32 // of the AVX2 kernel, by panel
	planes []planes  // of the portable kernel, in place of the panels
}

// quantised is rows of activations with a scale each, in the form that the
// kernel wants: signed bytes or unsigned ones.
type quantised struct {
	in     int
	scales []float32
	bytes  []int8
	zeros  []int32  // what was added to a row to make its bytes unsigned
	totals []int32  // of the portable kernel, surplus times a row's bytes
	halves []halves // of the portable kernel, while it multiplies
}

// quantiseScale gives the factor to multiply a row by, whose values are between
// low (at most zero) and high (at least zero), and the scale that gives its
// values back: the distance of low and high becomes 127. So a row on one side of
// zero, as after GELU, has seven bits for its values, one on both sides seven
// for both; and a sum of four products with signed bytes hardly ever leaves 16 bits.
func quantiseScale(low, high float32) (inverse, scale float32) {
	span := high - low
	if span == 0 {
		return 0, 0
	}
	return 127 / span, span / 127
}

// bounds are the least and the greatest value of a row and zero.
func bounds(row []float32) (low, high float32) {
	for _, v := range row {
		if v < low {
			low = v
		} else if v > high {
			high = v
		}
	}
	return low, high
}
