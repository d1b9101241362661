package model

import (
	"encoding/binary"
	"math"
)

// The portable kernel looks sums up instead of multiplying. Of eight inputs it
// makes a table: place e holds the sum of the inputs whose bits are set in e, of
// four rows at once, 16 bits for each, and a second table that of four more
// rows. The weights lie in planes: a byte that holds one bit of eight weights of
// an output is the place of that bit's sums. So eight places, one for each bit,
// are 64 products.
//
// Activations are made unsigned by adding their row's zero, so that none is
// above 128 (see quantiseScale), weights by adding surplus.
const (
	tableInputs = 8
	tableRows   = 4
	// chunkTables are as many tables of eight rows as the nearest cache holds. A
	// sum of all of them is at most 2^13, and with twice the next bit's below 2^15.
	chunkTables = 8
	chunkInputs = chunkTables * tableInputs
	chunkRows   = 2 * tableRows
	// surplus is how much more than they are the bytes of one side are.
	surplus = 128
)

// tables are those of a chunk of inputs of four rows; place 0 of each is zero.
type tables [chunkTables][1 << tableInputs]uint64

// chunk are those of four rows and of four more.
type chunk [2]tables

// planes are the weights of one output for a chunk of inputs: of their lower and
// their upper four bits, for each table the places of the four, the lowest first.
type planes [2][4 * chunkTables]byte

// halves are sums of eight rows in halves of words: rows 0 and 2, 1 and 3, 4 and
// 6, 5 and 7.
type halves [4]uint64

// portableKernel runs everywhere.
func portableKernel() *kernel {
	return &kernel{
		name: "portable", columns: panelColumns, inputs: lanes, rows: fewerRows, loops: portableLoops(),
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
			places, to := transposed(bytes^0x8080808080808080), &p.planes[k/chunkInputs*w.out+n]
			binary.LittleEndian.PutUint32(to[0][k%chunkInputs/2:], uint32(places))
			binary.LittleEndian.PutUint32(to[1][k%chunkInputs/2:], uint32(places>>32))
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
	var t chunk
	x.halves = grown(x.halves, out)
	for r := 0; r < rows; r += chunkRows {
		clear(x.halves)
		for k := 0; k < in; k += chunkInputs {
			for i := range t {
				t[i].fill(x.bytes[(first+r+i*tableRows)*in+k:], in, min(chunkInputs, in-k))
			}
			t.multiply(x.halves, w.planes[k/chunkInputs*out:])
		}
		for i := range chunkRows {
			takeRow(sums[(r+i)*out:][:out], x.halves, i, x.zeros[first+r+i], x.totals[first+r+i], w.begin)
		}
	}
}

// takeRow takes the sums of row i, without what unsigned bytes give too much.
func takeRow(sums []int32, from []halves, i int, zero, total int32, begin []int32) {
	word, half := i/4*2+i%2, i/2%2*32
	from, begin = from[:len(sums)], begin[:len(sums)]
	for n := range sums {
		sums[n] = int32(from[n][word]>>half) + zero*begin[n] - total
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

// multiply adds the products of a chunk.
func (t *chunk) multiply(sums []halves, w []planes) {
	w = w[:len(sums)]
	for n := range w {
		h := &sums[n]
		b0, b1, b2, b3, c0, c1, c2, c3 := fourBits(&t[0], &t[1], &w[n][0])
		h[0], h[1] = h[0]+even(b0+2*b1, b2+2*b3), h[1]+odd(b0+2*b1, b2+2*b3)
		h[2], h[3] = h[2]+even(c0+2*c1, c2+2*c3), h[3]+odd(c0+2*c1, c2+2*c3)
		b0, b1, b2, b3, c0, c1, c2, c3 = fourBits(&t[0], &t[1], &w[n][1])
		h[0], h[1] = h[0]+even(b0+2*b1, b2+2*b3)<<4, h[1]+odd(b0+2*b1, b2+2*b3)<<4
		h[2], h[3] = h[2]+even(c0+2*c1, c2+2*c3)<<4, h[3]+odd(c0+2*c1, c2+2*c3)<<4
	}
}

// evenFields are the fields of rows 0 and 2 of four.
const evenFields = 0x0000FFFF0000FFFF

// even adds four times the one to the other, of rows 0 and 2.
func even(sum, four uint64) uint64 { return sum&evenFields + four&evenFields<<2 }

// odd does it of rows 1 and 3.
func odd(sum, four uint64) uint64 { return even(sum>>16, four>>16) }

// fourBits gives the sums of four bits of the weights, of four rows and of four
// more. It is written out so that nothing but sums is computed.
//
//go:noinline
func fourBits(t, u *tables, w *[4 * chunkTables]byte) (b0, b1, b2, b3, c0, c1, c2, c3 uint64) {
	b0, b1, b2, b3 = t[0][w[0]], t[0][w[1]], t[0][w[2]], t[0][w[3]]
	c0, c1, c2, c3 = u[0][w[0]], u[0][w[1]], u[0][w[2]], u[0][w[3]]
	b0, b1, b2, b3 = b0+t[1][w[4]], b1+t[1][w[5]], b2+t[1][w[6]], b3+t[1][w[7]]
	c0, c1, c2, c3 = c0+u[1][w[4]], c1+u[1][w[5]], c2+u[1][w[6]], c3+u[1][w[7]]
	b0, b1, b2, b3 = b0+t[2][w[8]], b1+t[2][w[9]], b2+t[2][w[10]], b3+t[2][w[11]]
	c0, c1, c2, c3 = c0+u[2][w[8]], c1+u[2][w[9]], c2+u[2][w[10]], c3+u[2][w[11]]
	b0, b1, b2, b3 = b0+t[3][w[12]], b1+t[3][w[13]], b2+t[3][w[14]], b3+t[3][w[15]]
	c0, c1, c2, c3 = c0+u[3][w[12]], c1+u[3][w[13]], c2+u[3][w[14]], c3+u[3][w[15]]
	b0, b1, b2, b3 = b0+t[4][w[16]], b1+t[4][w[17]], b2+t[4][w[18]], b3+t[4][w[19]]
	c0, c1, c2, c3 = c0+u[4][w[16]], c1+u[4][w[17]], c2+u[4][w[18]], c3+u[4][w[19]]
	b0, b1, b2, b3 = b0+t[5][w[20]], b1+t[5][w[21]], b2+t[5][w[22]], b3+t[5][w[23]]
	c0, c1, c2, c3 = c0+u[5][w[20]], c1+u[5][w[21]], c2+u[5][w[22]], c3+u[5][w[23]]
	b0, b1, b2, b3 = b0+t[6][w[24]], b1+t[6][w[25]], b2+t[6][w[26]], b3+t[6][w[27]]
	c0, c1, c2, c3 = c0+u[6][w[24]], c1+u[6][w[25]], c2+u[6][w[26]], c3+u[6][w[27]]
	b0, b1, b2, b3 = b0+t[7][w[28]], b1+t[7][w[29]], b2+t[7][w[30]], b3+t[7][w[31]]
	c0, c1, c2, c3 = c0+u[7][w[28]], c1+u[7][w[29]], c2+u[7][w[30]], c3+u[7][w[31]]
	return b0, b1, b2, b3, c0, c1, c2, c3
}
