package panel

import (
	"yardstick/people"
	"yardstick/record"
)

// The kinds of entry that are a panel's own, beside those of package record.
const (
	positionOpened  record.Kind = "position.opened"
	guideSealed     record.Kind = "guide.sealed"
	memberInvited   record.Kind = "member.invited"
	memberDismissed record.Kind = "member.dismissed"
	conflictStated  record.Kind = "conflict.declared"
	trainingDone    record.Kind = "training.recorded"
	ratingsFrozen   record.Kind = "totals.frozen"
	discussionBegun record.Kind = "discussion.opened"
	discussionEnded record.Kind = "discussion.closed"
	questionDropped record.Kind = "question.withdrawn"
	positionDecided record.Kind = "position.decided"
	decisionAmended record.Kind = "decision.amended"
	positionClosed  record.Kind = "position.closed"
	holdPlaced      record.Kind = "hold.placed"
	holdLifted      record.Kind = "hold.lifted"
	retentionSet    record.Kind = "retention.set"
)

// Opened begins a position: the second entry of its log, by its first coordinator.
type Opened struct {
	Format string `json:"yardstick"` // [Format]
	Title  string `json:"title"`
	Job    string `json:"job"`
	Blind  bool   `json:"blind"` // raters see code names alone

	Invented bool `json:"invented"` // to look around in: nobody is really chosen
}

// SealedGuide fixes what is rated and with which weights. The guide itself is
// guide.json, fixed by the entry after this one. A later one takes its place until
// the first rating is handed in.
type SealedGuide struct {
	Guide   string `json:"guide"`
	Version int    `json:"version"`
	SHA256  string `json:"sha256"` // the guide's own ([guide.Hash])
	Top     int    `json:"top"`    // highest level of the scale, at most 5
	Pass    int    `json:"pass"`   // level from which a must is met
	Cells   []Cell `json:"cells"`
	Reason  string `json:"reason"` // why the weights are as they are
}

// Cell is what gets a level: a requirement, or a question as a whole.
type Cell struct {
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Must        bool   `json:"must"`
	Weight      int64  `json:"weight"` // whole, in one unit for all cells
}

// InvitedMember makes somebody a member of the panel.
type InvitedMember struct {
	Salted
	Member string      `json:"member"`
	Role   people.Role `json:"role"`
}

// DismissedMember ends that. What was rated stays.
type DismissedMember struct {
	Salted
	Member string      `json:"member"`
	Role   people.Role `json:"role"`
	Reason string      `json:"reason"`
}

// DeclaredConflict is what a rater says of conflicts of interest: in general, or
// with one candidate. Part holds the reason.
type DeclaredConflict struct {
	Salted
	Candidate string `json:"candidate,omitempty"`
	Conflict  bool   `json:"conflict"`
	Part      string `json:"part,omitempty"`
}

// Trained says when a rater was trained, and how far sample answers were rated as
// they are known to be: Agreed of Of levels within one.
type Trained struct {
	Salted
	Member string `json:"member"`
	On     string `json:"on"` // 2026-02-20
	Agreed int    `json:"agreed"`
	Of     int    `json:"of"`
}

// FrozenTotals says that every candidate was rated, or why one was not. The totals
// are totals.json, fixed by the entry after this one.
type FrozenTotals struct {
	Salted
	Unrated []string `json:"unrated"` // candidates without a rating
	Reason  string   `json:"reason"`  // "" where there are none
}

// OpenedDiscussion puts up one requirement of one candidate.
type OpenedDiscussion struct {
	Salted
	Candidate   string `json:"candidate"`
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Spread      int    `json:"spread"` // levels between the lowest and the highest rater
}

// ClosedDiscussion ends the discussion that is open.
type ClosedDiscussion struct {
	Opened int64 `json:"opened"` // sequence
}

// WithdrawnQuestion takes a question out for all candidates.
type WithdrawnQuestion struct {
	Question string `json:"question"`
	Reason   string `json:"reason"`
}

// Decided is the decision: what becomes of every candidate. The reasons are
// decision.json, fixed by the entry before this one.
type Decided struct {
	Salted
	Outcomes []Decision `json:"outcomes"`
}

// AmendedDecision changes what becomes of one candidate after the decision, or its
// reasons. Old stays in the log, and with its reason in decision.json, which the entry
// before this one fixes anew.
type AmendedDecision struct {
	Salted
	Candidate string  `json:"candidate"`
	Old       Outcome `json:"old_outcome"`
	New       Outcome `json:"new_outcome"`
	Reason    string  `json:"reason"` // why it is another one now
}

// Decision is what becomes of one candidate.
type Decision struct {
	Candidate string  `json:"candidate"`
	Outcome   Outcome `json:"outcome"`
}

// Outcome is what is decided about a candidate.
type Outcome string

// The outcomes.
const (
	Offer     Outcome = "offer"
	Reserve   Outcome = "reserve" // next where an offer is not taken
	NotChosen Outcome = "not chosen"
	Withdrew  Outcome = "withdrew"
)

// ClosedPosition ends a position.
type ClosedPosition struct {
	Reason string `json:"reason"`
}

// PlacedHold forbids to erase anything.
type PlacedHold struct {
	Reason string `json:"reason"`
}

// LiftedHold ends a hold.
type LiftedHold struct {
	Hold   int64  `json:"hold"` // sequence
	Reason string `json:"reason"`
}

// SetRetention says until when the position is kept, and by which rules.
type SetRetention struct {
	Until string   `json:"until"` // 2028-03-02
	Rules []string `json:"rules"` // ids of the rules that apply; the longest gave the date
}

// Kind is position.opened.
func (Opened) Kind() record.Kind { return positionOpened }

// Kind is guide.sealed.
func (SealedGuide) Kind() record.Kind { return guideSealed }

// Kind is member.invited.
func (InvitedMember) Kind() record.Kind { return memberInvited }

// Kind is member.dismissed.
func (DismissedMember) Kind() record.Kind { return memberDismissed }

// Kind is conflict.declared.
func (DeclaredConflict) Kind() record.Kind { return conflictStated }

// Kind is training.recorded.
func (Trained) Kind() record.Kind { return trainingDone }

// Kind is totals.frozen.
func (FrozenTotals) Kind() record.Kind { return ratingsFrozen }

// Kind is discussion.opened.
func (OpenedDiscussion) Kind() record.Kind { return discussionBegun }

// Kind is discussion.closed.
func (ClosedDiscussion) Kind() record.Kind { return discussionEnded }

// Kind is question.withdrawn.
func (WithdrawnQuestion) Kind() record.Kind { return questionDropped }

// Kind is position.decided.
func (Decided) Kind() record.Kind { return positionDecided }

// Kind is decision.amended.
func (AmendedDecision) Kind() record.Kind { return decisionAmended }

// Kind is position.closed.
func (ClosedPosition) Kind() record.Kind { return positionClosed }

// Kind is hold.placed.
func (PlacedHold) Kind() record.Kind { return holdPlaced }

// Kind is hold.lifted.
func (LiftedHold) Kind() record.Kind { return holdLifted }

// Kind is retention.set.
func (SetRetention) Kind() record.Kind { return retentionSet }

// Salted is a random value in an entry about a person, so that nobody who is given
// the proof of a neighbouring entry can find this one by guessing (docs/record.md).
type Salted struct {
	Salt string `json:"salt"` // 16 bytes in lower-case hex
}
