package model

import "encoding/binary"

// interleave2 orders [out][in] as [out/columns][in/2][columns][2]: a kernel
// reads two inputs of all its columns side by side.
func interleave2(w []byte, out, in, columns int) []byte {
	p := make([]byte, len(w))
	for n := range out {
		row, panel := w[n*in:][:in], p[n/columns*columns*in+n%columns*2:]
		for k := 0; k+2 <= len(row); k += 2 {
			binary.LittleEndian.PutUint16(panel[k*columns:], binary.LittleEndian.Uint16(row[k:]))
		}
	}
	return p
}

// interleave4 orders [out][in] as [out/columns][in/4][columns][4] and flips the
// bits of flip in every byte: 0x80 turns a signed byte into an unsigned one,
// 128 more.
func interleave4(w []byte, out, in, columns int, flip byte) []byte {
	p, flips := make([]byte, len(w)), uint32(flip)*0x01010101
	for n := range out {
		row, panel := w[n*in:][:in], p[n/columns*columns*in+n%columns*4:]
		for k := 0; k+4 <= len(row); k += 4 {
			binary.LittleEndian.PutUint32(panel[k*columns:], binary.LittleEndian.Uint32(row[k:])^flips)
		}
	}
	return p
}
