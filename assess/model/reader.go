package model

import (
	"context"
	"iter"
	"sync"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/internal/fault"
)

// Limits of one sequence, in tokens: a longer question or claim is cut, a
// longer answer is read in windows that overlap.
const (
	maxQuestion = 64
	maxClaim    = 96
	window      = 400
	overlap     = 100
	maxTogether = 64 // claims read in one pass
)

// Reader reads meaning with the network. It implements [assess.Reader].
type Reader struct {
	tokenizer *tokenizer
	network   *network
	decision  decision
	assessor  assess.Assessor
	arenas    sync.Pool
	memories  memories
	known     known

	// joint, where there is one, knows a smaller reader: it follows an answer that
	// is still being written, and has a say in what is settled.
	joint *joint
}

var _ assess.Reader = (*Reader)(nil)

// Load reads a weights file, which must not change afterwards. An error says
// what is wrong with it, or that the environment names a kernel that is not
// there ([KernelVariable]).
func Load(data []byte) (*Reader, error) { return load(parts{data}, true) }

// load reads a weights file, and holds it to its checksum where it comes from
// outside. What is embedded is as whole as the program around it, which nobody
// checks at its start either; a test does (TestEmbeddedWeightsAreWhole). With both
// networks the checksum was a quarter of the time to the first verdict.
func load(data parts, outside bool) (*Reader, error) {
	f, err := parse(data)
	if err != nil {
		return nil, f.worst(data, err)
	}
	if !f.Decision.sound() || !(f.Config.Epsilon > 0 && f.Config.Epsilon < 1) {
		return nil, f.worst(
			data, fault.Invalidf("weights file has a decision that cannot be, or gives none: %+v, eps %v", f.Decision, f.Config.Epsilon),
		)
	}
	k, err := chosenKernel(&f.Config)
	if err != nil {
		return nil, err
	}
	return newReader(f, data, k, outside)
}

// newReader prepares network and vocabulary while the checksum is computed, where it is.
func newReader(f *weightsFile, data parts, k *kernel, outside bool) (*Reader, error) {
	var damage error
	var t *tokenizer
	var ok bool
	var group sync.WaitGroup
	group.Go(func() {
		t, ok = newTokenizer(f.pieces())
		if outside {
			damage = f.verify(data)
		}
	})
	n, err := newNetwork(f, k)
	group.Wait()
	if damage != nil {
		return nil, damage
	}
	if !ok || len(t.ids) != f.Config.Vocab || f.Config.Positions < window+maxQuestion+3 {
		return nil, fault.Invalidf("weights file has a vocabulary or positions that do not fit its shape")
	}
	if err != nil {
		return nil, err
	}
	r := &Reader{tokenizer: t, network: n, decision: f.Decision}
	r.assessor = assess.Assessor{Name: "yardstick", Version: f.Version, Model: f.Name + " sha256:" + f.checksum}
	r.arenas.New = func() any { return new(arena) }
	return r, nil
}

// Assessor names the model and its checksum; of two that settle together, both.
func (r *Reader) Assessor() assess.Assessor {
	if j := r.joint; j != nil {
		return assess.Assessor{Name: r.assessor.Name, Version: j.Version, Model: r.assessor.Model + ", " + j.second.assessor.Model}
	}
	return r.assessor
}

// Kernel names the kernel that computes.
func (r *Reader) Kernel() string { return r.network.kernel.name }

// Read holds the claims, which belong to one question, against the answer.
// Who reads many answers to one question prepares it once ([Reader.Prepare]).
func (r *Reader) Read(ctx context.Context, answer *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	return r.prepare(claims).Read(ctx, answer)
}

// windows cuts n tokens into spans of at most window tokens that overlap.
func windows(n int) iter.Seq[span] {
	return func(yield func(span) bool) {
		for at := 0; yield(span{at, min(at+window, n)}) && at+window < n; {
			at += window - overlap
		}
	}
}
