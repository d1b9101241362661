package panel

import (
	"bytes"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/internal/fault"
	domain "yardstick/panel"
)

// resultsPage is what follows from the revealed ratings: totals, candidates side by
// side, what is to be discussed, whether the order depends on one person, statistics.
type resultsPage struct {
	base
	V         domain.View
	Questions []guide.Question
	Agreement *agreed // nil where there is nothing to compare
	Side      sideBySide
	Deciding  bool       // the page on which the decision is written
	given     url.Values // what was written of a decision that was refused
	Decision  []verdict
}

// verdict is one outcome of the decision.
type verdict struct {
	Candidate string         `json:"candidate"`
	Outcome   string         `json:"outcome"`
	Reason    string         `json:"reason"`
	Against   []domain.Place `json:"against"`

	Before []verdict `json:"before"` // what stood before it was amended, the first one first
	Until  string    `json:"until"`  // when it was
	Why    string    `json:"why"`    // and why
}

// Can reports whether the viewer may do something now.
func (p resultsPage) Can(action string) bool { return can(&p.V, action) }

// Requirement is the text of a requirement.
func (p resultsPage) Requirement(c domain.Cell) string {
	return requirementText(p.Questions, c.Question, c.Requirement)
}

// On is the text of a requirement, or of a question that is rated as a whole.
func (p resultsPage) On(question, requirement string) string {
	return requirementText(p.Questions, question, requirement)
}

// Variant is the text of the requirement that a variant leaves out.
func (p resultsPage) Variant(v domain.Variant) string {
	question, requirement, _ := strings.Cut(v.Who, " ")
	return p.On(question, requirement)
}

// Moves are the variants by which the order is another one.
func (p resultsPage) Moves() []domain.Variant {
	return slices.DeleteFunc(slices.Clone(p.V.Results.Variants), func(v domain.Variant) bool { return len(v.Switched) == 0 })
}

// Steady is how many variants leave the order as it is.
func (p resultsPage) Steady() int { return len(p.V.Results.Variants) - len(p.Moves()) }

// Wrote is what was written in a field of a decision that was refused.
func (p resultsPage) Wrote(field, candidate string) string {
	return p.given.Get(field + "." + candidate)
}

// Rests reports whether the outcome of a candidate was to rest on a requirement. Before
// anything was written it is none: what a decision rests on is said by who decides.
func (p resultsPage) Rests(candidate string, c domain.Cell) bool {
	return slices.Contains(p.given["against."+candidate], c.Question+" "+c.Requirement)
}

// RestsOnMore reports whether the outcome of a candidate was to rest on a requirement
// that is no must.
func (p resultsPage) RestsOnMore(candidate string) bool {
	return slices.ContainsFunc(p.Cells(), func(c domain.Cell) bool { return !c.Must && p.Rests(candidate, c) })
}

// RestedOn reports whether an outcome rests on a requirement: as it stands, or as it was to
// be amended.
func (p resultsPage) RestedOn(v verdict, c domain.Cell) bool {
	if p.given.Has("why." + v.Candidate) {
		return p.Rests(v.Candidate, c)
	}
	return slices.Contains(v.Against, domain.Place{Question: c.Question, Requirement: c.Requirement})
}

// Gone reports whether a candidate withdrew before the decision.
func (p resultsPage) Gone(candidate string) bool {
	return slices.ContainsFunc(p.V.Candidates, func(c domain.CandidateView) bool { return c.Code == candidate && c.Gone })
}

// Amended are what may become of a candidate after the decision.
func (p resultsPage) Amended() []domain.Outcome { return append(p.Outcomes(), domain.Withdrew) }

// Outcomes are what may become of a candidate.
func (resultsPage) Outcomes() []domain.Outcome {
	return []domain.Outcome{domain.NotChosen, domain.Offer, domain.Reserve}
}

// Cells are what counts.
func (p resultsPage) Cells() []domain.Cell {
	return slices.DeleteFunc(slices.Clone(p.V.Guide.Cells), func(c domain.Cell) bool {
		_, gone := p.V.Guide.Withdrawn[c.Question]
		return gone
	})
}

// Row is a cell of one candidate with the level of each rater.
func (p resultsPage) Row(c domain.Cell, candidate domain.CandidateView) ratedRow {
	return rowOf(c, candidate.Ratings)
}

// Discussed is the level of each rater on what is being discussed.
func (p resultsPage) Discussed() ratedRow {
	d := p.V.Results.Discussion
	for _, c := range p.V.Candidates {
		if c.Code == d.Candidate {
			return rowOf(domain.Cell{Question: d.Question, Requirement: d.Requirement}, c.Ratings)
		}
	}
	return ratedRow{}
}

// Own is the present level of the viewer on what is being discussed, as it is shown; ""
// where they have not rated it.
func (p resultsPage) Own() string {
	for _, l := range p.Discussed().Levels {
		if l.Rater == p.V.You {
			return level(l.Now)
		}
	}
	return ""
}

func (r *room) results(v *visit) error { return r.showResults(v, http.StatusOK, "") }

func (r *room) showResults(v *visit, status int, problem string) error {
	view, side, err := r.seeResults(v)
	if err != nil {
		return err
	}
	p := resultsPage{Side: side, base: v.base("panel.results", &view, "results"), V: view}
	p.Problem = problem
	if p.Questions, err = questionsOf(&view); err != nil {
		return err
	}
	if view.Results != nil {
		if p.Agreement, err = r.agreement(v, view.Position); err != nil {
			return err
		}
		if p.Decision, err = decisionIn(view.Results.Decision); err != nil {
			return err
		}
	}
	return v.PageWith(status, "panelresults", p)
}

// seeResults gives the view with as many candidates in full as one page shows side by side.
func (r *room) seeResults(v *visit) (domain.View, sideBySide, error) {
	view, err := r.see(v, domain.Focus{})
	if err != nil || view.Results == nil {
		return view, sideBySide{}, err
	}
	from, _ := strconv.Atoi(v.Asked("from")) // the first page where it is no number
	side := sideFrom(view.Results, from)
	full := slices.Clone(side.Codes)
	if d := view.Results.Discussion; d != nil {
		full = append(full, d.Candidate)
	}
	view, err = r.see(v, domain.Focus{Among: full, Variants: true, Guide: true})
	return view, side, err
}

// decide is the page on which the decision is written.
func (r *room) decide(v *visit) error { return r.showDecide(v, http.StatusOK, "") }

func (r *room) showDecide(v *visit, status int, problem string) error {
	view, err := r.see(v, domain.Focus{Guide: true})
	if err != nil {
		return err
	}
	p := resultsPage{base: v.base("panel.decide", &view, "results"), V: view, Deciding: true}
	p.Problem, p.given = problem, v.R.PostForm
	if view.Results != nil {
		if p.Decision, err = decisionIn(view.Results.Decision); err != nil {
			return err
		}
	}
	if p.Questions, err = questionsOf(&view); err != nil {
		return err
	}
	return v.PageWith(status, "paneldecide", p)
}

// agreement is how far the raters agree; nil where there is nothing to compare, or the
// viewer may not compare yet.
func (r *room) agreement(v *visit, position string) (*agreed, error) {
	a, err := r.Desk.Agreement(v.R.Context(), v.who, position)
	if fault.Is(err, fault.Forbidden) || err == nil && a == nil {
		return nil, nil //nolint:nilnil // there is nothing to show
	}
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = a.WriteText(&b)
	return &agreed{
		Text: b.String(), Figures: figuresOf(&a.Agreement), Severity: severityOf(a),
		Levels: a.Ratings, Raters: a.Raters, Candidates: a.Targets, Requirements: max(a.Questions, 1), Assessor: a.WithAssessor != nil,
	}, err
}
