package report

import (
	"bytes"
	"context"
	"strings"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/errand"
	"yardstick/internal/fault"
)

// LargeRows is how many rows a batch has at least whose results are written in the
// background.
const LargeRows = 20_000

// Ask asks for the results of a batch as a file in one of the Formats, which is made in
// the background; NotFound where nothing is, or there is no such format.
func Ask(ctx context.Context, d *errand.Desk, b *batch.Batch, format string) (errand.Errand, error) {
	if d == nil {
		return errand.Errand{}, fault.NotFoundf("nothing is made in the background here")
	}
	if _, err := KindOf(format); err != nil {
		return errand.Errand{}, err
	}
	return d.Ask(ctx, b.Owner, errand.Results, b.ID+"."+format, nil)
}

// ResultsErrand writes the results of batches as files; an errand is about a batch and
// the format: "ID.xlsx".
func ResultsErrand(d *batch.Desk) errand.Kind {
	return errand.Kind{Name: errand.Results, Make: func(ctx context.Context, e errand.Errand, tell errand.Tell) (errand.Made, error) {
		id, format, _ := strings.Cut(e.About, ".")
		b, err := d.Store.Batch(ctx, e.Owner, id)
		if err != nil {
			return errand.Made{}, err
		}
		rows, next := int64(0), d.Rows(ctx, e.Owner, id)
		counted := func() ([]batch.Result, error) {
			some, err := next()
			rows += int64(len(some))
			tell(background.Progress{Done: rows, Of: int64(b.Counts.Rows)})
			return some, err
		}
		var out bytes.Buffer
		if err := Write(&out, format, counted); err != nil {
			return errand.Made{}, err
		}
		return errand.Made{Name: "batch-" + id + "." + format, Type: Kinds[format], Data: out.Bytes()}, nil
	}}
}
