package model

import (
	"testing"

	"yardstick/assess/text"
)

// TestSteadyStateAllocatesNothing reads answers of different lengths until the
// arena has grown to them, and then wants no allocation any more: tokens,
// forward pass and findings.
func TestSteadyStateAllocatesNothing(t *testing.T) {
	r := quick(t, kernels()[0])
	p, a := r.prepare(benchClaims(3)), new(arena)
	short, long := document(t, benchAnswer(20)), document(t, benchAnswer(60))
	read := func() {
		for _, d := range []*text.Document{short, long} {
			if err := p.read(t.Context(), a, d); err != nil {
				t.Fatal(err)
			}
		}
	}
	read()
	if got := testing.AllocsPerRun(3, read); got != 0 {
		t.Errorf("%v allocations a reading, want 0", got)
	}
}
