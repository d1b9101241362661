package panel

import (
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"time"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

// Viewer is who does or sees something: a person with the roles that they have in
// the whole organisation. A candidate has the role [people.Candidate] and their own code.
type Viewer struct {
	Code  string
	Roles []people.Role
}

// rolesIn are the roles of a viewer in a position: those on its panel, and of the
// organisation's those that do not need an invitation. A coordinator of the
// organisation runs only positions to whose panel they belong.
func (v Viewer) rolesIn(s *State) []people.Role {
	var roles []people.Role
	for _, r := range v.Roles {
		own := r == people.Candidate && s.Candidate(v.Code) != nil
		if r == people.Administrator || r == people.Auditor || own {
			roles = append(roles, r)
		}
	}
	if m := s.Member(v.Code); m != nil {
		roles = append(roles, m.Roles...)
	}
	return roles
}

// May reports whether a viewer may do something in the position as it is.
func (s *State) May(v Viewer, a people.Action) bool { return people.May(v.rolesIn(s), a, s.Stage()) }

// Command is something that a person wants to do in a position.
type Command interface {
	// do checks the command against the state and the person, and adds entries.
	do(t *Turn)
}

// Turn is one command on its way: entries that are added, and what changes in the
// vault. Everything of a turn is kept, or nothing.
type Turn struct {
	By     Viewer
	At     time.Time
	Random io.Reader
	State  *State // as it is with the entries of this turn
	Vault  *Vault // as it was before
	Lines  [][]byte
	Effects

	origin string
	err    error
}

// Do carries out a command. A fault leaves the turn to be thrown away, with its state.
func (t *Turn) Do(c Command) error {
	if t.err = errorOf(t.State.origin())(&t.origin); t.err != nil {
		return t.err
	}
	if t.Parts == nil {
		t.Effects = newEffects()
	}
	c.do(t)
	return t.err
}

// errorOf keeps a value and gives its error.
func errorOf[T any](v T, err error) func(*T) error {
	return func(into *T) error {
		*into = v
		return err
	}
}

// need stops the turn where the person may not do this now.
func (t *Turn) need(a people.Action) bool {
	if t.err == nil {
		t.err = people.Need(t.By.rolesIn(t.State), a, t.State.Stage())
	}
	return t.err == nil
}

// check stops the turn with the first of the errors.
func (t *Turn) check(errs ...error) bool {
	for _, err := range errs {
		if t.err == nil {
			t.err = err
		}
	}
	return t.err == nil
}

// add appends an entry by the person, which has to hold the rules of the state.
func (t *Turn) add(p record.Payload) int64 {
	if t.err != nil {
		return 0
	}
	at := t.At
	if at.Before(t.State.Last) { // another clock was a little ahead
		at = t.State.Last
	}
	e, err := record.NewEntry(t.State.Next, at, t.By.Code, p)
	if t.check(err) {
		t.check(t.State.Apply(&e))
	}
	if t.err != nil {
		return 0
	}
	line, err := e.Line()
	if t.check(err) {
		t.Lines = append(t.Lines, line)
	}
	return e.Sequence
}

// salt draws the random value of an entry about a person.
func (t *Turn) salt() Salted {
	raw := make([]byte, 16)
	if _, err := io.ReadFull(t.Random, raw); err != nil {
		t.check(&fault.Error{Kind: fault.Internal, Message: "no randomness for a salt", Cause: err})
	}
	return Salted{hex.EncodeToString(raw)}
}

// part seals something personal, binds it in the log and gives its code.
func (t *Turn) part(subject, about string, v any) string {
	content, err := canonical.Marshal(v)
	if !t.check(err) {
		return ""
	}
	if len(content) > MaxText+MaxReason {
		t.check(invalid(about, "has %d bytes; the most is %d", len(content), MaxText))
		return ""
	}
	key, err := t.keyOf(subject)
	if !t.check(err) {
		return ""
	}
	code := about + "-" + strconv.FormatInt(t.State.Next, 10)
	sealed, hash, err := record.SealPart(t.Random, key, t.origin, code, content)
	if !t.check(err) {
		return ""
	}
	t.Parts[code] = sealed
	t.add(record.BoundPart{Part: code, Subject: subject, About: about, Media: "application/json", Hash: hash})
	return code
}

// keyOf is the key of a subject, drawn where there is none yet.
func (t *Turn) keyOf(subject string) ([]byte, error) {
	if k := t.Vault.Ring[subject]; k != nil {
		return k, nil
	}
	if k := t.Keys[subject]; k != nil {
		return k, nil
	}
	ring := record.Ring{}
	k, err := ring.NewKey(t.Random, subject)
	if err == nil {
		t.Keys[subject] = k
	}
	return k, err
}

// document fixes a document of the packet.
func (t *Turn) document(name string, data []byte) {
	t.Documents[name] = data
	t.add(record.SealedDocument{Name: name, SHA256: hashOf(data)})
}

// open reads a part as T; it is a Conflict where it was erased.
func open[T any](s *State, v *Vault, code string) (T, error) {
	var out T
	content := s.part(v, code)
	if content == nil {
		return out, fault.Conflictf("what stood in part %s is erased, or its key is not here", code)
	}
	return out, json.Unmarshal(content, &out)
}

// distinct refuses an empty list, and one with something twice.
func distinct(field string, all []string) error {
	sorted := slices.Clone(all)
	slices.Sort(sorted)
	if len(all) == 0 || len(slices.Compact(sorted)) != len(all) {
		return invalid(field, "is empty, or names somebody twice")
	}
	return nil
}
