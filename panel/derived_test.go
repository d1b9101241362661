package panel_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
)

// TestRememberedResults: what a desk remembers of results over a change is what another
// one computes from the log.
func TestRememberedResults(t *testing.T) {
	t.Parallel()
	s := paneltest.NewStore()
	d := paneltest.NewDesk(t, s)
	if err := sample.Make(t.Context(), d, sample.Discussing); err != nil {
		t.Fatal(err)
	}
	on := panel.Discuss{Candidate: "kestrel", Question: "define-failure", Requirement: "functions"}
	for _, step := range []struct {
		who string
		do  panel.Command
	}{
		{"ines", panel.PlaceHold{Reason: "a claim"}},
		{"ines", on},
		{"mira", panel.ChangeLevel{Candidate: "kestrel", Question: "define-failure", Requirement: "functions", New: ptr(2), Reason: "read again"}},
		{"ines", panel.EndDiscussion{}},
		{"ines", panel.WithdrawQuestion{Question: "danger-signs", Reason: "not asked of all"}},
		{"ines", panel.WithdrawCandidate{Candidate: "wren"}},
		{"ines", panel.LiftHold{Reason: "settled"}},
		{"ines", panel.Erase{Subject: "plover", Reason: "asked"}},
	} {
		results(t, d) // so that there is something to remember
		if err := d.Do(t.Context(), panel.Viewer{Code: step.who}, sample.Code, step.do); err != nil {
			t.Fatalf("%T: %v", step.do, err)
		}
		if diff := cmp.Diff(results(t, paneltest.NewDesk(t, s)), results(t, d)); diff != "" {
			t.Errorf("after %T (-computed +remembered):\n%s", step.do, diff)
		}
	}
}

// results are what a page of results is made of, as text.
func results(t *testing.T, d *panel.Desk) string {
	t.Helper()
	v, err := d.See(t.Context(), panel.Viewer{Code: "ines"}, sample.Code, panel.Focus{Variants: true})
	if err != nil {
		t.Fatal(err)
	}
	a, err := d.Agreement(t.Context(), panel.Viewer{Code: "ines"}, sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.MarshalIndent([]any{v.Results, a}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
