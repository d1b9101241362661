package model

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// newNetwork takes the tensors out of a file, ready for the kernel.
func newNetwork(f *weightsFile, k *kernel) (*network, error) {
	n := &network{Config: f.Config, kernel: k, layers: make([]layer, f.Config.Layers)}
	t := &taker{file: f, kernel: k}
	h := n.Hidden
	n.word, n.wordScale = t.bytes("word", n.Vocab, h), t.floats("word.scale", n.Vocab)
	n.position, n.side = t.positions(n.Positions, h), t.floats("side", 2, h)
	n.norm = t.gainBias("norm", h)
	n.distance = t.distance(&n.Config)
	t.layers(n)
	n.find, n.mix = t.linear("find", h, h), t.linear("mix", h, 2*h)
	n.verdict = dense{t.floats("verdict.weight", classes, h), t.floats("verdict.bias", classes)}
	return n, t.err
}

// layers takes the layers, on all cores: ordering the weights for the kernel
// is most of the work of loading.
func (t *taker) layers(n *network) {
	var group sync.WaitGroup
	takers := make([]taker, runtime.GOMAXPROCS(0))
	var next atomic.Int32
	for i := range takers {
		group.Go(func() {
			takers[i] = taker{file: t.file, kernel: t.kernel}
			for l := int(next.Add(1)) - 1; l < len(n.layers); l = int(next.Add(1)) - 1 {
				takers[i].layer(fmt.Sprintf("layers.%d.", l), &n.layers[l], &n.Config)
			}
		})
	}
	group.Wait()
	for i := range takers {
		t.keep(takers[i].err)
	}
}

// taker takes tensors out of a file and keeps the first error.
type taker struct {
	file   *weightsFile
	kernel *kernel
	err    error
}

func (t *taker) floats(name string, shape ...int) []float32 {
	v, err := t.file.floats(name, shape...)
	t.keep(err)
	return v
}

// positions takes what is added to a token by its place: signed bytes with a scale
// a row, or floats, as older files have them.
func (t *taker) positions(rows, h int) []float32 {
	if t.file.byName["position"].Type != "i8" {
		return t.floats("position", rows, h)
	}
	w, scale := t.bytes("position", rows, h), t.floats("position.scale", rows)
	if t.err != nil {
		return nil
	}
	out := make([]float32, rows*h)
	for i := range out {
		out[i] = float32(int8(w[i])) * scale[i/h]
	}
	return out
}

// bytes gives a tensor of signed bytes as it lies in the file.
func (t *taker) bytes(name string, shape ...int) []byte {
	raw, err := t.file.find(name, "i8", shape...)
	t.keep(err)
	return raw
}

func (t *taker) keep(err error) {
	if t.err == nil {
		t.err = err
	}
}

func (t *taker) gainBias(name string, n int) gainBias {
	return gainBias{t.floats(name+".weight", n), t.floats(name+".bias", n)}
}

func (t *taker) layer(p string, l *layer, c *Config) {
	h := c.Hidden
	l.qkv = t.attention(p, c)
	l.out, l.norm1 = t.linear(p+"o", h, h), t.gainBias(p+"norm1", h)
	l.up, l.down = t.linear(p+"up", c.Inner, h), t.linear(p+"down", h, c.Inner)
	l.norm2 = t.gainBias(p+"norm2", h)
}

// linear takes a matrix [out][in].
func (t *taker) linear(name string, out, in int) linear {
	w := t.panels(name+".weight", out, in)
	l := linear{in: in, out: out, scales: t.floats(name+".scale", out), bias: t.floats(name+".bias", out)}
	if t.err == nil {
		l.weights = t.kernel.pack(w)
	}
	return l
}

// panels takes the weights of a matrix.
func (t *taker) panels(name string, out, in int) panels {
	w := t.bytes(name, out, in)
	if t.err != nil {
		return panels{}
	}
	if t.file.format == versionRows {
		return panelled(w, out, in)
	}
	return newPanels(w, out, in)
}

// attention joins queries, keys and values to one matrix. The queries come out
// divided by the root of a head's size, as attention wants them.
func (t *taker) attention(p string, c *Config) linear {
	h := c.Hidden
	l := linear{in: h, out: 3 * h}
	var w []panels
	for _, name := range []string{p + "q", p + "k", p + "v"} {
		w = append(w, t.panels(name+".weight", h, h))
		l.scales = append(l.scales, t.floats(name+".scale", h)...)
		l.bias = append(l.bias, t.floats(name+".bias", h)...)
	}
	if t.err != nil {
		return l
	}
	l.weights = t.kernel.pack(joined(w...))
	scale := 1 / float32(math.Sqrt(float64(h/c.Heads)))
	for _, v := range [][]float32{l.scales[:h], l.bias[:h]} {
		for i := range v {
			v[i] = float32(v[i] * scale)
		}
	}
	l.scales, l.bias = slices.Clip(l.scales), slices.Clip(l.bias)
	return l
}
