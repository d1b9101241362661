package model

// portableLoops are the loops in Go; they say what the others must give.
func portableLoops() loops {
	return loops{
		dequantise: dequantise, addDequantise: addDequantise, normalise: normalise,
		gelu: geluAll, softmax: softmax, dot: dot, addScaled: addScaled, scores: scores, turn: turn, mix: mix,
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

// dot is the inner product, summed in lanes.
func dot(a, b []float32) float32 {
	var s [lanes]float32
	b = b[:len(a)]
	for i, v := range a {
		s[i%lanes] += float32(v * b[i])
	}
	return fold(&s)
}

// geluAll replaces every element by its GELU.
func geluAll(x []float32) {
	for i, v := range x {
		x[i] = gelu(v)
	}
}

// addRows adds to y the rows of x, stride apart, each times its factor, in order.
func addRows(y, x []float32, stride int, a []float32) {
	for ; len(a) >= 8; x, a = x[min(8*stride, len(x)):], a[8:] {
		addEight(y, x, stride, (*[8]float32)(a))
	}
	for i, v := range a {
		addScaled(y, x[i*stride:][:len(y)], v)
	}
}

// addEight adds eight scaled rows to y, one after the other: every element is
// what eight calls of addScaled give, without storing it in between.
func addEight(y, x []float32, stride int, a *[8]float32) {
	n := len(y)
	x0, x1, x2, x3 := x[:n], x[stride:][:n], x[2*stride:][:n], x[3*stride:][:n]
	x4, x5, x6, x7 := x[4*stride:][:n], x[5*stride:][:n], x[6*stride:][:n], x[7*stride:][:n]
	a0, a1, a2, a3, a4, a5, a6, a7 := a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7]
	for i, v := range y {
		v += float32(x0[i] * a0)
		v += float32(x1[i] * a1)
		v += float32(x2[i] * a2)
		v += float32(x3[i] * a3)
		v += float32(x4[i] * a4)
		v += float32(x5[i] * a5)
		v += float32(x6[i] * a6)
		y[i] = v + float32(x7[i]*a7)
	}
}

// scores writes the products of rows of q with the keys: out[r][j] is
// Σ_d q[r][d]·keys[d][j], added in the order of d from 0. keys is [size][kstride],
// of which width are used.
func scores(out []float32, ostride int, q []float32, qstride, rows int, keys []float32, kstride, size, width int) {
	for r := range rows {
		row := out[r*ostride:][:width]
		clear(row)
		addRows(row, keys, kstride, q[r*qstride:][:size])
	}
}

// turn lays out the first size elements of n rows, stride apart, with the rows
// running fastest: keys[d][j] is rows[j][d]. keys is [size][width].
func turn(keys []float32, width int, rows []float32, stride, n, size int) {
	for j := range n {
		for d, v := range rows[j*stride:][:size] {
			keys[d*width+j] = v
		}
	}
}

// mix adds to each row of out the n rows of v, each times its share, in order.
func mix(out []float32, ostride int, shares []float32, sstride, rows int, v []float32, vstride, size, n int) {
	for r := range rows {
		addRows(out[r*ostride:][:size], v, vstride, shares[r*sstride:][:n])
	}
}
