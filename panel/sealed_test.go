package panel_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/record"
)

// The people of random histories.
var (
	someRaters     = []string{"r1", "r2", "r3"}
	someCandidates = []string{"c1", "c2", "c3"}
)

// everybody is one viewer for each way to have to do with a position, and one who
// has nothing to do with it.
func everybody() []panel.Viewer {
	all := []panel.Viewer{
		{Code: "boss", Roles: []people.Role{people.Administrator}},
		{Code: "lead"},
		{Code: "look"},
		{Code: "audit"},
		{Code: "alba", Roles: []people.Role{people.Auditor}},
		{Code: "nobody"},
		{Code: "other", Roles: []people.Role{people.Coordinator}},
	}
	for _, r := range someRaters {
		all = append(all, panel.Viewer{Code: r}, panel.Viewer{Code: r, Roles: []people.Role{people.Administrator, people.Auditor, people.Coordinator}})
	}
	for _, c := range someCandidates {
		all = append(all, panel.Viewer{Code: c, Roles: []people.Role{people.Candidate}})
	}
	return all
}

// step is one thing that somebody tries. What is not allowed is refused, and changes
// nothing.
type step struct {
	who     string
	command panel.Command
	rating  *pair // where it hands in
}

type pair struct{ rater, candidate string }

// history draws what people try, in any order.
func history(t *rapid.T) []step {
	rater, candidate := rapid.SampledFrom(someRaters), rapid.SampledFrom(someCandidates)
	out := []step{{who: "lead", command: panel.OpenRound{Candidates: []string{candidate.Draw(t, "first")}}}}
	for range rapid.IntRange(5, 40).Draw(t, "steps") {
		r, c := rater.Draw(t, "rater"), candidate.Draw(t, "candidate")
		switch rapid.IntRange(0, 12).Draw(t, "what") {
		case 0:
			out = append(out, step{who: "lead", command: panel.OpenRound{Candidates: []string{c}}})
		case 1:
			out = append(out, step{who: "lead", command: panel.OpenRound{}})
		case 2:
			out = append(out, step{who: "lead", command: panel.CloseRound{Round: int64(rapid.IntRange(15, 66).Draw(t, "round")), Reason: "ill"}})
		case 3:
			out = append(out, step{who: "lead", command: panel.Freeze{Reason: "the others did not come"}})
		case 4:
			out = append(out, step{who: "lead", command: panel.Discuss{Candidate: c, Question: "define-failure", Requirement: "measure"}})
		case 5:
			level := rapid.IntRange(1, 5).Draw(t, "new")
			out = append(out, step{who: r, command: panel.ChangeLevel{Candidate: c, Question: "define-failure", Requirement: "measure", New: &level, Reason: "heard it again"}})
		case 6:
			out = append(out, step{who: r, command: panel.LookAtFinding{Candidate: c, Question: "define-failure"}})
		case 7:
			out = append(out, step{who: "lead", command: panel.WithdrawQuestion{Question: "danger-signs", Reason: "not asked of all"}})
		case 8, 9: // all of them, one after another
			for _, r := range someRaters {
				out = append(out, step{who: r, rating: &pair{r, c}})
			}
		default:
			out = append(out, step{who: r, rating: &pair{r, c}})
		}
	}
	return out
}

// rating is what a rater hands in: the same text and levels for one seed, others for
// another one, of the same length.
func rating(p pair, seed int) panel.HandIn {
	h := panel.HandIn{Candidate: p.candidate}
	for i, cell := range [][2]string{
		{"define-failure", "functions"},
		{"define-failure", "measure"},
		{"define-failure", "personal"},
		{"define-failure", "served"},
		{"define-failure", "team"},
		{"danger-signs", "sign"},
	} {
		level := 1 + (i+seed*2+len(p.rater))%5
		h.Levels = append(h.Levels, record.Level{Question: cell[0], Requirement: cell[1], Level: &level})
	}
	for _, q := range []string{"define-failure", "danger-signs"} {
		h.Notes = append(h.Notes, panel.Note{Question: q, Evidence: secretOf("evidence", p, seed), Note: secretOf("note", p, seed)})
	}
	return h
}

func secretOf(what string, p pair, seed int) string {
	return fmt.Sprintf("%s-%s-%s-%d", what, p.rater, p.candidate, seed)
}

// played is a position after a history.
type played struct {
	desk     *panel.Desk
	store    *paneltest.Store
	outcomes []string // of each step: "" or what kind of fault
	state    *panel.State
}

// play goes through a history; seed tells what each pair hands in.
func play(t *rapid.T, steps []step, seed func(pair) int) played {
	ctx := context.Background()
	safe, err := panel.NewSafe(make([]byte, panel.SafeBytes))
	if err != nil {
		t.Fatal(err)
	}
	p := played{store: paneltest.NewStore()}
	p.desk = &panel.Desk{Store: p.store, Safe: safe, Origin: paneltest.Origin, Now: paneltest.NewClock().Now, Random: paneltest.NewRandom("a history")}
	prepare(ctx, t, p.desk)
	for _, s := range steps {
		command := s.command
		if s.rating != nil {
			command = rating(*s.rating, seed(*s.rating))
		}
		err := p.desk.Do(ctx, panel.Viewer{Code: s.who}, "p", command)
		if fault.Is(err, fault.Internal) {
			t.Fatalf("%s %T: %v", s.who, command, err)
		}
		p.outcomes = append(p.outcomes, fmt.Sprint(err))
	}
	kept, err := p.store.Load(ctx, "p")
	if err != nil {
		t.Fatal(err)
	}
	if p.state, err = panel.Fold(kept.Log); err != nil {
		t.Fatal(err)
	}
	return p
}

func prepare(ctx context.Context, t *rapid.T, d *panel.Desk) {
	g, err := sample.Guide()
	if err != nil {
		t.Fatal(err)
	}
	lead := panel.Viewer{Code: "lead", Roles: []people.Role{people.Coordinator}}
	if err := d.Open(ctx, lead, panel.OpenPosition{Code: "p", Title: "A position"}); err != nil {
		t.Fatal(err)
	}
	commands := []panel.Command{
		panel.SealGuide{Guide: g, Reason: "weighed beforehand"}, panel.Invite{Member: "look", Role: people.Observer}, panel.Invite{Member: "audit", Role: people.Auditor},
	}
	for _, r := range someRaters {
		commands = append(commands, panel.Invite{Member: r, Role: people.Rater})
	}
	for _, c := range someCandidates {
		commands = append(commands, panel.AddCandidate{Code: c, Name: "Name of " + c},
			panel.RecordAnswer{Candidate: c, Question: "define-failure", Text: "An answer.", Source: "typed"})
	}
	if err := d.Do(ctx, lead, "p", commands...); err != nil {
		t.Fatal(err)
	}
	for _, r := range someRaters {
		if err := d.Do(ctx, panel.Viewer{Code: r}, "p", panel.Declare{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range someCandidates {
		three := 3
		err := d.Do(ctx, lead, "p", panel.AddFinding{
			Candidate: c, Question: "define-failure", Assessor: "yardstick", Model: "m", Guide: g.Seal.SHA256,
			Levels: []record.Level{{Question: "define-failure", Requirement: "measure", Level: &three}}, Assessment: map[string]string{"says": "finding-of-" + c},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// sealed are the pairs that are handed in and not revealed.
func (p *played) sealed() map[pair]bool {
	out := map[pair]bool{}
	for _, r := range p.state.Rounds {
		for in := range r.HandedIn {
			if p.state.RatingOf(in.Rater, in.Candidate) == nil {
				out[pair{in.Rater, in.Candidate}] = true
			}
		}
	}
	return out
}

// views are what everybody sees, as bytes.
func (p *played) views(t *rapid.T) map[string]string {
	out := map[string]string{}
	for _, who := range everybody() {
		for _, focus := range []panel.Focus{
			{},
			{Candidate: "c1"},
			{Candidate: "*", Variants: true},
			{Answers: true, Alike: true},
			{Ratings: true},
			{Answers: true, Ratings: true},
			{Record: &panel.RecordFocus{}},
			{Record: &panel.RecordFocus{From: 50}},
		} {
			v, err := p.desk.See(context.Background(), who, "p", focus)
			withoutHashes(v.Record)
			data, err2 := json.Marshal(v)
			if err2 != nil {
				t.Fatal(err2)
			}
			asked, err3 := json.Marshal(focus)
			if err3 != nil {
				t.Fatal(err3)
			}
			out[fmt.Sprint(who, string(asked))] = string(data) + fmt.Sprint(err)
		}
	}
	return out
}

// withoutHashes leaves out what a salted hash of a sealed rating or of its notes changes,
// and nothing else.
func withoutHashes(r *panel.RecordView) {
	if r == nil {
		return
	}
	r.Chain.Root = ""
	for i := range r.Entries {
		if k := r.Entries[i].Kind; k == "part.bound" || k == "rating.committed" {
			r.Entries[i].Hash = ""
		}
	}
}

// TestNoSealedRatingLeaks plays random histories twice: the second time what one
// rater has handed in and is still sealed at the end is other. Nobody but that rater
// sees a difference, in any view; and no view, no line of the log and nothing in the
// store holds a word of it.
func TestNoSealedRatingLeaks(t *testing.T) {
	t.Parallel()
	sealedSeen, revealedSeen := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		steps, rater := history(t), rapid.SampledFrom(someRaters).Draw(t, "sealed rater")
		one := play(t, steps, func(pair) int { return 1 })
		sealed := one.sealed()
		two := play(t, steps, func(p pair) int {
			if p.rater == rater && sealed[p] {
				return 2
			}
			return 1
		})
		if d := cmp.Diff(one.outcomes, two.outcomes); d != "" {
			t.Fatalf("a sealed rating decides what others may do:\n%s", d)
		}
		sealedSeen += len(sealed)
		for _, c := range one.state.Candidates {
			revealedSeen += len(c.Ratings)
		}
		second := two.views(t)
		for who, was := range one.views(t) {
			for p := range sealed {
				own := strings.HasPrefix(who, "{"+p.rater+" ")
				if !own && (strings.Contains(was, secretOf("note", p, 1)) || strings.Contains(was, secretOf("evidence", p, 1))) {
					t.Fatalf("%s sees what %v wrote", who, p)
				}
			}
			if !strings.HasPrefix(who, "{"+rater+" ") && was != second[who] {
				t.Fatalf("%s sees a difference in sealed ratings %v:\n%s", who, sealed, cmp.Diff(was, second[who]))
			}
		}
		one.nothingKept(t)
	})
	if sealedSeen == 0 || revealedSeen == 0 {
		t.Errorf("%d sealed and %d revealed ratings were seen: the histories are too poor", sealedSeen, revealedSeen)
	}
}

// nothingKept looks for words of any rating in what the store holds.
func (p *played) nothingKept(t *rapid.T) {
	kept, err := p.store.Load(context.Background(), "p")
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range append([][]byte{kept.Log}, bytesOf(kept.Items)...) {
		for _, word := range []string{"evidence-r", "note-r", "finding-of-", "Name of "} {
			if bytes.Contains(data, []byte(word)) {
				t.Fatalf("the store holds %q in the clear", word)
			}
		}
	}
}

func bytesOf(items []panel.Item) (all [][]byte) {
	for _, i := range items {
		all = append(all, i.Data)
	}
	return all
}

// TestFindingAfterOwnRating: no view shows a word of the finding to a rater who has
// not handed in and opened it.
func TestFindingAfterOwnRating(t *testing.T) {
	t.Parallel()
	opened := 0
	check := func(t *rapid.T) {
		p := play(t, history(t), func(pair) int { return 1 })
		for _, r := range someRaters {
			v, err := p.desk.See(context.Background(), panel.Viewer{Code: r}, "p", panel.Focus{Candidate: "*"})
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range v.Candidates {
				for _, f := range c.Findings {
					text := fmt.Sprint(f)
					shown := strings.Contains(text, "finding-of-") || len(f.Levels) > 0
					if shown && (!f.Opened || !p.state.HandedIn(r, c.Code)) {
						t.Fatalf("%s sees the finding on %s: %s", r, c.Code, text)
					}
					if shown {
						opened++
					}
				}
			}
		}
	}
	for range 5 { // few histories come so far: where none did, as many again
		if rapid.Check(t, check); opened > 0 {
			return
		}
	}
	t.Error("nobody ever opened a finding: the histories are too poor")
}
