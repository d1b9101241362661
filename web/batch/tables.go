package batch

import (
	domain "yardstick/batch"
	"yardstick/internal/sheets"
)

// listAs sends the batches of a visitor as a table.
func (r *room) listAs(format string) func(v *visit) error {
	return func(v *visit) error {
		all, err := r.Desk.Store.List(v.R.Context(), v.owner)
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Batches"}
		t.Head, t.Rows = domain.ListRows(all)
		return v.Table("batches", format, t)
	}
}

// alikeAs sends all pairs of answers of a batch that are nearly alike as a table.
func (r *room) alikeAs(format string) func(v *visit) error {
	return func(v *visit) error {
		b, err := r.Desk.Store.Batch(v.R.Context(), v.owner, v.R.PathValue("batch"))
		if err != nil {
			return err
		}
		pairs, err := r.Desk.Store.Pairs(v.R.Context(), v.owner, b.ID)
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Alike"}
		t.Head, t.Rows = domain.PairRows(pairs)
		return v.Table("batch-"+b.ID+"-alike", format, t)
	}
}
