package panel

import (
	"slices"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

func (s *State) guideSealed(_ *record.Entry, p SealedGuide) error {
	if err := s.stage(people.Preparing, people.Rating); err != nil {
		return err
	}
	switch {
	case len(s.committed)+len(s.ratings) > 0:
		return fault.Conflictf("a rating was handed in already; the guide is fixed")
	case len(p.Cells) == 0 || len(p.Cells) > MaxCells:
		return invalid("cells", "are %d; a guide has 1 to %d requirements or questions that are rated", len(p.Cells), MaxCells)
	case p.Top < 2 || p.Top > 5 || p.Pass < 2 || p.Pass > p.Top:
		return invalid("top", "is %d with the pass level %d; a scale has 2 to 5 levels, and a must is met from level 2 at least", p.Top, p.Pass)
	case !isHash(p.SHA256):
		return invalid("sha256", "is no SHA-256 in lower-case hex")
	}
	weights := map[Place]*Cell{}
	for i, c := range p.Cells {
		if !record.IsCode(c.Question) || c.Requirement != "" && !record.IsCode(c.Requirement) || weights[c.place()] != nil {
			return invalid("cells", "name %q %q, which is no code or stands twice", c.Question, c.Requirement)
		}
		if c.Weight < 1 || c.Weight > MaxWeight {
			return invalid("cells", "give %s %s the weight %d; a weight is 1 to %d", c.Question, c.Requirement, c.Weight, MaxWeight)
		}
		weights[c.place()] = &p.Cells[i]
	}
	if err := checkReason("reason", p.Reason); err != nil {
		return err
	}
	s.Guide, s.weights = &p, weights
	return nil
}

// join makes somebody a member, or gives a member one more role.
func (s *State) join(code string, r people.Role) error {
	if err := checkCode("member", code); err != nil {
		return err
	}
	if !r.Positional() {
		return invalid("role", "is %q, which nobody is on a panel", string(r))
	}
	m := s.Member(code)
	if m == nil {
		if len(s.Members) >= MaxMembers {
			return fault.Conflictf("a panel has at most %d members", MaxMembers)
		}
		if s.Candidate(code) != nil {
			return fault.Conflictf("%s is a candidate", code)
		}
		m = &Member{Code: code, Conflicts: map[string]bool{}}
		s.Members = append(s.Members, m)
	}
	if slices.Contains(m.Roles, r) {
		return fault.Conflictf("%s is %s already", code, r)
	}
	m.Roles = append(m.Roles, r)
	return nil
}

func (s *State) memberInvited(_ *record.Entry, p InvitedMember) error {
	return s.join(p.Member, p.Role)
}

func (s *State) memberDismissed(_ *record.Entry, p DismissedMember) error {
	m := s.Member(p.Member)
	if m == nil || !slices.Contains(m.Roles, p.Role) {
		return fault.NotFoundf("%q is not %s here", p.Member, p.Role)
	}
	if p.Role == people.Coordinator && len(s.having(people.Coordinator)) == 1 {
		return fault.Conflictf("%s is the only coordinator; invite another first", p.Member)
	}
	for _, r := range s.Rounds {
		if p.Role == people.Rater && r.Open() && slices.Contains(r.Raters, p.Member) {
			return fault.Conflictf("round %d waits for %s; close it first", r.Number, p.Member)
		}
	}
	m.Roles = slices.DeleteFunc(m.Roles, func(r people.Role) bool { return r == p.Role })
	return checkReason("reason", p.Reason)
}

// having are the members with a role.
func (s *State) having(r people.Role) []*Member {
	return slices.DeleteFunc(slices.Clone(s.Members), func(m *Member) bool { return !slices.Contains(m.Roles, r) })
}

func (s *State) conflictDeclared(e *record.Entry, p DeclaredConflict) error {
	m := s.Member(e.Actor)
	if m == nil {
		return forbidden("%s is not on the panel", e.Actor)
	}
	if p.Candidate != "" {
		if _, err := s.known(p.Candidate); err != nil {
			return err
		}
	}
	if err := s.bound("part", p.Part, p.Part == ""); err != nil {
		return err
	}
	for _, r := range s.Rounds {
		if _, in := r.HandedIn[Pair{m.Code, p.Candidate}]; in && p.Conflict {
			return fault.Conflictf("%s has handed in for %s already; tell the coordinator, who can take note of it in the decision",
				m.Code, p.Candidate)
		}
	}
	m.Declared, m.Conflicts[p.Candidate] = true, p.Conflict
	return nil
}

// Biased reports whether a member has declared a conflict with the candidate, or in general.
func (m *Member) Biased(candidate string) bool { return m.Conflicts[candidate] || m.Conflicts[""] }

func (s *State) trained(_ *record.Entry, p Trained) error {
	m := s.Member(p.Member)
	if m == nil {
		return fault.NotFoundf("%q is not on the panel", p.Member)
	}
	if err := checkDay("on", p.On); err != nil {
		return err
	}
	if p.Agreed < 0 || p.Of < p.Agreed || p.Of > 10_000 {
		return invalid("agreed", "is %d of %d", p.Agreed, p.Of)
	}
	m.Trained = &p
	return nil
}

// checkDay holds a day in the form 2026-02-20.
func checkDay(field, day string) error {
	if t, err := time.Parse(time.DateOnly, day); err != nil || t.Year() < 1970 {
		return invalid(field, "is %.30q; a day is written 2026-02-20", day)
	}
	return nil
}

func (s *State) totalsFrozen(e *record.Entry, p FrozenTotals) error {
	if err := s.stage(people.Rating); err != nil {
		return err
	}
	if s.Sealed() > 0 || slices.ContainsFunc(s.Rounds, func(r *Round) bool { return !r.Over() }) {
		return fault.Conflictf("a round is still open, or a rating sealed; totals are frozen when all are revealed")
	}
	if want := s.unrated(); !slices.Equal(want, p.Unrated) {
		return fault.Conflictf("the candidates without a rating are %v, not %v", want, p.Unrated)
	}
	if len(p.Unrated) > 0 {
		if err := checkReason("reason", p.Reason); err != nil {
			return err
		}
	}
	s.Frozen = &Frozen{Made: made(e, p.Reason), Unrated: p.Unrated, Totals: s.Totals()}
	return nil
}

// unrated are the candidates without a revealed rating who have not withdrawn.
func (s *State) unrated() []string {
	out := []string{}
	for _, c := range s.Candidates {
		if !c.Gone && !c.Erased && len(c.Ratings) == 0 {
			out = append(out, c.Code)
		}
	}
	return out
}

func (s *State) discussionOpened(e *record.Entry, p OpenedDiscussion) error {
	if err := s.stage(people.Discussing); err != nil {
		return err
	}
	if d := s.Discussion(); d != nil {
		return fault.Conflictf("%s %s of %s is discussed already: one requirement at a time", d.Question, d.Requirement, d.Candidate)
	}
	c, err := s.known(p.Candidate)
	if err != nil {
		return err
	}
	spread, rated := c.spread(Place{p.Question, p.Requirement})
	if _, gone := s.Withdrawn[p.Question]; !rated || gone {
		return fault.Conflictf("nothing that counts was rated on %s %s of %s", p.Question, p.Requirement, p.Candidate)
	}
	if spread != p.Spread {
		return fault.Conflictf("the spread is %d, not %d", spread, p.Spread)
	}
	s.Discussed = append(s.Discussed, &Discussion{OpenedDiscussion: p, Entry: e.Sequence})
	return nil
}

func (s *State) discussionClosed(_ *record.Entry, p ClosedDiscussion) error {
	d := s.Discussion()
	if d == nil || d.Entry != p.Opened {
		return fault.Conflictf("no discussion was opened with entry %d, or it has ended", p.Opened)
	}
	d.Closed = true
	return nil
}

func (s *State) questionWithdrawn(_ *record.Entry, p WithdrawnQuestion) error {
	if err := s.stage(people.Rating, people.Discussing); err != nil {
		return err
	}
	if _, gone := s.Withdrawn[p.Question]; gone {
		return fault.Conflictf("question %s is withdrawn already", p.Question)
	}
	left := 0
	for _, c := range s.Cells() {
		if c.Question != p.Question {
			left++
		}
	}
	switch {
	case left == len(s.Cells()):
		return fault.NotFoundf("the guide has no question %q", p.Question)
	case left == 0:
		return fault.Conflictf("question %s is the last one; nothing would be left", p.Question)
	case s.Discussion() != nil && s.Discussion().Question == p.Question:
		return fault.Conflictf("question %s is being discussed; end that first", p.Question)
	}
	s.Withdrawn[p.Question] = p.Reason
	return checkReason("reason", p.Reason)
}

func (s *State) decided(e *record.Entry, p Decided) error {
	if err := s.stage(people.Discussing); err != nil {
		return err
	}
	if s.Discussion() != nil {
		return fault.Conflictf("a requirement is being discussed; end that first")
	}
	if s.Documents[decisionFile] == "" {
		return fault.Conflictf("the reasons, %s, were not fixed before", decisionFile)
	}
	if len(p.Outcomes) != len(s.Candidates) {
		return invalid("outcomes", "are %d; each of the %d candidates has one", len(p.Outcomes), len(s.Candidates))
	}
	for i, o := range p.Outcomes {
		c := s.Candidates[i]
		if o.Candidate != c.Code || !o.Outcome.known() || (o.Outcome == Withdrew) != c.Gone {
			return invalid("outcomes", "give %s the outcome %q; candidate %d is %s, who gets offer, reserve, not chosen, or withdrew where "+
				"they did", o.Candidate, string(o.Outcome), i+1, c.Code)
		}
		c.Outcome, s.Outcomes[c.Code] = o.Outcome, o.Outcome
	}
	m := made(e, "")
	s.Decided, s.decisionWas = &m, s.Documents[decisionFile]
	return nil
}

// amended takes another outcome, or another reason for the same one: the entry before it
// has fixed decision.json anew.
func (s *State) amended(e *record.Entry, p AmendedDecision) error {
	if err := s.stage(people.Decided); err != nil {
		return err
	}
	c, err := s.known(p.Candidate)
	switch {
	case err != nil:
		return err
	case c.Gone:
		return fault.Conflictf("%s withdrew before the decision", p.Candidate)
	case p.Old != c.Outcome:
		return fault.Conflictf("the outcome of %s is %q and not %q", p.Candidate, c.Outcome, p.Old)
	case !p.New.known():
		return invalid("new_outcome", "is %q; it is offer, reserve, not chosen or withdrew", string(p.New))
	case s.Documents[decisionFile] == s.decisionWas:
		return fault.Conflictf("the reasons, %s, were not fixed anew before", decisionFile)
	}
	if p.New != p.Old { // other reasons for the same outcome begin no clock anew
		at := e.Time
		c.Amended = &at
	}
	c.Outcome, s.Outcomes[c.Code] = p.New, p.New
	s.decisionWas = s.Documents[decisionFile]
	return checkReason("reason", p.Reason)
}

func (o Outcome) known() bool {
	return slices.Contains([]Outcome{Offer, Reserve, NotChosen, Withdrew}, o)
}

func (s *State) positionClosed(e *record.Entry, p ClosedPosition) error {
	if s.Sealed() > 0 {
		return fault.Conflictf("%d ratings are sealed; close their rounds first", s.Sealed())
	}
	m := made(e, p.Reason)
	s.Closed = &m
	return checkReason("reason", p.Reason)
}

func (s *State) holdPlaced(e *record.Entry, p PlacedHold) error {
	s.Holds = append(s.Holds, &Hold{Made: made(e, p.Reason)})
	return checkReason("reason", p.Reason)
}

func (s *State) holdLifted(e *record.Entry, p LiftedHold) error {
	for _, h := range s.Holds {
		if h.Entry == p.Hold && h.Lifted == nil {
			m := made(e, p.Reason)
			h.Lifted = &m
			return checkReason("reason", p.Reason)
		}
	}
	return fault.Conflictf("entry %d places no hold that stands", p.Hold)
}

func (s *State) retentionSet(_ *record.Entry, p SetRetention) error {
	if len(p.Rules) == 0 || len(p.Rules) > 100 {
		return invalid("rules", "are %d; name the rules by which the date was found", len(p.Rules))
	}
	s.Retention = &p
	return checkDay("until", p.Until)
}

func isHash(s string) bool {
	if len(s) != 64 {
		return false
	}
	for _, r := range s {
		if (r < '0' || r > '9') && (r < 'a' || r > 'f') {
			return false
		}
	}
	return true
}
