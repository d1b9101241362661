package api

import (
	"context"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"yardstick/panel"
	"yardstick/record"
)

// RatingDraft is what a rater has written so far, for their own eyes.
type RatingDraft struct {
	Writer   string         `json:"writer" pattern:"^[a-z0-9][a-z0-9._-]{0,59}$" doc:"One tab or program; none takes another's place."`
	Revision int64          `json:"revision" minimum:"1" doc:"Counts up with each save of the writer."`
	At       *time.Time     `json:"at,omitempty" readOnly:"true"`
	Levels   []record.Level `json:"levels" nullable:"false" maxItems:"2000" doc:"Those that were chosen so far."`
	Notes    []panel.Note   `json:"notes" nullable:"false" maxItems:"2000" doc:"On questions; notes on requirements are not kept in drafts."`
}

// RatingDrafts are the drafts of one rater on a candidate, the latest first.
type RatingDrafts struct {
	Drafts []RatingDraft `json:"drafts" nullable:"false"`
}

// draftOperations are about ratings that are still being written. A draft is kept as
// the rating page keeps it, so that page and program go on with each other's.
func (s *Service) draftOperations() {
	handle(s, get("/positions/{position}/candidates/{candidate}/drafts", "list-rating-drafts",
		"What you have written so far on a candidate, the latest first").positions(),
		func(ctx context.Context, c *caller, in *struct{ CandidateID }) (*struct{ Body RatingDrafts }, error) {
			if _, err := s.see(ctx, c, in.Position, panel.Focus{}); err != nil {
				return nil, err
			}
			all, err := s.Positions.Drafts(ctx, c.viewer(), in.Position, in.Candidate)
			out := RatingDrafts{[]RatingDraft{}}
			for i := range all {
				d := draftOf(&all[i])
				out.Drafts = append(out.Drafts, d)
			}
			return &struct{ Body RatingDrafts }{out}, err
		})
	handle(s, put("/positions/{position}/candidates/{candidate}/draft", "save-rating-draft",
		"Keep what you have written so far").positions().tell("For your eyes alone, and dropped when the rating is handed in. One with a "+
		"smaller revision than what is there has come late and changes nothing."),
		func(ctx context.Context, c *caller, in *struct {
			CandidateID
			Body RatingDraft
		},
		) (*none, error) {
			return nil, s.Positions.SaveDraft(ctx, c.viewer(), in.Position, panel.Draft{
				Candidate: in.Candidate, Writer: in.Body.Writer, Revision: in.Body.Revision, Body: []byte(in.Body.form().Encode()),
			})
		})
}

// notAssessed is how the rating page writes a level that was not assessed.
const notAssessed = "none"

// form is a draft as the rating page keeps it.
func (d *RatingDraft) form() url.Values {
	v := url.Values{}
	for _, l := range d.Levels {
		text := notAssessed
		if l.Level != nil {
			text = strconv.Itoa(*l.Level)
		}
		v.Set("level."+l.Question+" "+l.Requirement, text)
	}
	for _, n := range d.Notes {
		if n.Requirement == "" {
			v.Set("evidence."+n.Question, n.Evidence)
			v.Set("note."+n.Question, n.Note)
		}
	}
	return v
}

// draftOf reads a draft; what the page keeps and this does not know is left out.
func draftOf(d *panel.Draft) RatingDraft {
	out := RatingDraft{Writer: d.Writer, Revision: d.Revision, At: &d.At, Levels: []record.Level{}, Notes: []panel.Note{}}
	values, err := url.ParseQuery(string(d.Body))
	if err != nil {
		return out
	}
	for _, name := range sorted(values) {
		kind, of, _ := strings.Cut(name, ".")
		switch kind {
		case "level":
			question, requirement, _ := strings.Cut(of, " ")
			l := record.Level{Question: question, Requirement: requirement}
			if n, err := strconv.Atoi(values.Get(name)); err == nil {
				l.Level = &n
			}
			if values.Get(name) != "" {
				out.Levels = append(out.Levels, l)
			}
		case "evidence":
			out.Notes = append(out.Notes, panel.Note{Question: of, Evidence: values.Get(name), Note: values.Get("note." + of)})
		}
	}
	return out
}

func sorted(values url.Values) []string { return slices.Sorted(maps.Keys(values)) }
