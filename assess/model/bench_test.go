package model

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkForward is the forward pass of one block of so many tokens, with
// every kernel of this machine.
func BenchmarkForward(b *testing.B) {
	for _, k := range kernels() {
		n := embedded(b, k).network
		for _, tokens := range []int{16, 64, 128, 256} {
			b.Run(fmt.Sprintf("%s/tokens=%d", k.name, tokens), func(b *testing.B) {
				a := new(arena)
				benchPassage(&a.passage, tokens, n.Vocab)
				a.memory.reserve(&n.Config, 1, tokens)
				fastest(b, func() error {
					_, err := n.run(b.Context(), a, &a.memory)
					return err
				})
			})
		}
	}
}

// fastest runs a benchmark and reports beside the mean the fastest run, which
// other work on the machine disturbs least.
func fastest(b *testing.B, run func() error) {
	b.Helper()
	b.ReportAllocs()
	best := time.Hour
	for b.Loop() {
		begun := time.Now()
		if err := run(); err != nil {
			b.Fatal(err)
		}
		best = min(best, time.Since(begun))
	}
	b.ReportMetric(float64(best.Microseconds())/1000, "ms-fastest")
}

// benchPassage is one block of random words.
func benchPassage(p *passage, tokens, vocab int) {
	rng := rand.New(rand.NewPCG(9, 10))
	ids := make([]int32, tokens)
	for i := range ids {
		ids[i] = int32(1000 + rng.IntN(vocab-1000))
	}
	p.begin()
	p.add(ids, 0, 0, tokens)
	p.parts = append(p.parts, part{rows: span{0, tokens}})
	p.first, p.answer, p.kept = span{0, tokens}, span{1, tokens - 1}, tokens
}
