package panel

import (
	"encoding/json"
	"slices"

	"yardstick/people"
	"yardstick/record"
)

// CandidateView is what a viewer may see of one candidate.
type CandidateView struct {
	Code     string            `json:"code"`
	Name     string            `json:"name,omitempty"`
	Contact  string            `json:"contact,omitempty"`
	Gone     bool              `json:"gone"`
	Erased   bool              `json:"erased"`
	Schedule *Scheduled        `json:"schedule,omitempty"`
	NotAsked map[string]string `json:"not_asked,omitempty"` // reason by question
	Answers  map[string]string `json:"answers,omitempty"`   // text by question
	Aids     []Aid             `json:"aids,omitempty"`
	Notices  []GivenNotice     `json:"notices,omitempty"`
	Consents []RecordedConsent `json:"consents,omitempty"`
	Told     []ToldCandidate   `json:"told,omitempty"`
	Due      bool              `json:"due"`               // the viewer is to rate this candidate
	Writing  *Writing          `json:"writing,omitempty"` // who answers in writing and has not done so
	Yours    *RatingView       `json:"yours,omitempty"`   // the viewer's own rating while it is sealed
	Ratings  []RatingView      `json:"ratings,omitempty"` // those that are revealed
	Findings []FindingView     `json:"findings,omitempty"`
	Outcome  Outcome           `json:"outcome,omitempty"`
	Amended  string            `json:"amended,omitempty"` // when the outcome was changed last after the decision
}

// Writing is how far a candidate is who answers in writing: questions done, of all.
type Writing struct {
	Done int `json:"done"`
	Of   int `json:"of"`
}

// RatingView is a rating. First are the levels as they were handed in.
type RatingView struct {
	Rater   string         `json:"rater"`
	Sealed  bool           `json:"sealed"`
	First   []record.Level `json:"first"`
	Levels  []record.Level `json:"levels"`
	Changes []ChangeView   `json:"changes,omitempty"`
	Notes   []Note         `json:"notes,omitempty"`
}

// ChangeView is one change of a level.
type ChangeView struct {
	Question    string `json:"question"`
	Requirement string `json:"requirement,omitempty"`
	Old         *int   `json:"old"`
	New         *int   `json:"new"`
	By          string `json:"by"`
	At          string `json:"at"`
	Reason      string `json:"reason"`
}

// FindingView is the assessor's finding, as far as the viewer may see it. Available
// says that there is one to open; the rest is empty until then.
type FindingView struct {
	Question   string         `json:"question"`
	Available  bool           `json:"available"`
	Opened     bool           `json:"opened"`
	Assessor   string         `json:"assessor,omitempty"`
	Model      string         `json:"model,omitempty"`
	Levels     []record.Level `json:"levels,omitempty"`
	Assessment any            `json:"assessment,omitempty"`
	Looks      []LookView     `json:"looks,omitempty"`
}

func (g *gaze) candidate(c *Candidate, focus *Focus) CandidateView {
	v := CandidateView{Code: c.Code, Gone: c.Gone, Erased: c.Erased, Schedule: c.Schedule, NotAsked: c.notAsked()}
	v.Due = g.may(people.Rate) && g.due(g.who.Code, c.Code)
	if g.may(people.SeeNames) || !g.Blind {
		id, _ := open[Identity](g.State, g.vault, c.Identity)
		v.Name = id.Name
		if g.may(people.SeeNames) {
			v.Contact = id.Contact
		}
	}
	v.Writing = g.writing(c)
	if g.may(people.SeeDecision) {
		v.Outcome = c.Outcome
		if c.Amended != nil {
			v.Amended = c.Amended.Format(record.TimeLayout)
		}
	}
	if g.may(people.Inform) {
		v.Notices, v.Consents, v.Told = c.Notices, c.Consents, c.Told
	}
	switch {
	case g.biased(c):
		return v
	case focus.full(c.Code):
		g.inFull(c, &v)
		return v
	}
	if focus.Answers {
		g.answers(c, &v)
	}
	if focus.Ratings {
		g.revealed(c, &v)
	}
	return v
}

// writing is how far a candidate is who has agreed to answer in writing, for who holds
// interviews: nil for who does not, has done so, or can no more, as somebody has rated them.
func (g *gaze) writing(c *Candidate) *Writing {
	agreed := slices.ContainsFunc(c.Consents, func(r RecordedConsent) bool { return r.To == WrittenConsent && r.Given })
	if !agreed || c.Gone || !g.may(people.Interview) || g.anyHandedIn(c.Code) {
		return nil
	}
	w, before := &Writing{}, ""
	for _, cell := range g.Cells() {
		a, noted := c.Asked[cell.Question]
		if cell.Question == before || noted && !a.Asked {
			continue
		}
		before = cell.Question
		w.Of++
		if c.Answers[cell.Question] != "" {
			w.Done++
		}
	}
	if w.Done == w.Of {
		return nil
	}
	return w
}

// biased reports whether the viewer, as a rater, has declared a conflict of interest
// with the candidate: then they see no rating and no answer of theirs.
func (g *gaze) biased(c *Candidate) bool {
	m := g.Member(g.who.Code)
	return m != nil && m.Biased(c.Code) && !g.runs()
}

// answers adds what the candidate has said, for who may hear it.
func (g *gaze) answers(c *Candidate, v *CandidateView) bool {
	if !g.may(people.Interview) && !g.may(people.SeeRatings) {
		return false
	}
	v.Answers = map[string]string{}
	for question, part := range c.Answers {
		a, _ := open[AnswerText](g.State, g.vault, part)
		v.Answers[question] = a.Answer
	}
	return true
}

// inFull adds answers, aids, ratings and findings.
func (g *gaze) inFull(c *Candidate, v *CandidateView) {
	if g.answers(c, v) {
		v.Aids = g.aids(c)
	}
	v.Yours = g.yours(c)
	g.revealed(c, v)
	for _, f := range c.Findings {
		v.Findings = append(v.Findings, g.finding(c, f))
	}
}

// revealed adds the ratings that are.
func (g *gaze) revealed(c *Candidate, v *CandidateView) {
	if !g.may(people.SeeRatings) || !g.independent(c) {
		return
	}
	for _, r := range c.Ratings {
		v.Ratings = append(v.Ratings, g.rating(r))
	}
}

// independent reports whether the viewer may see others' revealed ratings of a
// candidate. A rater may not while any own rating is awaited, for how others use the
// scale would show; nor, as long as rounds can be opened, those of a candidate whom
// they may still be asked to rate.
func (g *gaze) independent(c *Candidate) bool {
	if g.rates && g.awaited {
		return false
	}
	return !g.rates || g.HandedIn(g.who.Code, c.Code) || g.Stage() != people.Preparing && g.Stage() != people.Rating
}

func (g *gaze) aids(c *Candidate) []Aid {
	var out []Aid
	for _, part := range c.Aids {
		if a, err := open[Aid](g.State, g.vault, part); err == nil {
			if !g.may(people.SeeNames) && a.ExtraPercent+len(a.Format) > 0 {
				a.Note = "" // what raters need is the time and the form, not why
			}
			out = append(out, a)
		}
	}
	return out
}

// yours is the viewer's own rating while it is sealed.
func (g *gaze) yours(c *Candidate) *RatingView {
	for commitment, p := range g.committed {
		if p.Rater != g.who.Code || p.Candidate != c.Code {
			continue
		}
		var r record.Rating
		reveal, ok := g.vault.Sealed[commitment]
		if !ok || json.Unmarshal(reveal.Rating, &r) != nil {
			return nil
		}
		v := &RatingView{Rater: r.Rater, Sealed: true, First: r.Levels, Levels: r.Levels}
		if len(r.Parts) > 0 {
			notes, _ := open[Notes](g.State, g.vault, r.Parts[0])
			v.Notes = notes.Notes
		}
		return v
	}
	return nil
}

func (g *gaze) rating(r *Rating) RatingView {
	notes, _ := open[Notes](g.State, g.vault, r.Notes)
	v := RatingView{Rater: r.Rater, First: r.First, Levels: r.Levels, Notes: notes.Notes}
	for _, c := range r.Changes {
		reason := c.ChangedRating.Reason
		if c.ReasonPart != "" {
			text, _ := open[map[string]string](g.State, g.vault, c.ReasonPart)
			reason = text["reason"]
		}
		v.Changes = append(v.Changes, ChangeView{
			Question: c.Question, Requirement: c.Requirement, Old: c.Old, New: c.New, By: c.By, At: c.At.Format(record.TimeLayout), Reason: reason,
		})
	}
	return v
}

// finding shows the finding to a rater who has opened it after the own rating, and
// to who runs or audits the position once it is revealed.
func (g *gaze) finding(c *Candidate, f *Finding) FindingView {
	v := FindingView{Question: f.Question, Opened: f.Opened[g.who.Code] != 0}
	rates := slices.Contains(g.roles, people.Rater)
	v.Available = rates && !v.Opened && g.HandedIn(g.who.Code, c.Code) && g.may(people.OpenFinding)
	later := f.Revealed && g.may(people.SeeRatings) && (!rates || g.Decided != nil)
	if !v.Opened && !later {
		return v
	}
	text, _ := open[FindingText](g.State, g.vault, f.Part)
	v.Assessor, v.Model, v.Levels, v.Assessment = f.Assessor, f.Model, text.Levels, text.Assessment
	v.Looks = g.looks(c, f, &text, later)
	return v
}

// notAsked are the questions that were not put, with the reason.
func (c *Candidate) notAsked() map[string]string {
	out := map[string]string{}
	for question, a := range c.Asked {
		if !a.Asked {
			out[question] = a.Reason
		}
	}
	return out
}

// sit adds what a candidate is to do at the own link, and what they were told.
func (g *gaze) sit(view *View) (err error) {
	c := g.Candidate(g.who.Code)
	if c.Erased {
		return nil
	}
	if view.Sitting, err = g.sitting(c, g.vault); err == nil && c.toldFeedback() {
		view.Feedback, err = g.feedback(c, g.vault)
	}
	return err
}

// own is what a candidate sees at the own link: what is about themselves, and
// nothing that a rater has said.
func (g *gaze) own() CandidateView {
	c := g.Candidate(g.who.Code)
	id, _ := open[Identity](g.State, g.vault, c.Identity)
	v := CandidateView{
		Code: c.Code, Name: id.Name, Contact: id.Contact, Gone: c.Gone, Erased: c.Erased, Schedule: c.Schedule,
		Notices: c.Notices, Consents: c.Consents, Told: c.Told, Answers: map[string]string{},
	}
	for _, part := range c.Aids {
		if a, err := open[Aid](g.State, g.vault, part); err == nil {
			v.Aids = append(v.Aids, a)
		}
	}
	for question, part := range c.Answers {
		a, _ := open[AnswerText](g.State, g.vault, part)
		v.Answers[question] = a.Answer
	}
	return v
}
