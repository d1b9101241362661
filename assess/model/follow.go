package model

import (
	"context"

	"yardstick/assess"
	"yardstick/assess/text"
)

// following follows one answer while it is written. It keeps what the network
// computed of every window; after a change it computes the rows that changed
// and what looks at the whole, and takes the rest as it was.
type following struct {
	p      *prepared
	tokens []token // of the answer as it was read last
	views  []view  // empty: nothing is known
}

// view is one window of the answer with what it gave.
type view struct {
	window span
	memory *memory
	found  []finding
}

// Follow begins to follow one answer.
func (p *prepared) Follow() assess.Following {
	if p.reader.joint == nil {
		return &following{p: p}
	}
	return &sketched{whole: p}
}

// Read reads the whole answer, as prepared.Read does, and keeps what it needs
// for a glance.
func (f *following) Read(ctx context.Context, answer *text.Document) ([]assess.Reading, error) {
	if len(f.p.groups) != 1 {
		return f.p.Read(ctx, answer)
	}
	a := f.p.reader.arenas.Get().(*arena)
	defer f.p.reader.arenas.Put(a)
	a.tokens = f.p.reader.tokenizer.tokens(a.tokens[:0], &a.word, answer.Raw)
	if err := f.readAll(ctx, a); err != nil {
		f.forget()
		return nil, err
	}
	return f.readings(a, answer), nil
}

// readAll reads the windows of the arena's tokens.
func (f *following) readAll(ctx context.Context, a *arena) error {
	i := 0
	for w := range windows(len(a.tokens)) {
		if i == len(f.views) {
			f.views = append(f.views, view{})
		}
		f.views[i].window = w
		if err := f.compute(ctx, a, &f.views[i]); err != nil {
			return err
		}
		i++
	}
	for _, v := range f.views[i:] {
		f.p.reader.memories.drop(v.memory)
	}
	f.views = f.views[:i]
	return nil
}

// compute reads one window as a whole.
func (f *following) compute(ctx context.Context, a *arena, v *view) error {
	c, memories := &f.p.reader.network.Config, &f.p.reader.memories
	if !memories.take(v.memory) {
		v.memory = new(memory)
	}
	f.p.lay(&a.passage, f.p.groups[0], a.tokens[v.window.from:v.window.to])
	v.memory.reserve(c, c.Layers, a.passage.kept)
	return f.run(ctx, a, v)
}

// run runs the arena's passage on a view's memory, which it gives back.
func (f *following) run(ctx context.Context, a *arena, v *view) error {
	r := f.p.reader
	known, err := r.knowing(ctx, a, f.p.groups[0])
	if err != nil {
		return err
	}
	out, err := r.network.run(ctx, a, v.memory, known)
	if err != nil {
		return err
	}
	r.memories.give(v.memory, a.passage.kept)
	v.found = append(v.found, make([]finding, max(0, len(out)-len(v.found)))...)
	for i, o := range out {
		v.found[i].read = false
		v.found[i].take(r.decision.shares(o.logits), o.evidence, v.window)
	}
	return nil
}

// readings puts the views' findings together.
func (f *following) readings(a *arena, answer *text.Document) []assess.Reading {
	f.tokens = append(f.tokens[:0], a.tokens...)
	a.clearFindings(f.p.claims)
	for _, v := range f.views {
		for i := range v.found {
			a.findings[i].take(v.found[i].shares, v.found[i].weight, v.window)
		}
	}
	return f.p.readings(a, a.findings, answer, a.tokens)
}

// forget drops everything: the next glance reads the whole.
func (f *following) forget() {
	for _, v := range f.views {
		f.p.reader.memories.drop(v.memory)
	}
	f.tokens, f.views = f.tokens[:0], f.views[:0]
}
