package panel_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
	"yardstick/record/packet"
)

// TestErase leaves a tombstone, a record that verifies, and nothing personal; a legal
// hold stands above it.
func TestErase(t *testing.T) {
	t.Parallel()
	s := paneltest.NewStore()
	d := paneltest.NewDesk(t, s)
	if err := sample.Make(t.Context(), d, sample.Decided); err != nil {
		t.Fatal(err)
	}
	do := func(c panel.Command) error { return d.Do(t.Context(), ines, sample.Code, c) }
	if err := do(panel.PlaceHold{Reason: "a claim"}); err != nil {
		t.Fatal(err)
	}
	if err := do(panel.Erase{Subject: "kestrel", Reason: "asked"}); !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "a legal hold stands") {
		t.Errorf("got %v, want the hold", err)
	}
	for _, c := range []panel.Command{panel.LiftHold{Reason: "settled"}, panel.Erase{Subject: "kestrel", Reason: "asked"}} {
		if err := do(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := do(panel.Erase{Subject: "kestrel", Reason: "asked"}); !fault.Is(err, fault.NotFound) {
		t.Errorf("erasing twice: %v, want NotFound", err)
	}
	v := see(t, d, ines)
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Karl", "angry callers", "taken the filing"} {
		if bytes.Contains(data, []byte(word)) {
			t.Errorf("the view still says %q", word)
		}
	}
	kept, err := s.Load(t.Context(), sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range kept.Items {
		if i.Kind == "key" && i.Name == "kestrel" {
			t.Error("the key is still kept")
		}
	}
	verifies(t, d)
}

func verifies(t *testing.T, d *panel.Desk) {
	t.Helper()
	var b bytes.Buffer
	if err := d.Packet(t.Context(), auditor, sample.Code, &b); err != nil {
		t.Fatal(err)
	}
	r, err := packet.Verify(bytes.NewReader(b.Bytes()), int64(b.Len()), packet.Options{Rules: panel.Rules()})
	if err != nil || !r.Whole {
		t.Errorf("the packet is not whole: %v, %+v", err, r)
	}
}

// TestAccessRedactsOthers: a candidate's export holds what is about them, and no
// name or code of anybody else.
func TestAccessRedactsOthers(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Rating)
	for _, c := range sample.Candidates() {
		h := whole(c, 3)
		if c == "wren" {
			h.Levels[5].Level = nil
		}
		h.Notes[0].Note = "Tom Sample and mira heard the same of a customer; better than heron, or Paula."
		if err := d.Do(t.Context(), zoe, sample.Code, h); err != nil {
			t.Fatal(err)
		}
	}
	a, err := d.Access(t.Context(), ines, sample.Code, "kestrel")
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Ratings) != 3 || a.You.Name != "Karl Invented" || a.You.Answers["define-failure"] == "" {
		t.Errorf("got %+v", a)
	}
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"Tom", "mira", "Sample", "zoe", "heron", "Paula"} {
		if strings.Contains(string(data), word) {
			t.Errorf("the export says %q", word)
		}
	}
	if !strings.Contains(string(data), "rater 1 rater 1 and rater 2 heard the same of a customer; better than [another person]") {
		t.Errorf("got %s", data)
	}
	if _, err := d.Access(t.Context(), tom, sample.Code, "kestrel"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("a rater: %v, want Forbidden", err)
	}
	own := panel.Viewer{Code: "kestrel", Roles: []people.Role{people.Candidate}}
	if _, err := d.Access(t.Context(), own, sample.Code, "kestrel"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the candidate before the decision: %v, want Forbidden", err)
	}
	if _, err := made(t, sample.Decided).Access(t.Context(), own, sample.Code, "kestrel"); err != nil {
		t.Errorf("the candidate after the decision: %v", err)
	}
	if _, err := d.Access(t.Context(), own, sample.Code, "heron"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("another candidate: %v, want Forbidden", err)
	}
}

// TestDrafts are the rater's own, sealed in the store, and gone once it is handed in.
func TestDrafts(t *testing.T) {
	t.Parallel()
	s := paneltest.NewStore()
	d := paneltest.NewDesk(t, s)
	if err := sample.Make(t.Context(), d, sample.Rating); err != nil {
		t.Fatal(err)
	}
	draft := panel.Draft{Candidate: "heron", Writer: "tab", Revision: 1, Body: []byte("half an hour at the gate")}
	if err := d.SaveDraft(t.Context(), zoe, sample.Code, draft); err != nil {
		t.Fatal(err)
	}
	raw, err := s.Drafts(t.Context(), sample.Code, "zoe", "heron")
	if err != nil || len(raw) != 1 || bytes.Contains(raw[0].Body, []byte("gate")) {
		t.Errorf("the store keeps %+v, %v", raw, err)
	}
	got, err := d.Drafts(t.Context(), zoe, sample.Code, "heron")
	if err != nil || len(got) != 1 || string(got[0].Body) != "half an hour at the gate" {
		t.Errorf("got %+v, %v", got, err)
	}
	if got, err := d.Drafts(t.Context(), ines, sample.Code, "heron"); err != nil || len(got) != 0 {
		t.Errorf("somebody else gets %+v, %v", got, err)
	}
	if err := d.SaveDraft(t.Context(), tom, sample.Code, draft); !fault.Is(err, fault.Conflict) {
		t.Errorf("after handing in: %v, want Conflict", err)
	}
	if err := d.SaveDraft(t.Context(), ines, sample.Code, draft); !fault.Is(err, fault.Forbidden) {
		t.Errorf("who is no rater: %v, want Forbidden", err)
	}
	if err := d.Do(t.Context(), zoe, sample.Code, whole("heron", 3)); err != nil {
		t.Fatal(err)
	}
	if got, err := d.Drafts(t.Context(), zoe, sample.Code, "heron"); err != nil || len(got) != 0 {
		t.Errorf("after handing in there is %+v, %v", got, err)
	}
}

// TestImpact shows counts of groups that are large enough, to who may see them.
func TestImpact(t *testing.T) {
	t.Parallel()
	d, _ := large(t, 14, 2, 1)
	for i := range 14 {
		code := "c" + string(rune('1'+i))
		if i >= 9 {
			code = "c1" + string(rune('0'+i-9))
		}
		group := []string{"women", "men"}[i%2]
		if i == 13 {
			group = "another"
		}
		own := panel.Viewer{Code: code, Roles: []people.Role{people.Candidate}}
		if err := d.SetGroup(t.Context(), own, "large", "sex", group); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.SetGroup(t.Context(), lead, "large", "sex", "men"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("somebody else tells: %v, want Forbidden", err)
	}
	if _, err := d.Impact(t.Context(), auditor, "large", "sex"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("before the decision: %v, want Forbidden", err)
	}
	decide := panel.Decide{}
	for _, c := range mustSee(t, d).Candidates {
		outcome := panel.NotChosen
		if c.Code == "c1" || c.Code == "c2" || c.Code == "c3" {
			outcome = panel.Offer
		}
		decide.Verdicts = append(decide.Verdicts, panel.Verdict{Candidate: c.Code, Outcome: outcome, Reason: "by the total", Against: []panel.Place{{Question: "q1", Requirement: "r1"}}})
	}
	if err := d.Do(t.Context(), lead, "large", decide); err != nil {
		t.Fatal(err)
	}
	g, err := d.Impact(t.Context(), auditor, "large", "sex")
	if err != nil || strings.Join(g.Names, " ") != "men women" || g.Total[0] != 6 || g.Total[1] != 7 || g.Offered[0] != 1 || g.Offered[1] != 2 || g.Withheld != 1 {
		t.Errorf("got %+v, %v", g, err)
	}
	if _, err := d.Impact(t.Context(), lead, "large", "sex"); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the coordinator: %v, want Forbidden", err)
	}
}

func mustSee(t *testing.T, d *panel.Desk) panel.View {
	t.Helper()
	v, err := d.See(t.Context(), lead, "large", panel.Focus{})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestCalendar folds long lines and escapes what would end a value.
func TestCalendar(t *testing.T) {
	t.Parallel()
	v := panel.View{Header: panel.Header{Position: "p", Title: "Porter, gate; and " + strings.Repeat("ü", 60)}, Candidates: []panel.CandidateView{
		{Code: "heron", Schedule: &panel.Scheduled{Start: "2026-03-03T09:00:00.000Z", Minutes: 45, Where: "Room 2\nfirst floor"}}, {Code: "wren"},
	}}
	got := v.Calendar(time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC))
	for _, want := range []string{"DTSTART:20260303T090000Z\r\n", "DURATION:PT45M\r\n", `Porter\, gate\; and`, `LOCATION:Room 2\nfirst floor`, "UID:heron-p@yardstick\r\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the calendar lacks %q:\n%s", want, got)
		}
	}
	for line := range strings.Lines(got) {
		if len(strings.TrimSuffix(line, "\r\n")) > 75 || !strings.HasSuffix(line, "\r\n") {
			t.Errorf("a line has %d bytes: %q", len(line), line)
		}
	}
}

// TestRulesBite: whoever keeps a log can sign anything; the rules find what the
// program would not have let happen.
func TestRulesBite(t *testing.T) {
	t.Parallel()
	s := paneltest.NewStore()
	d := paneltest.NewDesk(t, s)
	if err := sample.Make(t.Context(), d, sample.Rating); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Load(t.Context(), sample.Code)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		actor string
		add   record.Payload
		want  string
	}{
		"a finding that is not there":      {"zoe", panel.OpenedFinding{Finding: 3, Candidate: "heron"}, "is no finding on"},
		"totals before the reveal":         {"ines", record.SealedDocument{Name: "totals.json", SHA256: strings.Repeat("0", 64)}, "when they are frozen"},
		"freezing while sealed":            {"ines", panel.FrozenTotals{Unrated: []string{}}, "a round is still open"},
		"handing in for somebody else":     {"ines", record.CommittedRating{Round: round(t, d), Rater: "zoe", Candidate: "heron", Commitment: strings.Repeat("0", 64)}, "a rater hands in themselves"},
		"a candidate whose code is a name": {"ines", panel.AddedCandidate{Candidate: "Paula", Part: "x"}, "candidate: is"},
		"a decision before the discussion": {"ines", panel.Decided{Outcomes: []panel.Decision{}}, "at the stage rating"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e, err := record.NewEntry(int64(bytes.Count(kept.Log, []byte("\n"))), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), tt.actor, tt.add)
			if err != nil {
				t.Fatal(err)
			}
			rule := panel.Rules()[0]
			if err := packet.EachEntry(kept.Log, func(_ []byte, e *record.Entry) error { return rule.Entry(e) }); err != nil {
				t.Fatal(err)
			}
			if err := rule.Entry(&e); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func round(t *testing.T, d *panel.Desk) int64 {
	t.Helper()
	return see(t, d, ines).Rounds[0].Number
}

// TestOtherLogs: a log that opens no position of this package passes untouched.
func TestOtherLogs(t *testing.T) {
	t.Parallel()
	rule := panel.Rules()[0]
	for n, p := range []record.Payload{record.LogOpened{Format: record.Format, Key: "k", Position: "p"}, panel.FrozenTotals{}, panel.Decided{}} {
		e, err := record.NewEntry(int64(n), time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC), "a", p)
		if err != nil {
			t.Fatal(err)
		}
		if err := rule.Entry(&e); err != nil {
			t.Error(err)
		}
	}
	if c := rule.Check(); c.Status != packet.NotChecked {
		t.Errorf("got %+v, want not checked", c)
	}
}

// TestManyAtOnce: raters hand in at the same time; nothing is lost, and the last one
// reveals.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	d, s := opened(t)
	var group sync.WaitGroup
	for r := range 3 {
		group.Go(func() {
			for c := range 4 {
				g := manyQuestions(t, 1)
				who := panel.Viewer{Code: fmt.Sprint("rater", r+1)}
				if err := d.Do(context.Background(), who, "large", largeRating(&g, fmt.Sprint("c", c+1), r, c)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	kept, err := s.Load(t.Context(), "large")
	if err != nil {
		t.Fatal(err)
	}
	state, err := panel.Fold(kept.Log)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range state.Candidates {
		if len(c.Ratings) != 3 {
			t.Errorf("%s has %d revealed ratings, want 3", c.Code, len(c.Ratings))
		}
	}
}

// opened is a position with a round open for 3 raters and 4 candidates.
func opened(t *testing.T) (*panel.Desk, *paneltest.Store) {
	t.Helper()
	s := paneltest.NewStore()
	d := paneltest.NewDesk(t, s)
	if err := d.Open(t.Context(), lead, panel.OpenPosition{Code: "large", Title: "A position"}); err != nil {
		t.Fatal(err)
	}
	commands := []panel.Command{panel.SealGuide{Guide: manyQuestions(t, 1), Reason: "weighed"}}
	for r := range 3 {
		commands = append(commands, panel.Invite{Member: fmt.Sprint("rater", r+1), Role: people.Rater})
	}
	for c := range 4 {
		commands = append(commands, panel.AddCandidate{Code: fmt.Sprint("c", c+1), Name: "A Name"})
	}
	if err := d.Do(t.Context(), lead, "large", commands...); err != nil {
		t.Fatal(err)
	}
	for r := range 3 {
		if err := d.Do(t.Context(), panel.Viewer{Code: fmt.Sprint("rater", r+1)}, "large", panel.Declare{}); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Do(t.Context(), lead, "large", panel.OpenRound{}); err != nil {
		t.Fatal(err)
	}
	return d, s
}

// FuzzFold: no log, however wrong, does more than be refused.
func FuzzFold(f *testing.F) {
	s := paneltest.NewStore()
	if err := sample.Make(f.Context(), paneltest.NewDesk(f, s), sample.Decided); err != nil {
		f.Fatal(err)
	}
	kept, err := s.Load(f.Context(), sample.Code)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(kept.Log)
	f.Add([]byte("{}\n"))
	f.Fuzz(func(t *testing.T, log []byte) {
		if s, err := panel.Fold(log); err == nil {
			_ = s.Totals()
			_ = s.Variants()
			_ = s.Agenda()
		} else if !fault.Is(err, fault.Invalid) {
			t.Errorf("%v, want Invalid", err)
		}
	})
}
