package draft

import (
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"math"
	"sync"

	"yardstick/internal/fault"
	"yardstick/job"
)

//go:embed lines.bin
var linesFile []byte

//go:embed shapes.bin
var shapesFile []byte

// head marks lines: each by itself first, then among its neighbours, its
// heading, its section and all lines. Several members that were trained from
// different beginnings are added up. Sums are float32 in a fixed order with
// every product rounded, so that all machines give the same marks.
type head struct {
	Encoder  string     `json:"encoder"` // whose vectors it was trained on; empty: features alone
	Vector   int        `json:"vector"`
	Features int        `json:"features"`
	Width    int        `json:"width"`
	Members  int        `json:"members"`
	Marks    []job.Mark `json:"marks"`
	members  []member
}

// member is one network: alone reads a line, among the line and what is around
// it, says gives a logit for each mark, one for whether work is held to a figure
// in the line, whatever its mark, and one for whether less of it is better.
type member struct{ alone, among, says matrix }

// matrix is a linear map kept in signed bytes with a scale for each output.
type matrix struct {
	in, out     int
	weights     []byte
	scale, bias []float32
}

// reading is the head that reads vectors, bare the one that knows features alone.
var (
	reading = sync.OnceValues(func() (*head, error) { return readHead(linesFile) })
	bare    = sync.OnceValues(func() (*head, error) { return readHead(shapesFile) })
)

const headMagic = "YSTKLNS\x03"

// readHead reads what training/lines.py writes: magic, the length of a header
// in JSON, the header, and for each matrix its weights, scales and biases,
// numbers little-endian.
func readHead(raw []byte) (*head, error) {
	at := len(headMagic) + 4
	if len(raw) < at || string(raw[:len(headMagic)]) != headMagic {
		return nil, fault.Invalidf("not a head for lines")
	}
	n := int(binary.LittleEndian.Uint32(raw[at-4:]))
	h := &head{}
	if n > len(raw)-at || json.Unmarshal(raw[at:at+n], h) != nil || h.odd() {
		return nil, fault.Invalidf("the head for lines is damaged: header")
	}
	raw = raw[at+n:]
	for range h.Members {
		var m member
		for _, part := range []struct {
			to      *matrix
			in, out int
		}{{&m.alone, h.Vector + h.Features, h.Width}, {&m.among, around * h.Width, h.Width}, {&m.says, 2 * h.Width, len(h.Marks) + 2}} {
			size := part.in*part.out + 8*part.out
			if len(raw) < size {
				return nil, fault.Invalidf("the head for lines is damaged: it ends early")
			}
			*part.to = readMatrix(raw[:size], part.in, part.out)
			raw = raw[size:]
		}
		h.members = append(h.members, m)
	}
	return h, nil
}

// around is how many states the second step reads: the line's own, those
// before, after and above it, and the means of its section and of all.
const around = 6

// odd reports a shape that cannot be.
func (h *head) odd() bool {
	fits := func(n, most int) bool { return n > 0 && n <= most }
	return h.Vector < 0 || h.Vector > 4096 || !fits(h.Features, 256) || !fits(h.Width, 512) || !fits(h.Members, 16) ||
		!fits(len(h.Marks), 32)
}

func readMatrix(raw []byte, in, out int) matrix {
	m := matrix{in: in, out: out, weights: raw[:in*out], scale: make([]float32, out), bias: make([]float32, out)}
	for i := range out {
		m.scale[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[in*out+4*i:]))
		m.bias[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[in*out+4*(out+i):]))
	}
	return m
}

// apply writes the outputs for one input, cut off below zero where rectified.
func (m *matrix) apply(y, x []float32, rectified bool) {
	for o := range m.out {
		row := m.weights[o*m.in : (o+1)*m.in]
		var sum float32
		for i, v := range x {
			sum += float32(v * float32(int8(row[i])))
		}
		y[o] = float32(sum*m.scale[o]) + m.bias[o]
		if rectified {
			y[o] = max(y[o], 0)
		}
	}
}
