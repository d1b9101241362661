package model

import (
	"context"

	"yardstick/assess"
	"yardstick/assess/text"
)

// change is where two versions of an answer differ, in tokens: old became new.
// Both begin at the same token, and after them the answers are the same.
type change struct{ old, new span }

// by is how many tokens the answer grew.
func (c change) by() int { return c.new.len() - c.old.len() }

// Glance reads what changed since the last reading, the sentences that the
// change touches, and what looks at the whole: the claims, and the tokens that
// enclose the question and the answer. The other words keep the states that
// they had among the old words, which a full reading corrects.
func (f *following) Glance(ctx context.Context, answer *text.Document) ([]assess.Reading, error) {
	if len(f.views) == 0 {
		return f.Read(ctx, answer)
	}
	a := f.p.reader.arenas.Get().(*arena)
	defer f.p.reader.arenas.Put(a)
	a.tokens = f.p.reader.tokenizer.tokens(a.tokens[:0], &a.word, answer.Raw)
	c := difference(f.tokens, a.tokens).widened(answer, a.tokens)
	if !f.fits(c) {
		if err := f.readAll(ctx, a); err != nil {
			f.forget()
			return nil, err
		}
		return f.readings(a, answer), nil
	}
	for i := range f.views {
		if err := f.refresh(ctx, a, &f.views[i], c, i == len(f.views)-1); err != nil {
			f.forget()
			return nil, err
		}
	}
	return f.readings(a, answer), nil
}

// difference leaves out what two versions have in common at both ends.
func difference(old, now []token) change {
	from, least := 0, min(len(old), len(now))
	for from < least && old[from].id == now[from].id {
		from++
	}
	same := 0
	for same < least-from && old[len(old)-1-same].id == now[len(now)-1-same].id {
		same++
	}
	return change{span{from, len(old) - same}, span{from, len(now) - same}}
}

// widened is the change with the rest of the sentences that it touches.
func (c change) widened(answer *text.Document, tokens []token) change {
	if c.old.len() == 0 && c.new.len() == 0 || len(tokens) == 0 {
		return c
	}
	first, last := tokens[min(c.new.from, len(tokens)-1)], tokens[max(min(c.new.to, len(tokens))-1, 0)]
	for _, s := range answer.Sentences {
		for first.start >= s.Start && first.start < s.End && c.new.from > 0 && tokens[c.new.from-1].start >= s.Start {
			c.new.from--
			c.old.from--
		}
		for last.start >= s.Start && last.start < s.End && c.new.to < len(tokens) && tokens[c.new.to].start < s.End {
			c.new.to++
			c.old.to++
		}
	}
	return c
}

// fits reports whether the windows that a change touches stay within bounds.
func (f *following) fits(c change) bool {
	for i, v := range f.views {
		if touches(v.window, c, i == len(f.views)-1) && grownBy(v.window, c).len() > maxView {
			return false
		}
	}
	return true
}

// maxView is the most tokens of a window that grows while it is followed.
const maxView = window + 40

// touches reports whether a change lies in a window, or at the end of the last.
func touches(w span, c change, last bool) bool {
	if c.old.len() == 0 && c.new.len() == 0 {
		return false
	}
	return c.old.from < w.to && c.old.to > w.from || c.old.len() == 0 && c.old.from >= w.from && (c.old.from < w.to || last)
}

// grownBy is a window after a change that it holds as a whole.
func grownBy(w span, c change) span {
	return span{min(w.from, c.old.from), max(w.to, c.old.to) + c.by()}
}

// refresh brings one view up to date.
func (f *following) refresh(ctx context.Context, a *arena, v *view, c change, last bool) error {
	was := v.window
	switch {
	case !touches(was, c, last):
		if c.old.to <= was.from {
			v.window = span{was.from + c.by(), was.to + c.by()}
			for i := range v.found {
				v.found[i].window = v.window
			}
		}
		return nil
	default:
		v.window = grownBy(was, c)
	}
	if v.window.from != was.from || was.to < c.old.to || !f.p.reader.memories.take(v.memory) {
		return f.compute(ctx, a, v)
	}
	f.patch(a, v, was.len(), c)
	return f.run(ctx, a, v)
}

// patch lays out the rows that a change touches in a view that had so many
// tokens before, and makes room for them in its memory.
func (f *following) patch(a *arena, v *view, had int, c change) {
	q, p, base := &a.passage, f.p, 0
	q.begin()
	for _, b := range p.groups[0] {
		q.claim(b.ids, base)
		base += len(b.ids)
	}
	row, head, size := len(q.ids), len(p.question), v.window.len()
	q.first, q.answer, q.kept = span{base, base + head + size + 1}, span{base + head, base + head + size}, base+head+size+1

	config, opening := &p.reader.network.Config, base+head-v.window.from // the kept row of the answer's token 0
	v.memory.reserve(config, config.Layers, max(q.kept, base+head+had+1))
	v.memory.move(config, opening+c.old.to, base+head+had+1, c.by())
	q.add(p.question, base, 0, head)
	for i := c.new.from; i < c.new.to; i++ {
		q.row(a.tokens[i].id, head+i-v.window.from, opening+i)
	}
	q.row(p.reader.tokenizer.end, head+size, base+head+size)
	q.parts = append(q.parts, part{rows: span{row, len(q.ids)}})
}
