package packet

import (
	"bytes"
	"fmt"
	"strings"

	"yardstick/guide"
	"yardstick/internal/canonical"
	"yardstick/internal/fault"
	"yardstick/record"
)

// documentRules hold which documents the log has fixed.
type documentRules struct {
	first, last map[string]int64 // by name: entries that seal it
	hashes      map[string]string
}

func newDocumentRules() *documentRules {
	return &documentRules{first: map[string]int64{}, last: map[string]int64{}, hashes: map[string]string{}}
}

// Entry implements [Rule].
func (d *documentRules) Entry(e *record.Entry) error {
	if e.Kind != record.DocumentSealed {
		return nil
	}
	p, err := record.Decode[record.SealedDocument](e)
	switch {
	case err != nil:
		return err
	case nameFault(p.Name) != "" || kindOf(p.Name) != kindDocument || p.Name == ratingsFile:
		return fault.Invalidf("seals %q, which is no document of a packet", p.Name)
	case len(p.SHA256) != 64:
		return fault.Invalidf("seals %s with no SHA-256 in hex", p.Name)
	case len(d.hashes) >= MaxFiles:
		return fault.Invalidf("the log seals more than %d documents", MaxFiles)
	}
	if _, again := d.first[p.Name]; !again {
		d.first[p.Name] = e.Sequence
	}
	d.last[p.Name], d.hashes[p.Name] = e.Sequence, p.SHA256
	return nil
}

// Check implements [Rule].
func (d *documentRules) Check() Check {
	return Check{
		Name: "sealings", Status: Holds, Found: fmt.Sprintf("%d documents were fixed by their hash", len(d.hashes)),
		NotProved: "that a document was shown to anybody when it was fixed",
	}
}

// documents compares the JSON documents with what the log has fixed.
func (v *verifier) documents() {
	check := v.begin("documents", "that totals follow from the ratings by the weights of the guide, or a decision from the totals")
	if v.logBroken {
		check.skipped("the log itself is broken")
	}
	var seen []string
	for _, name := range v.named(kindDocument) {
		data, ok := v.declaredBytes(name)
		if !ok {
			continue
		}
		if v.followsFromLog(name, data) {
			seen = append(seen, name)
			continue
		}
		if err := canonical.Check(data); err != nil {
			check.breaks("%s is not in canonical form: %v", name, err)
		}
		if v.logBroken {
			continue
		}
		if err := v.document(name, data); err != nil {
			check.breaks("%s: %v", name, err)
		}
		seen = append(seen, name)
	}
	for name := range v.sealed.hashes {
		if v.container.files[name] == nil {
			check.breaks("%s, which the log has fixed, is missing", name)
		}
	}
	check.found("%s are as the log has them", strings.Join(seen, ", "))
	v.predetermined()
}

// followsFromLog reports whether data are the ratings that follow from a whole log,
// byte for byte: then they need no other check.
func (v *verifier) followsFromLog(name string, data []byte) bool {
	if name != ratingsFile || v.logBroken {
		return false
	}
	want, err := v.ratings.json(len(data))
	return err == nil && bytes.Equal(want, data)
}

// document compares one document with the log.
func (v *verifier) document(name string, data []byte) error {
	if name == ratingsFile {
		return fault.Invalidf("is not what follows from the reveals and changes of the log")
	}
	hash, ok := v.sealed.hashes[name]
	if !ok {
		return fault.Invalidf("the log does not fix this document")
	}
	if got := declare(name, data).SHA256; got != hash {
		return fault.Invalidf("is not the document that entry %d has fixed: its SHA-256 is %s", v.sealed.last[name], got)
	}
	return nil
}

// predetermined checks the order that makes an interview structured: the guide is
// sealed before the first rating, the totals are frozen before the first change.
func (v *verifier) predetermined() {
	check := v.begin("order", "that the questions asked were those of the guide")
	switch {
	case v.logBroken:
		check.skipped("the log itself is broken")
		return
	case v.files.Status == Broken:
		check.skipped("files are not those that were signed")
		return
	case v.container.files[guideFile] == nil:
		check.skipped("there is no " + guideFile)
		return
	}
	if err := v.sealedGuide(); err != nil {
		check.breaks("%s: %v", guideFile, err)
	}
	first, sealed := v.ratings.firsts, v.sealed
	if first.commit >= 0 && sealed.last[guideFile] > first.commit {
		check.breaks("%s was fixed at entry %d, after the first rating was handed in at entry %d",
			guideFile, sealed.last[guideFile], first.commit)
	}
	found := "the guide is sealed and was fixed before the first rating was handed in"
	if at, ok := sealed.last[totalsFile]; ok {
		if first.change >= 0 && at > first.change {
			check.breaks("%s was fixed at entry %d, after the first change of a level at entry %d", totalsFile, at, first.change)
		}
		found += "; the totals were fixed before any level was changed"
	}
	check.found("%s", found)
}

// sealedGuide checks the guide's own seal.
func (v *verifier) sealedGuide() error {
	data, err := v.read(guideFile)
	if err != nil {
		return err
	}
	guides, err := guide.Read(guideFile, data)
	if err != nil {
		return err
	}
	if len(guides) != 1 {
		return fault.Invalidf("holds %d guides; a position has one", len(guides))
	}
	return guide.Verify(&guides[0])
}
