package model

import "math"

// classes are the verdicts of the network, in this order: not met, partly,
// met, contradicted.
const classes = 4

// block is the tokens of one block of a sequence.
type block struct {
	ids []int32
	// answer is the range of the answer's own tokens; of block 0 only.
	answer [2]int
}

// output is what the network found of one claim.
type output struct {
	logits   [classes]float32
	evidence []float32 // a share for each token of the answer; they add up to 1
}

// run reads the claims (blocks 1…) against the answer (block 0).
func (n *network) run(blocks []block, s *scratch) []output {
	start := starts(blocks)
	rows, h := start[len(blocks)], n.Hidden
	x, y := s.states(rows*h), s.other(rows*h)
	n.embed(x, blocks)
	for i := range n.layers {
		n.layer(&n.layers[i], x, y, start, s)
	}
	return n.heads(x, blocks, start, s)
}

// starts gives the first row of every block, and the number of rows at the end.
func starts(blocks []block) []int {
	out := make([]int, len(blocks)+1)
	for i, b := range blocks {
		out[i+1] = out[i] + len(b.ids)
	}
	return out
}

// embed writes the normalised sum of word, position and side.
func (n *network) embed(x []float32, blocks []block) {
	h, row := n.Hidden, 0
	for b, bl := range blocks {
		side := n.side[min(b, 1)*h:][:h]
		for p, id := range bl.ids {
			out, word, position := x[row*h:][:h], n.word[int(id)*h:][:h], n.position[p*h:][:h]
			scale := n.wordScale[id]
			for i := range out {
				out[i] = float32(float32(word[i])*scale) + position[i] + side[i]
			}
			normalise(out, n.norm.gain, n.norm.bias, float32(n.Epsilon))
			row++
		}
	}
}

// layer replaces the states x by those after one layer; y is scratch of the same size.
func (n *network) layer(l *layer, x, y []float32, start []int, s *scratch) {
	h, rows := n.Hidden, start[len(start)-1]
	q, k, v := s.query(rows*h), s.key(rows*h), s.value(rows*h)
	in := s.quantise(x, rows, h)
	l.query.multiply(q, in, s)
	l.key.multiply(k, in, s)
	l.value.multiply(v, in, s)
	n.attend(y, q, k, v, start, s)
	l.out.apply(q, y, rows, s)
	n.add(x, q, &l.norm1)
	inner := s.inner(rows * n.Inner)
	l.up.apply(inner, x, rows, s)
	geluAll(inner)
	l.down.apply(q, inner, rows, s)
	n.add(x, q, &l.norm2)
}

// add adds y to x and normalises every row.
func (n *network) add(x, y []float32, norm *gainBias) {
	for i, v := range y {
		x[i] += v
	}
	for at := 0; at < len(x); at += n.Hidden {
		normalise(x[at:at+n.Hidden], norm.gain, norm.bias, float32(n.Epsilon))
	}
}

// attend writes the attention of every row: to block 0 and, for a claim, to
// its own block. Each element is summed in the order of the rows attended to.
func (n *network) attend(out, q, k, v []float32, start []int, s *scratch) {
	size := n.Hidden / n.Heads
	scale := 1 / float32(math.Sqrt(float64(size)))
	clear(out)
	for b := range len(start) - 1 {
		seen := [2]span{{0, start[1]}, {start[b], start[b+1]}}
		if b == 0 {
			seen[1] = span{}
		}
		for head := range n.Heads {
			keys := s.keys(size*seen[0].len() + size*seen[1].len())
			n.transpose(keys, k, head, size, seen)
			for row := start[b]; row < start[b+1]; row++ {
				at := row*n.Hidden + head*size
				n.attendRow(out[at:at+size], q[at:at+size], keys, v, head*size, seen, scale, s)
			}
		}
	}
}

// span is a range of rows.
type span struct{ from, to int }

func (s span) len() int { return s.to - s.from }

// transpose writes one head's keys with the rows attended to running fastest.
func (n *network) transpose(keys, k []float32, head, size int, seen [2]span) {
	total, at := seen[0].len()+seen[1].len(), 0
	for _, part := range seen {
		for row := part.from; row < part.to; row++ {
			for d, w := range k[row*n.Hidden+head*size:][:size] {
				keys[d*total+at] = w
			}
			at++
		}
	}
}

func (n *network) attendRow(out, q, keys, v []float32, offset int, seen [2]span, scale float32, s *scratch) {
	total := seen[0].len() + seen[1].len()
	share := s.shares(total)
	clear(share)
	for d, w := range q {
		addScaled(share, keys[d*total:(d+1)*total], float32(w*scale))
	}
	softmax(share)
	at := 0
	for _, part := range seen {
		for row := part.from; row < part.to; row++ {
			addScaled(out, v[row*n.Hidden+offset:][:len(out)], share[at])
			at++
		}
	}
}

// heads reads evidence and verdict of every claim from the last states.
func (n *network) heads(x []float32, blocks []block, start []int, s *scratch) []output {
	h := n.Hidden
	want, both, mixed := s.query(h), s.key(2*h), s.value(h)
	from, to := blocks[0].answer[0], blocks[0].answer[1]
	out := make([]output, len(blocks)-1)
	for c := range out {
		cls := x[start[c+1]*h:][:h]
		n.find.apply(want, cls, 1, s)
		o := &out[c]
		o.evidence = make([]float32, to-from)
		copy(both, cls)
		clear(both[h:])
		if to > from {
			for i := range o.evidence {
				o.evidence[i] = dot(want, x[(from+i)*h:][:h]) / float32(math.Sqrt(float64(h)))
			}
			softmax(o.evidence)
			for i, share := range o.evidence {
				addScaled(both[h:], x[(from+i)*h:][:h], share)
			}
		}
		n.mix.apply(mixed, both, 1, s)
		for i, w := range mixed {
			mixed[i] = tanh(w)
		}
		for i := range o.logits {
			o.logits[i] = dot(n.verdict.weights[i*h:][:h], mixed) + n.verdict.bias[i]
		}
	}
	return out
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
