package storetest

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"testing"
	"time"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/store/sqlstore"
)

// BenchTake measures whether keeping a chunk of a batch takes longer where many rows say
// the same: the median of the last chunks of 20,000 rows with five answers over that of
// the first.
func BenchTake(b *testing.B, open func(b *testing.B) *sqlstore.DB) {
	b.Helper()
	const chunks, some = 100, 10
	store := open(b).Batches(func(context.Context, *sql.Tx, ...background.Task) error { return nil })
	for run := 0; b.Loop(); run++ {
		one := batch.Batch{ID: fmt.Sprint("b", run), Owner: "person/ann", File: "a.csv", Made: batch.Moment{Time: at(0)}}
		must(b, store.Draft(b.Context(), one, []byte("x"), background.Room{}))
		one.Guide = batch.Sealed{ID: "g", Title: "A guide", SHA256: "ab12", Document: []byte(`{"id":"g"}`)}
		must(b, store.Start(b.Context(), one, background.Task{Kind: batch.ReadKind}))
		var took []time.Duration
		for chunk := range chunks {
			var said []string
			for row := range batch.ChunkRows {
				said = append(said, fmt.Sprint("answer number ", row%5, " of all that there are"))
			}
			items := rows(1+chunk*batch.ChunkRows, said...)
			begun := time.Now()
			must(b, store.Take(b.Context(), one, chunk+1, items, words, background.Task{Kind: batch.AssessKind}))
			took = append(took, time.Since(begun))
		}
		first, last := slices.Sorted(slices.Values(took[:some])), slices.Sorted(slices.Values(took[chunks-some:]))
		b.ReportMetric(float64(first[some/2].Microseconds()), "first-µs")
		b.ReportMetric(float64(last[some/2].Microseconds())/float64(first[some/2].Microseconds()), "last/first")
	}
}
