package panel

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/people"
)

// FeedbackLetter is the id of what a candidate is told where the coordinator shows
// them what was asked, how it was measured and the reasons.
const FeedbackLetter = "feedback"

// Feedback is what a candidate may get after the decision: the same questions for
// all, what was looked for, and the reasons of their own outcome. It holds no rating,
// no name of a rater and nothing of other candidates.
type Feedback struct {
	Questions []FeedbackQuestion `json:"questions"`
	Scale     []string           `json:"scale"` // names of the levels, lowest first
	Outcome   Outcome            `json:"outcome"`
	Reason    string             `json:"reason"`
	Against   []string           `json:"against"` // requirements on which the outcome rests
}

// FeedbackQuestion is one question and what was looked for.
type FeedbackQuestion struct {
	Text    string   `json:"text"`
	Purpose string   `json:"purpose,omitempty"`
	Looked  []string `json:"looked"`
	Must    []bool   `json:"must"` // by Looked: needed in any case
}

// feedback is that of a candidate, nil before the decision.
func (s *State) feedback(c *Candidate, v *Vault) (*Feedback, error) {
	if s.Decided == nil || c.Erased || len(v.Documents[guideFile]) == 0 {
		return nil, nil //nolint:nilnil // there is none yet
	}
	guides, err := guide.Read(guideFile, v.Documents[guideFile])
	if err != nil {
		return nil, err
	}
	g := guide.Complete(guides[0])
	f := &Feedback{Outcome: c.Outcome, Scale: []string{}, Against: []string{}}
	for level := 1; level <= len(g.Scale); level++ {
		f.Scale = append(f.Scale, g.Scale[level])
	}
	r := redactionOf(s, v, c)
	own := struct {
		Reason  string  `json:"reason"`
		Against []Place `json:"against"`
	}{}
	if raw := r.decision(v.Documents[decisionFile], c.Code); raw != nil {
		if err := json.Unmarshal(*raw, &own); err != nil {
			return nil, err
		}
	}
	f.Reason = own.Reason
	for _, q := range g.Questions {
		if _, gone := s.Withdrawn[q.ID]; !gone {
			f.add(&q, own.Against)
		}
	}
	return f, nil
}

func (f *Feedback) add(q *guide.Question, against []Place) {
	out := FeedbackQuestion{Text: q.Text, Purpose: q.Purpose}
	for _, r := range q.Requirements {
		out.Looked, out.Must = append(out.Looked, r.Text), append(out.Must, r.Must)
		if slices.Contains(against, Place{q.ID, r.ID}) {
			f.Against = append(f.Against, r.Text)
		}
	}
	if slices.Contains(against, Place{Question: q.ID}) {
		f.Against = append(f.Against, q.Text)
	}
	f.Questions = append(f.Questions, out)
}

// Text is the feedback as plain text, of which the record keeps the hash.
func (f *Feedback) Text() string {
	var b strings.Builder
	for _, q := range f.Questions {
		b.WriteString(q.Text + "\n")
		for _, l := range q.Looked {
			b.WriteString("- " + l + "\n")
		}
	}
	b.WriteString(string(f.Outcome) + ": " + f.Reason + "\n" + strings.Join(f.Against, "\n"))
	return b.String()
}

// Feedback is what a candidate would be shown, for who informs candidates. Before the
// decision it is a Conflict.
func (d *Desk) Feedback(ctx context.Context, who Viewer, position, candidate string) (*Feedback, error) {
	s, v, err := d.load(ctx, position)
	if err != nil {
		return nil, err
	}
	if err := people.Need(who.rolesIn(s), people.Inform, s.Stage()); err != nil {
		return nil, err
	}
	c, err := s.known(candidate)
	if err != nil {
		return nil, err
	}
	f, err := s.feedback(c, v)
	if err == nil && f == nil {
		err = fault.Conflictf("feedback is given after the decision")
	}
	return f, err
}

// ShowFeedback lets a candidate see their feedback at the own link from now on, and
// notes it as something that they were told.
func (d *Desk) ShowFeedback(ctx context.Context, who Viewer, position, candidate string) error {
	f, err := d.Feedback(ctx, who, position, candidate)
	if err != nil {
		return err
	}
	return d.Do(ctx, who, position, Tell{Candidate: candidate, Letter: FeedbackLetter, Text: f.Text(), On: d.Now().Format(time.DateOnly)})
}

// toldFeedback reports whether the coordinator has shown it.
func (c *Candidate) toldFeedback() bool {
	return slices.ContainsFunc(c.Told, func(t ToldCandidate) bool { return t.Letter == FeedbackLetter })
}
