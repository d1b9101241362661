package model

import (
	"sync"

	"golang.org/x/sys/cpu"
)

// amxKernel multiplies bytes in the tiles of AMX (doc.go says why that is safe);
// floats go through registers of 512 bits.
func amxKernel() *kernel {
	return &kernel{
		name: "amx", columns: 2 * panelColumns, inputs: tileBytes, rows: 160, loops: avx512Loops(),
		pack:     func(w panels) packed { return packed{panels: w} },
		quantise: func(x *quantised, r int, row []float32) { quantise512(x, r, row, 0) },
		multiply: multiplyAMX,
	}
}

// Tiles have at most so many rows, and rows of so many bytes.
const (
	tileRows  = 16
	tileBytes = 64
)

// tileShape is what the instruction LDTILECFG reads: the tiles' shapes, of which
// there are eight.
type tileShape struct {
	palette byte
	_       [15]byte   // where to begin after an interruption, and nothing
	bytes   [16]uint16 // of a row of each tile
	rows    [16]byte
}

// multiplyAMX spreads the rows evenly over as few tiles as hold them.
func multiplyAMX(sums []int32, x *quantised, first, rows int, w *packed) {
	tiles := (rows + tileRows - 1) / tileRows
	height := (rows + tiles - 1) / tiles
	shape := tileShape{palette: 1}
	for i := range 8 {
		shape.bytes[i], shape.rows[i] = tileBytes, byte(height)
	}
	shape.rows[6], shape.rows[7] = tileRows, tileRows // of weights
	productAMX(
		&sums[0], uintptr(4*w.out), &x.bytes[first*x.in], uintptr(x.in),
		&w.data[0], len(w.data)/2, tiles, uintptr(height), x.in/tileBytes, &shape,
	)
}

// hasAMX reports whether the processor has tiles of bytes, and the system keeps
// them and lets this program use them.
var hasAMX = sync.OnceValue(func() bool {
	const shapes, tiles = 1 << 17, 1 << 18
	return cpu.X86.HasAMXTile && cpu.X86.HasAMXInt8 && cpu.X86.HasOSXSAVE &&
		enabledStates()&(shapes|tiles) == shapes|tiles && tilesAllowed()
})

//go:noescape
func productAMX(
	sums *int32, stride uintptr, q *int8, qstride uintptr, panels *[]byte, pairs, tiles int, height uintptr, steps int, shape *tileShape,
)

// enabledStates has a bit for each state of the processor that the system keeps.
func enabledStates() uint32
