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

// apply computes rows y of rows x.
func (l *linear) apply(k *kernel, y, x []float32, rows int, a *arena) {
	for at := 0; at < rows; at += k.rows {
		some := min(k.rows, rows-at)
		k.quantiseRows(&a.narrow, x[at*l.in:], l.in, some)
		k.multiply(a.sums, &a.narrow, 0, some, &l.weights)
		for r := range some {
			k.dequantise(y[(at+r)*l.out:][:l.out], a.sums[r*l.out:], a.narrow.scales[r], l.scales, l.bias)
		}
	}
}
