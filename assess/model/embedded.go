package model

import (
	"context"
	"sync"

	"yardstick/assess/model/weights"
)

// Embedded gives the reader with the weights inside the program. They are
// made ready at the first call and shared by all. While an answer is being
// written, the smaller [Quick] follows it; of what is settled both read the whole.
var Embedded = sync.OnceValues(pair)

// Quick gives the smaller embedded reader: a quarter of the work, and less able.
var Quick = sync.OnceValues(func() (*Reader, error) { return load(weights.Quick(), false) })

// Lines is the encoder that lines of advertisements are read with: lower layers
// of both embedded networks, the vectors of the small one first. It is made ready
// at its first use.
type Lines struct{}

// The layers that gave the best marks in advertisements left out, of 4 and 6 of
// the small network, 6, 9 and 12 of the large one, and both together.
const (
	quickLayers = 6
	wholeLayers = 9
)

// parts are the two encoders.
func (Lines) parts() ([2]*Encoder, error) {
	quick, err := Quick()
	if err != nil {
		return [2]*Encoder{}, err
	}
	whole, err := Embedded()
	if err != nil {
		return [2]*Encoder{}, err
	}
	return [2]*Encoder{quick.Encoder(quickLayers), whole.Encoder(wholeLayers)}, nil
}

// Name says which weights and layers give the vectors; it is empty where the
// embedded weights cannot be read.
func (l Lines) Name() string {
	both, err := l.parts()
	if err != nil {
		return ""
	}
	return both[0].Name() + "+" + both[1].Name()
}

// Encode gives a vector for each text, as [Encoder.Encode] does.
func (l Lines) Encode(ctx context.Context, texts []string) ([][]float32, error) {
	both, err := l.parts()
	if err != nil {
		return nil, err
	}
	out, err := both[0].Encode(ctx, texts)
	if err != nil {
		return nil, err
	}
	more, err := both[1].Encode(ctx, texts)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i] = append(out[i], more[i]...)
	}
	return out, nil
}
