package model

import "math"

// shareRows is the number of rows whose shares are held at once.
const shareRows = 16

// never is the score of a place that nobody attends to: its share is zero.
const never = -math.MaxFloat32

// attend writes the attention of the rows of some parts: to block 0, where the
// passage has one, and, for a claim, to its own block. The scores of a row are those for block 0, padded with never
// to whole lanes, followed by those for its own block, padded too: so the keys
// of block 0 are laid out once for all.
func (n *network) attend(kv []float32, a *arena, p *passage, parts []part) {
	h, rows := n.Hidden, across(parts)
	size := h / n.Heads
	clear(a.attended[rows.from*h : rows.to*h])
	for head := range n.Heads {
		of := kv[head*size:]
		a.keys, a.values = n.keys(a.keys, of, p.first), n.values(a.values, of, p.first)
		for _, part := range parts {
			a.ownKeys, a.ownValues = n.keys(a.ownKeys, of, part.own), n.values(a.ownValues, of, part.own)
			n.attendPart(a, p, head, size, part)
		}
	}
}

// keys lays out one head's keys of some rows with the rows running fastest:
// [size][keyStride], padded with zeros to whole lanes.
func (n *network) keys(keys, kv []float32, rows span) []float32 {
	h := n.Hidden
	size, width, stride := h/n.Heads, laneRows(rows.len()), keyStride(rows.len())
	keys = grown(keys, size*stride)
	if rows.len() > 0 {
		n.kernel.turn(keys, stride, kv[rows.from*2*h:], 2*h, rows.len(), size)
	}
	for d := range size {
		clear(keys[d*stride+rows.len():][:width-rows.len()])
	}
	return keys
}

// keyStride is the distance of two elements of so many keys: an odd number of
// cache lines, so that the elements of a key do not compete for a few places.
func keyStride(rows int) int { return laneRows(rows) | lanes }

// values lays out one head's values of some rows side by side: as they are
// kept, rows are a power of two or so apart, and few would fit the nearest cache.
func (n *network) values(values, kv []float32, rows span) []float32 {
	h := n.Hidden
	size := h / n.Heads
	values = grown(values, size*rows.len())
	for j := range rows.len() {
		copy(values[j*size:][:size], kv[h+(rows.from+j)*2*h:])
	}
	return values
}

// attendPart writes one head of the attention of the rows of one block.
func (n *network) attendPart(a *arena, p *passage, head, size int, part part) {
	k, h, first, own := n.kernel, n.Hidden, p.first, part.own
	far, near := laneRows(first.len()), laneRows(own.len())
	width := far + near
	a.shares = grown(a.shares, shareRows*width)
	for from := part.rows.from; from < part.rows.to; from += shareRows {
		m := min(shareRows, part.rows.to-from)
		q, out := a.query[from*h+head*size:], a.attended[from*h+head*size:]
		if far > 0 {
			k.scores(a.shares, width, q, h, m, a.keys, keyStride(first.len()), size, far)
		}
		if near > 0 {
			k.scores(a.shares[far:], width, q, h, m, a.ownKeys, keyStride(own.len()), size, near)
		}
		for r := range m {
			row := a.shares[r*width:][:width]
			n.relate(row, head, part, int(p.at[from+r]), far)
			mask(row[first.len():far])
			mask(row[far+own.len():])
			k.softmax(row)
		}
		if far > 0 {
			k.mix(out, h, a.shares, width, m, a.values, size, size, first.len())
		}
		if near > 0 {
			k.mix(out, h, a.shares[far:], width, m, a.ownValues, size, size, own.len())
		}
	}
}

// relate adds what distances say to a row of scores, of which far belong to block 0.
func (n *network) relate(row []float32, head int, part part, at, far int) {
	switch d := &n.distance; {
	case d.first == nil:
	case part.own.len() == 0:
		d.add(n.kernel, row[:far], d.first[head], at, n.Positions)
	default:
		d.add(n.kernel, row[far:], d.own[head], at, n.Positions)
	}
}

// mask takes places out of the attention.
func mask(scores []float32) {
	for i := range scores {
		scores[i] = never
	}
}
