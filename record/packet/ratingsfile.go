package packet

import (
	"strconv"

	"yardstick/internal/canonical"
	"yardstick/record"
)

// RatingsFormat is the value of the field yardstick in ratings.json.
const RatingsFormat = "ratings/v1"

// Rating is a rating as ratings.json lists it: levels as they are after all changes.
// The fields stand in the order of canonical JSON, which spares sorting them.
type Rating struct {
	Candidate string         `json:"candidate"`
	Changes   []Change       `json:"changes"`
	Committed int64          `json:"committed"` // sequence
	Levels    []record.Level `json:"levels"`
	Parts     []string       `json:"parts,omitempty"`
	Rater     string         `json:"rater"`
	Revealed  int64          `json:"revealed"` // sequence
	Round     int64          `json:"round"`
}

// Change is one change as ratings.json lists it.
type Change struct {
	By          string `json:"by"`
	Entry       int64  `json:"entry"`
	New         *int   `json:"new"`
	Old         *int   `json:"old"`
	Question    string `json:"question"`
	Reason      string `json:"reason,omitempty"`
	ReasonPart  string `json:"reason_part,omitempty"`
	Requirement string `json:"requirement,omitempty"`
	Time        string `json:"time"`
}

func changeOf(e *record.Entry, p *record.ChangedRating) Change {
	return Change{
		Entry: e.Sequence, By: e.Actor, Time: e.Time.Format(record.TimeLayout), Question: p.Question, Requirement: p.Requirement,
		Old: p.Old, New: p.New, Reason: p.Reason, ReasonPart: p.ReasonPart,
	}
}

// list gives the ratings in the order in which they were revealed.
func (r *ratingRules) list() []Rating {
	list := make([]Rating, 0, len(r.ratings))
	for _, x := range r.ratings {
		list = append(list, Rating{
			Round: x.Round, Rater: x.Rater, Candidate: x.Candidate, Committed: x.committed, Revealed: x.revealed,
			Levels: orEmpty(x.Levels), Parts: x.Parts, Changes: orEmpty(x.changes),
		})
	}
	return list
}

// json is ratings.json as it follows from the log, in canonical form. A verifier
// writes all of it again to compare, so ratings are written without reflection. size is how long it may become, a guess.
func (r *ratingRules) json(size int) ([]byte, error) {
	b := append(make([]byte, 0, size), `{"ratings":[`...)
	for i, x := range r.ratings {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = x.appendTo(b); err != nil {
			return nil, err
		}
	}
	return append(b, `],"yardstick":"`+RatingsFormat+`"}`...), nil
}

// appendTo appends a rating as [Rating] lists it.
func (x *rated) appendTo(b []byte) ([]byte, error) {
	changes := []byte("[]")
	if len(x.changes) > 0 {
		var err error
		if changes, err = canonical.Marshal(x.changes); err != nil {
			return nil, err
		}
	}
	b = appendField(b, `{"candidate":`, x.Candidate)
	b = append(append(b, `,"changes":`...), changes...)
	b = strconv.AppendInt(append(b, `,"committed":`...), x.committed, 10)
	b = append(b, `,"levels":[`...)
	for i := range x.Levels {
		b = appendLevel(append(b, separator(i)...), &x.Levels[i])
	}
	b = append(b, ']')
	for i, part := range x.Parts {
		before := `,`
		if i == 0 {
			before = `,"parts":[`
		}
		b = appendField(b, before, part)
	}
	if len(x.Parts) > 0 {
		b = append(b, ']')
	}
	b = appendField(b, `,"rater":`, x.Rater)
	b = strconv.AppendInt(append(b, `,"revealed":`...), x.revealed, 10)
	b = strconv.AppendInt(append(b, `,"round":`...), x.Round, 10)
	return append(b, '}'), nil
}

func separator(i int) string {
	if i == 0 {
		return ""
	}
	return ","
}

func appendField(b []byte, before, text string) []byte {
	return canonical.AppendString(append(b, before...), text)
}

func appendLevel(b []byte, l *record.Level) []byte {
	b = append(b, `{"level":`...)
	if l.Level == nil {
		b = append(b, "null"...)
	} else {
		b = strconv.AppendInt(b, int64(*l.Level), 10)
	}
	b = appendField(b, `,"question":`, l.Question)
	if l.Requirement != "" {
		b = appendField(b, `,"requirement":`, l.Requirement)
	}
	return append(b, '}')
}

func orEmpty[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// Ratings lists the ratings that follow from the reveals and changes of a log, in
// the order in which they were revealed.
func Ratings(log []byte) ([]Rating, error) {
	rules, _, err := derive(log)
	if err != nil {
		return nil, err
	}
	return rules.list(), nil
}
