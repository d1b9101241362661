package model

import (
	"context"
	"fmt"
)

// Limits of an encoder: a longer text is cut, and so many tokens are read together.
const (
	maxLine  = maxClaim
	maxBatch = 1024
)

// Encoder turns short texts into vectors: each text is read by itself by the
// lower layers of a reader's network, as claims are, and the mean of its
// tokens' states is its vector. Heads that are trained on these vectors read
// more than answers: what a line of an advertisement says, for instance. It is
// safe for concurrent use, and gives the same bits on any machine.
type Encoder struct {
	reader *Reader
	layers int
}

// Encoder gives the encoder made of so many of the lower layers, at least one
// and at most all of them.
func (r *Reader) Encoder(layers int) *Encoder {
	return &Encoder{reader: r, layers: min(max(layers, 1), len(r.network.layers))}
}

// Name says which weights and how many of their layers give the vectors: who
// was trained on vectors of another name cannot read these.
func (e *Encoder) Name() string {
	return fmt.Sprintf("%s layers:%d", e.reader.assessor.Model, e.layers)
}

// Encode gives a vector for each text, of as many values as the network is
// wide. A text is valid UTF-8; what lies beyond 96 tokens is not read. It ends
// with ctx's error where ctx ends first.
func (e *Encoder) Encode(ctx context.Context, texts []string) ([][]float32, error) {
	r := e.reader
	a := r.arenas.Get().(*arena)
	defer r.arenas.Put(a)
	out := make([][]float32, 0, len(texts))
	var batch []block
	rows := 0
	for i, s := range texts {
		b := newBlock(r.enclosed(s, maxLine))
		batch, rows = append(batch, b), rows+len(b.ids)
		if rows < maxBatch && i < len(texts)-1 {
			continue
		}
		states, err := r.network.alone(ctx, a, batch, e.layers)
		if err != nil {
			return nil, err
		}
		for _, s := range states {
			out = append(out, mean(s, r.network.Hidden))
		}
		batch, rows = batch[:0], 0
	}
	return out, nil
}

// mean is the mean of rows of states of width h, added up in their order.
func mean(states []float32, h int) []float32 {
	out := make([]float32, h)
	for at := 0; at < len(states); at += h {
		for i, v := range states[at : at+h] {
			out[i] += v
		}
	}
	n := float32(len(states) / h)
	for i := range out {
		out[i] /= n
	}
	return out
}
