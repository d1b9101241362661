package panel_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/people"
)

// TestAnalysis: a position fills a job, members stand behind it, and a changed job
// wants that anew.
func TestAnalysis(t *testing.T) {
	t.Parallel()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	lead, tom, ctx := panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator}}, panel.Viewer{Code: "tom"}, t.Context()
	if err := d.Open(ctx, lead, panel.OpenPosition{Code: "porter", Title: "Porter"}); err != nil {
		t.Fatal(err)
	}
	j, err := sample.Load("bus-driver")
	if err != nil {
		t.Fatal(err)
	}
	must := func(who panel.Viewer, c ...panel.Command) {
		t.Helper()
		if err := d.Do(ctx, who, "porter", c...); err != nil {
			t.Fatal(err)
		}
	}
	must(lead, panel.Invite{Member: "tom", Role: people.Rater})
	if err := d.Do(ctx, tom, "porter", panel.AgreeJob{}); !fault.Is(err, fault.Conflict) {
		t.Errorf("agreeing to nothing: %v, want a Conflict", err)
	}
	named := *j
	named.Agreement = &job.Agreement{By: "Ada Baird", At: time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)}
	must(lead, panel.DescribeJob{Job: named})
	seen := func(who panel.Viewer) *panel.JobView {
		t.Helper()
		v, err := d.See(ctx, who, "porter", panel.Focus{Job: true})
		if err != nil {
			t.Fatal(err)
		}
		return v.Analysis
	}
	first := seen(tom)
	must(tom, panel.AgreeJob{SHA256: first.SHA256})
	if err := d.Do(ctx, tom, "porter", panel.AgreeJob{SHA256: first.SHA256}); !fault.Is(err, fault.Conflict) {
		t.Errorf("agreeing twice: %v, want a Conflict", err)
	}
	if got, want := members(seen(lead)), []string{"lead", "tom"}; !cmp.Equal(got, want) {
		t.Errorf("agreed by %v, want %v", got, want)
	}
	got, err := first.Read()
	if err != nil || got.Functions[0].Name != j.Functions[0].Name {
		t.Errorf("the job reads as %q, %v", got.Title, err)
	}
	if got.Agreement != nil {
		t.Errorf("the record holds the name of %s", got.Agreement.By)
	}
	changed := *j
	changed.Purpose = "Something else."
	must(lead, panel.DescribeJob{Job: changed})
	if got, want := members(seen(lead)), []string{"lead"}; !cmp.Equal(got, want) {
		t.Errorf("after a change agreed by %v, want %v", got, want)
	}
	if err := d.Do(ctx, tom, "porter", panel.AgreeJob{SHA256: first.SHA256}); !fault.Is(err, fault.Conflict) {
		t.Errorf("agreeing to the job before: %v, want a Conflict", err)
	}
}

func members(v *panel.JobView) []string {
	var out []string
	for _, a := range v.Agreed {
		out = append(out, a.Member)
	}
	return out
}

// TestUndoImport takes the answers of a file back, and the ones before count again.
func TestUndoImport(t *testing.T) {
	t.Parallel()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	lead, ctx := paneltest.Lead(), t.Context()
	answer := func(candidate, text, from string) panel.Command {
		return panel.RecordAnswer{Candidate: candidate, Question: "q1", Text: text, Source: "imported", Import: from}
	}
	open := panel.OpenPosition{Code: "porter", Title: "Porter"}
	if err := d.Open(ctx, panel.Viewer{Code: lead.Code, Roles: []people.Role{people.Coordinator}}, open); err != nil {
		t.Fatal(err)
	}
	must := func(c ...panel.Command) {
		t.Helper()
		if err := d.Do(ctx, lead, "porter", c...); err != nil {
			t.Fatal(err)
		}
	}
	must(panel.SealGuide{Guide: paneltest.ManyQuestions(t, 2), Reason: "weighed"}, panel.AddCandidate{Code: "heron", Name: "A B"}, panel.AddCandidate{Code: "wren", Name: "C D"})
	must(answer("heron", "first", ""))
	must(answer("heron", "second", "file-1"), answer("wren", "other", "file-1"))
	says := func() string {
		t.Helper()
		v, err := d.See(ctx, lead, "porter", panel.Focus{Candidate: "*"})
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(v.Candidates[0].Answers, v.Candidates[1].Answers, len(v.Imports))
	}
	if got, want := says(), "map[q1:second] map[q1:other] 1"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	for name, c := range map[string]panel.Command{
		"no reason": panel.UndoImport{Import: "file-1"}, "another file": panel.UndoImport{Import: "file-2", Reason: "wrong"},
	} {
		if err := d.Do(ctx, lead, "porter", c); err == nil || strings.Contains(err.Error(), "internal") {
			t.Errorf("%s: %v, want a fault", name, err)
		}
	}
	must(panel.UndoImport{Import: "file-1", Reason: "the columns were exchanged"})
	if got, want := says(), "map[q1:first] map[] 0"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
