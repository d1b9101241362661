package packet

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"

	"yardstick/internal/fault"
	"yardstick/record"
)

// Prove makes the proofs of the entries that concern one person and nobody else,
// for that person to keep: the packet is not needed to verify them. It verifies the
// packet first, and refuses a broken one as a Conflict.
func Prove(r io.ReaderAt, size int64, person string, o Options) ([]*record.Proof, error) {
	if !record.IsCode(person) {
		return nil, fault.Invalidf("%q is no code of a person", person)
	}
	v, entries, head, err := verified(r, size, o)
	if err != nil {
		return nil, err
	}
	hashes, lines, err := v.own(person)
	if err != nil {
		return nil, err
	}
	proofs := make([]*record.Proof, 0, len(lines))
	for _, line := range lines {
		p, err := hashes.Prove(line, head, entries)
		if err != nil {
			return nil, err
		}
		proofs = append(proofs, p)
	}
	return proofs, nil
}

// Ask makes a request to a witness, in the form of C2SP tlog-witness: to cosign the
// head of the whole log, which goes on from the seen entries that the witness has
// cosigned before. It shows no entry. A broken packet is refused as a Conflict.
func Ask(r io.ReaderAt, size, seen int64) ([]byte, error) {
	v, entries, head, err := verified(r, size, Options{})
	if err != nil {
		return nil, err
	}
	hashes, _, err := v.own("")
	if err != nil {
		return nil, err
	}
	return hashes.Request(seen, head, entries)
}

// verified verifies a packet and gives it with the head of its whole log.
func verified(r io.ReaderAt, size int64, o Options) (v *verifier, entries int64, head []byte, err error) {
	report, err := Verify(r, size, o)
	if err != nil {
		return nil, 0, nil, err
	}
	if !report.Whole {
		return nil, 0, nil, &fault.Error{Kind: fault.Conflict, Message: "the packet is broken, and proves nothing: " + report.outcome()}
	}
	c, _, _ := openContainer(r, size) // verified above
	v = &verifier{container: c}
	head, err = v.read(noteFolder + itoa(report.Entries) + noteSuffix)
	return v, report.Entries, head, err
}

// own reads the log and keeps the lines that concern a person.
func (v *verifier) own(person string) (hashes *record.Hashes, own [][]byte, err error) {
	lines, logCloser, err := v.lines(logFile)
	if err != nil {
		return nil, nil, err
	}
	defer logCloser.Close()
	var tree record.Tree
	hashes = &record.Hashes{}
	concerns := concern{person: person, reveals: map[int64]bool{}}
	for {
		line, err := lines.next(record.MaxLine)
		if errors.Is(err, io.EOF) {
			return hashes, own, nil
		}
		if err != nil {
			return nil, nil, err
		}
		leaf, err := tree.Add(line)
		if err == nil {
			err = hashes.Append(leaf)
		}
		if err != nil {
			return nil, nil, err
		}
		if e, err := record.ParseLine(line); err == nil && concerns.entry(&e) {
			own = append(own, bytes.Clone(line))
		}
	}
}

// concern tells which entries are about one person and nobody else.
type concern struct {
	person  string
	reveals map[int64]bool // the reveals of this person's ratings, which changes name by number
}

// entry looks for the person under the names that payloads have for whom they are
// about: candidate, candidates and subject, at any depth.
func (c *concern) entry(e *record.Entry) bool {
	var payload map[string]any
	if json.Unmarshal(e.Payload, &payload) != nil {
		return false
	}
	if e.Kind == record.Changed {
		rating, _ := payload["rating"].(float64)
		return c.reveals[int64(rating)]
	}
	own, others := c.count(payload)
	if own == 0 || others > 0 {
		return false
	}
	if e.Kind == record.Revealed {
		c.reveals[e.Sequence] = true
	}
	return true
}

// count counts who is named.
func (c *concern) count(v any) (own, others int) {
	add := func(o, n int) { own, others = own+o, others+n }
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			add(c.count(e))
		}
	case map[string]any:
		for key, e := range v {
			if key == "candidate" || key == "candidates" || key == "subject" {
				add(c.persons(e))
			} else {
				add(c.count(e))
			}
		}
	}
	return own, others
}

// persons counts the codes in one field.
func (c *concern) persons(v any) (own, others int) {
	all, isList := v.([]any)
	if !isList {
		all = []any{v}
	}
	for _, e := range all {
		if e == c.person {
			own++
		} else {
			others++
		}
	}
	return own, others
}
