package model

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// Limits of one sequence, in tokens: a longer question or claim is cut, a
// longer answer is read in windows that overlap.
const (
	maxQuestion = 64
	maxClaim    = 96
	window      = 400
	overlap     = 100
	maxTogether = 12 // claims read in one pass
)

// Reader reads meaning with the network. It implements [assess.Reader].
type Reader struct {
	tokenizer *tokenizer
	network   *network
	decision  decision
	assessor  assess.Assessor
	arenas    sync.Pool
}

var _ assess.Reader = (*Reader)(nil)

// Load reads a weights file, which must not change afterwards. An error says
// what is wrong with it, or that the environment names a kernel that is not
// there ([KernelVariable]).
func Load(data []byte) (*Reader, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
	k, err := chosenKernel(&f.Config)
	if err != nil {
		return nil, err
	}
	return newReader(f, k)
}

func newReader(f *weightsFile, k *kernel) (*Reader, error) {
	t, ok := newTokenizer(f.pieces())
	if !ok || len(t.ids) != f.Config.Vocab || f.Config.Positions < window+maxQuestion+3 {
		return nil, fault.Invalidf("weights file has a vocabulary or positions that do not fit its shape")
	}
	n, err := newNetwork(f, k)
	if err != nil {
		return nil, err
	}
	r := &Reader{tokenizer: t, network: n, decision: f.Decision}
	r.assessor = assess.Assessor{Name: "yardstick", Version: f.Version, Model: f.Name + " sha256:" + f.checksum}
	r.arenas.New = func() any { return new(arena) }
	return r, nil
}

// Assessor names the model and its checksum.
func (r *Reader) Assessor() assess.Assessor { return r.assessor }

// Kernel names the kernel that computes.
func (r *Reader) Kernel() string { return r.network.kernel.name }

// Read holds the claims against the answer.
func (r *Reader) Read(ctx context.Context, answer *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	a := r.arenas.Get().(*arena)
	defer r.arenas.Put(a)
	tokens := r.tokenizer.tokens(answer.Raw)
	found := make([]finding, len(claims))
	for from := 0; from < len(claims); from += maxTogether {
		part := claims[from:min(from+maxTogether, len(claims))]
		for _, w := range windows(len(tokens)) {
			r.lay(&a.layout, tokens[w.from:w.to], part)
			out, err := r.network.run(ctx, a)
			if err != nil {
				return nil, err
			}
			for i := range out {
				found[from+i].take(r.decision.shares(out[i].logits), out[i].evidence, tokens[w.from:w.to])
			}
		}
	}
	readings := make([]assess.Reading, len(claims))
	for i := range found {
		readings[i] = r.reading(answer, &found[i])
	}
	return readings, nil
}

// windows cuts n tokens into spans of at most window tokens that overlap.
func windows(n int) []span {
	if n <= window {
		return []span{{0, n}}
	}
	var out []span
	for at := 0; ; at += window - overlap {
		out = append(out, span{at, min(at+window, n)})
		if at+window >= n {
			return out
		}
	}
}

// lay lays out the answer's window and the claims. Claims of one call belong
// to one question.
func (r *Reader) lay(l *layout, tokens []token, claims []assess.Claim) {
	t := r.tokenizer
	question := t.tokens(claims[0].Question)
	l.ids = append(ids(append(l.ids[:0], t.start), question[:min(len(question), maxQuestion)]), t.end)
	l.answer.from = len(l.ids)
	l.ids = ids(l.ids, tokens)
	l.answer.to = len(l.ids)
	l.ids = append(l.ids, t.end)
	l.start = append(l.start[:0], 0, len(l.ids))
	for _, c := range claims {
		words := t.tokens(claimText(c))
		l.ids = append(ids(append(l.ids, t.start), words[:min(len(words), maxClaim)]), t.end)
		l.start = append(l.start, len(l.ids))
	}
}

func ids(out []int32, tokens []token) []int32 {
	for _, t := range tokens {
		out = append(out, t.id)
	}
	return out
}

// claimText is the claim in the words that the network was trained on.
func claimText(c assess.Claim) string {
	kind := c.Kind
	if kind == "" || c.Item != "" {
		kind = guide.Content
	}
	text := strings.TrimSpace(c.Text)
	switch {
	case c.Item != "":
		text = c.Item
	case len(c.Items) > 0:
		text += fmt.Sprintf(" At least %d of: %s.", max(c.AtLeast, 1), strings.Join(c.Items, "; "))
	}
	return string(kind) + " : " + text
}
