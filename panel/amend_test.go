package panel_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/record/packet"
)

// TestAmendedReasons: other reasons for the same outcome are kept, and are no other outcome:
// what is owed to the candidate, and since when, stays.
func TestAmendedReasons(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Decided)
	of := func() panel.CandidateView {
		for _, c := range see(t, d, ines).Candidates {
			if c.Code == "heron" {
				return c
			}
		}
		t.Fatal("heron is not there")
		return panel.CandidateView{}
	}
	was := of()
	place := []panel.Place{{Question: "define-failure", Requirement: "measure"}}
	same := panel.Amend{Verdict: panel.Verdict{Candidate: "heron", Outcome: was.Outcome, Reason: "Drew the line with a figure.", Against: place}, Why: "The reason was cut off."}
	if err := d.Do(t.Context(), ines, sample.Code, same); err != nil {
		t.Fatal(err)
	}
	if got := of(); got.Outcome != was.Outcome || got.Amended != "" {
		t.Errorf("the outcome %q, amended %q; want %q and not amended", got.Outcome, got.Amended, was.Outcome)
	}
	if decision := see(t, d, ines).Results.Decision; !strings.Contains(string(decision), "The reason was cut off.") {
		t.Errorf("the decision does not keep why: %s", decision)
	}
}

// TestAmend changes an outcome after the decision: both stand in decision.json, the log
// says why, and the record still verifies.
func TestAmend(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Decided)
	was := map[string]panel.Outcome{}
	for _, c := range see(t, d, ines).Candidates {
		was[c.Code] = c.Outcome
	}
	place := []panel.Place{{Question: "define-failure", Requirement: "measure"}}
	amend := panel.Amend{Verdict: panel.Verdict{Candidate: "heron", Outcome: panel.Withdrew, Reason: "Took another position."}, Why: "The offer was declined."}
	if err := d.Do(t.Context(), ines, sample.Code, amend); err != nil {
		t.Fatal(err)
	}
	again := panel.Amend{Verdict: panel.Verdict{Candidate: "heron", Outcome: panel.NotChosen, Reason: "Not in reach.", Against: place}, Why: "A slip."}
	if err := d.Do(t.Context(), ines, sample.Code, again); err != nil {
		t.Fatal(err)
	}
	recorded, err := d.See(t.Context(), ines, sample.Code, panel.Focus{Record: &panel.RecordFocus{Kind: "decision.amended", Whole: true}})
	if err != nil {
		t.Fatal(err)
	}
	if _, rows := recorded.Record.Rows(); len(rows) != 2 || !strings.Contains(fmt.Sprint(rows[1]), "old outcome: withdrew; new outcome: not chosen") {
		t.Errorf("the table of the record says %v", rows)
	}
	view := see(t, d, ines)
	for _, c := range view.Candidates {
		want := was[c.Code]
		if c.Code == "heron" {
			want = panel.NotChosen
		}
		if c.Outcome != want || (c.Amended != "") != (c.Code == "heron") {
			t.Errorf("%s has the outcome %q, amended %q", c.Code, c.Outcome, c.Amended)
		}
	}
	var decision struct {
		Outcomes []struct {
			Candidate, Outcome, Reason string
			Before                     []struct{ Outcome, Reason, Until, Why string }
		}
	}
	if err := json.Unmarshal(view.Results.Decision, &decision); err != nil {
		t.Fatal(err)
	}
	for _, o := range decision.Outcomes {
		if o.Candidate != "heron" {
			continue
		}
		if o.Outcome != "not chosen" || len(o.Before) != 2 || o.Before[0].Outcome != string(was["heron"]) || o.Before[0].Why != "The offer was declined." ||
			o.Before[1].Outcome != "withdrew" || o.Before[1].Reason != "Took another position." || o.Before[1].Until == "" {
			t.Errorf("the decision says of heron %+v", o)
		}
	}
	var b bytes.Buffer
	if err := d.Packet(t.Context(), ines, sample.Code, &b); err != nil {
		t.Fatal(err)
	}
	r, err := packet.Verify(bytes.NewReader(b.Bytes()), int64(b.Len()), packet.Options{Rules: panel.Rules()})
	if err != nil || !r.Whole {
		t.Errorf("the packet: %v, %+v", err, r)
	}
}

// TestAmendRefused holds who may amend, when, and what is wanted.
func TestAmendRefused(t *testing.T) {
	t.Parallel()
	place := []panel.Place{{Question: "define-failure", Requirement: "measure"}}
	amend := func(candidate, reason, why string) panel.Amend {
		return panel.Amend{Verdict: panel.Verdict{Candidate: candidate, Outcome: panel.Reserve, Reason: reason, Against: place}, Why: why}
	}
	for _, tt := range []struct {
		name    string
		upto    sample.Upto
		who     panel.Viewer
		command panel.Amend
		kind    fault.Kind
		want    string
	}{
		{"before the decision", sample.Discussing, ines, amend("heron", "x", "y"), fault.Forbidden, "stage discussing"},
		{"a rater", sample.Decided, tom, amend("heron", "x", "y"), fault.Forbidden, "is for coordinator"},
		{"without saying why", sample.Decided, ines, amend("heron", "x", " "), fault.Invalid, "why: is empty"},
		{"without a reason", sample.Decided, ines, amend("heron", "", "y"), fault.Invalid, "reason: is empty"},
		{"somebody else", sample.Decided, ines, amend("owl", "x", "y"), fault.NotFound, "owl"},
		{"a name", sample.Decided, ines, amend("heron", "x", "Placeholder declined"), fault.Invalid, "write the code heron"},
		{"against nothing", sample.Decided, ines, panel.Amend{Verdict: panel.Verdict{Candidate: "heron", Outcome: panel.Offer, Reason: "x"}, Why: "y"}, fault.Invalid, "is empty"},
		{"no outcome", sample.Decided, ines, panel.Amend{Verdict: panel.Verdict{Candidate: "heron", Reason: "x", Against: place}, Why: "y"}, fault.Invalid, "new_outcome"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			err := made(t, tt.upto).Do(t.Context(), tt.who, sample.Code, tt.command)
			if !fault.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want a fault of kind %d with %q", err, tt.kind, tt.want)
			}
		})
	}
}
