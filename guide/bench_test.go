package guide_test

import (
	"testing"

	"yardstick/guide"
	"yardstick/job/sample"
)

// BenchmarkDerive makes a guide of a job with three functions.
func BenchmarkDerive(b *testing.B) {
	j, err := sample.Load("bus-driver")
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := guide.Derive(j); err != nil {
			b.Fatal(err)
		}
	}
}
