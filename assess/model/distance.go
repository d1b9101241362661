package model

// distance is what the heads of every layer add to a score by how far the key
// is from the row in its block; empty where a network has none.
type distance struct {
	// first is for rows of block 0, own for a claim's rows and its own keys: what
	// they add more than for keys of block 0, which are elsewhere and get nothing
	// (a softmax only sees differences). By head: for a key d behind the row at
	// positions-1-d.
	first, own [][]float32
}

// distance takes the two tensors, which a file need not have.
func (t *taker) distance(c *Config) distance {
	if !t.file.has("relative") {
		return distance{}
	}
	width := 2*c.Positions - 1
	same, elsewhere := t.floats("relative", c.Heads, width), t.floats("elsewhere", c.Heads)
	if t.err != nil {
		return distance{}
	}
	var d distance
	for head := range c.Heads {
		first := append(make([]float32, 0, width+lanes), same[head*width:][:width]...)[:width+lanes]
		own := make([]float32, width+lanes)
		for i, v := range first[:width] {
			own[i] = v - elsewhere[head]
		}
		d.first, d.own = append(d.first, first), append(d.own, own)
	}
	return d
}

// add adds what the distances say to the scores of a row at position at with
// the keys of one block; scores come in whole lanes.
func (d *distance) add(k *kernel, scores, table []float32, at, positions int) {
	k.addScaled(scores, table[positions-1-at:][:len(scores)], 1)
}
