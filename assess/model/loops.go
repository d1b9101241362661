package model

// portableLoops are the loops in Go; they say what the others must give.
func portableLoops() loops {
	return loops{
		dequantise: dequantise, addDequantise: addDequantise, normalise: normalise,
		gelu: geluAll, softmax: softmax, addScaled: addScaled, scores: scores, mix: mix,
	}
}

// dequantise turns exact sums into values.
func dequantise(y []float32, sums []int32, scale float32, scales, bias []float32) {
	sums, scales, bias = sums[:len(y)], scales[:len(y)], bias[:len(y)]
	for n := range y {
		y[n] = float32(float32(sums[n])*float32(scale*scales[n])) + bias[n]
	}
}

// addDequantise adds the values of exact sums to x.
func addDequantise(x []float32, sums []int32, scale float32, scales, bias []float32) {
	sums, scales, bias = sums[:len(x)], scales[:len(x)], bias[:len(x)]
	for n := range x {
		x[n] += float32(float32(sums[n])*float32(scale*scales[n])) + bias[n]
	}
}

// addScaled adds a·x to y, element by element.
func addScaled(y, x []float32, a float32) {
	x = x[:len(y)]
	for i, v := range x {
		y[i] += float32(v * a)
	}
}

// geluAll replaces every element by its GELU.
func geluAll(x []float32) {
	for i, v := range x {
		x[i] = gelu(v)
	}
}

func largest(row []float32) float32 {
	var top float32
	for _, v := range row {
		top = max(top, v, -v)
	}
	return top
}

// scores writes the products of rows of q with the keys: out[r][j] is
// Σ_d q[r][d]·keys[d][j], added in the order of d from 0. keys is [size][width].
func scores(out []float32, ostride int, q []float32, qstride, rows int, keys []float32, size, width int) {
	for r := range rows {
		row := out[r*ostride:][:width]
		clear(row)
		for d, w := range q[r*qstride:][:size] {
			addScaled(row, keys[d*width:][:width], w)
		}
	}
}

// mix adds to each row of out the n rows of v, each times its share, in order.
func mix(out []float32, ostride int, shares []float32, sstride, rows int, v []float32, vstride, size, n int) {
	for r := range rows {
		row := out[r*ostride:][:size]
		for j, share := range shares[r*sstride:][:n] {
			addScaled(row, v[j*vstride:][:size], share)
		}
	}
}
