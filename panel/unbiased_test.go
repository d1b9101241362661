package panel_test

import (
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
)

// asked is a position in which rounds can be opened: three raters, and three candidates.
func asked(t *testing.T) (*panel.Desk, func(panel.Viewer, ...panel.Command)) {
	t.Helper()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	do := func(who panel.Viewer, commands ...panel.Command) {
		t.Helper()
		for _, c := range commands {
			if err := d.Do(t.Context(), who, "p1", c); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := d.Open(t.Context(), panel.Viewer{Code: ines.Code, Roles: []people.Role{people.Coordinator}}, panel.OpenPosition{Code: "p1", Title: "Porter"}); err != nil {
		t.Fatal(err)
	}
	do(ines, panel.SealGuide{Guide: paneltest.ManyQuestions(t, 1), ByQuestion: true, Reason: "all alike"})
	for _, c := range []string{"heron", "wren", "owl"} {
		do(ines, panel.AddCandidate{Code: c, Name: "Paula Placeholder"})
	}
	for _, who := range []panel.Viewer{tom, {Code: "mira"}, zoe} {
		do(ines, panel.Invite{Member: who.Code, Role: people.Rater})
		do(who, panel.Declare{})
	}
	return d, do
}

func handed(candidate string) panel.HandIn {
	return panel.HandIn{
		Candidate: candidate, Levels: []record.Level{{Question: "q1", Level: ptr(3)}}, Notes: []panel.Note{{Question: "q1", Evidence: "heard"}},
	}
}

// TestConflictCostsNoOther leaves a rater with one conflict of interest out for that
// candidate, and for no other.
func TestConflictCostsNoOther(t *testing.T) {
	t.Parallel()
	d, do := asked(t)
	do(zoe, panel.Declare{Candidate: "wren", Conflict: true, Reason: "a cousin"})
	do(ines, panel.OpenRound{})
	v, err := d.See(t.Context(), ines, "p1", panel.Focus{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, r := range v.Rounds {
		for _, c := range r.Candidates {
			got[c] = strings.Join(r.Raters, " ")
		}
	}
	for c, want := range map[string]string{"heron": "tom mira zoe", "wren": "tom mira", "owl": "tom mira zoe"} {
		if got[c] != want {
			t.Errorf("%s is rated by %q, want %q", c, got[c], want)
		}
	}
	do(tom, panel.Declare{Candidate: "owl"}) // no conflict there: nothing changes
	if err := d.Do(t.Context(), ines, "p1", panel.OpenRound{}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a second round for the same: %v, want Invalid", err)
	}
}

// TestEveryRaterBiased says whom nobody may rate.
func TestEveryRaterBiased(t *testing.T) {
	t.Parallel()
	d, do := asked(t)
	for _, who := range []panel.Viewer{tom, {Code: "mira"}, zoe} {
		do(who, panel.Declare{Candidate: "owl", Conflict: true})
	}
	err := d.Do(t.Context(), ines, "p1", panel.OpenRound{})
	if want := "every rater has declared a conflict of interest with owl; invite another rater"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
}

// TestBiasedWritesNothing keeps who has a conflict of interest away from what the
// candidate said: they see no answer, and would write over one unseen.
func TestBiasedWritesNothing(t *testing.T) {
	t.Parallel()
	d, do := asked(t)
	do(zoe, panel.Declare{Candidate: "wren", Conflict: true})
	for _, c := range []panel.Command{
		panel.RecordAnswer{Candidate: "wren", Question: "q1", Text: "in zoe's words", Source: "typed"},
		panel.Ask{Candidate: "wren", Question: "q1", Reason: "no time"},
	} {
		if err := d.Do(t.Context(), zoe, "p1", c); !fault.Is(err, fault.Forbidden) {
			t.Errorf("%T: %v, want Forbidden", c, err)
		}
	}
	do(zoe, panel.RecordAnswer{Candidate: "heron", Question: "q1", Text: "heron's words", Source: "typed"})
}

// TestOwnAnswerStays: what a candidate has handed in at the own link is written over by no
// rater; who runs the position may, and the record keeps both.
func TestOwnAnswerStays(t *testing.T) {
	t.Parallel()
	d, do := asked(t)
	heron := panel.Viewer{Code: "heron", Roles: []people.Role{people.Candidate}}
	do(heron, panel.Agree{Notice: "read this", Given: true}, panel.Begin{Question: "q1"})
	if err := d.Answer(t.Context(), heron, "p1", "q1", "In my own words."); err != nil {
		t.Fatal(err)
	}
	over := panel.RecordAnswer{Candidate: "heron", Question: "q1", Text: "In tom's words.", Source: "typed"}
	if err := d.Do(t.Context(), tom, "p1", over); !fault.Is(err, fault.Forbidden) || !strings.Contains(err.Error(), "it stays") {
		t.Errorf("a rater writes over it: %v, want Forbidden", err)
	}
	do(tom, panel.RecordAnswer{Candidate: "wren", Question: "q1", Text: "As wren said.", Source: "typed"}, panel.RecordAnswer{Candidate: "wren", Question: "q1", Text: "As wren said it.", Source: "typed"})
	do(ines, over)
}

// TestNoRatingBeforeOwn shows revealed ratings to no rater who may still be asked for
// their own, nor while any own rating is awaited.
func TestNoRatingBeforeOwn(t *testing.T) {
	t.Parallel()
	d, do := asked(t)
	mira := panel.Viewer{Code: "mira"}
	do(ines, panel.OpenRound{Candidates: []string{"heron"}, Raters: []string{"tom", "mira"}})
	do(ines, panel.OpenRound{Candidates: []string{"wren"}, Raters: []string{"mira"}})
	do(tom, handed("heron"))
	do(mira, handed("heron"))
	for _, tt := range []struct {
		who  panel.Viewer
		want int
		why  string
	}{
		{tom, 2, "has handed in all"}, {mira, 0, "is to rate wren"}, {zoe, 0, "may still be asked for heron"}, {ines, 2, "runs the position"},
	} {
		v, err := d.See(t.Context(), tt.who, "p1", panel.Focus{Candidate: "heron"})
		if err != nil {
			t.Fatal(err)
		}
		if got := len(v.Candidates[0].Ratings); got != tt.want {
			t.Errorf("%s, who %s, sees %d ratings, want %d", tt.who.Code, tt.why, got, tt.want)
		}
		if got := v.Results != nil; got != (tt.want > 0) {
			t.Errorf("%s, who %s, sees totals: %v", tt.who.Code, tt.why, got)
		}
	}
}

// TestNamesAreRefused keeps names out of what stays when a person is erased.
func TestNamesAreRefused(t *testing.T) {
	t.Parallel()
	d := made(t, sample.Discussing)
	for _, tt := range []struct {
		reason, want string
	}{
		{"Placeholder said nothing of a measure.", "names Placeholder; write the code heron"},
		{"As Specimen's note says, it was enough.", "names Specimen; write the code mira"},
	} {
		err := d.Do(t.Context(), ines, sample.Code, panel.Decide{Verdicts: []panel.Verdict{{
			Candidate: "heron", Outcome: panel.Offer, Reason: tt.reason, Against: []panel.Place{{Question: "define-failure", Requirement: "measure"}},
		}}})
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %q", tt.reason, err, tt.want)
		}
	}
	if err := d.Do(t.Context(), ines, sample.Code, panel.PlaceHold{Reason: "Paula sues"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("a hold that names somebody: %v, want Invalid", err)
	}
	if err := d.Do(t.Context(), ines, sample.Code, panel.PlaceHold{Reason: "heron sues"}); err != nil {
		t.Errorf("a hold by the code: %v", err)
	}
}
