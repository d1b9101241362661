package model

import (
	"math/rand/v2"
	"testing"
)

// randomReader is the embedded reader with a network of another shape and
// random weights: for measurements, its verdicts say nothing.
func randomReader(tb testing.TB, c Config, k *kernel) *Reader {
	tb.Helper()
	r := quick(tb, k)
	c.Vocab, c.Positions, c.Epsilon = r.network.Vocab, r.network.Positions, 1e-12
	r.network = randomNetwork(c, r.network.kernel)
	return r
}

// randomNetwork is a network of the shape with random weights.
func randomNetwork(c Config, k *kernel) *network {
	m := maker{rand.New(rand.NewPCG(15, 16)), k}
	n := &network{Config: c, kernel: k, layers: make([]layer, c.Layers)}
	h := c.Hidden
	n.word, n.wordScale = m.bytes(c.Vocab*h), m.floats(c.Vocab, 0.001, 0)
	n.position, n.side, n.norm = m.floats(c.Positions*h, 0.02, 0), m.floats(2*h, 0.02, 0), m.gainBias(h)
	for i := range n.layers {
		n.layers[i] = layer{
			qkv: m.linear(3*h, h), out: m.linear(h, h), norm1: m.gainBias(h),
			up: m.linear(c.Inner, h), down: m.linear(h, c.Inner), norm2: m.gainBias(h),
		}
	}
	n.distance = m.distance(&c)
	n.find, n.mix = m.linear(h, h), m.linear(h, 2*h)
	n.verdict = dense{m.floats(classes*h, 0.02, 0), m.floats(classes, 0.02, 0)}
	return n
}

// maker makes random parts of a network.
type maker struct {
	rng    *rand.Rand
	kernel *kernel
}

func (m maker) floats(n int, spread, mean float32) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = mean + float32(float32(m.rng.NormFloat64())*spread)
	}
	return out
}

// bytes are distributed as trained weights are: few near the extremes.
func (m maker) bytes(n int) []byte {
	var normal [1 << 12]byte
	for i := range normal {
		normal[i] = byte(int8(min(max(m.rng.NormFloat64()*38, -127), 127)))
	}
	out := make([]byte, n)
	for i := 0; i+5 <= n; i += 5 {
		for bits, j := m.rng.Uint64(), i; j < i+5; bits, j = bits>>12, j+1 {
			out[j] = normal[bits%(1<<12)]
		}
	}
	return out
}

func (m maker) distance(c *Config) distance {
	var d distance
	for range c.Heads {
		d.first, d.own = append(d.first, m.floats(2*c.Positions+lanes, 0.5, 0)), append(d.own, m.floats(2*c.Positions+lanes, 0.5, 0))
	}
	return d
}

func (m maker) gainBias(n int) gainBias { return gainBias{m.floats(n, 0.1, 1), m.floats(n, 0.1, 0)} }

func (m maker) linear(out, in int) linear {
	return linear{in: in, out: out, weights: m.kernel.pack(panelled(m.bytes(out*in), out, in)), scales: m.floats(out, 0.0001, 0.001), bias: m.floats(out, 0.02, 0)}
}
