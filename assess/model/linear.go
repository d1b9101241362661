package model

// linear is a matrix of eight-bit weights with one scale and one bias for each
// output: y[n] = float32(Σ_k q[k]·weights[n][k]) · (s·scales[n]) + bias[n],
// where q and s are the input row as signed bytes ([quantiseScale]) and the
// scale that gives the values back. The sum is exact.
type linear struct {
	in, out int
	weights packed // [out][in]
	scales  []float32
	bias    []float32
}

// quantise writes rows of in inputs, side by side in x, for a product.
func (k *kernel) quantiseRows(q *quantised, x []float32, in, rows int) {
	q.in = in
	for r := range rows {
		k.quantise(q, r, x[r*in:(r+1)*in])
	}
}

// apply computes one row y of the row x.
func (l *linear) apply(k *kernel, y, x []float32, a *arena) {
	k.quantiseRows(&a.narrow, x, l.in, 1)
	k.multiply(a.sums, &a.narrow, 0, 1, &l.weights)
	k.dequantise(y, a.sums, a.narrow.scales[0], l.scales, l.bias)
}
