package api

import (
	"context"
	"encoding/json"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/batch/report"
	"yardstick/errand"
	"yardstick/internal/fault"
	"yardstick/people"
)

// FileID names a file that is made in the background in a path.
type FileID struct {
	File string `path:"file" doc:"The id of the file."`
}

// Made is something that is done in the background for the caller.
type Made struct {
	errand.Errand
	Note json.RawMessage `json:"-"`
	Took *Merged         `json:"took,omitempty" doc:"What an import that is done took in."`
}

// MadeAnswer is something that is done in the background.
type MadeAnswer struct{ Body Made }

// Mades are all of them.
type Mades struct {
	Files []Made `json:"files" nullable:"false" doc:"The latest first."`
}

func madeOf(e errand.Errand) (Made, error) {
	taken, err := e.Taken()
	m := Made{Errand: e}
	if taken != nil {
		m.Took = &Merged{taken.Added, taken.Kept}
	}
	return m, err
}

func madeAnswer(e errand.Errand, err error) (*MadeAnswer, error) {
	if err != nil {
		return nil, err
	}
	m, err := madeOf(e)
	return &MadeAnswer{m}, err
}

// sent registers an operation about what is done in the background for the caller.
func sent[I, O any](s *Service, o op, h func(ctx context.Context, e *errands, in *I) (*O, error)) {
	handle(s, o, func(ctx context.Context, c *caller, in *I) (*O, error) {
		owners := map[people.Realm]func(string) string{
			people.Practising: background.OfPerson, people.Positions: background.OfAccount, people.Coaches: background.OfCoach,
		}
		owner, has := owners[c.Realm]
		if s.Errands == nil || !has {
			return nil, fault.NotFoundf("nothing is made in the background here")
		}
		return h(ctx, &errands{s.Errands, owner(c.Owner), s, c}, in)
	})
}

// errands are what is done for the caller.
type errands struct {
	*errand.Desk
	owner string
	s     *Service
	c     *caller
}

// one is something that is done for the caller, of which the caller may still read.
func (e *errands) one(ctx context.Context, id string) (errand.Errand, error) {
	found, err := e.Errand(ctx, e.owner, id)
	if err == nil && found.Kind == errand.Packet {
		err = e.s.Positions.MayReadRecord(ctx, e.c.viewer(), found.About)
	}
	return found, err
}

// errandOperations are about files that take too long to wait for: they are made in the
// background, and kept for a day for whoever asked.
func (s *Service) errandOperations() {
	sent(s, get("/files", "list-files", "What is made in the background for you, with its files").either(people.ReadScope).tell(
		"Each is kept for a day."),
		func(ctx context.Context, d *errands, _ *struct{}) (*struct{ Body Mades }, error) {
			all, err := d.List(ctx, d.owner)
			out := Mades{[]Made{}}
			for _, e := range all {
				m, wrong := madeOf(e)
				if wrong != nil {
					return nil, wrong
				}
				out.Files = append(out.Files, m)
			}
			return &struct{ Body Mades }{out}, err
		})
	sent(s, get("/files/{file}", "get-file", "How far something is that is made in the background").either(people.ReadScope),
		func(ctx context.Context, d *errands, in *struct{ FileID }) (*MadeAnswer, error) {
			return madeAnswer(d.one(ctx, in.File))
		})
	sent(s, get("/files/{file}/content", "get-file-content", "The file that was made").either(people.ReadScope).
		gives("application/octet-stream"),
		func(ctx context.Context, d *errands, in *struct{ FileID }) (*File, error) {
			if _, err := d.one(ctx, in.File); err != nil {
				return nil, err
			}
			e, data, err := d.File(ctx, d.owner, in.File)
			return &File{e.File.Type, data}, err
		})
	sent(s, drop("/files/{file}", "remove-file", "End what is made, and forget its file").either(people.WriteScope),
		func(ctx context.Context, d *errands, in *struct{ FileID }) (*none, error) {
			return nil, d.Remove(ctx, d.owner, in.File)
		})
	s.askedOperations()
}

// askedOperations ask for files.
func (s *Service) askedOperations() {
	sent(s, post("/export", "make-export", "Have everything that you practised made as one file").practising().made(),
		func(ctx context.Context, d *errands, _ *struct{}) (*MadeAnswer, error) {
			return madeAnswer(d.Ask(ctx, d.owner, errand.Export, "", nil))
		})
	sent(s, post("/import/large", "import-large", "Have a large export taken in, in the background").practising().made().upTo(maxArchive).tell(
		"What is there already stays as it is. get-file tells when it is done, and what was new."),
		func(ctx context.Context, d *errands, in *struct{ RawBody []byte }) (*MadeAnswer, error) {
			return madeAnswer(d.Ask(ctx, d.owner, errand.Import, "", in.RawBody))
		})
	handle(s, post("/positions/{position}/packet", "make-packet", "Have the record of a large position made as one file").positions().made(),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*MadeAnswer, error) {
			err := s.Positions.MayReadRecord(ctx, c.viewer(), in.Position)
			if err == nil && s.Errands == nil {
				err = fault.NotFoundf("nothing is made in the background here")
			}
			if err != nil {
				return nil, err
			}
			return madeAnswer(s.Errands.Ask(ctx, background.OfAccount(c.Owner), errand.Packet, in.Position, nil))
		})
	batched(s, post("/batches/{batch}/results", "make-results", "Have the results of a large batch made as one file").made(),
		func(ctx context.Context, d *batch.Desk, c *caller, in *struct {
			BatchID
			Body struct {
				Format string `json:"format" enum:"csv,jsonl,xlsx"`
			}
		},
		) (*MadeAnswer, error) {
			b, err := d.Store.Batch(ctx, c.batches(), in.Batch)
			if err != nil {
				return nil, err
			}
			return madeAnswer(report.Ask(ctx, s.Errands, &b, in.Body.Format))
		})
}
