package model

import "math"

// shareRows is the number of rows whose shares are held at once.
const shareRows = 16

// never is the score of a place that nobody attends to: its share is zero.
const never = -math.MaxFloat32

// attend writes the attention of every row: to block 0 and, for a claim, to
// its own block. The scores of a row are those for block 0, padded with never
// to whole lanes, followed by those for its own block, padded too: so the keys
// of block 0 are laid out once for all.
func (n *network) attend(a *arena) {
	l, h := &a.layout, n.Hidden
	size := h / n.Heads
	clear(a.attended[:l.rows()*h])
	for head := range n.Heads {
		first := l.block(0)
		a.keys = n.keys(a.keys, a.qkv, head, first)
		n.attendBlock(a, head, size, first, first, span{})
		for b := 1; b < l.blocks(); b++ {
			own := l.block(b)
			a.ownKeys = n.keys(a.ownKeys, a.qkv, head, own)
			n.attendBlock(a, head, size, own, first, own)
		}
	}
}

// keys lays out one head's keys of some rows with the rows running fastest:
// [size][laneRows(rows)], padded with zeros.
func (n *network) keys(keys, qkv []float32, head int, rows span) []float32 {
	h := n.Hidden
	size, width := h/n.Heads, laneRows(rows.len())
	keys = grown(keys, size*width)
	for j := range width {
		if j >= rows.len() {
			for d := range size {
				keys[d*width+j] = 0
			}
			continue
		}
		for d, v := range qkv[(rows.from+j)*3*h+h+head*size:][:size] {
			keys[d*width+j] = v
		}
	}
	return keys
}

// attendBlock writes one head of the attention of some rows to first and own.
func (n *network) attendBlock(a *arena, head, size int, rows, first, own span) {
	k, h := n.kernel, n.Hidden
	far, near := laneRows(first.len()), laneRows(own.len())
	width := far + near
	a.shares = grown(a.shares, shareRows*width)
	for from := rows.from; from < rows.to; from += shareRows {
		m := min(shareRows, rows.to-from)
		q, out := a.qkv[from*3*h+head*size:], a.attended[from*h+head*size:]
		k.scores(a.shares, width, q, 3*h, m, a.keys, size, far)
		if near > 0 {
			k.scores(a.shares[far:], width, q, 3*h, m, a.ownKeys, size, near)
		}
		for r := range m {
			row := a.shares[r*width:][:width]
			block(row[first.len():far])
			block(row[far+own.len():])
			k.softmax(row)
		}
		k.mix(out, h, a.shares, width, m, a.qkv[first.from*3*h+2*h+head*size:], 3*h, size, first.len())
		if near > 0 {
			k.mix(out, h, a.shares[far:], width, m, a.qkv[own.from*3*h+2*h+head*size:], 3*h, size, own.len())
		}
	}
}

// block takes places out of the attention.
func block(scores []float32) {
	for i := range scores {
		scores[i] = never
	}
}
