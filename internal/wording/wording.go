// Package wording holds texts with named slots, kept in YAML files that a
// person can read, correct and translate without knowing the program.
//
// Four signs have a meaning in a text:
//
//	{served}                what stands in the slot; a text whose slot is empty is left out
//	{waiting has/have}      the same with a verb that agrees with it
//	{?second.name}          nothing, but the text is left out where the slot is empty
//	[, such as {team}|.]    optional: the first of the alternatives that can be filled in,
//	                        or nothing where none can
//
// A text is parsed once ([Parse]), checked against the slots that there are
// ([Page]), and filled ([Text.Fill]) as often as is wanted.
package wording

import (
	"errors"
	"fmt"
	"strings"
)

// Value is what stands in a slot. Plural says which verb goes with it.
type Value struct {
	Text   string
	Plural bool
}

// Slots gives the value of a slot by its name; one without Text is empty.
type Slots func(name string) Value

// Text is a parsed text with slots. The zero Text is an empty text.
type Text struct{ parts []part }

// part is one piece of a text: words, a slot, or alternatives.
type part struct {
	words     string
	slot      string
	only      bool   // the slot is a condition and prints nothing
	one, many string // the verb of an agreement
	either    []Text // of an optional piece
}

// maxText is how long a text may be, bytes.
const maxText = 4000

// Parse reads a text. An error says what is wrong with its signs.
func Parse(s string) (Text, error) {
	if len(s) > maxText {
		return Text{}, fmt.Errorf("is longer than %d bytes", maxText)
	}
	p := parser{rest: s}
	t, err := p.text(false)
	if err == nil && p.rest != "" {
		err = errors.New("closes a bracket ] that was not opened")
	}
	return t, err
}

type parser struct{ rest string }

// text reads pieces up to the end, or within brackets up to | or ].
func (p *parser) text(inside bool) (Text, error) {
	var t Text
	for p.rest != "" {
		signs := "{[]"
		if inside {
			signs = "{[]|"
		}
		at := strings.IndexAny(p.rest, signs)
		if at < 0 {
			at = len(p.rest)
		}
		t.say(p.rest[:at])
		p.rest = p.rest[at:]
		if p.rest == "" || p.rest[0] == ']' || p.rest[0] == '|' {
			return t, nil
		}
		piece, err := p.piece(inside)
		if err != nil {
			return Text{}, err
		}
		t.parts = append(t.parts, piece)
	}
	return t, nil
}

func (t *Text) say(words string) {
	if words != "" {
		t.parts = append(t.parts, part{words: words})
	}
}

// piece reads a slot or an optional piece.
func (p *parser) piece(inside bool) (part, error) {
	if p.rest[0] == '{' {
		return p.slot()
	}
	if inside {
		return part{}, errors.New("has a bracket [ within brackets")
	}
	var out part
	for {
		p.rest = p.rest[1:] // [ or |
		t, err := p.text(true)
		if err != nil {
			return part{}, err
		}
		out.either = append(out.either, t)
		if p.rest == "" {
			return part{}, errors.New("opens a bracket [ that is not closed")
		}
		if p.rest[0] == ']' {
			p.rest = p.rest[1:]
			return out, nil
		}
	}
}

func (p *parser) slot() (part, error) {
	inner, rest, ok := strings.Cut(p.rest[1:], "}")
	if !ok {
		return part{}, errors.New("opens a brace { that is not closed")
	}
	p.rest = rest
	name, verbs, agrees := strings.Cut(inner, " ")
	out := part{slot: name}
	out.slot, out.only = strings.CutPrefix(out.slot, "?")
	if agrees {
		out.one, out.many, ok = strings.Cut(verbs, "/")
		out.one, out.many = strings.TrimSpace(out.one), strings.TrimSpace(out.many)
		if !ok || out.one == "" || out.many == "" {
			return part{}, fmt.Errorf("has {%s}: a verb that agrees is written {slot has/have}", inner)
		}
	}
	if out.slot == "" || strings.ContainsAny(out.slot, " {[]|") {
		return part{}, fmt.Errorf("has {%s}, which is no name of a slot", inner)
	}
	return out, nil
}

// Names lists the slots of the text in order; one that is there twice is listed twice.
func (t Text) Names() []string {
	var out []string
	for _, p := range t.parts {
		if p.slot != "" {
			out = append(out, p.slot)
		}
		for _, e := range p.either {
			out = append(out, e.Names()...)
		}
	}
	return out
}

// Fill gives the text with its slots filled, or false where one of those that
// are not optional is empty.
func (t Text) Fill(slots Slots) (string, bool) {
	var b strings.Builder
	for _, p := range t.parts {
		switch {
		case p.slot != "":
			v := slots(p.slot)
			if v.Text == "" {
				return "", false
			}
			b.WriteString(p.filled(v))
		case p.either != nil:
			b.WriteString(First(p.either, slots))
		default:
			b.WriteString(p.words)
		}
	}
	return b.String(), true
}

func (p *part) filled(v Value) string {
	switch {
	case p.only:
		return ""
	case p.one == "":
		return v.Text
	case v.Plural:
		return v.Text + " " + p.many
	default:
		return v.Text + " " + p.one
	}
}

// First is the first of the texts that can be filled, or nothing.
func First(texts []Text, slots Slots) string {
	for _, t := range texts {
		if s, ok := t.Fill(slots); ok {
			return s
		}
	}
	return ""
}

// All are the texts that can be filled, in order, at most most of them.
func All(texts []Text, slots Slots, most int) []string {
	var out []string
	for _, t := range texts {
		if s, ok := t.Fill(slots); ok && len(out) < most {
			out = append(out, s)
		}
	}
	return out
}
