package record

import (
	"bytes"
	"encoding/json"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
)

// lineParser reads canonical JSON whose fields are known, in their order. It keeps
// the first error, so that a line reads in one go.
type lineParser struct {
	s    canonical.Scanner
	data []byte
	err  error

	values []int // that levels point to
}

func (p *lineParser) literal(text string) {
	if p.err == nil {
		p.err = p.s.Literal(text)
	}
}

// text passes what stands before a string and gives the string.
func (p *lineParser) text(before string) string {
	p.literal(before)
	if p.err != nil {
		return ""
	}
	raw, err := p.s.Text()
	p.err = err
	return canonical.Unescape(raw)
}

// value passes what stands before a value and gives its bytes.
func (p *lineParser) value(before string) []byte {
	p.literal(before)
	if p.err != nil {
		return nil
	}
	start := p.s.At()
	p.err = p.s.Value(1)
	end := p.s.At()
	return p.data[start:end:end]
}

// integer passes what stands before a whole number and gives it.
func (p *lineParser) integer(before string) int64 {
	p.literal(before)
	if p.err != nil {
		return 0
	}
	n, err := p.s.Integer()
	p.err = err
	return n
}

// end passes the last brace, after which nothing may follow.
func (p *lineParser) end() error {
	p.literal(`}`)
	if p.err == nil {
		p.err = p.s.End()
	}
	return p.err
}

// scanned are the payloads that make up most of a log. They are read without
// encoding/json, which takes several times as long as all other checks of an entry.
type scanned interface{ scan(p *lineParser) error }

func (c *CommittedRating) scan(p *lineParser) error {
	c.Candidate = p.text(`{"candidate":`)
	c.Commitment = p.text(`,"commitment":`)
	c.Rater = p.text(`,"rater":`)
	c.Round = p.integer(`,"round":`)
	return fieldsFault(p.end())
}

func (r *RevealedRating) scan(p *lineParser) error {
	r.Commitment = p.integer(`{"commitment":`)
	r.Rating = p.value(`,"rating":`)
	r.Salt = p.text(`,"salt":`)
	return fieldsFault(p.end())
}

func (b *BoundPart) scan(p *lineParser) error {
	b.About = p.text(`{"about":`)
	b.Hash = p.text(`,"hash":`)
	b.Media = p.text(`,"media":`)
	b.Part = p.text(`,"part":`)
	b.Subject = p.text(`,"subject":`)
	return fieldsFault(p.end())
}

// ReadRating reads a rating in canonical form. One with the fields of [Rating] and no
// other, which is what this program writes, is read without encoding/json.
func ReadRating(data []byte) (Rating, error) {
	if r, ok := scanRating(data); ok {
		return r, nil
	}
	var r Rating
	return r, json.Unmarshal(data, &r)
}

// scanRating reads a rating that has the fields of [Rating] and no other, in canonical form.
func scanRating(data []byte) (Rating, bool) {
	p := lineParser{s: canonical.NewScanner(data), data: data}
	r := p.rating()
	return r, p.err == nil
}

func (p *lineParser) rating() (r Rating) {
	r.Candidate = p.text(`{"candidate":`)
	p.literal(`,"levels":[`)
	// Room for all levels at once: one rating has some dozens, and a log thousands of ratings.
	most := bytes.Count(p.data, []byte(`{"level":`))
	r.Levels, p.values = make([]Level, 0, most), make([]int, 0, most)
	for n := 0; p.err == nil && !p.next(`]`); n++ {
		if n > 0 {
			p.literal(`,`)
		}
		r.Levels = append(r.Levels, p.level())
	}
	p.literal(`]`)
	if p.next(`,"parts":[`) {
		before := `,"parts":[`
		for p.err == nil && !p.next(`]`) {
			r.Parts = append(r.Parts, p.text(before))
			before = `,`
		}
		p.literal(`]`)
	}
	r.Rater = p.text(`,"rater":`)
	r.Round = p.integer(`,"round":`)
	p.err = p.end()
	return r
}

func (p *lineParser) level() (l Level) {
	if p.next(`{"level":null`) {
		p.literal(`{"level":null`)
	} else {
		p.values = append(p.values, int(p.integer(`{"level":`)))
		l.Level = &p.values[len(p.values)-1]
	}
	l.Question = p.text(`,"question":`)
	if p.next(`,"requirement":`) {
		l.Requirement = p.text(`,"requirement":`)
	}
	p.literal(`}`)
	return l
}

// next reports whether a text comes next.
func (p *lineParser) next(text string) bool {
	return p.err == nil && bytes.HasPrefix(p.data[p.s.At():], []byte(text))
}

func fieldsFault(err error) error {
	if err == nil {
		return nil
	}
	return &fault.Error{Kind: fault.Invalid, Field: "payload", Message: "does not have the fields of its kind: " + err.Error(), Cause: err}
}
