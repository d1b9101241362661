package packet

import (
	"fmt"
	"slices"

	"yardstick/internal/fault"
	"yardstick/record"
)

// ratingRules hold commitments, reveals and changes: what is revealed is what was
// committed, nothing is revealed before all have handed in or the round is closed,
// nothing is handed in after that, and a change begins at the present level.
type ratingRules struct {
	parts     *bindings
	rounds    map[int64]*round
	sealed    map[int64]record.CommittedRating // by sequence: those not revealed yet
	asked     int                              // ratings that open rounds ask for
	levels    int                              // of all ratings
	ratings   []*rated
	byReveal  map[int64]*rated
	committed int64
	closed    int64 // rounds closed before all had handed in
	changes   int64
	others    int64 // commitments entered by somebody else than the rater
	firsts    firsts
}

// firsts are the entries with which stages begin, -1 before.
type firsts struct{ commit, change int64 }

// round is one in which ratings are still to be handed in or revealed.
type round struct {
	candidates, raters []string
	handedIn           map[[2]string]bool // rater, candidate
	hashes             map[string]bool
	closed             bool
	revealed           int
}

// pairs is how many ratings a round asks for.
func (r *round) pairs() int { return len(r.candidates) * len(r.raters) }

// rated is a rating that was revealed, as it is now.
type rated struct {
	record.Rating
	committed, revealed int64
	changes             []Change
}

func newRatingRules(parts *bindings) *ratingRules {
	return &ratingRules{
		parts: parts, rounds: map[int64]*round{}, sealed: map[int64]record.CommittedRating{},
		byReveal: map[int64]*rated{}, firsts: firsts{-1, -1},
	}
}

// Entry implements [Rule].
func (r *ratingRules) Entry(e *record.Entry) error {
	switch e.Kind {
	case record.RoundOpened:
		return r.open(e)
	case record.Committed:
		return r.commit(e)
	case record.RoundClosed:
		return r.close(e)
	case record.Revealed:
		return r.reveal(e)
	case record.Changed:
		return r.change(e)
	}
	return nil
}

func (r *ratingRules) open(e *record.Entry) error {
	p, err := record.Decode[record.OpenedRound](e)
	if err != nil {
		return err
	}
	if len(r.rounds) >= MaxRounds {
		return fault.Invalidf("more than %d rounds are open at once", MaxRounds)
	}
	round := &round{candidates: p.Candidates, raters: p.Raters, handedIn: map[[2]string]bool{}, hashes: map[string]bool{}}
	if round.pairs() == 0 || !distinctCodes(p.Candidates) || !distinctCodes(p.Raters) {
		return fault.Invalidf("a round names candidates and raters, each once")
	}
	if r.asked += round.pairs(); r.asked > MaxRatings {
		return fault.Invalidf("open rounds ask for more than %d ratings", MaxRatings)
	}
	r.rounds[e.Sequence] = round
	return nil
}

// distinctCodes reports whether all are codes and none stands twice.
func distinctCodes(all []string) bool {
	seen := make(map[string]bool, len(all))
	for _, s := range all {
		if !record.IsCode(s) || seen[s] {
			return false
		}
		seen[s] = true
	}
	return true
}

func (r *ratingRules) commit(e *record.Entry) error {
	p, err := record.Decode[record.CommittedRating](e)
	if err != nil {
		return err
	}
	round, pair := r.rounds[p.Round], [2]string{p.Rater, p.Candidate}
	switch {
	case round == nil:
		return fault.Invalidf("hands in to round %d, which is not open", p.Round)
	case round.closed || round.revealed > 0:
		return fault.Invalidf("hands in to round %d after it was closed, or after a rating of it was revealed", p.Round)
	case !slices.Contains(round.raters, p.Rater) || !slices.Contains(round.candidates, p.Candidate):
		return fault.Invalidf("round %d does not ask rater %q for candidate %q", p.Round, p.Rater, p.Candidate)
	case round.handedIn[pair]:
		return fault.Invalidf("rater %s hands in for candidate %s a second time", p.Rater, p.Candidate)
	case round.hashes[p.Commitment]:
		return fault.Invalidf("the commitment of rater %s is another one's", p.Rater)
	case len(p.Commitment) != 64:
		return fault.Invalidf("the commitment is no SHA-256 in hex")
	}
	if r.committed++; r.committed > MaxRatings {
		return fault.Invalidf("the log holds more than %d ratings", MaxRatings)
	}
	if e.Actor != p.Rater {
		r.others++
	}
	if r.firsts.commit < 0 {
		r.firsts.commit = e.Sequence
	}
	round.handedIn[pair], round.hashes[p.Commitment] = true, true
	r.sealed[e.Sequence] = p
	return nil
}

func (r *ratingRules) close(e *record.Entry) error {
	p, err := record.Decode[record.ClosedRound](e)
	if err != nil {
		return err
	}
	round := r.rounds[p.Round]
	switch {
	case round == nil || round.closed || round.revealed > 0:
		return fault.Invalidf("closes round %d, which is not open", p.Round)
	case p.Reason == "":
		return fault.Invalidf("closes round %d without a reason", p.Round)
	}
	round.closed = true
	r.closed++
	r.drop(p.Round, round)
	return nil
}

// drop forgets a round in which nothing more can happen.
func (r *ratingRules) drop(number int64, round *round) {
	if round.revealed == len(round.handedIn) && (round.closed || round.complete()) {
		delete(r.rounds, number)
		r.asked -= round.pairs()
	}
}

// complete reports whether all have handed in for all.
func (r *round) complete() bool { return len(r.handedIn) == r.pairs() }

func (r *ratingRules) reveal(e *record.Entry) error {
	p, err := record.Decode[record.RevealedRating](e)
	if err != nil {
		return err
	}
	c, found := r.sealed[p.Commitment]
	if !found {
		return fault.Invalidf("reveals entry %d, which is no commitment that is still sealed", p.Commitment)
	}
	round := r.rounds[c.Round]
	if !round.complete() && !round.closed {
		return fault.Invalidf("reveals a rating of round %d while %d of its %d are not handed in and it is not closed",
			c.Round, round.pairs()-len(round.handedIn), round.pairs())
	}
	rating, err := record.Open(&c, &p)
	if err != nil {
		return err
	}
	if err := r.checkRated(&rating, p.Commitment); err != nil {
		return err
	}
	rated := &rated{Rating: rating, committed: p.Commitment, revealed: e.Sequence}
	r.ratings, r.byReveal[e.Sequence] = append(r.ratings, rated), rated
	delete(r.sealed, p.Commitment)
	round.revealed++
	r.drop(c.Round, round)
	return nil
}

// checkRated holds the bounds of a rating, and that its parts were bound before it
// was committed.
func (r *ratingRules) checkRated(rating *record.Rating, committed int64) error {
	if r.levels += len(rating.Levels) + len(rating.Parts); r.levels > MaxLevels {
		return fault.Invalidf("the log holds more than %d levels", MaxLevels)
	}
	for _, part := range rating.Parts {
		if at, ok := r.parts.boundAt(part); !ok || at > committed {
			return fault.Invalidf("names part %q, which was not bound before the commitment", part)
		}
	}
	return nil
}

func (r *ratingRules) change(e *record.Entry) error {
	p, err := record.Decode[record.ChangedRating](e)
	if err != nil {
		return err
	}
	rated := r.byReveal[p.Rating]
	if rated == nil {
		return fault.Invalidf("changes entry %d, which reveals no rating", p.Rating)
	}
	if p.ReasonPart != "" {
		if _, ok := r.parts.boundAt(p.ReasonPart); !ok {
			return fault.Invalidf("gives its reason in part %q, which was not bound before", p.ReasonPart)
		}
	}
	if err := rated.Change(&p); err != nil {
		return err
	}
	if r.firsts.change < 0 {
		r.firsts.change = e.Sequence
	}
	if r.changes++; r.changes > MaxRatings || len(p.Reason) > MaxReason {
		return fault.Invalidf("the log holds more than %d changes, or a reason of more than %d bytes", MaxRatings, MaxReason)
	}
	rated.changes = append(rated.changes, changeOf(e, &p))
	return nil
}

// Check implements [Rule].
func (r *ratingRules) Check() Check {
	found := fmt.Sprintf("committed ratings: %d; revealed, each as it was committed and after all of its round: %d; "+
		"rounds closed before all had handed in: %d; changes, each from the level before it and with a reason: %d", r.committed,
		len(r.ratings), r.closed, r.changes)
	if len(r.sealed) > 0 {
		found += fmt.Sprintf("; still sealed: %d", len(r.sealed))
	}
	if r.others > 0 {
		found += fmt.Sprintf("; entered by somebody else than the rater: %d", r.others)
	}
	return Check{
		Name: "ratings", Status: Holds, Found: found,
		NotProved: "that raters did not speak with each other, that a rater handed in in person, or that a reason is the true one",
	}
}
