package panel

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

func (s *State) documentSealed(_ *record.Entry, p record.SealedDocument) error {
	switch p.Name {
	case guideFile:
		if len(s.committed)+len(s.ratings) > 0 {
			return fault.Conflictf("a rating was handed in already; the guide is fixed")
		}
	case trainingFile:
		if len(s.committed)+len(s.ratings) > 0 {
			return fault.Conflictf("a rating was handed in already; raters are trained before that")
		}
	case jobFile:
		if s.Analysis == nil || s.Analysis.SHA256 != p.SHA256 {
			return fault.Conflictf("%s is not the job that was described", jobFile)
		}
	case decisionFile:
		if err := s.stage(people.Discussing, people.Decided); err != nil {
			return err
		}
	case totalsFile:
		if s.Frozen == nil || s.Documents[totalsFile] != "" {
			return fault.Conflictf("the totals are fixed once, when they are frozen")
		}
		data, err := s.totalsDocument()
		if err != nil {
			return err
		}
		if hashOf(data) != p.SHA256 {
			return fault.Conflictf("%s is not what follows from the ratings by the weights of the guide", totalsFile)
		}
	}
	s.Documents[p.Name] = p.SHA256
	return nil
}

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func (s *State) roundOpened(e *record.Entry, p record.OpenedRound) error {
	if err := s.stage(people.Preparing, people.Rating); err != nil {
		return err
	}
	if s.Guide == nil || s.Documents[guideFile] == "" {
		return fault.Conflictf("the guide is not sealed; that comes before the first answer is rated")
	}
	if len(p.Candidates) == 0 || len(p.Raters) == 0 {
		return fault.Invalidf("a round names candidates and raters")
	}
	if err := s.inRound(p); err != nil {
		return err
	}
	r := &Round{Number: e.Sequence, Candidates: p.Candidates, Raters: p.Raters, HandedIn: map[Pair]int64{}}
	s.Rounds, s.rounds[e.Sequence] = append(s.Rounds, r), r
	return nil
}

// inRound holds who may be in a round: raters without a conflict, and candidates
// whom no open round asks the same rater for.
func (s *State) inRound(p record.OpenedRound) error {
	raters := s.Raters()
	for _, code := range p.Candidates {
		c, err := s.known(code)
		if err != nil {
			return err
		}
		if c.Gone {
			return fault.Conflictf("%s has withdrawn", code)
		}
		for _, rater := range p.Raters {
			switch {
			case !slices.Contains(raters, rater):
				return fault.Conflictf("%s is no rater here", rater)
			case s.Member(rater).Biased(code):
				return fault.Conflictf("%s has declared a conflict of interest with %s; leave them out of this round", rater, code)
			case s.waits(rater, code) || s.HandedIn(rater, code):
				return fault.Conflictf("%s was asked to rate %s already", rater, code)
			}
		}
	}
	return nil
}

// waits reports whether an open round asks a rater for a candidate.
func (s *State) waits(rater, candidate string) bool {
	return slices.ContainsFunc(s.Rounds, func(r *Round) bool { return r.Open() && r.Asks(rater, candidate) })
}

func (s *State) ratingCommitted(e *record.Entry, p record.CommittedRating) error {
	r := s.rounds[p.Round]
	switch {
	case r == nil || !r.Open():
		return fault.Conflictf("round %d is not open", p.Round)
	case !r.Asks(p.Rater, p.Candidate):
		return fault.Conflictf("round %d does not ask %s for %s", p.Round, p.Rater, p.Candidate)
	case r.HandedIn[Pair{p.Rater, p.Candidate}] != 0:
		return fault.Conflictf("%s has handed in for %s already", p.Rater, p.Candidate)
	case e.Actor != p.Rater:
		return forbidden("%s hands in for %s; a rater hands in themselves", e.Actor, p.Rater)
	case s.Member(p.Rater).Biased(p.Candidate):
		return fault.Conflictf("%s has declared a conflict of interest with %s", p.Rater, p.Candidate)
	}
	r.HandedIn[Pair{p.Rater, p.Candidate}] = e.Sequence
	s.committed[e.Sequence] = p
	return nil
}

func (s *State) roundClosed(e *record.Entry, p record.ClosedRound) error {
	r := s.rounds[p.Round]
	if r == nil || !r.Open() {
		return fault.Conflictf("round %d is not open", p.Round)
	}
	m := made(e, p.Reason)
	r.Closed = &m
	return checkReason("reason", p.Reason)
}

func (s *State) ratingRevealed(e *record.Entry, p record.RevealedRating) error {
	c, found := s.committed[p.Commitment]
	if !found {
		return fault.Conflictf("entry %d is no commitment that is still sealed", p.Commitment)
	}
	r := s.rounds[c.Round]
	if !r.Complete() && r.Closed == nil {
		return fault.Conflictf("%d of %d ratings of round %d are not handed in and it is not closed",
			len(r.Candidates)*len(r.Raters)-len(r.HandedIn), len(r.Candidates)*len(r.Raters), c.Round)
	}
	rating, err := s.opened(&c, &p)
	if err != nil {
		return err
	}
	made := &Rating{
		Rater: c.Rater, Candidate: c.Candidate, Round: c.Round, Committed: p.Commitment, Entry: e.Sequence,
		First: rating.Levels, Levels: slices.Clone(rating.Levels),
	}
	for _, l := range rating.Levels {
		if err := s.level(l); err != nil {
			return err
		}
	}
	if len(rating.Parts) > 0 {
		made.Notes = rating.Parts[0]
	}
	who := s.Candidate(c.Candidate)
	who.Ratings, s.ratings[e.Sequence] = append(who.Ratings, made), made
	delete(s.committed, p.Commitment)
	r.Revealed++
	return nil
}

// opened opens a commitment. A verifier has compared the hashes by then, and need not
// do so twice.
func (s *State) opened(c *record.CommittedRating, p *record.RevealedRating) (record.Rating, error) {
	if !s.compared {
		return record.Open(c, p)
	}
	return record.ReadRating(p.Rating)
}

// level holds that a level is one of the guide's cells and scale.
func (s *State) level(l record.Level) error {
	if s.weights[Place{l.Question, l.Requirement}] == nil {
		return fault.Conflictf("the guide rates no %s %s", l.Question, l.Requirement)
	}
	if l.Level != nil && (*l.Level < 1 || *l.Level > s.Guide.Top) {
		return invalid("level", "is %d on %s %s; the scale has 1 to %d", *l.Level, l.Question, l.Requirement, s.Guide.Top)
	}
	return nil
}

func (s *State) ratingChanged(e *record.Entry, p record.ChangedRating) error {
	r := s.ratings[p.Rating]
	switch {
	case r == nil:
		return fault.Conflictf("entry %d reveals no rating", p.Rating)
	case r.Rater != e.Actor:
		return forbidden("%s changes the rating of %s; a rater changes their own", e.Actor, r.Rater)
	case s.Frozen == nil || s.Documents[totalsFile] == "":
		return fault.Conflictf("the totals are not frozen yet; a level is changed after that")
	}
	d := s.Discussion()
	if d == nil || d.Candidate != r.Candidate || d.Question != p.Question || d.Requirement != p.Requirement {
		return fault.Conflictf("%s %s of %s is not being discussed; a level is changed while it is", p.Question, p.Requirement, r.Candidate)
	}
	if err := s.level(record.Level{Question: p.Question, Requirement: p.Requirement, Level: p.New}); err != nil {
		return err
	}
	if err := s.bound("reason_part", p.ReasonPart, p.Reason != ""); err != nil {
		return err
	}
	now := record.Rating{Rater: r.Rater, Candidate: r.Candidate, Round: r.Round, Levels: r.Levels}
	if err := now.Change(&p); err != nil {
		return err
	}
	r.Changes = append(r.Changes, Change{ChangedRating: p, Made: made(e, p.Reason)})
	return nil
}

func (s *State) partBound(e *record.Entry, p record.BoundPart) error {
	if s.Parts[p.Part] != nil {
		return fault.Conflictf("part %s is there already", p.Part)
	}
	if !record.IsCode(p.Part) || !record.IsCode(p.Subject) || !isHash(p.Hash) {
		return fault.Invalidf("binds no part: it wants the codes of part and subject and a SHA-256 in hex")
	}
	if c := s.Candidate(p.Subject); c != nil && c.Erased {
		return fault.Conflictf("the data of %s were erased", p.Subject)
	}
	s.Parts[p.Part] = &Part{BoundPart: p, Entry: e.Sequence, By: e.Actor}
	return nil
}

// bound holds that a part is there, or that none is needed.
func (s *State) bound(field, part string, optional bool) error {
	if part == "" && optional {
		return nil
	}
	if p := s.Parts[part]; p == nil || p.Erased {
		return invalid(field, "names part %.70q, which was not bound before", part)
	}
	return nil
}

// boundFor holds that a part is there and about a person.
func (s *State) boundFor(subject, part string) error {
	if err := s.bound("part", part, false); err != nil {
		return err
	}
	if s.Parts[part].Subject != subject {
		return invalid("part", "names part %s, which is about %s", part, s.Parts[part].Subject)
	}
	return nil
}

func (s *State) partErased(_ *record.Entry, p record.ErasedParts) error {
	if s.Held() {
		return fault.Conflictf("a legal hold stands; nothing is erased until it is lifted")
	}
	if c := s.Candidate(p.Subject); c != nil {
		if s.waitsFor(c.Code) {
			return fault.Conflictf("ratings of %s are sealed; close the round first", c.Code)
		}
		c.Erased = true
	}
	for _, code := range p.Parts {
		part := s.Parts[code]
		if part == nil || part.Subject != p.Subject || part.Erased {
			return fault.Conflictf("part %.70q is not one of %s that is there", code, p.Subject)
		}
		part.Erased = true
	}
	return checkReason("reason", p.Reason)
}

// waitsFor reports whether a rating of a candidate is sealed.
func (s *State) waitsFor(candidate string) bool {
	for _, c := range s.committed {
		if c.Candidate == candidate {
			return true
		}
	}
	return false
}
