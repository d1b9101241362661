// Package weights holds the weights of the embedded models. docs/model-card.md
// says what they were trained on and what they are good for; package model
// says their format.
package weights

import _ "embed"

//go:embed quick.ysm
var quick []byte

//go:embed joint.json
var joint []byte

//go:embed reader.ysm.1
var reader1 []byte

//go:embed reader.ysm.2
var reader2 []byte

//go:embed reader.ysm.3
var reader3 []byte

// Reader gives the weights file of the reader, in parts that follow each other.
func Reader() [][]byte { return [][]byte{reader1, reader2, reader3} }

// Quick gives the weights file of the small reader: it follows answers that are still being written, and has a share in what is settled.
func Quick() [][]byte { return [][]byte{quick} }

// Joint says what both readers decide together: JSON with the version, the small reader's share and the cuts.
func Joint() []byte { return joint }
