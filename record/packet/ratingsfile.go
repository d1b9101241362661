package packet

import (
	"yardstick/internal/canonical"
	"yardstick/record"
)

// RatingsFormat is the value of the field yardstick in ratings.json.
const RatingsFormat = "ratings/v1"

// Rating is a rating as ratings.json lists it: levels as they are after all changes.
type Rating struct {
	Round     int64          `json:"round"`
	Rater     string         `json:"rater"`
	Candidate string         `json:"candidate"`
	Committed int64          `json:"committed"` // sequence
	Revealed  int64          `json:"revealed"`  // sequence
	Levels    []record.Level `json:"levels"`
	Parts     []string       `json:"parts,omitempty"`
	Changes   []Change       `json:"changes"`
}

// Change is one change as ratings.json lists it.
type Change struct {
	Entry       int64  `json:"entry"`
	By          string `json:"by"`
	Time        string `json:"time"`
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Old         *int   `json:"old"`
	New         *int   `json:"new"`
	Reason      string `json:"reason,omitempty"`
	ReasonPart  string `json:"reason_part,omitempty"`
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

// json is ratings.json as it follows from the log.
func (r *ratingRules) json() ([]byte, error) {
	return canonical.Marshal(map[string]any{"yardstick": RatingsFormat, "ratings": r.list()})
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
