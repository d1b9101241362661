package model

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
)

// prepared is the claims of one question, tokenised once. It is immutable.
type prepared struct {
	reader   *Reader
	question []int32   // [CLS] question [SEP]
	groups   [][]block // claims that are read in one pass
	claims   int
	asked    []assess.Claim
	second   *prepared // for the second reader, where there is one
}

var _ assess.Preparer = (*Reader)(nil)

// Prepare tokenises the claims, which belong to one question.
func (r *Reader) Prepare(claims []assess.Claim) assess.Prepared { return r.prepare(claims) }

func (r *Reader) prepare(claims []assess.Claim) *prepared {
	p := &prepared{reader: r, claims: len(claims), asked: claims}
	if len(claims) == 0 {
		return p
	}
	if r.joint != nil {
		p.second = r.joint.second.prepare(heard(claims))
	}
	p.question = r.enclosed(r.questionText(claims[0]), maxQuestion)
	for from := 0; from < len(claims); from += maxTogether {
		var group []block
		for _, c := range claims[from:min(from+maxTogether, len(claims))] {
			group = append(group, newBlock(r.enclosed(claimText(c), maxClaim)))
		}
		p.groups = append(p.groups, group)
	}
	return p
}

// enclosed is the first tokens of a text between [CLS] and [SEP].
func (r *Reader) enclosed(s string, most int) []int32 {
	t := r.tokenizer
	tokens := t.tokens(nil, &word{}, s)
	out := []int32{t.start}
	for _, k := range tokens[:min(len(tokens), most)] {
		out = append(out, k.id)
	}
	return append(out, t.end)
}

// Read holds the claims against the answer. Where two readers settle together they
// read side by side.
func (p *prepared) Read(ctx context.Context, answer *text.Document) ([]assess.Reading, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	a := p.reader.arenas.Get().(*arena)
	defer p.reader.arenas.Put(a)
	listen := p.consult(ctx, answer)
	err := p.read(ctx, a, answer)
	if err != nil {
		stop() // nobody wants what the second finds
	}
	if err := cmp.Or(err, listen(a)); err != nil {
		return nil, err
	}
	return p.readings(a, a.findings, answer, a.tokens), nil
}

// read fills the arena's tokens and findings.
func (p *prepared) read(ctx context.Context, a *arena, answer *text.Document) error {
	r := p.reader
	a.tokens = r.tokenizer.tokens(a.tokens[:0], &a.word, answer.Raw)
	a.clearFindings(p.claims)
	for w := range windows(len(a.tokens)) {
		for g, group := range p.groups {
			known, err := r.knowing(ctx, a, group)
			if err != nil {
				return err
			}
			p.lay(&a.passage, group, a.tokens[w.from:w.to])
			a.passage.begun = g > 0 && r.network.Separate > 0
			a.memory.reserve(&r.network.Config, 1, a.passage.kept)
			out, err := r.network.run(ctx, a, &a.memory, known)
			if err != nil {
				return err
			}
			for i := range out {
				a.findings[g*maxTogether+i].take(r.decision.shares(out[i].logits), out[i].evidence, w)
			}
		}
	}
	return nil
}

// readings turns findings into readings.
func (p *prepared) readings(a *arena, found []finding, answer *text.Document, tokens []token) []assess.Reading {
	out := make([]assess.Reading, len(found))
	for i := range found {
		if p.asked[i].Kind == assess.AboutJob {
			out[i].Verdict = p.reader.decision.aboutJob(found[i].shares)
			continue
		}
		out[i] = p.reader.reading(a, answer, &found[i], tokens)
	}
	return out
}

// lay lays out a group of claims and a window of the answer, all of it new.
func (p *prepared) lay(q *passage, group []block, tokens []token) {
	q.begin()
	base := 0
	for _, b := range group {
		q.claim(b.ids, base)
		base += len(b.ids)
	}
	row, head := len(q.ids), len(p.question)
	q.add(p.question, base, 0, head)
	for i, t := range tokens {
		q.row(t.id, head+i, base+head+i)
	}
	end := head + len(tokens)
	q.row(p.reader.tokenizer.end, end, base+end)
	q.parts = append(q.parts, part{rows: span{row, len(q.ids)}})
	q.first, q.answer, q.kept = span{base, base + end + 1}, span{base + head, base + end}, base+end+1
}

// questionText is the question in the words that the network was trained on:
// with the title of its job, where the weights know what to make of it.
func (r *Reader) questionText(c assess.Claim) string {
	if c.Job == "" || r.decision.About <= 0 {
		return c.Question
	}
	return "Job: " + c.Job + ". " + c.Question
}

// claimText is the claim in the words that the network was trained on.
func claimText(c assess.Claim) string {
	if c.Kind == assess.AboutJob {
		return string(guide.Content) + " : Speaks of the work of this job: " + c.Job + "."
	}
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
