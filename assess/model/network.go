package model

import "fmt"

// network is a BERT encoder that reads an answer once and all its claims
// beside it.
//
// A sequence is laid out in blocks: block 0 is [CLS] question [SEP] answer
// [SEP], every other block is [CLS] kind : claim [SEP]; positions count from 0
// in each, and the token type tells block 0 from the rest. In every layer the
// answer attends to itself, and a claim attends to itself and to the answer.
// So the answer costs the same however many claims there are, and no claim
// sees another.
//
// For each claim the state of its [CLS] says what to look for (find); its
// product with the states of the answer's tokens, through a softmax, is the
// evidence; the verdict is read from the [CLS] and the evidence's mean state.
type network struct {
	Config
	word      []int8 // [vocab][hidden]
	wordScale []float32
	position  []float32 // [positions][hidden]
	side      []float32 // [2][hidden]
	norm      gainBias
	layers    []layer
	find, mix linear
	verdict   dense
}

type layer struct {
	query, key, value, out linear
	norm1                  gainBias
	up, down               linear
	norm2                  gainBias
}

// gainBias is the learned part of a layer normalisation.
type gainBias struct{ gain, bias []float32 }

// dense is a small matrix kept in float32.
type dense struct{ weights, bias []float32 }

// newNetwork takes the tensors out of a file, ready for the kernel.
func newNetwork(f *weightsFile, k kernel) (*network, error) {
	n := &network{Config: f.Config, layers: make([]layer, f.Config.Layers)}
	t := &taker{file: f, kernel: k}
	h := n.Hidden
	n.word, n.wordScale = t.bytes("word", n.Vocab, h), t.floats("word.scale", n.Vocab)
	n.position, n.side = t.floats("position", n.Positions, h), t.floats("side", 2, h)
	n.norm = t.gainBias("norm", h)
	for i := range n.layers {
		p, l := fmt.Sprintf("layers.%d.", i), &n.layers[i]
		l.query, l.key, l.value = t.linear(p+"q", h, h), t.linear(p+"k", h, h), t.linear(p+"v", h, h)
		l.out, l.norm1 = t.linear(p+"o", h, h), t.gainBias(p+"norm1", h)
		l.up, l.down = t.linear(p+"up", n.Inner, h), t.linear(p+"down", h, n.Inner)
		l.norm2 = t.gainBias(p+"norm2", h)
	}
	n.find, n.mix = t.linear("find", h, h), t.linear("mix", h, 2*h)
	n.verdict = dense{t.floats("verdict.weight", classes, h), t.floats("verdict.bias", classes)}
	return n, t.err
}

// taker takes tensors out of a file and keeps the first error.
type taker struct {
	file   *weightsFile
	kernel kernel
	err    error
}

func (t *taker) floats(name string, shape ...int) []float32 {
	v, err := t.file.floats(name, shape...)
	t.keep(err)
	return v
}

func (t *taker) bytes(name string, shape ...int) []int8 {
	raw, err := t.file.find(name, "i8", shape...)
	t.keep(err)
	return signed(raw)
}

func (t *taker) keep(err error) {
	if t.err == nil {
		t.err = err
	}
}

func (t *taker) gainBias(name string, n int) gainBias {
	return gainBias{t.floats(name+".weight", n), t.floats(name+".bias", n)}
}

func (t *taker) linear(name string, out, in int) linear {
	w := t.bytes(name+".weight", out, in)
	l := linear{in: in, out: out, scales: t.floats(name+".scale", out), bias: t.floats(name+".bias", out)}
	if t.err == nil {
		l.packed = pack(w, out, in, t.kernel)
	}
	return l
}
