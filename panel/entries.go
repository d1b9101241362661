package panel

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"yardstick/people"
	"yardstick/record"
)

// EntriesAtOnce is how many entries of a record a view holds at most, where not the whole
// record is asked for.
const EntriesAtOnce = 50

// RecordFocus says which entries of the record are wanted.
type RecordFocus struct {
	Kind   string // "" any
	Person string // a code: who did it, or about whom it is; "" anybody
	From   int64  // the number of the entry with which it begins
	Whole  bool   // all of them, not a part
}

// check refuses a kind that no entry has, and what is no code of a person.
func (f *RecordFocus) check() error {
	switch {
	case f.Kind != "" && !slices.Contains(Kinds(), record.Kind(f.Kind)):
		return invalid("kind", "is %.70q, which no entry is; for instance %s", f.Kind, record.Committed)
	case f.Person != "" && !people.IsCode(f.Person):
		return invalid("person", "is %.70q, which is no code of a person", f.Person)
	}
	return nil
}

// RecordView is the record of a position, entry by entry, for who may read it: by
// codes and hashes, as the log has it. What stands in personal parts is not in it, and
// no level of a rating but those that were changed.
type RecordView struct {
	Chain   Chain         `json:"chain"`
	Entries []EntryView   `json:"entries"`
	Next    int64         `json:"next,omitempty"` // the number with which the next part begins; 0: there is none
	Kinds   []record.Kind `json:"kinds"`          // that there are in the record, as they came first
}

// EntryView is one entry. What it does not speak of is empty.
type EntryView struct {
	Number int64       `json:"number"`
	At     string      `json:"at"`
	Actor  string      `json:"actor"`
	Kind   record.Kind `json:"kind"`
	Reason string      `json:"reason,omitempty"`
	Hash   string      `json:"hash"` // of the line in the Merkle tree, base64
	Said
}

// Said is what entries say, whatever their kind: the fields of all payloads that are
// about people and things. Its names are those of the log.
type Said struct {
	Candidate   string     `json:"candidate,omitempty"`
	Candidates  []string   `json:"candidates,omitempty"`
	Member      string     `json:"member,omitempty"`
	Rater       string     `json:"rater,omitempty"`
	Raters      []string   `json:"raters,omitempty"`
	Subject     string     `json:"subject,omitempty"`
	Role        string     `json:"role,omitempty"`
	Question    string     `json:"question,omitempty"`
	Requirement string     `json:"requirement,omitempty"`
	Old         *int       `json:"old,omitempty"`
	New         *int       `json:"new,omitempty"`
	Spread      int        `json:"spread,omitempty"`
	Round       int64      `json:"round,omitempty"`
	Title       string     `json:"title,omitempty"`
	Guide       string     `json:"guide,omitempty"`
	Version     int        `json:"version,omitempty"`
	Name        string     `json:"name,omitempty"`
	About       string     `json:"about,omitempty"`
	Notice      string     `json:"notice,omitempty"`
	Letter      string     `json:"letter,omitempty"`
	To          string     `json:"to,omitempty"`
	On          string     `json:"on,omitempty"`
	Start       string     `json:"start,omitempty"`
	Until       string     `json:"until,omitempty"`
	Outcome     string     `json:"outcome,omitempty"`
	OldOutcome  string     `json:"old_outcome,omitempty"`
	NewOutcome  string     `json:"new_outcome,omitempty"`
	Outcomes    []Decision `json:"outcomes,omitempty"`
	Agreed      int        `json:"agreed,omitempty"`
	Of          int        `json:"of,omitempty"`
	Given       bool       `json:"given,omitempty"`
	Conflict    bool       `json:"conflict,omitempty"`
	Asked       bool       `json:"asked,omitempty"`
}

// pointers are the fields by which an entry names others.
type pointers struct {
	Reason     string          `json:"reason"`
	ReasonPart string          `json:"reason_part"`
	Rating     json.RawMessage `json:"rating"` // the number of a reveal, or in a reveal the rating itself
	Finding    int64           `json:"finding"`
	Opened     int64           `json:"opened"`
	Request    int64           `json:"request"`
}

// Kinds are the kinds of entry that a position may have, sorted.
func Kinds() []record.Kind { return slices.Sorted(maps.Keys(folds)) }

// record is the record as far as the focus asks for it; nil for who may not read it,
// or where no log was brought.
func (g *gaze) record(f *RecordFocus) (*RecordView, error) {
	if !g.may(people.ReadRecord) || len(g.vault.Log) == 0 {
		return nil, nil //nolint:nilnil // there is nothing to see, and nothing is wrong
	}
	out := &RecordView{Entries: []EntryView{}}
	var err error
	if out.Chain, out.Kinds, err = g.chain(); err != nil {
		return nil, err
	}
	return out, lineAt(g.vault.Log, f.From, func(line []byte) (bool, error) {
		return out.Next == 0, g.take(out, f, line)
	})
}

// take adds the entry of a line where the focus asks for it.
func (g *gaze) take(out *RecordView, f *RecordFocus, line []byte) error {
	if f.Kind != "" && !bytes.Contains(line, []byte(`"kind":"`+f.Kind+`"`)) {
		return nil
	}
	if f.Person != "" && !bytes.Contains(line, []byte(`"`+f.Person+`"`)) && !slices.ContainsFunc(pointing, func(k record.Kind) bool {
		return bytes.Contains(line, []byte(`"kind":"`+k+`"`))
	}) {
		return nil // most lines are told by this look
	}
	e, err := record.ParseLine(line)
	if err != nil || f.Kind != "" && f.Kind != string(e.Kind) {
		return err
	}
	v, err := g.entry(&e, record.LeafHash(line).String())
	if err != nil || f.Person != "" && !v.concerns(f.Person) {
		return err
	}
	if len(out.Entries) == EntriesAtOnce && !f.Whole {
		out.Next = e.Sequence
		return nil
	}
	out.Entries = append(out.Entries, v)
	return nil
}

// pointing are the kinds of entry that name people by the number of another entry.
var pointing = []record.Kind{record.Changed, findingRevealed, reviewSettled, discussionEnded}

// concerns reports whether somebody did it, or it is about them.
func (v *EntryView) concerns(code string) bool {
	return slices.Contains([]string{v.Actor, v.Candidate, v.Member, v.Rater, v.Subject}, code) || slices.Contains(v.Candidates, code) ||
		slices.Contains(v.Raters, code) || slices.ContainsFunc(v.Outcomes, func(d Decision) bool { return d.Candidate == code })
}

// entry is one entry for people.
func (g *gaze) entry(e *record.Entry, hash string) (EntryView, error) {
	v := EntryView{Number: e.Sequence, At: e.Time.Format(record.TimeLayout), Actor: e.Actor, Kind: e.Kind, Hash: hash}
	var p pointers
	if err := errors.Join(json.Unmarshal(e.Payload, &v.Said), json.Unmarshal(e.Payload, &p)); err != nil {
		return v, err
	}
	v.Reason = p.Reason
	switch e.Kind {
	case record.Revealed:
		var r record.Rating
		if err := json.Unmarshal(p.Rating, &r); err != nil {
			return v, err
		}
		v.Rater, v.Candidate, v.Round = r.Rater, r.Candidate, r.Round
	case record.Changed:
		return v, g.changed(&v, &p)
	case findingRevealed:
		if found := g.findings[p.Finding]; found != nil {
			v.Candidate, v.Question = found.Candidate, found.Question
		}
	case discussionEnded:
		for _, d := range g.Discussed {
			if d.Entry == p.Opened {
				v.Candidate, v.Question, v.Requirement = d.Candidate, d.Question, d.Requirement
			}
		}
	case reviewSettled:
		for _, r := range g.Requests {
			if r.Entry == p.Request {
				v.Candidate, v.About = r.Candidate, r.About
			}
		}
	}
	return v, nil
}

// changed adds whose level was changed, and shows levels and reason to who may see them.
func (g *gaze) changed(v *EntryView, p *pointers) error {
	var reveal int64
	if err := json.Unmarshal(p.Rating, &reveal); err != nil {
		return err
	}
	r := g.ratings[reveal]
	if r == nil {
		return nil
	}
	v.Rater, v.Candidate = r.Rater, r.Candidate
	c := g.Candidate(r.Candidate)
	if !g.may(people.SeeRatings) || c == nil || !g.independent(c) || g.biased(c) {
		v.Old, v.New, v.Reason = nil, nil, ""
		return nil
	}
	if p.ReasonPart != "" {
		text, _ := open[map[string]string](g.State, g.vault, p.ReasonPart)
		v.Reason = text["reason"]
	}
	return nil
}
