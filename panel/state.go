package panel

import (
	"slices"
	"time"

	"yardstick/people"
	"yardstick/record"
)

// State is a position as its log tells it. It holds no rating that is sealed, for
// the log holds none.
type State struct {
	Position string
	Key      string // verifier key of the log
	Title    string
	Job      string
	Blind    bool
	Invented bool
	Next     int64 // sequence of the next entry
	Opened   time.Time
	Last     time.Time

	Analysis   *Analysis    // nil until the job is described
	Guide      *SealedGuide // nil until one is sealed
	Members    []*Member
	Candidates []*Candidate
	Rounds     []*Round
	Parts      map[string]*Part
	Documents  map[string]string // SHA-256 by name, the last fixed
	Withdrawn  map[string]string // reason by question
	Discussed  []*Discussion     // the last may be open
	Frozen     *Frozen           // nil until the totals are frozen
	Decided    *Made             // nil until then
	Outcomes   map[string]Outcome
	Closed     *Made
	Holds      []*Hold
	Retention  *SetRetention
	Requests   []*Request

	name      string                           // of the log's key
	committed map[int64]record.CommittedRating // not revealed yet
	ratings   map[int64]*Rating                // by the sequence of the reveal
	findings  map[int64]*Finding
	derived   *derived // of a state that is only read any more
	log       *readLog // where the log was looked at as it is kept

	decisionWas string // the hash of decision.json when an outcome was last decided or amended
	touched     touched
	rounds      map[int64]*Round
	weights     map[Place]*Cell
	compared    bool // somebody else compares reveals with commitments
}

// Place is a cell without its weight.
type Place struct{ Question, Requirement string }

func (c *Cell) place() Place { return Place{c.Question, c.Requirement} }

// Made is when and by whom something was done.
type Made struct {
	Entry  int64
	By     string
	At     time.Time
	Reason string
}

// Member is somebody on the panel.
type Member struct {
	Code      string
	Roles     []people.Role // at present
	Conflicts map[string]bool
	Declared  bool // a statement on conflicts of interest was made
	Trained   *Trained
	Sorted    *SortedAnchors // the last
}

// Candidate is one candidate by code.
type Candidate struct {
	Code     string
	Gone     bool // withdrew
	Erased   bool
	Identity string // part
	Notices  []GivenNotice
	Consents []RecordedConsent
	Aids     []string // parts of accommodations
	Schedule *Scheduled
	Asked    map[string]Asked         // by question
	Begun    map[string]time.Time     // by question: when the candidate began it at the own link
	Answers  map[string]string        // part by question
	unlinked time.Time                // when links to their own page were revoked last
	given    map[string][]givenAnswer // by question: all that were given, the one that counts last
	Findings []*Finding
	Ratings  []*Rating // revealed
	Told     []ToldCandidate
	Outcome  Outcome    // "" until decided
	Amended  *time.Time // when the outcome was changed last after the decision
}

// Part is a personal part that the log binds.
type Part struct {
	record.BoundPart
	Entry  int64
	By     string
	Erased bool
}

// Round is a round of independent ratings.
type Round struct {
	Number     int64
	Candidates []string
	Raters     []string
	HandedIn   map[Pair]int64 // sequence of the commitment
	Closed     *Made          // before all had handed in
	Revealed   int
}

// Pair is a rater and a candidate.
type Pair struct{ Rater, Candidate string }

// Complete reports whether all have handed in for all.
func (r *Round) Complete() bool { return len(r.HandedIn) == len(r.Candidates)*len(r.Raters) }

// Over reports whether nothing more is handed in, and everything is revealed.
func (r *Round) Over() bool {
	return (r.Closed != nil || r.Complete()) && r.Revealed == len(r.HandedIn)
}

// Open reports whether ratings may be handed in.
func (r *Round) Open() bool { return r.Closed == nil && !r.Complete() }

// Asks reports whether the round asks a rater for a candidate.
func (r *Round) Asks(rater, candidate string) bool {
	return slices.Contains(r.Raters, rater) && slices.Contains(r.Candidates, candidate)
}

// Rating is a rating that was revealed. First are the levels as they were handed
// in, Levels as they are after all changes; both in the order of the rating.
type Rating struct {
	Rater     string
	Candidate string
	Round     int64
	Committed int64
	Entry     int64 // the reveal
	Notes     string
	First     []record.Level
	Levels    []record.Level
	Changes   []Change
}

// Change is one change of a level after the reveal.
type Change struct {
	record.ChangedRating
	Made
}

// Finding is the assessor's, on one answer. Levels are known once revealed.
type Finding struct {
	MadeFinding
	Entry    int64
	Opened   map[string]int64 // by rater: the entry
	Revealed bool
	Levels   []record.Level
}

// Discussion is about one requirement of one candidate.
type Discussion struct {
	OpenedDiscussion
	Entry  int64
	Closed bool
}

// Frozen are the totals as they were when every candidate had been rated.
type Frozen struct {
	Made
	Unrated []string
	Totals  []Total
}

// Hold is a legal hold.
type Hold struct {
	Made
	Lifted *Made
}

// Request is a candidate's request, and what became of it.
type Request struct {
	AskedReview
	Made
	Settled *SettledReview
	Ended   time.Time
}

// Stage says how far the position is.
func (s *State) Stage() people.Stage {
	switch {
	case s.Closed != nil:
		return people.Closed
	case s.Decided != nil:
		return people.Decided
	case s.Frozen != nil:
		return people.Discussing
	case len(s.Rounds) > 0:
		return people.Rating
	}
	return people.Preparing
}

// Member finds a member by code, nil where there is none.
func (s *State) Member(code string) *Member {
	for _, m := range s.Members {
		if m.Code == code {
			return m
		}
	}
	return nil
}

// Candidate finds a candidate by code, nil where there is none.
func (s *State) Candidate(code string) *Candidate {
	for _, c := range s.Candidates {
		if c.Code == code {
			return c
		}
	}
	return nil
}

// Raters are the codes of those who are raters at present.
func (s *State) Raters() []string {
	var all []string
	for _, m := range s.Members {
		if slices.Contains(m.Roles, people.Rater) {
			all = append(all, m.Code)
		}
	}
	return all
}

// Cells are what is rated, without questions that were withdrawn.
func (s *State) Cells() []Cell {
	if s.Guide == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(s.Guide.Cells), func(c Cell) bool {
		_, gone := s.Withdrawn[c.Question]
		return gone
	})
}

// Discussion is the one that is open, or nil.
func (s *State) Discussion() *Discussion {
	if n := len(s.Discussed); n > 0 && !s.Discussed[n-1].Closed {
		return s.Discussed[n-1]
	}
	return nil
}

// Held reports whether a legal hold stands.
func (s *State) Held() bool {
	return slices.ContainsFunc(s.Holds, func(h *Hold) bool { return h.Lifted == nil })
}

// Sealed reports how many ratings are handed in and not revealed.
func (s *State) Sealed() int { return len(s.committed) }

// RatingOf finds the revealed rating of a rater on a candidate: the last, or nil.
func (s *State) RatingOf(rater, candidate string) *Rating {
	c := s.Candidate(candidate)
	if c == nil {
		return nil
	}
	for _, r := range slices.Backward(c.Ratings) {
		if r.Rater == rater {
			return r
		}
	}
	return nil
}

// HandedIn reports whether a rater has handed in for a candidate, in any round.
func (s *State) HandedIn(rater, candidate string) bool {
	for _, r := range s.Rounds {
		if _, ok := r.HandedIn[Pair{rater, candidate}]; ok {
			return true
		}
	}
	return false
}
