package model

import (
	"sync"

	"yardstick/assess/model/weights"
)

// Embedded gives the reader with the weights inside the program. They are
// made ready at the first call and shared by all. While an answer is being
// written, the smaller [Quick] follows it.
var Embedded = sync.OnceValues(func() (*Reader, error) {
	r, err := load(weights.Reader())
	if err != nil {
		return nil, err
	}
	r.quick = Quick
	return r, nil
})

// Quick gives the smaller embedded reader: a quarter of the work, and less able.
var Quick = sync.OnceValues(func() (*Reader, error) { return load(weights.Quick()) })
