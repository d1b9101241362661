// Package report writes the record of a position for people: PDF and XLSX, from
// the same JSON that the packet holds. Both name persons by their codes, as the log
// does; answers, notes and whatever else is personal lie in sealed parts and are not
// in them, so that erasing a person leaves nothing behind here.
package report

import (
	"encoding/json"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/record"
	"yardstick/record/packet"
)

// Report is what both forms show.
type Report struct {
	Position string
	Origin   string
	Guide    *guide.Guide // nil where the packet has none
	Ratings  []packet.Rating
	Totals   *Totals   // nil where there is no totals.json
	Decision *Decision // nil where there is no decision.json
	Entries  []Entry
	Root     string // of the whole log, base64
	Last     time.Time
}

// Entry is a line of the log.
type Entry struct {
	Sequence int64
	Time     time.Time
	Actor    string
	Kind     record.Kind
	Payload  string
}

// Totals is totals.json: the mechanical totals as they were before the discussion.
type Totals struct {
	Format string  `json:"yardstick"` // totals/v1
	Scale  string  `json:"scale"`     // how a total is made, in words
	Totals []Total `json:"totals"`
}

// Total is the total of one candidate: Points ÷ Of, exactly; Mean is the same cut
// to two decimals. Of counts weights of what was assessed, so that nothing that is
// missing counts as zero.
type Total struct {
	Candidate string  `json:"candidate"`
	Points    int64   `json:"points"`
	Of        int64   `json:"of"`
	Mean      float64 `json:"mean"`
}

// Decision is decision.json.
type Decision struct {
	Format   string    `json:"yardstick"` // decision/v1
	Position string    `json:"position"`
	Outcomes []Outcome `json:"outcomes"`
}

// Outcome is what was decided about one candidate, and why.
type Outcome struct {
	Candidate string `json:"candidate"`
	Outcome   string `json:"outcome"`
	Reason    string `json:"reason"`
}

// New reads what goes into a packet. Errors are Invalid and name the file.
func New(c *packet.Content) (*Report, error) {
	r := &Report{}
	if err := r.readLog(c.Log); err != nil {
		return nil, err
	}
	ratings, err := packet.Ratings(c.Log)
	if err != nil {
		return nil, err
	}
	r.Ratings = ratings
	if data := c.Documents["guide.json"]; data != nil {
		guides, err := guide.Read("guide.json", data)
		if err != nil {
			return nil, err
		}
		r.Guide = &guides[0]
	}
	if r.Totals, err = document[Totals](c, "totals.json"); err != nil {
		return nil, err
	}
	r.Decision, err = document[Decision](c, "decision.json")
	return r, err
}

// document reads one of the JSON documents, or gives nil where there is none.
func document[T any](c *packet.Content, name string) (*T, error) {
	data := c.Documents[name]
	if data == nil {
		return nil, nil
	}
	out := new(T)
	if err := json.Unmarshal(data, out); err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be shown: " + err.Error(), Cause: err}
	}
	return out, nil
}

func (r *Report) readLog(log []byte) error {
	var tree record.Tree
	err := packet.EachEntry(log, func(line []byte, e *record.Entry) error {
		r.Entries = append(r.Entries, Entry{e.Sequence, e.Time, e.Actor, e.Kind, string(e.Payload)})
		r.Last = e.Time
		if e.Kind == record.Opened {
			if err := r.opened(e); err != nil {
				return err
			}
		}
		_, err := tree.Add(line)
		return err
	})
	if err != nil {
		return err
	}
	root, err := tree.Root()
	r.Root = root.String()
	return err
}

func (r *Report) opened(e *record.Entry) error {
	p, err := record.Decode[record.LogOpened](e)
	if err != nil {
		return err
	}
	key, err := record.Verifier(p.Key)
	if err != nil {
		return err
	}
	r.Position, r.Origin = p.Position, key.Name()
	return nil
}

// title names the position for people.
func (r *Report) title() string {
	if r.Guide != nil && r.Guide.Title != "" {
		return r.Guide.Title
	}
	return r.Position
}

// level is a level for people.
func level(l *int) string {
	if l == nil {
		return "not assessed"
	}
	return string(rune('0' + *l))
}
