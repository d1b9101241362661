package panel

import (
	"maps"
	"slices"
	"strings"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

func marshalDocument(v any) ([]byte, error) { return canonical.Marshal(v) }

// OpenRound asks raters for candidates: all who are there and have no rating yet, where
// none are named. Where no raters are named, each candidate is rated by all raters but
// those with a conflict of interest with that one: candidates who have the same raters
// make one round, so that a conflict with one candidate costs no other a rater.
type OpenRound struct{ Candidates, Raters []string }

func (c OpenRound) do(t *Turn) {
	if !t.need(people.RunRounds) {
		return
	}
	if len(c.Candidates) == 0 {
		for _, x := range t.State.Candidates {
			if !x.Gone && !x.Erased && len(x.Ratings) == 0 && !t.State.asked(x.Code) {
				c.Candidates = append(c.Candidates, x.Code)
			}
		}
	}
	if !t.check(distinct("candidates", c.Candidates)) {
		return
	}
	if len(c.Raters) > 0 {
		t.openRound(c.Candidates, c.Raters)
		return
	}
	for _, round := range t.State.unbiasedRounds(c.Candidates) {
		t.openRound(round.Candidates, round.Raters)
	}
}

func (t *Turn) openRound(candidates, raters []string) {
	if len(raters) == 0 && len(t.State.Raters()) > 0 {
		t.check(fault.Conflictf("every rater has declared a conflict of interest with %s; invite another rater", candidates[0]))
	}
	t.check(distinct("raters", raters))
	for _, r := range raters {
		if m := t.State.Member(r); m != nil && !m.Declared {
			t.check(fault.Conflictf("%s has not said yet whether there is a conflict of interest", r))
		}
	}
	t.add(record.OpenedRound{Candidates: candidates, Raters: raters})
}

// unbiasedRounds puts candidates together who have the same raters without a conflict
// of interest, in the order of the candidates.
func (s *State) unbiasedRounds(candidates []string) []record.OpenedRound {
	var out []record.OpenedRound
	for _, c := range candidates {
		raters := slices.DeleteFunc(s.Raters(), func(r string) bool { return s.Member(r).Biased(c) })
		at := slices.IndexFunc(out, func(r record.OpenedRound) bool { return slices.Equal(r.Raters, raters) })
		if at < 0 {
			at = len(out)
			out = append(out, record.OpenedRound{Raters: raters})
		}
		out[at].Candidates = append(out[at].Candidates, c)
	}
	return out
}

// asked reports whether an open round asks anybody for a candidate.
func (s *State) asked(candidate string) bool {
	return slices.ContainsFunc(s.Rounds, func(r *Round) bool { return r.Open() && slices.Contains(r.Candidates, candidate) })
}

// Note is what a rater wrote down on one cell: first what was heard.
type Note struct {
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Evidence    string `json:"evidence"`
	Note        string `json:"note,omitempty"`
}

// Notes are all notes of one rating, as their part holds them.
type Notes struct {
	Rater string `json:"rater"`
	Notes []Note `json:"notes"`
}

// HandIn hands in a rating: a level for every cell, null where nothing was assessed,
// with evidence on every question that got one. From here on it is sealed. Where it
// was the last one of its round, the round is revealed.
type HandIn struct {
	Candidate string
	Levels    []record.Level
	Notes     []Note
}

func (c HandIn) do(t *Turn) {
	if !t.need(people.Rate) {
		return
	}
	round := t.State.roundOf(t.By.Code, c.Candidate)
	if round == nil {
		t.check(fault.Conflictf("no open round asks %s for %s", t.By.Code, c.Candidate))
		return
	}
	levels, err := c.whole(t.State)
	if !t.check(err) {
		return
	}
	part := t.part(c.Candidate, "notes", Notes{Rater: t.By.Code, Notes: c.Notes})
	committed, reveal, err := record.Commit(t.Random, &record.Rating{
		Round: round.Number, Rater: t.By.Code, Candidate: c.Candidate, Levels: levels, Parts: []string{part},
	})
	if !t.check(err) {
		return
	}
	reveal.Commitment = t.add(committed)
	t.Sealed[reveal.Commitment] = reveal
	if t.err == nil && round.Complete() {
		t.reveal(round)
	}
}

// roundOf is the open round that asks a rater for a candidate and has not got it.
func (s *State) roundOf(rater, candidate string) *Round {
	for _, r := range s.Rounds {
		if _, in := r.HandedIn[Pair{rater, candidate}]; r.Open() && r.Asks(rater, candidate) && !in {
			return r
		}
	}
	return nil
}

// due reports whether a rater is to rate a candidate: an open round asks for it, and no
// conflict of interest was declared since.
func (s *State) due(rater, candidate string) bool {
	return s.roundOf(rater, candidate) != nil && !s.Member(rater).Biased(candidate)
}

// whole gives a level for every cell in the order of the guide. A question that was
// not asked, or was withdrawn, has none.
func (c *HandIn) whole(s *State) ([]record.Level, error) {
	given := map[Place]record.Level{}
	for _, l := range c.Levels {
		p := Place{l.Question, l.Requirement}
		if err := s.level(l); err != nil {
			return nil, err
		}
		if _, twice := given[p]; twice {
			return nil, invalid("levels", "rate %s %s twice", l.Question, l.Requirement)
		}
		given[p] = l
	}
	cand, err := s.known(c.Candidate)
	if err != nil {
		return nil, err
	}
	if err := c.noted(s); err != nil {
		return nil, err
	}
	var out []record.Level
	for _, cell := range s.Cells() {
		l, ok := given[cell.place()]
		asked, told := cand.Asked[cell.Question]
		skipped := told && !asked.Asked
		switch {
		case skipped && l.Level != nil:
			return nil, invalid("levels", "rate %s, which %s was not asked", cell.name(), c.Candidate)
		case !ok && !skipped:
			return nil, invalid("levels", "leave out %s; give a level, or null for not assessed", cell.name())
		case l.Level != nil && !slices.ContainsFunc(c.Notes,
			func(n Note) bool { return n.Question == cell.Question && strings.TrimSpace(n.Evidence) != "" }):
			return nil, invalid("notes", "hold no evidence on %s; write what you heard, then the level", cell.Question)
		}
		out = append(out, record.Level{Question: cell.Question, Requirement: cell.Requirement, Level: l.Level})
	}
	return out, nil
}

// noted holds the bounds of notes.
func (c *HandIn) noted(s *State) error {
	size := 0
	for _, n := range c.Notes {
		size += len(n.Evidence) + len(n.Note)
		if !slices.ContainsFunc(s.Guide.Cells, func(cell Cell) bool {
			return cell.Question == n.Question && (n.Requirement == "" || cell.Requirement == n.Requirement)
		}) {
			return invalid("notes", "are on %q %q, which the guide does not ask", n.Question, n.Requirement)
		}
		if err := checkText("notes", n.Evidence+n.Note); err != nil {
			return err
		}
	}
	if size > MaxText {
		return invalid("notes", "have %d bytes; the most is %d", size, MaxText)
	}
	return nil
}

// reveal opens everything that was handed in to a round, and the findings with it.
func (t *Turn) reveal(r *Round) {
	for _, commitment := range slices.Sorted(maps.Values(r.HandedIn)) {
		reveal, ok := t.Sealed[commitment]
		if !ok {
			reveal, ok = t.Vault.Sealed[commitment]
		}
		if !ok {
			t.check(&fault.Error{Kind: fault.Internal, Message: "what opens a sealed rating is lost from the vault"})
			return
		}
		t.add(reveal)
		delete(t.Sealed, commitment)
		t.Revealed = append(t.Revealed, commitment)
	}
	for _, code := range r.Candidates {
		for _, f := range t.State.Candidate(code).Findings {
			if !f.Revealed && len(t.State.Candidate(code).Ratings) > 0 {
				found, err := open[FindingText](t.State, t.Vault, f.Part)
				t.check(err)
				t.add(RevealedFinding{Salted: t.salt(), Finding: f.Entry, Levels: found.Levels})
			}
		}
	}
}

// CloseRound ends a round in which somebody has not handed in, and reveals the rest.
type CloseRound struct {
	Round  int64
	Reason string
}

func (c CloseRound) do(t *Turn) {
	if !t.need(people.RunRounds) || !t.nameless("reason", c.Reason) {
		return
	}
	t.add(record.ClosedRound{Round: c.Round, Reason: c.Reason})
	if r := t.State.rounds[c.Round]; t.err == nil {
		t.reveal(r)
	}
}

// Freeze ends the rating: the mechanical totals are computed and fixed. Reason is
// wanted where a candidate has no rating.
type Freeze struct{ Reason string }

func (c Freeze) do(t *Turn) {
	if !t.need(people.RunRounds) || !t.nameless("reason", c.Reason) {
		return
	}
	t.add(FrozenTotals{Salted: t.salt(), Unrated: t.State.unrated(), Reason: c.Reason})
	if t.err != nil {
		return
	}
	data, err := t.State.totalsDocument()
	if t.check(err) {
		t.document(totalsFile, data)
	}
}

// Discuss puts up one requirement of one candidate.
type Discuss struct{ Candidate, Question, Requirement string }

func (c Discuss) do(t *Turn) {
	cand := t.State.Candidate(c.Candidate)
	if !t.need(people.Discuss) {
		return
	}
	if cand == nil {
		t.check(fault.NotFoundf("there is no candidate %q in this position", c.Candidate))
		return
	}
	spread, _ := cand.spread(Place{c.Question, c.Requirement})
	t.add(OpenedDiscussion{Salted: t.salt(), Candidate: c.Candidate, Question: c.Question, Requirement: c.Requirement, Spread: spread})
}

// EndDiscussion ends the discussion that is open.
type EndDiscussion struct{}

func (EndDiscussion) do(t *Turn) {
	if !t.need(people.Discuss) {
		return
	}
	d := t.State.Discussion()
	if d == nil {
		t.check(fault.Conflictf("nothing is being discussed"))
		return
	}
	t.add(ClosedDiscussion{Opened: d.Entry})
}

// ChangeLevel changes an own level on what is being discussed. The reason is sealed.
type ChangeLevel struct {
	Candidate, Question, Requirement string
	New                              *int
	Reason                           string
}

func (c ChangeLevel) do(t *Turn) {
	if !t.need(people.ChangeOwn) || !t.check(checkReason("reason", c.Reason)) {
		return
	}
	r := t.State.RatingOf(t.By.Code, c.Candidate)
	if r == nil {
		t.check(fault.NotFoundf("%s has no revealed rating of %q", t.By.Code, c.Candidate))
		return
	}
	i := slices.IndexFunc(r.Levels, func(l record.Level) bool { return l.Question == c.Question && l.Requirement == c.Requirement })
	if i < 0 {
		t.check(fault.NotFoundf("nothing was rated on %q %q", c.Question, c.Requirement))
		return
	}
	part := t.part(c.Candidate, "reason", map[string]string{"rater": t.By.Code, "reason": c.Reason})
	t.add(record.ChangedRating{
		Rating: r.Entry, Question: c.Question, Requirement: c.Requirement, Old: r.Levels[i].Level, New: c.New,
		ReasonPart: part,
	})
}
