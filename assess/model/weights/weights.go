// Package weights holds the weights of the embedded model. docs/model-card.md
// says what they were trained on and what they are good for.
package weights

import _ "embed"

// Reader is the weights file of the embedded reader; see package model for its format.
//
//go:embed reader.ysm
var Reader []byte
