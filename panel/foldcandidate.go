package panel

import (
	"slices"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/record"
)

func (s *State) candidateAdded(_ *record.Entry, p AddedCandidate) error {
	if err := s.stage(people.Preparing, people.Rating); err != nil {
		return err
	}
	if err := checkCode("candidate", p.Candidate); err != nil {
		return err
	}
	switch {
	case s.Candidate(p.Candidate) != nil || s.Member(p.Candidate) != nil:
		return fault.Conflictf("the code %s is taken", p.Candidate)
	case len(s.Candidates) >= MaxCandidates:
		return fault.Conflictf("a position has at most %d candidates", MaxCandidates)
	}
	s.Candidates = append(s.Candidates, &Candidate{
		Code: p.Candidate, Identity: p.Part, Asked: map[string]Asked{}, Begun: map[string]time.Time{},
		Answers: map[string]string{}, given: map[string][]givenAnswer{},
	})
	return s.boundFor(p.Candidate, p.Part)
}

func (s *State) candidateWithdrew(_ *record.Entry, p GoneCandidate) error {
	c, err := s.known(p.Candidate)
	if err != nil {
		return err
	}
	if c.Gone || s.Decided != nil {
		return fault.Conflictf("%s has withdrawn already, or the decision was made", p.Candidate)
	}
	c.Gone = true
	return nil
}

func (s *State) noticeGiven(_ *record.Entry, p GivenNotice) error {
	c, err := s.known(p.Candidate)
	if err != nil {
		return err
	}
	if err := sent(p.Notice, p.SHA256, p.On); err != nil {
		return err
	}
	c.Notices = append(c.Notices, p)
	return nil
}

// sent holds what is said of a text that was sent.
func sent(template, hash, on string) error {
	switch {
	case !record.IsCode(template):
		return invalid("notice", "is %.70q, which is no id of a template", template)
	case !isHash(hash):
		return invalid("sha256", "is no SHA-256 in lower-case hex")
	}
	return checkDay("on", on)
}

func (s *State) consentRecorded(_ *record.Entry, p RecordedConsent) error {
	c, err := s.known(p.Candidate)
	if err != nil {
		return err
	}
	if !record.IsCode(p.To) {
		return invalid("to", "is %.70q, which is no id of what is asked", p.To)
	}
	c.Consents = append(slices.DeleteFunc(c.Consents, func(r RecordedConsent) bool { return r.To == p.To }), p)
	return nil
}

func (s *State) accommodated(_ *record.Entry, p Accommodated) error {
	c, err := s.known(p.Candidate)
	if err != nil {
		return err
	}
	c.Aids = append(c.Aids, p.Part)
	return s.boundFor(p.Candidate, p.Part)
}

func (s *State) scheduled(_ *record.Entry, p Scheduled) error {
	c, err := s.known(p.Candidate)
	if err != nil {
		return err
	}
	if _, err := record.ParseTime(p.Start); err != nil {
		return err
	}
	if p.Minutes < 1 || p.Minutes > 24*60 {
		return invalid("minutes", "is %d; an interview takes 1 to 1440", p.Minutes)
	}
	c.Schedule = &p
	return checkTitle("where", p.Where)
}

func (s *State) questionAsked(e *record.Entry, p Asked) error {
	c, err := s.asking(p.Candidate, p.Question)
	if err != nil {
		return err
	}
	if !p.Asked {
		err = checkReason("reason", p.Reason)
	}
	c.Asked[p.Question] = p
	if err == nil {
		err = c.begun(e, p)
	}
	return err
}

// asking finds a candidate to whom a question of the guide may still be put.
func (s *State) asking(candidate, question string) (*Candidate, error) {
	if err := s.stage(people.Preparing, people.Rating); err != nil {
		return nil, err
	}
	if s.Guide == nil || !slices.ContainsFunc(s.Guide.Cells, func(c Cell) bool { return c.Question == question }) {
		return nil, fault.NotFoundf("the guide has no question %q, or is not sealed yet", question)
	}
	return s.known(candidate)
}

func (s *State) answerRecorded(e *record.Entry, p RecordedAnswer) error {
	c, err := s.asking(p.Candidate, p.Question)
	if err != nil {
		return err
	}
	switch {
	case !slices.Contains([]string{"typed", "imported", "transcript"}, p.Source):
		return invalid("source", "is %.30q; it is typed, imported or transcript", p.Source)
	case s.anyHandedIn(p.Candidate):
		return fault.Conflictf("a rating of %s was handed in already; the answers are fixed", p.Candidate)
	}
	if p.Import != "" && !record.IsCode(p.Import) {
		return invalid("import", "is %.70q, which is no code", p.Import)
	}
	c.answered(p.Question, givenAnswer{part: p.Part, from: p.Import, source: p.Source, at: e.Time, by: e.Actor})
	return s.boundFor(p.Candidate, p.Part)
}

// anyHandedIn reports whether anybody has handed in for a candidate.
func (s *State) anyHandedIn(candidate string) bool {
	for _, r := range s.Rounds {
		for pair := range r.HandedIn {
			if pair.Candidate == candidate {
				return true
			}
		}
	}
	return false
}

func (s *State) findingMade(e *record.Entry, p MadeFinding) error {
	c, err := s.asking(p.Candidate, p.Question)
	if err != nil {
		return err
	}
	switch {
	case c.Answers[p.Question] != p.Answer:
		return fault.Conflictf("part %q is not the answer of %s to %s", p.Answer, p.Candidate, p.Question)
	case len(c.Ratings) > 0:
		return fault.Conflictf("the ratings of %s are revealed; a finding comes before", p.Candidate)
	case s.Guide.SHA256 != p.Guide:
		return fault.Conflictf("the finding is by another guide than the one that is sealed")
	}
	for _, f := range c.Findings {
		if f.Question == p.Question {
			return fault.Conflictf("there is a finding on the answer of %s to %s already", p.Candidate, p.Question)
		}
	}
	f := &Finding{MadeFinding: p, Entry: e.Sequence, Opened: map[string]int64{}}
	c.Findings, s.findings[e.Sequence] = append(c.Findings, f), f
	return s.boundFor(p.Candidate, p.Part)
}

// findingOpened holds rule 6: nobody sees the finding before the own rating.
func (s *State) findingOpened(e *record.Entry, p OpenedFinding) error {
	f := s.findings[p.Finding]
	switch {
	case f == nil || f.Candidate != p.Candidate:
		return fault.NotFoundf("entry %d is no finding on %q", p.Finding, p.Candidate)
	case !s.HandedIn(e.Actor, p.Candidate):
		return forbidden("%s has not handed in a rating of %s; the finding is shown after it", e.Actor, p.Candidate)
	case f.Opened[e.Actor] != 0:
		return fault.Conflictf("%s has opened the finding already", e.Actor)
	}
	f.Opened[e.Actor] = e.Sequence
	return nil
}

func (s *State) findingRevealed(_ *record.Entry, p RevealedFinding) error {
	f := s.findings[p.Finding]
	switch {
	case f == nil || f.Revealed:
		return fault.Conflictf("entry %d is no finding that is still sealed", p.Finding)
	case len(s.Candidate(f.Candidate).Ratings) == 0:
		return fault.Conflictf("no rating of %s is revealed yet", f.Candidate)
	}
	for _, l := range p.Levels {
		if err := s.level(l); err != nil || l.Question != f.Question {
			return invalid("levels", "hold %s %s, which is nothing that the finding is on", l.Question, l.Requirement)
		}
	}
	f.Revealed, f.Levels = true, p.Levels
	return nil
}

func (s *State) candidateTold(_ *record.Entry, p ToldCandidate) error {
	c := s.Candidate(p.Candidate)
	if c == nil {
		return fault.NotFoundf("there is no candidate %q in this position", p.Candidate)
	}
	c.Told = append(c.Told, p)
	return sent(p.Letter, p.SHA256, p.On)
}

func (s *State) reviewRequested(e *record.Entry, p AskedReview) error {
	if _, err := s.known(p.Candidate); err != nil {
		return err
	}
	if !slices.Contains([]string{"access", "correction", "review", "deletion"}, p.About) {
		return invalid("about", "is %.30q; a request is about access, correction, review or deletion", p.About)
	}
	if len(s.Requests) >= MaxCandidates*10 {
		return fault.Conflictf("there are %d requests already", len(s.Requests))
	}
	s.Requests = append(s.Requests, &Request{AskedReview: p, Made: made(e, "")})
	return s.boundFor(p.Candidate, p.Part)
}

func (s *State) reviewSettled(e *record.Entry, p SettledReview) error {
	for _, r := range s.Requests {
		if r.Entry != p.Request || r.Settled != nil {
			continue
		}
		if !slices.Contains([]string{"granted", "granted in part", "refused"}, p.Outcome) {
			return invalid("outcome", "is %.30q; a request is granted, granted in part or refused", p.Outcome)
		}
		r.Settled, r.Ended = &p, e.Time
		return s.boundFor(r.Candidate, p.Part)
	}
	return fault.Conflictf("entry %d is no request that waits for an answer", p.Request)
}
