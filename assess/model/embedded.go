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
var Quick = sync.OnceValues(func() (*Reader, error) { return load(weights.Quick()) })

// Lines is the encoder that lines of advertisements are read with: the lower
// half of the small embedded network, made ready at its first use.
type Lines struct{}

// lineLayers are the layers that gave the best marks on lines left out, of 2, 4,
// 6, 8 and 12 of the small network and 4 and 6 of the large one, for their cost.
const lineLayers = 6

// Name says which weights and layers give the vectors; it is empty where the
// embedded weights cannot be read.
func (Lines) Name() string {
	r, err := Quick()
	if err != nil {
		return ""
	}
	return r.Encoder(lineLayers).Name()
}

// Encode gives a vector for each text, as [Encoder.Encode] does.
func (Lines) Encode(ctx context.Context, texts []string) ([][]float32, error) {
	r, err := Quick()
	if err != nil {
		return nil, err
	}
	return r.Encoder(lineLayers).Encode(ctx, texts)
}
