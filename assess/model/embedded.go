package model

import (
	"sync"

	"yardstick/assess/model/weights"
)

// Embedded gives the reader with the weights inside the program. They are
// unpacked at the first call and shared by all.
var Embedded = sync.OnceValues(func() (*Reader, error) { return load(weights.Reader()) })
