// Package weights holds the weights of the embedded model. docs/model-card.md
// says what they were trained on and what they are good for; package model
// says their format.
package weights

import _ "embed"

//go:embed reader.ysm
var reader []byte

// Reader gives the weights file of the embedded reader, in parts that follow each other.
func Reader() [][]byte { return [][]byte{reader} }
