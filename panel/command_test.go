package panel_test

import (
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
)

var (
	ines = panel.Viewer{Code: sample.Coordinator}
	tom  = panel.Viewer{Code: "tom"}
	zoe  = panel.Viewer{Code: "zoe"}
	boss = panel.Viewer{Code: "boss", Roles: []people.Role{people.Administrator}}
)

func ptr(n int) *int { return &n }

// whole is a rating of everything, with evidence.
func whole(candidate string, level int) panel.HandIn {
	h := panel.HandIn{Candidate: candidate}
	for _, r := range []string{"functions", "measure", "personal", "served", "team"} {
		h.Levels = append(h.Levels, record.Level{Question: "define-failure", Requirement: r, Level: ptr(level)})
	}
	h.Levels = append(h.Levels, record.Level{Question: "danger-signs", Requirement: "sign", Level: ptr(level)})
	h.Notes = []panel.Note{{Question: "define-failure", Evidence: "heard"}, {Question: "danger-signs", Evidence: "heard"}}
	return h
}

// TestRefused holds what nobody may do at a stage, and what the fault says.
func TestRefused(t *testing.T) {
	t.Parallel()
	missing, beyond, bare, unasked := whole("heron", 3), whole("heron", 3), whole("heron", 3), whole("wren", 3)
	missing.Levels = missing.Levels[1:]
	beyond.Levels[0].Level = ptr(6)
	bare.Notes = bare.Notes[:1]
	on := panel.Discuss{Candidate: "kestrel", Question: "define-failure", Requirement: "functions"}
	for _, tt := range []struct {
		name    string
		upto    sample.Upto
		who     panel.Viewer
		command panel.Command
		kind    fault.Kind
		want    string
	}{
		{"a rater runs rounds", sample.Rating, tom, panel.OpenRound{}, fault.Forbidden, "is for coordinator"},
		{"an administrator rates", sample.Rating, boss, whole("heron", 3), fault.Forbidden, "rate is for rater"},
		{"twice", sample.Rating, tom, whole("heron", 3), fault.Conflict, "no open round asks tom for heron"},
		{"a level is left out", sample.Rating, zoe, missing, fault.Invalid, "levels: leave out define-failure functions"},
		{"a level beyond the scale", sample.Rating, zoe, beyond, fault.Invalid, "the scale has 1 to 5"},
		{"without evidence", sample.Rating, zoe, bare, fault.Invalid, "notes: hold no evidence on danger-signs"},
		{"a question that was not asked", sample.Rating, zoe, unasked, fault.Invalid, "which wren was not asked"},
		{"the finding before the own rating", sample.Rating, zoe, panel.LookAtFinding{Candidate: "heron", Question: "define-failure"}, fault.NotFound, "no finding"},
		{"closing without a reason", sample.Rating, ines, panel.CloseRound{Round: 59}, fault.Invalid, "reason: is empty"},
		{"freezing while ratings are sealed", sample.Rating, ines, panel.Freeze{}, fault.Conflict, "a round is still open"},
		{"another guide after a rating", sample.Rating, ines, anotherGuide(t), fault.Conflict, "the guide is fixed"},
		{"an answer after a rating", sample.Rating, ines, panel.RecordAnswer{Candidate: "heron", Question: "danger-signs", Text: "more", Source: "typed"}, fault.Conflict, "the answers are fixed"},
		{"a conflict after the rating", sample.Rating, tom, panel.Declare{Candidate: "heron", Conflict: true}, fault.Conflict, "has handed in for heron already"},
		{"dismissing somebody who is waited for", sample.Rating, ines, panel.Dismiss{Member: "zoe", Role: people.Rater, Reason: "ill"}, fault.Conflict, "waits for zoe"},
		{"the last coordinator", sample.Rating, ines, panel.Dismiss{Member: "ines", Role: people.Coordinator, Reason: "ill"}, fault.Conflict, "the only coordinator"},
		{"erasing somebody with sealed ratings", sample.Rating, ines, panel.Erase{Subject: "heron", Reason: "asked"}, fault.Conflict, "are sealed; close the round first"},
		{"a code that is taken", sample.Rating, ines, panel.AddCandidate{Code: "tom", Name: "X"}, fault.Conflict, "is taken"},
		{"a name for a code", sample.Rating, ines, panel.AddCandidate{Code: "Paula P.", Name: "X"}, fault.Invalid, "candidate: is \"Paula P.\""},
		{"somebody from elsewhere", sample.Rating, panel.Viewer{Code: "eve", Roles: []people.Role{people.Coordinator}}, panel.OpenRound{}, fault.Forbidden, "run rounds is for coordinator"},
		{"discussing before the freeze", sample.Revealed, ines, on, fault.Forbidden, "at the stage rating"},
		{"changing before the freeze", sample.Revealed, tom, panel.ChangeLevel{Candidate: "kestrel", Question: "define-failure", Requirement: "functions", New: ptr(3), Reason: "x"}, fault.Forbidden, "at the stage rating"},
		{"changing what is not discussed", sample.Discussing, tom, panel.ChangeLevel{Candidate: "kestrel", Question: "define-failure", Requirement: "functions", New: ptr(3), Reason: "x"}, fault.Conflict, "is not being discussed"},
		{"changing without a reason", sample.Discussing, tom, panel.ChangeLevel{Candidate: "kestrel", Question: "define-failure", Requirement: "functions", New: ptr(3)}, fault.Invalid, "reason: is empty"},
		{"discussing what was not rated", sample.Discussing, ines, panel.Discuss{Candidate: "wren", Question: "danger-signs", Requirement: "sign"}, fault.Conflict, "nothing that counts was rated"},
		{"a new candidate after the freeze", sample.Discussing, ines, panel.AddCandidate{Code: "owl", Name: "X"}, fault.Forbidden, "prepare"},
		{"deciding about some", sample.Discussing, ines, panel.Decide{Verdicts: []panel.Verdict{{Candidate: "heron", Outcome: panel.Offer, Reason: "x", Against: []panel.Place{{Question: "define-failure", Requirement: "measure"}}}}}, fault.Invalid, "have none for kestrel"},
		{"deciding against nothing", sample.Discussing, ines, panel.Decide{Verdicts: []panel.Verdict{{Candidate: "heron", Outcome: panel.Offer, Reason: "x"}}}, fault.Invalid, "outcomes.heron.against: is empty"},
		{"a question that is not there", sample.Discussing, ines, panel.WithdrawQuestion{Question: "q9", Reason: "x"}, fault.NotFound, "no question"},
		{"deciding twice", sample.Decided, ines, panel.Decide{}, fault.Forbidden, "at the stage decided"},
		{"a letter without a day", sample.Decided, ines, panel.Tell{Candidate: "heron", Letter: "outcome", Text: "x", On: "tomorrow"}, fault.Invalid, "on: is \"tomorrow\""},
		{"settling what was not asked", sample.Decided, ines, panel.SettleReview{Request: 3, Outcome: "granted", Text: "x"}, fault.NotFound, "is no request"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			d := made(t, tt.upto)
			before := see(t, d, auditor).Entries
			err := d.Do(t.Context(), tt.who, sample.Code, tt.command)
			if !fault.Is(err, tt.kind) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want a fault of kind %d with %q", err, tt.kind, tt.want)
			}
			if after := see(t, d, auditor).Entries; after != before {
				t.Errorf("the log has grown from %d to %d entries", before, after)
			}
		})
	}
}

func anotherGuide(t *testing.T) panel.SealGuide {
	t.Helper()
	g, err := sample.Guide()
	if err != nil {
		t.Fatal(err)
	}
	return panel.SealGuide{Guide: g, Reason: "anew"}
}

// TestConflictOfInterest leaves a rater out of the round of one candidate, and shows
// them nothing of it.
func TestConflictOfInterest(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Rating)
	do := func(who panel.Viewer, c panel.Command) {
		t.Helper()
		if err := d.Do(t.Context(), who, sample.Code, c); err != nil {
			t.Fatal(err)
		}
	}
	do(ines, panel.AddCandidate{Code: "owl", Name: "Olga Outsider"})
	do(ines, panel.RecordAnswer{Candidate: "owl", Question: "define-failure", Text: "owl's own words", Source: "typed"})
	do(tom, panel.Declare{Candidate: "owl", Conflict: true, Reason: "a cousin"})
	err := d.Do(t.Context(), ines, sample.Code, panel.OpenRound{Candidates: []string{"owl"}, Raters: []string{"tom", "mira"}})
	if !fault.Is(err, fault.Conflict) || !strings.Contains(err.Error(), "tom has declared a conflict of interest with owl") {
		t.Errorf("got %v, want a Conflict that names both", err)
	}
	do(ines, panel.OpenRound{Candidates: []string{"owl"}})
	v := see(t, d, tom)
	for _, c := range v.Candidates {
		if c.Code == "owl" && (c.Due || len(c.Answers) > 0) {
			t.Errorf("tom sees %+v", c)
		}
	}
	for _, r := range v.Rounds {
		if len(r.Candidates) == 1 && strings.Join(r.Raters, " ") != "mira zoe" {
			t.Errorf("the round asks %v, want mira and zoe", r.Raters)
		}
	}
}

// TestClosedRound reveals what is there when a round is closed, and freezes with a
// reason where somebody has no rating.
func TestClosedRound(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Rating)
	round := see(t, d, ines).Rounds[0].Number
	if err := d.Do(t.Context(), ines, sample.Code, panel.CloseRound{Round: round, Reason: "zoe is ill"}); err != nil {
		t.Fatal(err)
	}
	for _, c := range see(t, d, tom).Candidates {
		if len(c.Ratings) != 2 || c.Ratings[0].Sealed {
			t.Errorf("%s has %d ratings, want the 2 that were handed in", c.Code, len(c.Ratings))
		}
	}
	if err := d.Do(t.Context(), zoe, sample.Code, whole("heron", 3)); !fault.Is(err, fault.Conflict) {
		t.Errorf("handing in after it: %v, want Conflict", err)
	}
	if err := d.Do(t.Context(), ines, sample.Code, panel.AddCandidate{Code: "owl", Name: "X"}); err != nil {
		t.Fatal(err)
	}
	if err := d.Do(t.Context(), ines, sample.Code, panel.Freeze{}); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "reason") {
		t.Errorf("got %v, want the reason why owl has no rating", err)
	}
	if err := d.Do(t.Context(), ines, sample.Code, panel.Freeze{Reason: "owl did not come"}); err != nil {
		t.Error(err)
	}
}
