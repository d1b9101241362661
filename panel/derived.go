package panel

import (
	"sync"

	"yardstick/record"
)

// derived is what follows from the ratings of a state that does not change any more:
// computed when it is asked for first, once for each length of a log, for all who look.
type derived struct {
	standing  func() []Total
	agenda    func() []Apart
	variants  func() []Variant
	dependsOn func() []string
	agreement func() (*RaterAgreement, error)
	alike     *likeness
	unread    struct {
		once sync.Once
		n    int
	}
}

// unreadOf is how many answers the assessor could still read, counted once for each
// length of a log: every answer is opened for it, to see whether it is blank.
func (d *derived) unreadOf(g *gaze) int {
	d.unread.once.Do(func() { d.unread.n = g.unread(g.vault) })
	return d.unread.n
}

// derivedOf is the one that the state remembers, or a new one.
func (s *State) derivedOf() *derived {
	if s.derived != nil {
		return s.derived
	}
	return &derived{
		standing: sync.OnceValue(s.Totals), agenda: sync.OnceValue(s.Agenda), variants: sync.OnceValue(s.Variants),
		dependsOn: sync.OnceValue(s.DependsOn), agreement: sync.OnceValues(s.Agreement), alike: &likeness{},
	}
}

// derivedAfter is that of a state which follows another one: what no entry between them
// has touched is not computed again.
func (s *State) derivedAfter(before *State) *derived {
	d := s.derivedOf()
	if before == nil || before.derived == nil {
		return d
	}
	was := before.derived
	if before.touched.levels == s.touched.levels {
		d.standing, d.agenda, d.variants, d.dependsOn = was.standing, was.agenda, was.variants, was.dependsOn
	}
	if before.touched.handedIn == s.touched.handedIn {
		d.agreement = was.agreement
	}
	if before.touched.answers == s.touched.answers {
		d.alike = was.alike
	}
	return d
}

// touched says which entries last changed what results are made of: the levels that
// stand, those that were handed in, and the answers.
type touched struct{ levels, handedIn, answers int64 }

// touch notes an entry. What is not named here is taken to change everything.
func (s *State) touch(e *record.Entry) {
	s.touchAnswers(e)
	switch e.Kind {
	case record.PartBound, record.DocumentSealed, holdPlaced, holdLifted, retentionSet, candidateTold, reviewAsked, reviewSettled,
		linksRevoked, noticeGiven, consentGiven, scheduled, accommodated, positionClosed, anchorsSorted:
		return
	}
	s.touched.levels = e.Sequence
	switch {
	case e.Kind == discussionBegun, e.Kind == discussionEnded, e.Kind == ratingsFrozen, e.Kind == positionDecided, e.Kind == decisionAmended:
		return
	case e.Kind == record.Changed && len(s.findings) == 0: // else the look at a finding counts both levels
		return
	}
	s.touched.handedIn = e.Sequence
}

// touchAnswers notes an entry that may change which answers count, or who gave them.
func (s *State) touchAnswers(e *record.Entry) {
	switch e.Kind {
	case record.PartBound, record.DocumentSealed, record.RoundOpened, record.RoundClosed, record.Committed, record.Revealed, record.Changed,
		holdPlaced, holdLifted, retentionSet, candidateTold, reviewAsked, reviewSettled, linksRevoked, noticeGiven, consentGiven, scheduled,
		accommodated, memberInvited, conflictStated, trainingDone, anchorsSorted, findingMade, findingOpened, findingRevealed, ratingsFrozen,
		discussionBegun, discussionEnded:
		return
	}
	s.touched.answers = e.Sequence
}
