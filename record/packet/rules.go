package packet

import (
	"yardstick/internal/fault"
	"yardstick/record"
)

// following is a rule on its way through the log.
type following struct {
	rule Rule
	err  error
	at   int64 // the entry that broke it
	why  string
}

func (f *following) entry(e *record.Entry) {
	if f.err == nil {
		f.err, f.at = f.rule.Entry(e), e.Sequence
	}
}

// rest notes why the rule could not be followed to the end.
func (f *following) rest(why string) { f.why = why }

func (f *following) finding() *finding {
	out := &finding{f.rule.Check()}
	switch {
	case f.err != nil:
		out.Status = Broken
		out.Found = "entry " + itoa(f.at) + ": " + f.err.Error()
	case f.why != "":
		out.skipped(f.why)
	}
	return out
}

// builtinRules are those of the kinds of this format, then the ones that whoever
// verifies has brought. Parts come first, for ratings name them.
func (v *verifier) builtinRules() []*following {
	v.ratings = newRatingRules(v.bound)
	rules := []Rule{&openingRule{verifier: v}, v.bound, v.sealed, v.ratings}
	var out []*following
	for _, r := range append(rules, v.options.Rules...) {
		out = append(out, &following{rule: r})
	}
	return out
}

// openingRule holds the first entry.
type openingRule struct {
	*verifier
	position string
}

func (r *openingRule) Entry(e *record.Entry) error {
	if first := e.Sequence == 0; first != (e.Kind == record.Opened) {
		if first {
			return fault.Invalidf("is of kind %s; a log begins with %s", e.Kind, record.Opened)
		}
		return fault.Invalidf("opens a log in the middle of one")
	}
	if e.Sequence > 0 {
		return nil
	}
	p, err := record.Decode[record.LogOpened](e)
	switch {
	case err != nil:
		return err
	case p.Format != record.Format:
		return fault.Invalidf("the log is of the format %q; this program reads %s", p.Format, record.Format)
	case p.Key != r.m.Key:
		return fault.Invalidf("the log names the key %s, the manifest another", p.Key)
	case !record.IsCode(p.Position):
		return fault.Invalidf("the position %q is no code", p.Position)
	}
	r.position, r.report.Position = p.Position, p.Position
	return nil
}

func (r *openingRule) Check() Check {
	return Check{
		Name: "opening", Status: Holds, Found: "the first entry opens the log of position " + r.position + " with the key that signs",
		NotProved: "that there is no second log of the same position",
	}
}
