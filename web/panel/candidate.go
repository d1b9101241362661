package panel

import (
	"net/http"
	"slices"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	domain "yardstick/panel"
)

// candidatePage is one candidate: what is known, answered and, once it is revealed, rated.
type candidatePage struct {
	base
	V         domain.View
	C         domain.CandidateView
	Questions []guide.Question
	Link      string           // for the candidate, that was just made
	Shown     *domain.Feedback // what the candidate sees, or would see; nil before the decision
}

// Can reports whether the viewer may do something now.
func (p candidatePage) Can(action string) bool { return can(&p.V, action) }

// Rates reports whether the viewer is a rater here.
func (p candidatePage) Rates() bool {
	return slices.ContainsFunc(p.V.Members, func(m domain.MemberView) bool { return m.Code == p.V.You && m.Rates() })
}

// Zone is the zone in which times are written and read here.
func (candidatePage) Zone() string { return domain.Zone(time.Now()) }

// Biased reports whether the viewer has declared a conflict of interest with the candidate.
func (p candidatePage) Biased() bool { return biased(&p.V, p.V.You, p.C.Code) }

// HandedIn reports whether the viewer has handed in a rating of the candidate.
func (p candidatePage) HandedIn() bool {
	return p.C.Yours != nil || slices.ContainsFunc(p.C.Ratings, func(r domain.RatingView) bool { return r.Rater == p.V.You })
}

// Evidence is what a rater noted on a question.
func (p candidatePage) Evidence(r domain.RatingView, question string) []domain.Note {
	return slices.DeleteFunc(slices.Clone(r.Notes), func(n domain.Note) bool { return n.Question != question })
}

// Rows are the cells of a question with the level of each rating.
func (p candidatePage) Rows(question string) []ratedRow {
	var out []ratedRow
	for _, c := range p.V.Guide.Cells {
		if c.Question == question {
			out = append(out, rowOf(c, p.C.Ratings))
		}
	}
	return out
}

// ratedRow is a cell with the level of each rating.
type ratedRow struct {
	domain.Cell
	Levels []shown
}

// shown is a level, with the first one where it was changed.
type shown struct {
	Rater      string
	First, Now *int
	Changed    bool
}

func rowOf(c domain.Cell, ratings []domain.RatingView) ratedRow {
	row := ratedRow{Cell: c}
	for _, r := range ratings {
		s := shown{Rater: r.Rater}
		for i, l := range r.Levels {
			if l.Question == c.Question && l.Requirement == c.Requirement {
				s.First, s.Now = r.First[i].Level, l.Level
				s.Changed = level(s.First) != level(s.Now)
			}
		}
		row.Levels = append(row.Levels, s)
	}
	return row
}

// Requirement is the text of a requirement.
func (p candidatePage) Requirement(question, id string) string {
	return requirementText(p.Questions, question, id)
}

func requirementText(questions []guide.Question, question, id string) string {
	for _, q := range questions {
		if q.ID != question {
			continue
		}
		for _, r := range q.Requirements {
			if r.ID == id {
				return r.Text
			}
		}
		return q.Text
	}
	return question + " " + id
}

// allQuestions are the questions of a position's guide, those too that were withdrawn.
func allQuestions(v *domain.View) ([]guide.Question, error) {
	if v.Guide == nil || len(v.Guide.Document) == 0 {
		return nil, nil
	}
	guides, err := guide.Read("guide.json", v.Guide.Document)
	if err != nil {
		return nil, err
	}
	return guides[0].Questions, nil
}

// questionsOf are the questions that stand.
func questionsOf(v *domain.View) ([]guide.Question, error) {
	all, err := allQuestions(v)
	return slices.DeleteFunc(all, func(q guide.Question) bool {
		_, gone := v.Guide.Withdrawn[q.ID]
		return gone
	}), err
}

// found gives the candidate that the address names.
func found(v *visit, view *domain.View) (domain.CandidateView, error) {
	code := v.R.PathValue("candidate")
	for _, c := range view.Candidates {
		if c.Code == code {
			return c, nil
		}
	}
	return domain.CandidateView{}, fault.NotFoundf("there is no candidate %q in this position", code)
}

func (r *room) candidate(v *visit) error { return r.showCandidate(v, http.StatusOK, "", "") }

func (r *room) showCandidate(v *visit, status int, problem, link string) error {
	view, err := r.see(v, domain.Focus{Candidate: v.R.PathValue("candidate"), Guide: true})
	if err != nil {
		return err
	}
	c, err := found(v, &view)
	if err != nil {
		return err
	}
	p := candidatePage{base: v.base("panel.candidate", &view, "position"), V: view, C: c, Link: link}
	p.Problem = problem
	if p.Questions, err = questionsOf(&view); err != nil {
		return err
	}
	if p.Can("inform") && p.Can("see the decision") && !c.Gone && !c.Erased {
		if p.Shown, err = r.Desk.Feedback(v.R.Context(), v.who, view.Position, c.Code); err != nil {
			return err
		}
	}
	return v.PageWith(status, "panelcandidate", p)
}
