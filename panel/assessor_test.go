package panel_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/people"
	"yardstick/record"
	"yardstick/record/packet"
	"yardstick/stat/report"
)

// fixed is an assessor that finds the same each time, and notes what it was given: several
// answers are read at once, in any order.
type fixed struct {
	mu   sync.Mutex
	read []panel.Answered
}

func (f *fixed) Assess(_ context.Context, a panel.Answered) (assess.Assessment, error) {
	f.mu.Lock()
	f.read = append(f.read, a)
	f.mu.Unlock()
	out := assess.Assessment{Assessor: assess.Assessor{Name: "yardstick", Version: "1.2", Model: "reader-9 sha256:00ff"}}
	for _, r := range a.Question.Requirements {
		out.Requirements = append(out.Requirements, assess.Requirement{ID: r.ID, Verdict: assess.Met})
	}
	return out, nil
}

// withFindings is a position with one answered question, rated by two, with a finding on
// it or without.
func withFindings(t *testing.T, read bool) (*panel.Desk, *paneltest.Store, *fixed) {
	t.Helper()
	store := paneltest.NewStore()
	d := paneltest.NewDesk(t, store)
	g := paneltest.ManyQuestions(t, 1)
	do := func(who panel.Viewer, commands ...panel.Command) {
		t.Helper()
		if err := d.Do(t.Context(), who, "p", commands...); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Open(t.Context(), lead, panel.OpenPosition{Code: "p", Title: "P"}); err != nil {
		t.Fatal(err)
	}
	do(lead, panel.SealGuide{Guide: g, Reason: "weighed"}, panel.Invite{Member: "rater1", Role: people.Rater}, panel.Invite{Member: "rater2", Role: people.Rater})
	for _, c := range []string{"c1", "c2", "c3"} {
		do(lead, panel.AddCandidate{Code: c, Name: "N"}, panel.RecordAnswer{Candidate: c, Question: "q1", Text: "What " + c + " says.", Source: "typed"},
			panel.RecordConsent{Candidate: c, To: "assessor", Given: true})
	}
	assessor := &fixed{}
	if read {
		if _, err := d.Assess(t.Context(), lead, "p", assessor); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range []string{"rater1", "rater2"} {
		do(panel.Viewer{Code: r}, panel.Declare{})
	}
	do(lead, panel.OpenRound{})
	for i, r := range []string{"rater1", "rater2"} {
		for n, c := range []string{"c1", "c2", "c3"} {
			do(panel.Viewer{Code: r}, largeRating(&g, c, i, n))
		}
	}
	do(lead, panel.Freeze{})
	return d, store, assessor
}

// TestFindingNamesItsMakings: each finding stands in the record with the hashes of what
// made it: the model, the guide, and the answer that was read.
func TestFindingNamesItsMakings(t *testing.T) {
	t.Parallel()
	d, store, assessor := withFindings(t, true)
	kept, err := store.Load(t.Context(), "p")
	if err != nil {
		t.Fatal(err)
	}
	var made []panel.MadeFinding
	parts := map[string]record.BoundPart{}
	guideSHA := ""
	err = packet.EachEntry(kept.Log, func(_ []byte, e *record.Entry) error {
		switch e.Kind {
		case "finding.made":
			f, err := record.Decode[panel.MadeFinding](e)
			made = append(made, f)
			return err
		case "guide.sealed":
			var s panel.SealedGuide
			err := json.Unmarshal(e.Payload, &s)
			guideSHA = s.SHA256
			return err
		case record.PartBound:
			p, err := record.Decode[record.BoundPart](e)
			parts[p.Part] = p
			return err
		}
		return nil
	})
	if err != nil || len(made) != 3 || len(assessor.read) != 3 {
		t.Fatalf("%d findings of %d readings: %v", len(made), len(assessor.read), err)
	}
	var keys bytes.Buffer
	if err := d.Keys(t.Context(), lead, "p", &keys); err != nil {
		t.Fatal(err)
	}
	ring, err := record.ReadRing("keys", &keys)
	if err != nil {
		t.Fatal(err)
	}
	sealed := map[string][]byte{}
	for _, i := range kept.Items {
		if i.Kind == "part" {
			sealed[i.Name] = i.Data
		}
	}
	s, err := panel.Fold(kept.Log)
	if err != nil {
		t.Fatal(err)
	}
	key, err := record.Verifier(s.Key)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range made {
		if f.Model != "reader-9 sha256:00ff" || f.Assessor != "yardstick 1.2" || f.Guide != guideSHA || len(guideSHA) != 2*sha256.Size {
			t.Errorf("the finding names assessor %q, model %q, guide %q", f.Assessor, f.Model, f.Guide)
		}
		part := parts[f.Answer]
		content, hash, err := record.OpenPart(ring[part.Subject], key.Name(), f.Answer, sealed[f.Answer])
		read := slices.ContainsFunc(assessor.read, func(a panel.Answered) bool { return bytes.Contains(content, []byte(a.Text)) })
		if err != nil || hash != part.Hash || part.Subject != f.Candidate || !read {
			t.Errorf("the answer that was read, %s, is bound as %+v and holds %s: %v", f.Answer, part, content, err)
		}
	}
}

// TestAssessorIsOneMoreRater: how far the raters agree is told of the people alone, whose
// levels make the totals; beside it the assessor stands as one more rater. In the totals it
// does not stand at all.
func TestAssessorIsOneMoreRater(t *testing.T) {
	t.Parallel()
	ratersOf := func(a *report.Agreement) []string {
		var all []string
		for _, s := range a.Severity {
			all = append(all, s.Rater)
		}
		slices.Sort(all)
		return all
	}
	agreement := func(d *panel.Desk) *panel.RaterAgreement {
		a, err := d.Agreement(t.Context(), lead, "p")
		if err != nil || a == nil {
			t.Fatal(a, err)
		}
		return a
	}
	with, _, _ := withFindings(t, true)
	without, _, _ := withFindings(t, false)
	found, none := agreement(with), agreement(without)
	people := []string{"rater1", "rater2"}
	if d := cmp.Diff(people, ratersOf(&found.Agreement)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(append(people, "the assessor"), ratersOf(found.WithAssessor)); d != "" {
		t.Error(d)
	}
	if none.WithAssessor != nil {
		t.Error("the assessor stands beside the raters although it has found nothing")
	}
	text := func(a *panel.RaterAgreement) string {
		var b strings.Builder
		if err := a.WriteText(&b); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	alone, beside, told := strings.Cut(text(found), "The assessor beside them")
	if !told || !strings.Contains(beside, "with rater1: ") || !strings.Contains(beside, "alpha, ordinal, with it as one more rater") {
		t.Errorf("the text says of the assessor %q", beside)
	}
	if figures, _, _ := strings.Cut(alone, "Does the assessor vote?"); !strings.HasPrefix(text(none), strings.TrimSpace(figures)) {
		t.Errorf("the figures of the people depend on the assessor:\n%s", cmp.Diff(text(none), figures))
	}
	totals := func(d *panel.Desk) []panel.Total {
		v, err := d.See(t.Context(), lead, "p", panel.Focus{})
		if err != nil {
			t.Fatal(err)
		}
		return v.Results.Standing
	}
	if d := cmp.Diff(totals(without), totals(with)); d != "" {
		t.Errorf("the assessor changes the totals:\n%s", d)
	}
}
