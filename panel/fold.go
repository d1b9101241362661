package panel

import (
	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
	"yardstick/record/packet"
)

// Fold makes the state of the lines of a log, each with its newline. What breaks a
// rule is a fault that names the line.
func Fold(log []byte) (*State, error) {
	s := NewState()
	err := packet.EachEntry(log, func(_ []byte, e *record.Entry) error { return s.Apply(e) })
	if err != nil {
		return nil, err
	}
	return s, nil
}

// NewState is the state of an empty log.
func NewState() *State {
	return &State{
		Parts: map[string]*Part{}, Documents: map[string]string{}, Withdrawn: map[string]string{}, Outcomes: map[string]Outcome{},
		committed: map[int64]record.CommittedRating{}, ratings: map[int64]*Rating{}, findings: map[int64]*Finding{}, rounds: map[int64]*Round{},
		weights: map[Place]*Cell{},
	}
}

// Apply takes the next entry. Where it breaks a rule the state is to be thrown away.
func (s *State) Apply(e *record.Entry) error {
	switch {
	case e.Sequence != s.Next:
		return fault.Conflictf("is entry %d, the next one is %d", e.Sequence, s.Next)
	case e.Sequence == 0 && e.Kind != record.Opened:
		return fault.Invalidf("is of kind %s; a log begins with %s", e.Kind, record.Opened)
	case e.Sequence == 1 && e.Kind != positionOpened:
		return fault.Invalidf("is of kind %s; the log of a position goes on with %s", e.Kind, positionOpened)
	case e.Sequence >= MaxEntries:
		return fault.Invalidf("the log has more than %d entries", MaxEntries)
	case s.Closed != nil && !afterClosing(e.Kind):
		return fault.Conflictf("the position is closed; %s cannot follow", e.Kind)
	}
	fold, known := folds[e.Kind]
	if known {
		if err := fold(s, e); err != nil {
			return err
		}
	}
	s.touch(e)
	s.Next, s.Last = e.Sequence+1, e.Time
	return nil
}

// afterClosing reports whether a kind may follow the end of a position: what the
// law asks for goes on.
func afterClosing(k record.Kind) bool {
	switch k {
	case record.PartBound, record.PartErased, linksRevoked, holdPlaced, holdLifted, retentionSet, candidateTold, reviewAsked, reviewSettled:
		return true
	}
	return false
}

// folds are the functions that take an entry of a kind. A kind that is not here
// changes nothing.
var folds = map[record.Kind]func(*State, *record.Entry) error{
	record.Opened:         taking((*State).logOpened),
	record.DocumentSealed: taking((*State).documentSealed),
	record.RoundOpened:    taking((*State).roundOpened),
	record.Committed:      taking((*State).ratingCommitted),
	record.RoundClosed:    taking((*State).roundClosed),
	record.Revealed:       taking((*State).ratingRevealed),
	record.Changed:        taking((*State).ratingChanged),
	record.PartBound:      taking((*State).partBound),
	record.PartErased:     taking((*State).partErased),

	positionOpened:  taking((*State).positionOpened),
	jobDescribed:    taking((*State).jobDescribed),
	jobAgreed:       taking((*State).jobAgreed),
	guideSealed:     taking((*State).guideSealed),
	memberInvited:   taking((*State).memberInvited),
	memberDismissed: taking((*State).memberDismissed),
	conflictStated:  taking((*State).conflictDeclared),
	trainingDone:    taking((*State).trained),
	anchorsSorted:   taking((*State).anchorsSorted),
	ratingsFrozen:   taking((*State).totalsFrozen),
	discussionBegun: taking((*State).discussionOpened),
	discussionEnded: taking((*State).discussionClosed),
	questionDropped: taking((*State).questionWithdrawn),
	positionDecided: taking((*State).decided),
	decisionAmended: taking((*State).amended),
	positionClosed:  taking((*State).positionClosed),
	holdPlaced:      taking((*State).holdPlaced),
	holdLifted:      taking((*State).holdLifted),
	retentionSet:    taking((*State).retentionSet),

	candidateAdded:  taking((*State).candidateAdded),
	candidateGone:   taking((*State).candidateWithdrew),
	noticeGiven:     taking((*State).noticeGiven),
	consentGiven:    taking((*State).consentRecorded),
	accommodated:    taking((*State).accommodated),
	scheduled:       taking((*State).scheduled),
	questionAsked:   taking((*State).questionAsked),
	answerRecorded:  taking((*State).answerRecorded),
	answerWithdrawn: taking((*State).answerWithdrawn),
	findingMade:     taking((*State).findingMade),
	findingOpened:   taking((*State).findingOpened),
	findingRevealed: taking((*State).findingRevealed),
	linksRevoked:    taking((*State).linksRevoked),
	candidateTold:   taking((*State).candidateTold),
	reviewAsked:     taking((*State).reviewRequested),
	reviewSettled:   taking((*State).reviewSettled),
}

// taking decodes the payload for a function.
func taking[T record.Payload](take func(*State, *record.Entry, T) error) func(*State, *record.Entry) error {
	return func(s *State, e *record.Entry) error {
		p, err := record.Decode[T](e)
		if err != nil {
			return err
		}
		return take(s, e, p)
	}
}

func made(e *record.Entry, reason string) Made {
	return Made{Entry: e.Sequence, By: e.Actor, At: e.Time, Reason: reason}
}

func (s *State) logOpened(_ *record.Entry, p record.LogOpened) error {
	s.Position, s.Key = p.Position, p.Key
	if key, err := record.Verifier(p.Key); err == nil { // another one is found when it is wanted
		s.name = key.Name()
	}
	return nil
}

func (s *State) positionOpened(e *record.Entry, p Opened) error {
	switch {
	case e.Sequence != 1:
		return fault.Invalidf("opens the position in the middle of its log")
	case p.Format != Format:
		return fault.Invalidf("the position is of the format %q; this program reads %s", p.Format, Format)
	}
	if err := checkTitle("title", p.Title); err != nil {
		return err
	}
	s.Title, s.Job, s.Blind, s.Invented, s.Opened = p.Title, p.Job, p.Blind, p.Invented, e.Time
	return s.join(e.Actor, people.Coordinator)
}

// stage refuses what belongs to another stage.
func (s *State) stage(allowed ...people.Stage) error {
	for _, a := range allowed {
		if s.Stage() == a {
			return nil
		}
	}
	return fault.Conflictf("this cannot happen while the position is at the stage %s", s.Stage())
}

// known finds a candidate who is there and has not withdrawn.
func (s *State) known(code string) (*Candidate, error) {
	c := s.Candidate(code)
	switch {
	case c == nil:
		return nil, fault.NotFoundf("there is no candidate %q in this position", code)
	case c.Erased:
		return nil, fault.Conflictf("the data of candidate %s were erased", code)
	}
	return c, nil
}
