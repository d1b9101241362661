package api

import (
	"context"
	"strconv"

	"yardstick/assess"
	"yardstick/background"
	"yardstick/batch"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/people"
)

// BatchID names a batch in a path.
type BatchID struct {
	Batch string `path:"batch" doc:"The id of the batch."`
}

// Preview is the beginning of a file, so that its columns can be named.
type Preview struct {
	Sheets []string   `json:"sheets" nullable:"false" doc:"Of a workbook."`
	Sheet  string     `json:"sheet,omitempty" doc:"The one that is shown."`
	Head   []string   `json:"head" nullable:"false" doc:"The first row that is not blank; the fields of JSON."`
	Rows   [][]string `json:"rows" nullable:"false"`
	Fixed  bool       `json:"fixed" doc:"JSON: the fields have their names, and nothing is to be said."`
}

// BatchResult is a row of a file with what was found.
type BatchResult struct {
	Row        int                `json:"row"`
	ID         string             `json:"id,omitempty"`
	Candidate  string             `json:"candidate,omitempty"`
	Question   string             `json:"question,omitempty"`
	Place      string             `json:"place,omitempty" doc:"In the file, for people."`
	Same       int                `json:"same,omitempty" doc:"The row whose answer says the same, which was assessed."`
	Problem    string             `json:"problem,omitempty" doc:"What is wrong with the row."`
	Assessment *assess.Assessment `json:"assessment,omitempty" doc:"Absent while it waits, and where there is a problem."`
}

// Alike are two answers of different candidates to one question that are nearly alike:
// a question to ask, and no verdict.
type Alike struct {
	A      BatchResult `json:"a"`
	B      BatchResult `json:"b"`
	Shared int         `json:"shared" doc:"Three-word sequences that both have."`
	All    int         `json:"all" doc:"Three-word sequences that either has."`
}

// Alikes are the pairs that are the most alike.
type Alikes struct {
	Pairs []Alike `json:"pairs" nullable:"false"`
}

// batches is the owner of the caller's batches.
func (c *caller) batches() string {
	if c.Realm == people.Coaches {
		return background.OfCoach(c.Owner)
	}
	return background.OfPerson(c.Owner)
}

type batchAnswer = struct{ Body batch.Batch }

// batched registers an operation of who has batches assessed.
func batched[I, O any](s *Service, o op, h func(ctx context.Context, d *batch.Desk, c *caller, in *I) (*O, error)) {
	handle(s, o.practising().orCoach(), func(ctx context.Context, c *caller, in *I) (*O, error) {
		if s.Batches == nil {
			return nil, fault.NotFoundf("no batches are assessed here")
		}
		return h(ctx, s.Batches, c, in)
	})
}

// batchOperations are about many answers at once.
func (s *Service) batchOperations() {
	batched(s, get("/batches", "list-batches", "Your batches, the latest first"),
		func(ctx context.Context, d *batch.Desk, c *caller, in *struct{ Paging }) (*Page[batch.Batch], error) {
			all, err := d.Store.List(ctx, c.batches())
			if err != nil {
				return nil, err
			}
			return pageOf(in.Paging, "batches", all, func(b batch.Batch) string { return latest(b.Made.Time, b.ID) })
		})
	batched(s, post("/batches", "upload-batch", "Bring a file of many answers").made().upTo(batch.MaxFile).tell(
		"CSV, JSON lines or XLSX, up to 200,000 answers. Nobody reads it before it is started."),
		func(ctx context.Context, d *batch.Desk, c *caller, in *struct {
			Name    string `query:"name" maxLength:"200" default:"answers.jsonl" doc:"What the file is called."`
			RawBody []byte
		},
		) (*batchAnswer, error) {
			b, err := d.Draft(ctx, c.batches(), in.Name, append([]byte(nil), in.RawBody...))
			return &batchAnswer{b}, err
		})
	batched(s, get("/batches/{batch}/preview", "preview-batch", "The beginning of a file that was not started yet"), preview)
	batched(s, post("/batches/{batch}/start", "start-batch", "Have a batch assessed against a sealed guide").tell(
		"One of guide and job. Columns that are left out are found by their own names. It goes on in the background; results come as they "+
			"are found."),
		s.startBatch)
	batched(s, get("/batches/{batch}", "get-batch", "How far a batch is"),
		func(ctx context.Context, d *batch.Desk, c *caller, in *struct{ BatchID }) (*batchAnswer, error) {
			b, err := d.Store.Batch(ctx, c.batches(), in.Batch)
			return &batchAnswer{b}, err
		})
	s.batchResults()
}

// batchResults are about what was found, and about ending a batch.
func (s *Service) batchResults() {
	batched(s, get("/batches/{batch}/results", "list-results", "What was found so far, in the order of the file"), results)
	batched(s, get("/batches/{batch}/alike", "list-alike", "Answers of different candidates that are nearly alike"), alike)
	batched(s, post("/batches/{batch}/cancel", "cancel-batch", "End a batch where it is; what was found stays"),
		func(ctx context.Context, d *batch.Desk, c *caller, in *struct{ BatchID }) (*none, error) {
			return nil, d.Cancel(ctx, c.batches(), in.Batch)
		})
	batched(s, drop("/batches/{batch}", "remove-batch", "Remove a batch with what was found"),
		func(ctx context.Context, d *batch.Desk, c *caller, in *struct{ BatchID }) (*none, error) {
			return nil, d.Store.Remove(ctx, c.batches(), in.Batch)
		})
}

func preview(ctx context.Context, d *batch.Desk, c *caller, in *struct {
	BatchID
	Sheet string `query:"sheet" maxLength:"200" doc:"Of a workbook; the first where it is left out."`
},
) (*struct{ Body Preview }, error) {
	_, p, err := d.Look(ctx, c.batches(), in.Batch, in.Sheet, previewRows)
	return &struct{ Body Preview }{Preview{orNone(p.Sheets), p.Sheet, orNone(p.Head), orNone(p.Rows), p.Fixed}}, err
}

// previewRows is how many rows of a file are shown.
const previewRows = 10

func (s *Service) startBatch(ctx context.Context, d *batch.Desk, c *caller, in *struct {
	BatchID
	Body struct {
		Guide   Document      `json:"guide,omitempty" doc:"A sealed guide/v1 document."`
		Job     string        `json:"job,omitempty" maxLength:"200" doc:"The id of a job that you practise for, whose guide is taken."`
		Columns batch.Columns `json:"columns,omitzero" doc:"asked is the question of every answer that names none."`
	}
},
) (*batchAnswer, error) {
	var g guide.Guide
	var err error
	switch {
	case (len(in.Body.Guide) > 0) == (in.Body.Job != ""):
		err = fault.Invalidf("send one of guide and job")
	case in.Body.Job != "" && c.Realm == people.Coaches:
		err = &fault.Error{Kind: fault.Invalid, Field: "job", Message: "is for who practises; a coach sends the guide"}
	case in.Body.Job != "":
		j, missing := s.desk(c).Store.Job(ctx, in.Body.Job)
		g, err = j.Guide, missing
	default:
		g, err = in.Body.Guide.guide()
	}
	if err != nil {
		return nil, err
	}
	b, err := d.Start(ctx, c.batches(), in.Batch, &g, in.Body.Columns)
	return &batchAnswer{b}, err
}

// results gives a page of rows; the cursor holds the row after which it begins.
func results(ctx context.Context, d *batch.Desk, c *caller, in *struct {
	BatchID
	Paging
},
) (*Page[BatchResult], error) {
	name, after := "results of "+in.Batch, 0
	if in.Cursor != "" {
		key, err := in.after(name)
		if err != nil {
			return nil, err
		}
		if after, err = strconv.Atoi(key); err != nil {
			return nil, noCursor()
		}
	}
	if _, err := d.Store.Batch(ctx, c.batches(), in.Batch); err != nil {
		return nil, err
	}
	rows, err := d.Store.Results(ctx, c.batches(), in.Batch, after, in.Limit)
	if err != nil {
		return nil, err
	}
	out := []BatchResult{}
	for i := range rows {
		one := resultOf(&rows[i].Item)
		one.Same, one.Assessment = rows[i].Same, rows[i].Assessment
		out = append(out, one)
	}
	next := ""
	if len(rows) == in.Limit {
		next = strconv.Itoa(rows[len(rows)-1].Row)
	}
	return partOf(name, out, next), nil
}

func resultOf(i *batch.Item) BatchResult {
	return BatchResult{Row: i.Row, ID: i.ID, Candidate: i.Candidate, Question: i.Question, Place: i.Place, Problem: i.Problem}
}

func alike(ctx context.Context, d *batch.Desk, c *caller, in *struct{ BatchID }) (*struct{ Body Alikes }, error) {
	pairs, err := pairsOf(ctx, d, c.batches(), in.Batch)
	out := Alikes{[]Alike{}}
	for i := range pairs {
		out.Pairs = append(out.Pairs, Alike{resultOf(&pairs[i].A), resultOf(&pairs[i].B), pairs[i].Shared, pairs[i].All})
	}
	return &struct{ Body Alikes }{out}, err
}

// pairsOf are the pairs of a batch that an owner has.
func pairsOf(ctx context.Context, d *batch.Desk, owner, id string) ([]batch.Pair, error) {
	if _, err := d.Store.Batch(ctx, owner, id); err != nil {
		return nil, err
	}
	return d.Store.Pairs(ctx, owner, id)
}
