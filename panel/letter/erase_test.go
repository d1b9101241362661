package letter_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/background"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
	"yardstick/record/packet"
)

// TestErasures: where the program may, it erases what is personal of candidates of a
// closed position whose time has passed by so many days, once, unless it is held; the
// record says so, and proves itself still.
func TestErasures(t *testing.T) {
	t.Parallel()
	d, ctx := paneltest.NewDesk(t, paneltest.NewStore()), t.Context()
	if err := sample.Make(ctx, d, sample.Decided); err != nil { // invented: nothing of it is erased
		t.Fatal(err)
	}
	lead := panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator, people.Administrator, people.Auditor}}
	if err := d.Open(ctx, lead, panel.OpenPosition{Code: "porter", Title: "Porter"}); err != nil {
		t.Fatal(err)
	}
	do := func(c ...panel.Command) {
		t.Helper()
		if err := d.Do(ctx, lead, "porter", c...); err != nil {
			t.Fatal(err)
		}
	}
	want := func(what string, days int, erased ...letter.Erased) {
		t.Helper()
		var told []letter.Erased
		work := letter.Erasures(d, days, func(_ context.Context, e letter.Erased) { told = append(told, e) })
		if err := work.Do(ctx, background.NewRun(1, 1, json.RawMessage(`{}`), nil, nil)); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(erased, told); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
	// Whose name has a common word in it names nobody by that.
	do(panel.AddCandidate{Code: "heron", Name: "Kept Until", Contact: "h@example.org"}, panel.AddCandidate{Code: "owl", Name: "C D"})
	day := d.Now().UTC().AddDate(0, 0, -10).Format("2006-01-02")
	do(panel.Retain{Until: day, Rules: []string{"own"}})
	want("it goes on", 1)
	do(panel.Close{Reason: "nobody is needed"})
	want("ten days are not more than ten", 10)
	do(panel.PlaceHold{Reason: "a claim"})
	want("it is held", 1)
	do(panel.LiftHold{Reason: "settled"})
	want("its time is over", 9, letter.Erased{Position: "porter", Until: day, People: 2})
	want("nothing is left", 9)
	v, err := d.See(ctx, lead, "porter", panel.Focus{Record: &panel.RecordFocus{Kind: string(record.PartErased), Whole: true}})
	if err != nil || len(v.Record.Entries) != 2 {
		t.Fatalf("%+v, %v", v.Record, err)
	}
	for _, e := range v.Record.Entries {
		if e.Actor != people.Program || !strings.HasPrefix(e.Reason, "kept until "+day+" (own); erased by the program") {
			t.Errorf("%+v", e)
		}
	}
	var file bytes.Buffer
	if err := d.Packet(ctx, lead, "porter", &file); err != nil {
		t.Fatal(err)
	}
	found, err := packet.Verify(bytes.NewReader(file.Bytes()), int64(file.Len()), packet.Options{Rules: panel.Rules()})
	if err != nil || !found.Whole {
		t.Errorf("%+v, %v", found, err)
	}
}

// TestNobodyIsTheProgram: no account, member or candidate has the code of the program.
func TestNobodyIsTheProgram(t *testing.T) {
	t.Parallel()
	d, ctx := paneltest.NewDesk(t, paneltest.NewStore()), t.Context()
	lead := panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator}}
	if err := d.Open(ctx, lead, panel.OpenPosition{Code: "porter", Title: "Porter"}); err != nil {
		t.Fatal(err)
	}
	p := people.Person{Code: people.Program, Name: "A B"}
	for _, err := range []error{
		p.Check(),
		d.Do(ctx, lead, "porter", panel.Invite{Member: people.Program, Role: people.Rater}),
		d.Do(ctx, lead, "porter", panel.AddCandidate{Code: people.Program, Name: "A B"}),
	} {
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "the program itself") {
			t.Errorf("got %v, want Invalid", err)
		}
	}
}
