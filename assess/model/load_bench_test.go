package model

import (
	"testing"

	"yardstick/assess/model/weights"
)

// BenchmarkLoad is the way from the file's bytes to a reader.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(weights.Reader); err != nil {
			b.Fatal(err)
		}
	}
}
