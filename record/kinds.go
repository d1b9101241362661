package record

import "encoding/json"

// The kinds of entry whose rules this package states. The rules are checked by
// record/packet; docs/record.md lists them.
const (
	Opened         Kind = "log.opened"       // the first entry of every log, and no other
	DocumentSealed Kind = "document.sealed"  // a document of the packet is fixed by its hash
	RoundOpened    Kind = "round.opened"     // these raters are to rate these candidates, apart from each other
	Committed      Kind = "rating.committed" // a rater has handed in; the log holds the salted hash only
	RoundClosed    Kind = "round.closed"     // nothing more is handed in, for a reason
	Revealed       Kind = "rating.revealed"  // the rating and the salt of a commitment
	Changed        Kind = "rating.changed"   // a level is changed after the reveal
	PartBound      Kind = "part.bound"       // a personal part is bound by its salted hash
	PartErased     Kind = "part.erased"      // the key of parts was destroyed: a tombstone
)

// LogOpened begins a log.
type LogOpened struct {
	Format   string `json:"yardstick"` // [Format]
	Key      string `json:"key"`       // verifier key (vkey) of C2SP signed-note; its name is the log's origin
	Position string `json:"position"`  // the code of the position
}

// SealedDocument fixes a document of the packet. A later one of the same name
// takes its place from there on.
type SealedDocument struct {
	Name   string `json:"name"`   // in the packet: guide.json
	SHA256 string `json:"sha256"` // of its bytes, lower-case hex
}

// OpenedRound says who is to rate whom. Its sequence is the round's number. A
// rating may be revealed when every rater has handed in for every candidate, or
// when the round is closed.
type OpenedRound struct {
	Candidates []string `json:"candidates"` // codes
	Raters     []string `json:"raters"`     // codes
}

// CommittedRating is a rating that was handed in.
type CommittedRating struct {
	Round      int64  `json:"round"` // sequence of the round's opening
	Rater      string `json:"rater"`
	Candidate  string `json:"candidate"`
	Commitment string `json:"commitment"` // [Commit], lower-case hex
}

// ClosedRound ends a round in which somebody has not handed in.
type ClosedRound struct {
	Round  int64  `json:"round"`
	Reason string `json:"reason"`
}

// RevealedRating opens a commitment.
type RevealedRating struct {
	Commitment int64           `json:"commitment"` // sequence of the commitment
	Salt       string          `json:"salt"`       // 32 bytes, lower-case hex
	Rating     json.RawMessage `json:"rating"`     // a [Rating] in canonical form; fields that Rating does not have are allowed
}

// Rating is a rater's judgement of one candidate. It names its round, rater and
// candidate, so that nobody can hand in somebody else's commitment.
type Rating struct {
	Candidate string   `json:"candidate"`
	Levels    []Level  `json:"levels"`
	Parts     []string `json:"parts,omitempty"` // notes and evidence: codes of parts bound before the commitment
	Rater     string   `json:"rater"`
	Round     int64    `json:"round"`
}

// Level is a level on one requirement, or on a question as a whole.
type Level struct {
	Level       *int   `json:"level"` // 1 to 5; null is not assessed, which is never zero
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
}

// ChangedRating is one level changed after the reveal. Who and when are the
// entry's actor and time. Either Reason or ReasonPart says why; what is personal
// goes into a part.
type ChangedRating struct {
	Rating      int64  `json:"rating"` // sequence of the reveal
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Old         *int   `json:"old"`
	New         *int   `json:"new"`
	Reason      string `json:"reason,omitempty"`
	ReasonPart  string `json:"reason_part,omitempty"`
}

// BoundPart binds a personal part: what stands in it cannot be changed later, and
// cannot be found by trying either.
type BoundPart struct {
	Part    string `json:"part"`    // code, once in a log
	Subject string `json:"subject"` // the code of the person whose key seals it
	About   string `json:"about"`   // what it is: identity, answer, notes, reason, …
	Media   string `json:"media"`   // media type of the content
	Hash    string `json:"hash"`    // [PartHash], lower-case hex
}

// ErasedParts is a tombstone: the key of the subject was destroyed.
type ErasedParts struct {
	Subject string   `json:"subject"`
	Parts   []string `json:"parts"` // all parts of the subject that were bound before
	Reason  string   `json:"reason"`
}

// Kind is [Opened].
func (LogOpened) Kind() Kind { return Opened }

// Kind is [DocumentSealed].
func (SealedDocument) Kind() Kind { return DocumentSealed }

// Kind is [RoundOpened].
func (OpenedRound) Kind() Kind { return RoundOpened }

// Kind is [Committed].
func (CommittedRating) Kind() Kind { return Committed }

// Kind is [RoundClosed].
func (ClosedRound) Kind() Kind { return RoundClosed }

// Kind is [Revealed].
func (RevealedRating) Kind() Kind { return Revealed }

// Kind is [Changed].
func (ChangedRating) Kind() Kind { return Changed }

// Kind is [PartBound].
func (BoundPart) Kind() Kind { return PartBound }

// Kind is [PartErased].
func (ErasedParts) Kind() Kind { return PartErased }
