package batch

import (
	"context"

	"yardstick/background"
	"yardstick/batch/alike"
)

// maxPairs is how many pairs of a batch are kept: the most alike.
const maxPairs = 2_000

// page is how many rows are read at once.
const page = 1_000

// compare finds answers of different candidates that are nearly alike.
func (w *Workshop) compare(ctx context.Context, run *background.Run) error {
	b, _, err := w.begun(ctx, run, "")
	if err != nil || b.ID == "" {
		return err
	}
	var all []Item
	for after := 0; ; {
		some, err := w.Store.Texts(ctx, b.Owner, b.ID, after, page)
		if err != nil {
			return err
		}
		if len(some) == 0 {
			break
		}
		all = append(all, some...)
		after = some[len(some)-1].Row
	}
	texts := make([]alike.Text, len(all))
	for i := range all {
		texts[i] = alike.Text{Who: Whose(&all[i]), Group: all[i].Question, Words: all[i].Text}
	}
	found, more, err := alike.Find(ctx, texts, maxPairs)
	if err != nil {
		return err
	}
	pairs := make([]Pair, len(found))
	for i, p := range found {
		pairs[i] = Pair{A: all[p.A], B: all[p.B], Shared: p.Shared, All: p.All}
	}
	return w.Store.Compared(ctx, b, pairs, more)
}
