package model

// The portable kernel multiplies three pairs of inputs at once in one 64-bit
// multiplication, and Winograd's identity makes six products of them:
//
//	(a1+b0)·(a0+b1) = a0·b0 + a1·b1 + a0·a1 + b0·b1
//
// where the last two terms hang on one side alone and are taken away at the
// end. A word packs three such sums, fieldBits apart; the right-hand word packs
// them backwards, so that the field in the middle of the product, the
// topmost that 64 bits hold, is the sum of the three products.
const (
	fieldBits = 21
	// inputsAtOnce are the inputs of one multiplication.
	inputsAtOnce = 6
	// multiplications may be added before the field is taken out. The fields
	// below, at most 5·2·254² and 5·254², then stay under half of their width,
	// and the field itself, at most 5·3·254², under half of the 21 bits that it
	// has: the topmost bit of the word belongs to the field above.
	multiplications = 5
	// a row is packed in chunks: for each multiplication its two words.
	chunkWords      = 2 * multiplications
	chunkInputs     = inputsAtOnce * multiplications
	portableColumns = 4
)

// portableKernel runs everywhere.
func portableKernel() *kernel {
	return &kernel{
		name: "portable", columns: portableColumns, loops: portableLoops(),
		pack: packPortable, quantise: quantisePortable, multiply: multiplyPortable,
	}
}

// chunks is the number of chunks of a row.
func chunks(in int) int { return (in + chunkInputs - 1) / chunkInputs }

// packPortable packs for every four outputs chunk after chunk.
func packPortable(w panels) packed {
	out, in, n := w.out, w.in, chunks(w.in)
	p := packed{panels: panels{out: out, in: in}, words: make([]uint64, out*n*chunkWords), pairs: make([]int32, out)}
	var row [chunkWords]uint64
	var inputs [chunkInputs]int8
	for o := range out {
		panel := p.words[o/portableColumns*portableColumns*n*chunkWords:]
		for c := range n {
			part := inputs[:min(chunkInputs, in-c*chunkInputs)]
			for i := range part {
				part[i] = w.at(o, c*chunkInputs+i)
			}
			p.pairs[o] += packChunk(&row, part, 0)
			copy(panel[(c*portableColumns+o%portableColumns)*chunkWords:], row[:])
		}
	}
	return p
}

// packChunk packs up to chunkInputs bytes; odd is 0 for weights, whose even
// inputs go to the left-hand words, and 1 for activations, where it is the odd
// ones. It returns the sum of the products of neighbours.
func packChunk(out *[chunkWords]uint64, v []int8, odd int) int32 {
	*out = [chunkWords]uint64{}
	var pairs int32
	for i, b := range v {
		group, field := i/inputsAtOnce, i%inputsAtOnce/2
		word := 2*group + (i+odd)%2
		if word%2 == 1 {
			field = 2 - field
		}
		out[word] += uint64(int64(b)) << (field * fieldBits)
		if i%2 == 1 {
			pairs += int32(b) * int32(v[i-1])
		}
	}
	return pairs
}

func quantisePortable(x *quantised, r int, row []float32) {
	inverse, scale := quantiseScale(bounds(row))
	x.scales[r], x.totals[r] = scale, 0
	n := chunks(len(row))
	var bytes [chunkInputs]int8
	for c := range n {
		part := row[c*chunkInputs : min((c+1)*chunkInputs, len(row))]
		for i, v := range part {
			bytes[i] = int8(roundEven(float32(v * inverse)))
		}
		x.totals[r] += packChunk((*[chunkWords]uint64)(x.packed[(r*n+c)*chunkWords:]), bytes[:len(part)], 1)
	}
}

func multiplyPortable(sums []int32, x *quantised, first, rows int, w *packed) {
	n := chunks(w.in)
	for o := 0; o < w.out; o += portableColumns {
		panel := w.words[o*n*chunkWords:][:portableColumns*n*chunkWords]
		for r := range rows {
			row := x.packed[(first+r)*n*chunkWords:][:n*chunkWords]
			s := productPortable(row, panel)
			for c, v := range s {
				sums[r*w.out+o+c] = v - x.totals[first+r] - w.pairs[o+c]
			}
		}
	}
}

// productPortable gives the products of a row with four outputs' weights, the
// terms that hang on one side included.
func productPortable(row, panel []uint64) (s [portableColumns]int32) {
	const chunk = portableColumns * chunkWords
	for ; len(row) >= chunkWords && len(panel) >= chunk; row, panel = row[chunkWords:], panel[chunk:] {
		c0, c1, c2, c3 := productChunk((*[chunkWords]uint64)(row), (*[chunk]uint64)(panel))
		s[0] += field(c0)
		s[1] += field(c1)
		s[2] += field(c2)
		s[3] += field(c3)
	}
	return s
}

// field takes the field in the middle out of a sum; half of the fields below
// is added first, so that a negative one does not borrow from it.
func field(c uint64) int32 { return int32(int64((c+1<<(2*fieldBits-1))<<1) >> (2*fieldBits + 1)) }

// productChunk adds up five multiplications for four outputs. It is written
// out so that all sums stay in registers.
//
//go:noinline
func productChunk(x *[chunkWords]uint64, y *[portableColumns * chunkWords]uint64) (c0, c1, c2, c3 uint64) {
	p, q := x[0], x[1]
	c0 = (p + y[0]) * (q + y[1])
	c1 = (p + y[10]) * (q + y[11])
	c2 = (p + y[20]) * (q + y[21])
	c3 = (p + y[30]) * (q + y[31])
	p, q = x[2], x[3]
	c0 += (p + y[2]) * (q + y[3])
	c1 += (p + y[12]) * (q + y[13])
	c2 += (p + y[22]) * (q + y[23])
	c3 += (p + y[32]) * (q + y[33])
	p, q = x[4], x[5]
	c0 += (p + y[4]) * (q + y[5])
	c1 += (p + y[14]) * (q + y[15])
	c2 += (p + y[24]) * (q + y[25])
	c3 += (p + y[34]) * (q + y[35])
	p, q = x[6], x[7]
	c0 += (p + y[6]) * (q + y[7])
	c1 += (p + y[16]) * (q + y[17])
	c2 += (p + y[26]) * (q + y[27])
	c3 += (p + y[36]) * (q + y[37])
	p, q = x[8], x[9]
	c0 += (p + y[8]) * (q + y[9])
	c1 += (p + y[18]) * (q + y[19])
	c2 += (p + y[28]) * (q + y[29])
	c3 += (p + y[38]) * (q + y[39])
	return c0, c1, c2, c3
}
