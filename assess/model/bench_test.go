package model

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"yardstick/assess"
)

// BenchmarkForward is the forward pass of one block of so many tokens, with
// every kernel of this machine.
func BenchmarkForward(b *testing.B) {
	for _, k := range kernels() {
		n := quick(b, k).network
		for _, tokens := range []int{16, 64, 128, 256} {
			b.Run(fmt.Sprintf("kernel=%s/tokens=%d", k.name, tokens), func(b *testing.B) {
				a := new(arena)
				benchPassage(&a.passage, tokens, n.Vocab)
				a.memory.reserve(&n.Config, 1, tokens)
				fastest(b, func() error {
					_, err := n.run(b.Context(), a, &a.memory, nil)
					return err
				})
			})
		}
	}
}

// benchPassage is one block of random words.
func benchPassage(p *passage, tokens, vocab int) {
	rng := rand.New(rand.NewPCG(9, 10))
	p.begin()
	for at := range tokens {
		p.row(int32(1000+rng.IntN(vocab-1000)), at, at)
	}
	p.parts = append(p.parts, part{rows: span{0, tokens}})
	p.first, p.answer, p.kept = span{0, tokens}, span{1, tokens - 1}, tokens
}

// BenchmarkProduct is the product of 48 rows with the matrices of a layer of
// 384 and of 768 states, with every kernel of this machine.
func BenchmarkProduct(b *testing.B) {
	const rows = 48
	rng := rand.New(rand.NewPCG(13, 14))
	for _, k := range kernels() {
		for _, shape := range [][2]int{{384, 384}, {384, 1536}, {1536, 384}, {768, 768}, {768, 3072}, {3072, 768}} {
			in, out := shape[0], shape[1]
			w, row := maker{rng, k}.bytes(in*out), make([]float32, in)
			p, x, sums := k.pack(panelled(w, out, in)), quantised{in: in}, make([]int32, blockRows*out)
			x.reserve(in)
			for r := range rows {
				for i := range row {
					row[i] = float32(rng.NormFloat64())
				}
				k.quantise(&x, r, row)
			}
			b.Run(fmt.Sprintf("kernel=%s/in=%d/out=%d", k.name, in, out), func(b *testing.B) {
				fastest(b, func() error {
					k.multiply(sums, &x, 0, rows, &p)
					return nil
				})
			})
		}
	}
}

// BenchmarkAnswer is an answer of 100 words against eight requirements of a
// known guide, with every kernel of this machine and random networks of three
// sizes whose lower half is separate.
func BenchmarkAnswer(b *testing.B) {
	for _, k := range kernels() {
		for _, c := range []Config{
			{Layers: 6, Hidden: 384, Heads: 12, Inner: 1536, Separate: 3},
			{Layers: 12, Hidden: 384, Heads: 12, Inner: 1536, Separate: 6},
			{Layers: 12, Hidden: 768, Heads: 12, Inner: 3072, Separate: 6},
		} {
			b.Run(fmt.Sprintf("kernel=%s/layers=%d/width=%d", k.name, c.Layers, c.Hidden), func(b *testing.B) {
				r := randomReader(b, c, k)
				p, d := r.prepare(benchClaims(8)), document(b, benchAnswer(100))
				fastest(b, func() error {
					_, err := p.Read(b.Context(), d)
					return err
				})
			})
		}
	}
}

// BenchmarkSettled is an answer of 100 words against eight requirements of a known
// guide, read by both embedded readers: what a finished answer costs. The processor
// time is that of the whole program.
func BenchmarkSettled(b *testing.B) {
	r, err := Embedded()
	if err != nil {
		b.Fatal(err)
	}
	p, d := r.Prepare(benchClaims(8)), document(b, benchAnswer(100))
	fastestProgram(b, func() error {
		_, err := p.Read(b.Context(), d)
		return err
	})
}

// BenchmarkLive is the feedback after one changed sentence of an answer of 100
// words, with eight requirements; settled is the reading of the whole. Both by the small
// embedded reader, with every kernel of this machine.
func BenchmarkLive(b *testing.B) {
	for _, k := range kernels() {
		p := quick(b, k).prepare(benchClaims(8))
		one, two := benchAnswer(100), benchAnswer(86)+" I rang the three clients back myself before six and wrote each one down."
		for name, read := range map[string]func(*following, int) error{
			"glance": func(f *following, i int) error {
				_, err := f.Glance(b.Context(), document(b, [2]string{one, two}[i%2]))
				return err
			},
			"settled": func(f *following, i int) error {
				_, err := f.Read(b.Context(), document(b, [2]string{one, two}[i%2]))
				return err
			},
		} {
			b.Run("kernel="+k.name+"/"+name, func(b *testing.B) {
				f, i := p.Follow().(*following), 0
				fastest(b, func() error {
					i++
					return read(f, i)
				})
			})
		}
	}
}

// benchAnswer is an answer of so many words, in sentences of fourteen.
func benchAnswer(words int) string {
	story := strings.Fields("On Monday the phones rang for two hours and nobody picked them up at all. I told my manager the same evening and took the first call myself since then. We count every call that waits longer than three minutes and talk about it on Fridays.")
	var out []string
	for i := range words {
		out = append(out, story[i%len(story)])
	}
	return strings.Join(out, " ")
}

// benchClaims is so many requirements of eleven words.
func benchClaims(n int) []assess.Claim {
	out := make([]assess.Claim, n)
	for i := range out {
		out[i] = assess.Claim{Question: "Define failure in doing this job.", Text: fmt.Sprintf("Says which number %d of missed calls counts as failure there.", i+3)}
	}
	return out
}

// BenchmarkLoad is the way from the file's bytes to a reader.
func BenchmarkLoad(b *testing.B) {
	fastest(b, func() error {
		embedded(b, kernels()[0])
		return nil
	})
}
