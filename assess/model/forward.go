package model

import "context"

// classes are the verdicts of the network, in this order: not met, partly,
// met, contradicted.
const classes = 4

// output is what the network found of one claim.
type output struct {
	logits   [classes]float32
	evidence []float32 // a share for each token of the answer; they add up to 1
}

// run computes the rows of the arena's passage, keeping in m what later rows
// attend to; known are the claims' states after the separate layers, where
// there are any. What it returns lasts until the arena is used again. It gives
// up between two layers where ctx is done; what m holds is then of no use.
func (n *network) run(ctx context.Context, a *arena, m *memory, known [][]float32) ([]output, error) {
	p, h, last := &a.passage, n.Hidden, len(n.layers)-1
	a.reserve(&n.Config, len(p.ids))
	parts := p.parts // that are computed
	if n.Separate > 0 {
		parts = p.parts[len(p.claims):]
	}
	first := 0
	if p.begun {
		first = n.Separate
		copy(a.states[across(parts).from*h:], a.lower)
	} else {
		n.embed(a.states, p, parts)
	}
	for l := first; l <= last; l++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if l == n.Separate && l > 0 {
			rows := across(parts)
			a.lower = append(a.lower[:0], a.states[rows.from*h:rows.to*h]...)
			p.join(a.states, known, h)
			parts = p.parts
		}
		kv := m.kv[l%len(m.kv)]
		n.project(&n.layers[l], kv, a, p, parts)
		if l == last {
			p = p.narrowed(&a.final, a, h)
			parts = p.parts
		}
		n.attend(kv, a, p, parts)
		n.absorb(&n.layers[l], a, parts)
	}
	for r, place := range p.place[len(p.claims):] {
		copy(m.states[int(place)*h:][:h], a.states[(len(p.claims)+r)*h:])
	}
	return n.heads(a, p, m), nil
}

// embed writes the normalised sum of word, position and side.
func (n *network) embed(x []float32, p *passage, parts []part) {
	h := n.Hidden
	for _, part := range parts {
		side := n.side[:h]
		if part.own.len() > 0 {
			side = n.side[h:]
		}
		for r := part.rows.from; r < part.rows.to; r++ {
			n.embedRow(x[r*h:][:h], p.ids[r], int(p.at[r]), side)
		}
	}
}

func (n *network) embedRow(out []float32, id int32, at int, side []float32) {
	h := n.Hidden
	word, position, side := n.word[int(id)*h:][:len(out)], n.position[at*h:][:len(out)], side[:len(out)]
	scale := n.wordScale[id]
	for i := range out {
		out[i] = float32(float32(int8(word[i]))*scale) + position[i] + side[i]
	}
	n.kernel.normalise(out, n.norm.gain, n.norm.bias, float32(n.Epsilon))
}

// project computes the queries of the rows of some parts, and their keys and
// values, which are kept.
func (n *network) project(l *layer, kv []float32, a *arena, p *passage, parts []part) {
	rows := across(parts)
	some := n.kernel.block(rows.len())
	for at := rows.from; at < rows.to; at += some {
		n.projectBlock(&l.qkv, kv, a, p, span{at, min(at+some, rows.to)})
	}
}

func (n *network) projectBlock(l *linear, kv []float32, a *arena, p *passage, rows span) {
	k, h, in := n.kernel, n.Hidden, &a.narrow
	k.quantiseRows(in, a.states[rows.from*h:], l.in, rows.len())
	k.multiply(a.sums, in, 0, rows.len(), &l.weights)
	for i := range rows.len() {
		sums, place := a.sums[i*l.out:][:l.out], int(p.place[rows.from+i])
		k.dequantise(a.query[(rows.from+i)*h:][:h], sums, in.scales[i], l.scales, l.bias)
		k.dequantise(kv[place*2*h:][:2*h], sums[h:], in.scales[i], l.scales[h:], l.bias[h:])
	}
}

// absorb replaces the states of the rows of some parts by those after the
// attention and the inner layer.
func (n *network) absorb(l *layer, a *arena, parts []part) {
	rows, h := across(parts), n.Hidden
	some := n.kernel.block(rows.len())
	for at := rows.from; at < rows.to; at += some {
		n.absorbBlock(l, a.states[at*h:], a.attended[at*h:], min(some, rows.to-at), a)
	}
}

// absorbBlock replaces rows of states x by those after the attention y and the
// inner layer. The inner states exist one row at a time.
func (n *network) absorbBlock(l *layer, x, y []float32, rows int, a *arena) {
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
