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
	scratch   sync.Pool
}

var _ assess.Reader = (*Reader)(nil)

// Load reads a weights file. The bytes are copied; an error says what is wrong
// with them.
func Load(data []byte) (*Reader, error) { return load(data, bestKernel()) }

func load(data []byte, k kernel) (*Reader, error) {
	f, err := open(data)
	if err != nil {
		return nil, err
	}
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
	r.scratch.New = func() any { return new(scratch) }
	return r, nil
}

// Assessor names the model and its checksum.
func (r *Reader) Assessor() assess.Assessor { return r.assessor }

// Read holds the claims against the answer.
func (r *Reader) Read(ctx context.Context, answer *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	s := r.scratch.Get().(*scratch)
	defer r.scratch.Put(s)
	tokens := r.tokenizer.tokens(answer.Raw)
	found := make([]finding, len(claims))
	for from := 0; from < len(claims); from += maxTogether {
		part := claims[from:min(from+maxTogether, len(claims))]
		for _, w := range windows(len(tokens)) {
			out := r.network.run(r.blocks(tokens[w.from:w.to], part), s)
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

// blocks lays out the answer's window and the claims. Claims of one call
// belong to one question.
func (r *Reader) blocks(tokens []token, claims []assess.Claim) []block {
	t := r.tokenizer
	question := t.tokens(claims[0].Question)
	question = question[:min(len(question), maxQuestion)]
	first := block{ids: append(ids([]int32{t.start}, question), t.end)}
	first.answer[0] = len(first.ids)
	first.ids = append(ids(first.ids, tokens), t.end)
	first.answer[1] = len(first.ids) - 1
	out := []block{first}
	for _, c := range claims {
		words := t.tokens(claimText(c))
		words = words[:min(len(words), maxClaim)]
		out = append(out, block{ids: append(ids([]int32{t.start}, words), t.end)})
	}
	return out
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
