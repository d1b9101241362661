package model

import (
	"encoding/binary"
	"math"
)

// The portable kernel looks sums up instead of multiplying. Of eight inputs of
// four rows it makes a table: place e holds the sum of the inputs whose bits are
// set in e, of all four rows at once, 16 bits for each. The weights lie in
// planes: a byte that holds one bit of eight weights of an output is the place
// of that bit's sum. So eight places, one for each bit, give 32 products.
//
// Activations are made unsigned by adding their row's zero, so that none is
// above 128 (see quantiseScale), weights by adding surplus.
const (
	tableInputs = 8
	tableRows   = 4
	// chunkTables are as many tables as the nearest cache holds. A sum of all of
	// them stays below 2^14, and with twice the next bit's below 2^16.
	chunkTables = 16
	chunkInputs = chunkTables * tableInputs
	// surplus is how much more than they are the bytes of one side are.
	surplus = 128
)

// tables are those of a chunk of inputs; place 0 of each is zero.
type tables [chunkTables][1 << tableInputs]uint64

// planes are the weights of one output for a chunk of inputs: for each table
// the places of the eight bits, the lowest first.
type planes [chunkTables * tableInputs]byte

// portableKernel runs everywhere.
func portableKernel() *kernel {
	return &kernel{
		name: "portable", columns: panelColumns, loops: portableLoops(),
		pack: packPortable, quantise: quantisePortable, multiply: multiplyPortable,
	}
}

// packPortable lays out one chunk of inputs of all outputs after the other.
func packPortable(w panels) packed {
	chunks := (w.in + chunkInputs - 1) / chunkInputs
	p := packed{panels: panels{out: w.out, in: w.in}, planes: make([]planes, chunks*w.out), begin: make([]int32, w.out)}
	for n := range w.out {
		for k := 0; k < w.in; k += tableInputs {
			bytes := w.eight(n, k)
			for i := range tableInputs {
				p.begin[n] -= int32(int8(bytes >> (8 * i)))
			}
			to := &p.planes[k/chunkInputs*w.out+n]
			binary.LittleEndian.PutUint64(to[k%chunkInputs:], transposed(bytes^0x8080808080808080))
		}
	}
	return p
}

// eight are the weights of one output and eight inputs from k on, a byte each.
func (p *panels) eight(n, k int) uint64 {
	from := p.data[n/panelColumns][k*panelColumns+n%panelColumns*4:]
	return uint64(binary.LittleEndian.Uint32(from)) | uint64(binary.LittleEndian.Uint32(from[4*panelColumns:]))<<32
}

// transposed are eight bytes of which byte i holds bit i of those of v: blocks
// of one, two and four bits change places across the diagonal.
func transposed(v uint64) uint64 {
	swap := (v ^ v>>7) & 0x00AA00AA00AA00AA
	v ^= swap ^ swap<<7
	swap = (v ^ v>>14) & 0x0000CCCC0000CCCC
	v ^= swap ^ swap<<14
	swap = (v ^ v>>28) & 0x00000000F0F0F0F0
	return v ^ swap ^ swap<<28
}

func quantisePortable(x *quantised, r int, row []float32) {
	low, high := bounds(row)
	inverse, scale := quantiseScale(low, high)
	zero := -roundEven(float32(low * inverse))
	var total int32
	out := x.bytes[r*x.in:][:len(row)]
	for i, v := range row {
		b := int32(math.Float32bits(float32(v*inverse)+roundShift)&0xFF) + zero
		out[i] = int8(b)
		total += int32(uint8(b))
	}
	x.scales[r], x.zeros[r], x.totals[r] = scale, zero, surplus*total
}

func multiplyPortable(sums []int32, x *quantised, first, rows int, w *packed) {
	in, out := w.in, w.out
	var t tables
	for r := 0; r < rows; r += tableRows {
		some := sums[r*out:][:tableRows*out]
		for i := range tableRows {
			beginPortable(some[i*out:][:out], x.zeros[first+r+i], x.totals[first+r+i], w.begin)
		}
		for k := 0; k < in; k += chunkInputs {
			t.fill(x.bytes[(first+r)*in+k:], in, min(chunkInputs, in-k))
			t.addSums(some, w.planes[k/chunkInputs*out:][:out])
		}
	}
}

// beginPortable takes away what the unsigned bytes of a row give too much.
func beginPortable(sums []int32, zero, total int32, begin []int32) {
	for n, b := range begin {
		sums[n] = zero*b - total
	}
}

// fill makes the tables of the first n inputs of four rows, stride apart.
func (t *tables) fill(rows []int8, stride, n int) {
	a, b, c, d := rows[:n], rows[stride:][:n], rows[2*stride:][:n], rows[3*stride:][:n]
	for k := range a {
		input := uint64(uint8(a[k])) | uint64(uint8(b[k]))<<16 | uint64(uint8(c[k]))<<32 | uint64(uint8(d[k]))<<48
		set := 1 << (k % tableInputs)
		without, with := t[k/tableInputs][:set], t[k/tableInputs][set:]
		for e, sum := range without {
			with[e] = sum + input
		}
	}
}

// addSums adds the products of a chunk to those of four rows of sums.
func (t *tables) addSums(sums []int32, chunk []planes) {
	out := len(chunk)
	a, b, c, d := sums[:out], sums[out:][:out], sums[2*out:][:out], sums[3*out:][:out]
	for n := range chunk {
		even, odd := t.look(&chunk[n])
		a[n] += int32(even)
		b[n] += int32(odd)
		c[n] += int32(even >> 32)
		d[n] += int32(odd >> 32)
	}
}

// look gives the products of four rows, those of rows 0 and 2 in one word.
func (t *tables) look(w *planes) (even, odd uint64) {
	const halves = 0x0000FFFF0000FFFF
	b0, b1, b2, b3, b4, b5, b6, b7 := t.bits(w)
	p, q, r, s := b0+2*b1, b2+2*b3, b4+2*b5, b6+2*b7
	even = p&halves + q&halves<<2 + r&halves<<4 + s&halves<<6
	odd = p>>16&halves + q>>16&halves<<2 + r>>16&halves<<4 + s>>16&halves<<6
	return even, odd
}

// bits gives the sums of each bit of the weights. It is written out so that
// nothing is reckoned but sums.
//
//go:noinline
func (t *tables) bits(w *planes) (b0, b1, b2, b3, b4, b5, b6, b7 uint64) {
	b0, b1, b2, b3 = t[0][w[0]], t[0][w[1]], t[0][w[2]], t[0][w[3]]
	b4, b5, b6, b7 = t[0][w[4]], t[0][w[5]], t[0][w[6]], t[0][w[7]]
	b0, b1, b2, b3 = b0+t[1][w[8]], b1+t[1][w[9]], b2+t[1][w[10]], b3+t[1][w[11]]
	b4, b5, b6, b7 = b4+t[1][w[12]], b5+t[1][w[13]], b6+t[1][w[14]], b7+t[1][w[15]]
	b0, b1, b2, b3 = b0+t[2][w[16]], b1+t[2][w[17]], b2+t[2][w[18]], b3+t[2][w[19]]
	b4, b5, b6, b7 = b4+t[2][w[20]], b5+t[2][w[21]], b6+t[2][w[22]], b7+t[2][w[23]]
	b0, b1, b2, b3 = b0+t[3][w[24]], b1+t[3][w[25]], b2+t[3][w[26]], b3+t[3][w[27]]
	b4, b5, b6, b7 = b4+t[3][w[28]], b5+t[3][w[29]], b6+t[3][w[30]], b7+t[3][w[31]]
	b0, b1, b2, b3 = b0+t[4][w[32]], b1+t[4][w[33]], b2+t[4][w[34]], b3+t[4][w[35]]
	b4, b5, b6, b7 = b4+t[4][w[36]], b5+t[4][w[37]], b6+t[4][w[38]], b7+t[4][w[39]]
	b0, b1, b2, b3 = b0+t[5][w[40]], b1+t[5][w[41]], b2+t[5][w[42]], b3+t[5][w[43]]
	b4, b5, b6, b7 = b4+t[5][w[44]], b5+t[5][w[45]], b6+t[5][w[46]], b7+t[5][w[47]]
	b0, b1, b2, b3 = b0+t[6][w[48]], b1+t[6][w[49]], b2+t[6][w[50]], b3+t[6][w[51]]
	b4, b5, b6, b7 = b4+t[6][w[52]], b5+t[6][w[53]], b6+t[6][w[54]], b7+t[6][w[55]]
	b0, b1, b2, b3 = b0+t[7][w[56]], b1+t[7][w[57]], b2+t[7][w[58]], b3+t[7][w[59]]
	b4, b5, b6, b7 = b4+t[7][w[60]], b5+t[7][w[61]], b6+t[7][w[62]], b7+t[7][w[63]]
	b0, b1, b2, b3 = b0+t[8][w[64]], b1+t[8][w[65]], b2+t[8][w[66]], b3+t[8][w[67]]
	b4, b5, b6, b7 = b4+t[8][w[68]], b5+t[8][w[69]], b6+t[8][w[70]], b7+t[8][w[71]]
	b0, b1, b2, b3 = b0+t[9][w[72]], b1+t[9][w[73]], b2+t[9][w[74]], b3+t[9][w[75]]
	b4, b5, b6, b7 = b4+t[9][w[76]], b5+t[9][w[77]], b6+t[9][w[78]], b7+t[9][w[79]]
	b0, b1, b2, b3 = b0+t[10][w[80]], b1+t[10][w[81]], b2+t[10][w[82]], b3+t[10][w[83]]
	b4, b5, b6, b7 = b4+t[10][w[84]], b5+t[10][w[85]], b6+t[10][w[86]], b7+t[10][w[87]]
	b0, b1, b2, b3 = b0+t[11][w[88]], b1+t[11][w[89]], b2+t[11][w[90]], b3+t[11][w[91]]
	b4, b5, b6, b7 = b4+t[11][w[92]], b5+t[11][w[93]], b6+t[11][w[94]], b7+t[11][w[95]]
	b0, b1, b2, b3 = b0+t[12][w[96]], b1+t[12][w[97]], b2+t[12][w[98]], b3+t[12][w[99]]
	b4, b5, b6, b7 = b4+t[12][w[100]], b5+t[12][w[101]], b6+t[12][w[102]], b7+t[12][w[103]]
	b0, b1, b2, b3 = b0+t[13][w[104]], b1+t[13][w[105]], b2+t[13][w[106]], b3+t[13][w[107]]
	b4, b5, b6, b7 = b4+t[13][w[108]], b5+t[13][w[109]], b6+t[13][w[110]], b7+t[13][w[111]]
	b0, b1, b2, b3 = b0+t[14][w[112]], b1+t[14][w[113]], b2+t[14][w[114]], b3+t[14][w[115]]
	b4, b5, b6, b7 = b4+t[14][w[116]], b5+t[14][w[117]], b6+t[14][w[118]], b7+t[14][w[119]]
	b0, b1, b2, b3 = b0+t[15][w[120]], b1+t[15][w[121]], b2+t[15][w[122]], b3+t[15][w[123]]
	b4, b5, b6, b7 = b4+t[15][w[124]], b5+t[15][w[125]], b6+t[15][w[126]], b7+t[15][w[127]]
	return b0, b1, b2, b3, b4, b5, b6, b7
}
