package model

import "context"

// classes are the verdicts of the network, in this order: not met, partly,
// met, contradicted.
const classes = 4

// layout is a sequence of blocks: block b has the tokens ids[start[b]:start[b+1]].
type layout struct {
	ids   []int32
	start []int
	// answer is the range of the answer's own tokens in block 0.
	answer span
}

// span is a range of rows or tokens.
type span struct{ from, to int }

func (s span) len() int { return s.to - s.from }

// blocks is the number of blocks.
func (l *layout) blocks() int { return len(l.start) - 1 }

// rows is the number of tokens.
func (l *layout) rows() int { return len(l.ids) }

// block is the rows of block b.
func (l *layout) block(b int) span { return span{l.start[b], l.start[b+1]} }

// output is what the network found of one claim.
type output struct {
	logits   [classes]float32
	evidence []float32 // a share for each token of the answer; they add up to 1
}

// run reads the claims (blocks 1…) of the arena's layout against the answer
// (block 0). What it returns lasts until the arena is used again.
func (n *network) run(ctx context.Context, a *arena) ([]output, error) {
	a.reserve(&n.Config, a.layout.rows())
	n.embed(a.states, &a.layout)
	for i := range n.layers {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n.layer(&n.layers[i], a)
	}
	return n.heads(a), nil
}

// embed writes the normalised sum of word, position and side.
func (n *network) embed(x []float32, l *layout) {
	for b := range l.blocks() {
		rows := l.block(b)
		for r := rows.from; r < rows.to; r++ {
			n.embedRow(x[r*n.Hidden:][:n.Hidden], l.ids[r], r-rows.from, min(b, 1))
		}
	}
}

func (n *network) embedRow(out []float32, id int32, at, block int) {
	h := n.Hidden
	word, position, side := n.word[int(id)*h:][:h], n.position[at*h:][:h], n.side[block*h:][:h]
	scale := n.wordScale[id]
	for i := range out {
		out[i] = float32(float32(int8(word[i]))*scale) + position[i] + side[i]
	}
	n.kernel.normalise(out, n.norm.gain, n.norm.bias, float32(n.Epsilon))
}

// layer replaces the states by those after one layer.
func (n *network) layer(l *layer, a *arena) {
	h, rows := n.Hidden, a.layout.rows()
	for at := 0; at < rows; at += blockRows {
		n.project(a.qkv[at*3*h:], a.states[at*h:], &l.qkv, min(blockRows, rows-at), a)
	}
	n.attend(a)
	for at := 0; at < rows; at += blockRows {
		n.absorb(l, a.states[at*h:], a.attended[at*h:], min(blockRows, rows-at), a)
	}
}

// project computes rows of y, the queries, keys and values of the states x.
func (n *network) project(y, x []float32, l *linear, rows int, a *arena) {
	k, in := n.kernel, &a.narrow
	k.quantiseRows(in, x, l.in, rows)
	k.multiply(a.sums, in, 0, rows, &l.weights)
	for r := range rows {
		k.dequantise(y[r*l.out:][:l.out], a.sums[r*l.out:], in.scales[r], l.scales, l.bias)
	}
}

// absorb replaces rows of states x by those after the attention y and the
// inner layer. The inner states exist one row at a time.
func (n *network) absorb(l *layer, x, y []float32, rows int, a *arena) {
	k, h := n.kernel, n.Hidden
	k.quantiseRows(&a.narrow, y, h, rows)
	n.add(x, &l.out, &a.narrow, &l.norm1, rows, a)
	k.quantiseRows(&a.narrow, x, h, rows)
	k.multiply(a.sums, &a.narrow, 0, rows, &l.up.weights)
	a.wide.in = n.Inner
	inner := a.inner[:n.Inner]
	for r := range rows {
		k.dequantise(inner, a.sums[r*n.Inner:], a.narrow.scales[r], l.up.scales, l.up.bias)
		k.gelu(inner)
		k.quantise(&a.wide, r, inner)
	}
	n.add(x, &l.down, &a.wide, &l.norm2, rows, a)
}

// add adds the product of the quantised rows to rows of x and normalises them.
func (n *network) add(x []float32, l *linear, in *quantised, norm *gainBias, rows int, a *arena) {
	k, h := n.kernel, n.Hidden
	k.multiply(a.sums, in, 0, rows, &l.weights)
	for r := range rows {
		row := x[r*h:][:h]
		k.addDequantise(row, a.sums[r*h:], in.scales[r], l.scales, l.bias)
		k.normalise(row, norm.gain, norm.bias, float32(n.Epsilon))
	}
}
