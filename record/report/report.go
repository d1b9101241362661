// Package report writes the record of a position for people: PDF and XLSX, from
// the same JSON that the packet holds. Both name persons by their codes, as the log
// does; answers, notes and whatever else is personal lie in sealed parts and are not
// in them, so that erasing a person leaves nothing behind here.
package report

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/record"
	"yardstick/record/packet"
)

// Report is what both forms show.
type Report struct {
	Position string
	Title    string // of the position, "" where the log names none
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
	Musts     []Must  `json:"musts"` // left out where none was a must
}

// Must says whether a must is met; Open is one that nobody assessed.
type Must struct {
	Met  bool `json:"met"`
	Open bool `json:"open"`
}

// musts says how a candidate stands on the musts, "" where there are none.
func (t *Total) musts() string {
	var missed, open int
	for _, m := range t.Musts {
		switch {
		case m.Open:
			open++
		case !m.Met:
			missed++
		}
	}
	switch {
	case len(t.Musts) == 0:
		return ""
	case missed+open == 0:
		return "all met"
	case open == 0:
		return fmt.Sprintf("%d not met", missed)
	case missed == 0:
		return fmt.Sprintf("%d not assessed", open)
	}
	return fmt.Sprintf("%d not met, %d not assessed", missed, open)
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

	Against []record.Level `json:"against"` // the requirements that it rests on
	Before  []Outcome      `json:"before"`  // what stood before it was amended, the first one first
	Until   string         `json:"until"`   // when it was
	Why     string         `json:"why"`     // and why
}

// was says in one line what stood before an outcome was amended.
func (o *Outcome) was() string {
	until := o.Until
	if at, err := record.ParseTime(until); err == nil {
		until = at.Format("2 January 2006, 15:04 UTC")
	}
	return "Until " + until + ": " + o.Outcome + ". " + o.Reason + " Changed because: " + o.Why
}

// rests are the codes of the requirements that an outcome rests on.
func (o *Outcome) rests() string {
	var codes []string
	for _, a := range o.Against {
		codes = append(codes, strings.TrimSuffix(a.Question+", "+a.Requirement, ", "))
	}
	return strings.Join(codes, "; ")
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
		switch e.Kind {
		case record.Opened:
			if err := r.opened(e); err != nil {
				return err
			}
		case "position.opened":
			var p struct{ Title string }
			if err := json.Unmarshal(e.Payload, &p); err != nil {
				return err
			}
			r.Title = p.Title
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
	if r.Title != "" {
		return r.Title
	}
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
