package model

// passage is what one run of the network computes: some rows of a sequence,
// and where the keys and values that they attend to are kept. A first reading
// computes all rows; a reading after a change computes those that it touches
// and takes the rest from a memory.
//
// Kept rows hold the claims' blocks one after another, then block 0: so the
// claims stay where they are when the answer grows.
type passage struct {
	ids   []int32 // token of each row that is computed
	at    []int32 // its position in its block
	place []int32 // the kept row where its keys and values go
	parts []part  // the rows in order, by block
	kept  int     // kept rows in all

	first  span    // kept rows of block 0
	answer span    // kept rows of the answer's own tokens
	claims []int32 // the row of each claim's [CLS]

	// begun: the passage before had the same block 0; the arena holds its states
	// after the separate layers.
	begun bool
}

// part is the computed rows of one block. Rows of block 0 attend to block 0;
// rows of a claim attend to block 0 and to own, the claim's kept rows.
type part struct {
	rows span
	own  span // empty in block 0
}

// span is a range of rows or tokens.
type span struct{ from, to int }

func (s span) len() int { return s.to - s.from }

// begin empties the passage; its memory is used again.
func (p *passage) begin() {
	*p = passage{ids: p.ids[:0], at: p.at[:0], place: p.place[:0], parts: p.parts[:0], claims: p.claims[:0]}
}

// row appends one row: a token, its position in its block, and its kept row.
func (p *passage) row(id int32, at, place int) {
	p.ids, p.at, p.place = append(p.ids, id), append(p.at, int32(at)), append(p.place, int32(place))
}

// add appends rows of a block that is kept from row base on: the tokens of
// block, from position from to position to.
func (p *passage) add(block []int32, base, from, to int) {
	for at := from; at < to; at++ {
		p.row(block[at], at, base+at)
	}
}

// claim appends a claim's block.
func (p *passage) claim(block []int32, base int) {
	row := len(p.ids)
	p.claims = append(p.claims, int32(row))
	p.add(block, base, 0, len(block))
	p.parts = append(p.parts, part{span{row, len(p.ids)}, span{base, base + len(block)}})
}

// across is the rows of parts that follow each other.
func across(parts []part) span {
	if len(parts) == 0 {
		return span{}
	}
	return span{parts[0].rows.from, parts[len(parts)-1].rows.to}
}

// join puts the claims' states after the separate layers in their rows.
func (p *passage) join(states []float32, known [][]float32, h int) {
	for i, part := range p.parts[:len(p.claims)] {
		copy(states[part.rows.from*h:part.rows.to*h], known[i])
	}
}

// narrowed writes into to the rows of which the last layer's states are wanted:
// each claim's [CLS] and the answer's own tokens. Their states and queries move
// to the front.
func (p *passage) narrowed(to *passage, a *arena, h int) *passage {
	to.begin()
	to.kept, to.first, to.answer = p.kept, p.first, p.answer
	for i, part := range p.parts {
		from := len(to.ids)
		if i < len(p.claims) {
			to.claims = append(to.claims, int32(from))
			p.give(to, part.rows.from, a, h)
		} else {
			for r := part.rows.from; r < part.rows.to; r++ {
				if place := int(p.place[r]); place >= p.answer.from && place < p.answer.to {
					p.give(to, r, a, h)
				}
			}
		}
		part.rows = span{from, len(to.ids)}
		to.parts = append(to.parts, part)
	}
	return to
}

// give appends row r to another passage in the same arena.
func (p *passage) give(to *passage, r int, a *arena, h int) {
	place := len(to.ids)
	copy(a.states[place*h:][:h], a.states[r*h:])
	copy(a.query[place*h:][:h], a.query[r*h:])
	to.row(p.ids[r], int(p.at[r]), int(p.place[r]))
}

// memory is what is kept of a sequence: keys and values of every layer, and
// the last states.
type memory struct {
	kv     [][]float32 // by layer, or one for all; [kept][2·hidden]
	states []float32   // [kept][hidden]
	rows   int         // kept rows; set by memories
}

// reserve makes room for kept rows in so many layers; what was there stays.
func (m *memory) reserve(c *Config, layers, kept int) {
	if m.kv == nil {
		m.kv = make([][]float32, layers)
	}
	for i := range m.kv {
		m.kv[i] = extended(m.kv[i], kept*2*c.Hidden)
	}
	m.states = extended(m.states, kept*c.Hidden)
}

// extended is grown, but keeps what s holds and is never shorter than it was.
func extended(s []float32, n int) []float32 {
	if cap(s) < n {
		return append(make([]float32, 0, n+n/4), s...)[:n]
	}
	return s[:max(n, len(s))]
}

// move moves the kept rows from row from on by so many rows.
func (m *memory) move(c *Config, from, end, by int) {
	for _, kv := range m.kv {
		w := 2 * c.Hidden
		copy(kv[(from+by)*w:(end+by)*w], kv[from*w:end*w])
	}
	copy(m.states[(from+by)*c.Hidden:(end+by)*c.Hidden], m.states[from*c.Hidden:end*c.Hidden])
}
