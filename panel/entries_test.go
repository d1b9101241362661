package panel_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
)

var alba = panel.Viewer{Code: "alba", Roles: []people.Role{people.Auditor}}

// entriesOf are all entries that somebody sees, page by page.
func entriesOf(t *testing.T, d *panel.Desk, who panel.Viewer, f panel.RecordFocus) (all []panel.EntryView, chain panel.Chain) {
	t.Helper()
	for {
		v, err := d.See(t.Context(), who, sample.Code, panel.Focus{Record: &f})
		if err != nil || v.Record == nil {
			t.Fatalf("%s sees no record: %v", who.Code, err)
		}
		if n := len(v.Record.Entries); n > panel.EntriesAtOnce {
			t.Fatalf("%d entries at once, at most %d", n, panel.EntriesAtOnce)
		}
		all = append(all, v.Record.Entries...)
		if f.From = v.Record.Next; f.From == 0 {
			return all, v.Record.Chain
		}
	}
}

// TestRecordEntryByEntry: an auditor reads every entry once, in order, by kind and by
// person; a coordinator from the first round on; others not at all.
func TestRecordEntryByEntry(t *testing.T) {
	t.Parallel()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	if err := sample.Make(t.Context(), d, sample.Decided); err != nil {
		t.Fatal(err)
	}
	all, chain := entriesOf(t, d, alba, panel.RecordFocus{})
	for i, e := range all {
		if e.Number != int64(i) || e.Hash == "" || e.At == "" || e.Actor == "" {
			t.Fatalf("entry %d is %+v", i, e)
		}
	}
	if int64(len(all)) != chain.Entries || chain.Broken != "" || chain.Signed != 0 {
		t.Errorf("%d entries, the chain is %+v", len(all), chain)
	}
	for what, want := range map[panel.RecordFocus]func(panel.EntryView) bool{
		{Kind: "rating.changed"}: func(e panel.EntryView) bool { return e.Kind == "rating.changed" },
		{Person: "kestrel"}: func(e panel.EntryView) bool {
			return e.Candidate == "kestrel" || e.Subject == "kestrel" || slices.Contains(e.Candidates, "kestrel") || len(e.Outcomes) > 0
		},
		{Kind: "rating.committed", Person: "tom"}: func(e panel.EntryView) bool { return e.Kind == "rating.committed" && e.Actor == "tom" },
	} {
		got, _ := entriesOf(t, d, alba, what)
		wanted := slices.DeleteFunc(slices.Clone(all), func(e panel.EntryView) bool { return !want(e) })
		if len(got) == 0 || !cmp.Equal(got, wanted) {
			t.Errorf("%+v (-want +got):\n%s", what, cmp.Diff(wanted, got))
		}
	}
	for _, f := range []panel.RecordFocus{{Kind: "rating"}, {Kind: `rating.changed","actor":"tom`}, {Person: "Tom Sample"}} {
		if _, err := d.See(t.Context(), alba, sample.Code, panel.Focus{Record: &f}); !fault.Is(err, fault.Invalid) {
			t.Errorf("%+v: %v, want Invalid", f, err)
		}
	}
	changed, _ := entriesOf(t, d, panel.Viewer{Code: sample.Coordinator}, panel.RecordFocus{Kind: "rating.changed"})
	if c := changed[0]; c.Rater == "" || c.Candidate == "" || c.Old == nil || c.New == nil || c.Reason == "" {
		t.Errorf("a change is %+v", c)
	}
	for _, who := range []panel.Viewer{{Code: "tom"}, {Code: sample.Observer}, {Code: "boss", Roles: []people.Role{people.Administrator}}} {
		if v, err := d.See(t.Context(), who, sample.Code, panel.Focus{Record: &panel.RecordFocus{}}); err != nil || v.Record != nil {
			t.Errorf("%s: %v, %+v", who.Code, err, v.Record)
		}
	}
}

// tampered is a store in which somebody has changed the log.
type tampered struct {
	panel.Store
	from, to string
}

func (s tampered) Load(ctx context.Context, position string) (panel.Kept, error) {
	k, err := s.Store.Load(ctx, position)
	k.Log = bytes.Replace(k.Log, []byte(s.from), []byte(s.to), 1)
	return k, err
}

// TestRecordTellsAChangedEntry: a head that was signed before shows that an entry is
// another one now, though every rule holds.
func TestRecordTellsAChangedEntry(t *testing.T) {
	t.Parallel()
	store := paneltest.NewStore()
	d := paneltest.NewDesk(t, store)
	if err := sample.Make(t.Context(), d, sample.Decided); err != nil {
		t.Fatal(err)
	}
	if err := d.Packet(t.Context(), alba, sample.Code, &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	if _, chain := entriesOf(t, d, alba, panel.RecordFocus{}); chain.Broken != "" || chain.Signed != 1 || chain.Upto != chain.Entries {
		t.Errorf("the chain is %+v", chain)
	}
	d.Store = tampered{store, `"title":"Customer`, `"title":"Costumer`}
	if _, chain := entriesOf(t, d, alba, panel.RecordFocus{}); chain.Broken == "" {
		t.Errorf("an entry was changed, and the chain is %+v", chain)
	}
	d.Store = tampered{store, `"rater":"tom"`, `"rater":"zoe"`}
	if _, err := d.See(t.Context(), alba, sample.Code, panel.Focus{Record: &panel.RecordFocus{}}); !fault.Is(err, fault.Internal) {
		t.Errorf("a rule is broken: %v, want Internal", err)
	}
}
