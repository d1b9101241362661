package packet

import (
	"fmt"
	"strings"

	"yardstick/internal/fault"
	"yardstick/record"
)

// bindings hold which personal parts the log binds, and which it says are erased.
type bindings struct {
	parts map[string]*bound
	left  map[string]int // by subject: parts that are not erased
}

type bound struct {
	subject, hash string
	at            int64 // the entry
	erased        bool
}

func newBindings() *bindings { return &bindings{parts: map[string]*bound{}, left: map[string]int{}} }

// boundAt is the entry that binds a part.
func (b *bindings) boundAt(part string) (int64, bool) {
	p := b.parts[part]
	if p == nil {
		return 0, false
	}
	return p.at, true
}

// Entry implements [Rule].
func (b *bindings) Entry(e *record.Entry) error {
	switch e.Kind {
	case record.PartBound:
		return b.bind(e)
	case record.PartErased:
		return b.erase(e)
	}
	return nil
}

func (b *bindings) bind(e *record.Entry) error {
	p, err := record.Decode[record.BoundPart](e)
	switch {
	case err != nil:
		return err
	case !record.IsCode(p.Part) || !record.IsCode(p.Subject) || len(p.Hash) != 64:
		return fault.Invalidf("binds no part: it wants the codes of part and subject and a SHA-256 in hex")
	case b.parts[p.Part] != nil:
		return fault.Invalidf("binds part %s a second time", p.Part)
	case len(b.parts) >= MaxParts:
		return fault.Invalidf("the log binds more than %d parts", MaxParts)
	}
	b.parts[p.Part] = &bound{subject: p.Subject, hash: p.Hash, at: e.Sequence}
	b.left[p.Subject]++
	return nil
}

func (b *bindings) erase(e *record.Entry) error {
	p, err := record.Decode[record.ErasedParts](e)
	if err != nil {
		return err
	}
	if p.Reason == "" || len(p.Parts) == 0 {
		return fault.Invalidf("a tombstone names parts and a reason")
	}
	for _, part := range p.Parts {
		bound := b.parts[part]
		if bound == nil || bound.subject != p.Subject || bound.erased {
			return fault.Invalidf("erases part %q, which is not one of %s that is there", part, p.Subject)
		}
		bound.erased = true
		b.left[p.Subject]--
	}
	if b.left[p.Subject] > 0 {
		return fault.Invalidf("leaves %d parts of %s, whose key is destroyed", b.left[p.Subject], p.Subject)
	}
	return nil
}

// Check implements [Rule].
func (b *bindings) Check() Check {
	erased := map[string]bool{}
	for _, p := range b.parts {
		if p.erased {
			erased[p.subject] = true
		}
	}
	found := fmt.Sprintf("personal parts that are bound by salted hashes: %d", len(b.parts))
	if len(erased) > 0 {
		found += fmt.Sprintf("; persons whose parts were erased: %d", len(erased))
	}
	return Check{
		Name: "bindings", Status: Holds, Found: found,
		NotProved: "that no other copy of an erased part, or of its key, is kept somewhere",
	}
}

// parts compares the sealed parts of the packet with the log, and opens those
// whose key was given.
func (v *verifier) parts() {
	check := v.begin("parts", "that what a part says is true, or what stands in a part that is absent or was not opened")
	if v.logBroken {
		check.skipped("the log itself is broken")
	}
	opened, sealed, absent, erased := 0, 0, 0, 0
	for _, name := range v.named(kindPart) {
		data, ok := v.declaredBytes(name)
		if !ok || v.logBroken {
			continue
		}
		wasOpened, err := v.part(partOf(name), data)
		if err != nil {
			check.breaks("%s: %v", name, err)
		}
		if wasOpened {
			opened++
		} else {
			sealed++
		}
	}
	for part, bound := range v.bound.parts {
		if v.container.files[partName(part)] != nil {
			continue
		}
		if bound.erased {
			erased++
		} else {
			absent++
		}
	}
	check.found("%s", partsText(opened, sealed, absent, erased))
}

func partsText(opened, sealed, absent, erased int) string {
	var words []string
	for _, c := range []struct {
		n    int
		what string
	}{{opened, "opened and as bound"}, {sealed, "sealed, no key was given"}, {absent, "left out of this packet"}, {erased, "erased"}} {
		if c.n > 0 {
			words = append(words, fmt.Sprintf("%d %s", c.n, c.what))
		}
	}
	if len(words) == 0 {
		return "no personal parts"
	}
	return strings.Join(words, ", ")
}

// part checks one sealed part.
func (v *verifier) part(part string, sealed []byte) (opened bool, err error) {
	bound := v.bound.parts[part]
	switch {
	case bound == nil:
		return false, fault.Invalidf("the log does not bind this part")
	case bound.erased:
		return false, fault.Invalidf("the log says that this part was erased, and it is there")
	}
	key := v.options.Ring[bound.subject]
	if key == nil {
		return false, nil
	}
	_, hash, err := record.OpenPart(key, v.m.Origin, part, sealed)
	if err != nil {
		return true, err
	}
	if hash != bound.hash {
		return true, fault.Invalidf("its content is not what entry %d has bound", bound.at)
	}
	return true, nil
}
