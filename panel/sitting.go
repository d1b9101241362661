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
	"yardstick/record"
)

// Grace is how much later than its time an answer may come in: what was written in
// time has to travel.
const Grace = 30 * time.Second

// Consent to which a candidate agrees before they answer in writing, and the notice
// that they read before it.
const (
	WrittenConsent = "written-answers"
	WrittenNotice  = "written-answers"
)

// Sitting is how far a candidate is with answering in writing at the own link: they
// see one question at a time, and the next after its answer.
type Sitting struct {
	Ready   bool           `json:"ready"`  // the guide is sealed
	Open    bool           `json:"open"`   // answers are taken
	Agreed  bool           `json:"agreed"` // notice and consent
	Done    int            `json:"done"`   // questions
	Of      int            `json:"of"`
	Current *SittingAnswer `json:"current,omitempty"` // none before the consent, and after the last
	Given   []GivenAnswer  `json:"given,omitempty"`   // what was handed in, in the order of the guide
}

// GivenAnswer is an answer that a candidate has handed in, with the words of its question.
type GivenAnswer struct {
	Question string `json:"question"`
	Text     string `json:"text"`
	Answer   string `json:"answer"`
}

// SittingAnswer is the question that is to be answered. Its text is there once the
// candidate has begun it; from then on its time runs.
type SittingAnswer struct {
	Question string    `json:"question"`
	Text     string    `json:"text,omitempty"`
	Seconds  int       `json:"seconds"` // with extra time; 0 is no limit
	Begun    bool      `json:"begun"`
	Ends     time.Time `json:"ends"` // zero without a limit, and before it began
}

// over reports whether nothing more is taken for it.
func (a *SittingAnswer) over(now time.Time) bool {
	return !a.Ends.IsZero() && now.After(a.Ends.Add(Grace))
}

// questions are those of the guide that stand.
func (s *State) questions(v *Vault) ([]guide.Question, error) {
	if s.Guide == nil || len(v.Documents[guideFile]) == 0 {
		return nil, nil
	}
	guides, err := guide.Read(guideFile, v.Documents[guideFile])
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(guides[0].Questions, func(q guide.Question) bool {
		_, gone := s.Withdrawn[q.ID]
		return gone
	}), nil
}

// sitting is how far a candidate is.
func (s *State) sitting(c *Candidate, v *Vault) (*Sitting, error) {
	questions, err := s.questions(v)
	if err != nil {
		return nil, err
	}
	out := &Sitting{
		Ready: s.Guide != nil, Open: (s.Stage() == people.Preparing || s.Stage() == people.Rating) && !c.Gone && !s.anyHandedIn(c.Code),
		Agreed: slices.ContainsFunc(c.Consents, func(r RecordedConsent) bool { return r.To == WrittenConsent && r.Given }),
	}
	for _, q := range questions {
		if a, noted := c.Asked[q.ID]; noted && !a.Asked {
			continue
		}
		out.Of++
		switch {
		case c.Answers[q.ID] != "":
			out.Done++
			a, _ := open[AnswerText](s, v, c.Answers[q.ID])
			out.Given = append(out.Given, GivenAnswer{q.ID, q.Text, a.Answer})
		case out.Current == nil && out.Agreed && out.Open:
			out.Current = s.current(c, v, &q)
		}
	}
	return out, nil
}

// current is a question as the candidate may see it now, with their own time.
func (s *State) current(c *Candidate, v *Vault, q *guide.Question) *SittingAnswer {
	a := &SittingAnswer{Question: q.ID, Seconds: q.Seconds}
	for _, part := range c.Aids {
		if aid, err := open[Aid](s, v, part); err == nil {
			a.Seconds += q.Seconds * aid.ExtraPercent / 100
		}
	}
	began, begun := c.Begun[q.ID]
	if !begun {
		return a
	}
	a.Begun, a.Text = true, q.Text
	if a.Seconds > 0 {
		a.Ends = began.Add(time.Duration(a.Seconds) * time.Second)
	}
	return a
}

// sittingOf is that of the candidate who acts, and their current question.
func (t *Turn) sittingOf(question string) (*SittingAnswer, bool) {
	if !t.need(people.Answer) {
		return nil, false
	}
	c, err := t.State.known(t.By.Code)
	if !t.check(err) {
		return nil, false
	}
	sitting, err := t.State.sitting(c, t.Vault)
	if !t.check(err) {
		return nil, false
	}
	if sitting.Current == nil || sitting.Current.Question != question {
		return nil, t.check(fault.Conflictf("the question %.70q is not the one that is to be answered now", question))
	}
	return sitting.Current, true
}

// Begin shows a candidate the next question; its time runs from here. A question that
// has begun goes on.
type Begin struct{ Question string }

func (c Begin) do(t *Turn) {
	if a, ok := t.sittingOf(c.Question); ok && !a.Begun {
		t.add(Asked{Salted: t.salt(), Candidate: t.By.Code, Question: c.Question, Asked: true})
	}
}

// answerOwn takes a candidate's answer for good. Kept is what was kept of it in time:
// it counts where the text comes too late.
type answerOwn struct{ Question, Text, Kept string }

func (c answerOwn) do(t *Turn) {
	a, ok := t.sittingOf(c.Question)
	if !ok || !t.check(checkText("answer", c.Text)) {
		return
	}
	late := a.over(t.At)
	if late {
		c.Text = c.Kept
	}
	switch {
	case !a.Begun:
		t.check(fault.Conflictf("the question has not begun"))
	case strings.TrimSpace(c.Text) == "" && !late && (a.Ends.IsZero() || t.At.Before(a.Ends)):
		t.check(invalid("answer", "is empty; write something first"))
	default:
		part := t.part(t.By.Code, "answer", AnswerText{Question: c.Question, Answer: c.Text})
		t.add(RecordedAnswer{Salted: t.salt(), Candidate: t.By.Code, Question: c.Question, Part: part, Source: "typed"})
	}
}

// Agree notes that a candidate has read the notice, whose text is given as it was
// shown, and whether they consent to answer in writing.
type Agree struct {
	Notice string
	Given  bool
}

func (c Agree) do(t *Turn) {
	if !t.need(people.Answer) || !t.check(checkText("notice", c.Notice)) {
		return
	}
	on := t.At.Format(time.DateOnly)
	t.add(GivenNotice{Salted: t.salt(), Candidate: t.By.Code, Notice: WrittenNotice, SHA256: hashOf([]byte(c.Notice)), On: on})
	t.add(RecordedConsent{Salted: t.salt(), Candidate: t.By.Code, To: WrittenConsent, Given: c.Given})
}

// ownDraft is what a candidate has written so far.
type ownDraft struct {
	Question string `json:"question"`
	Answer   string `json:"answer"`
}

// KeepAnswer keeps what a candidate has written so far of the current question, while
// its time runs. Nobody but them sees it before it is handed in.
func (d *Desk) KeepAnswer(ctx context.Context, who Viewer, position, question, text string, by Draft) error {
	body, err := json.Marshal(ownDraft{question, text})
	if err != nil {
		return err
	}
	if err := checkText("answer", text); err != nil {
		return err
	}
	s, v, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	t := d.turn(who, s, v)
	a, ok := t.sittingOf(question)
	switch {
	case !ok:
		return t.err
	case !a.Begun || a.over(t.At):
		return fault.Conflictf("the time of the question is over, or has not begun")
	case !people.IsCode(by.Writer):
		return invalid("writer", "is no code of a page")
	}
	by.Rater, by.Candidate, by.At = who.Code, who.Code, t.At
	if by.Body, err = d.Safe.wrap(d.Random, by.place(position), body); err != nil {
		return err
	}
	return d.Store.SaveDraft(ctx, position, by)
}

// KeptAnswer is what a candidate has written of a question so far, "" for nothing.
func (d *Desk) KeptAnswer(ctx context.Context, who Viewer, position, question string) (string, error) {
	if !slices.Contains(who.Roles, people.Candidate) {
		return "", forbidden("only the candidate sees what they have written so far")
	}
	drafts, err := d.Drafts(ctx, who, position, who.Code)
	for i := range drafts {
		var own ownDraft
		if json.Unmarshal(drafts[i].Body, &own) == nil && own.Question == question {
			return own.Answer, err
		}
	}
	return "", err
}

// Answer hands in a candidate's answer to the current question, and drops its drafts.
// Where its time is over, what was kept in time is the answer.
func (d *Desk) Answer(ctx context.Context, who Viewer, position, question, text string) error {
	kept, err := d.KeptAnswer(ctx, who, position, question)
	if err != nil {
		return err
	}
	if err := d.Do(ctx, who, position, answerOwn{question, text, kept}); err != nil {
		return err
	}
	return d.Store.DropDrafts(ctx, position, who.Code, who.Code)
}

// begun notes when a candidate themselves began a question.
func (c *Candidate) begun(e *record.Entry, p Asked) error {
	if e.Actor != c.Code {
		return nil
	}
	if _, twice := c.Begun[p.Question]; twice || !p.Asked {
		return fault.Invalidf("the candidate begins a question once")
	}
	c.Begun[p.Question] = e.Time
	return nil
}
