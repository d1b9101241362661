package api

import (
	"context"
	"strconv"

	"yardstick/panel"
	"yardstick/people"
)

// Entries are one part of the record of a position, and whether it holds.
type Entries struct {
	panel.RecordView
	Next string `json:"next,omitempty" doc:"The cursor of the part after; absent at the end."`
}

// entryListOperations are about the record of a position, entry by entry.
func (s *Service) entryListOperations() {
	handle(s, get("/positions/{position}/record", "get-record", "The record of a position, entry by entry").positions().tell(
		"For who may read it. Answers and names are not in it; sealed ratings are there as hashes."), s.entries)
}

// Entry says which entries of a record are wanted.
type Entry struct {
	Kind   string `query:"kind" maxLength:"60" doc:"Entries of this kind alone."`
	Person string `query:"person" maxLength:"60" doc:"Entries by or about this person alone."`
}

// seeRecord is a position with entries of its record.
func (s *Service) seeRecord(ctx context.Context, c *caller, position string, f *panel.RecordFocus) (panel.View, error) {
	v, err := s.see(ctx, c, position, panel.Focus{Record: f})
	if err == nil && v.Record == nil {
		err = people.Need(v.Roles, people.ReadRecord, v.Stage)
	}
	return v, err
}

func (s *Service) entries(ctx context.Context, c *caller, in *struct {
	PositionID
	Entry
	Cursor string `query:"cursor" maxLength:"600" doc:"What the part before gave as next."`
},
) (*struct{ Body Entries }, error) {
	f := panel.RecordFocus{Kind: in.Kind, Person: in.Person}
	name := "record of " + in.Position
	if in.Cursor != "" {
		key, err := (&Paging{Cursor: in.Cursor}).after(name)
		if err != nil {
			return nil, err
		}
		if f.From, err = strconv.ParseInt(key, 10, 64); err != nil {
			return nil, noCursor()
		}
	}
	v, err := s.seeRecord(ctx, c, in.Position, &f)
	if err != nil {
		return nil, err
	}
	out := Entries{RecordView: *v.Record}
	if n := v.Record.Next; n > 0 {
		out.Next = cursorOf(name, strconv.FormatInt(n, 10))
	}
	out.Entries, out.Kinds = orNone(out.Entries), orNone(out.Kinds)
	return &struct{ Body Entries }{out}, nil
}
