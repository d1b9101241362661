package panel

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/web/frame"
)

// ratePage is where a rater rates one candidate: question by question, first what
// was heard, then a level for each requirement.
type ratePage struct {
	base
	V         domain.View
	C         domain.CandidateView
	Questions []rateQuestion
	Writer    string // of this page
	Revision  int64
	Untrained bool // the viewer has rated no sample answers
	Others    int  // drafts that were written elsewhere and are older
	values    url.Values
}

// rateQuestion is a question with what is rated on it.
type rateQuestion struct {
	guide.Question
	Number  int
	Cells   []domain.Cell
	Minutes int    // with the extra time of the candidate
	Limit   int    // the same in seconds, 0 for none
	Skipped string // why it was not asked
	Answer  string
}

// Value is what stands in a field.
func (p ratePage) Value(name, of string) string { return p.values.Get(name + "." + of) }

// Chosen reports whether a level was chosen.
func (p ratePage) Chosen(c domain.Cell, value any) bool {
	text, is := value.(string)
	if n, number := value.(int); number {
		text, is = strconv.Itoa(n), true
	}
	return is && p.values.Get("level."+c.Question+" "+c.Requirement) == text
}

// Requirement is the text of a requirement.
func (p ratePage) Requirement(c domain.Cell) string {
	for _, q := range p.Questions {
		if q.ID == c.Question && c.Requirement == "" {
			return q.Text
		}
		for _, r := range q.Requirements {
			if q.ID == c.Question && r.ID == c.Requirement {
				return r.Text
			}
		}
	}
	return c.Requirement
}

func (r *room) rate(v *visit) error { return r.showRate(v, http.StatusOK, "", nil) }

// showRate shows the page with what was given, or else with the latest draft.
func (r *room) showRate(v *visit, status int, problem string, given url.Values) error {
	view, err := r.see(v, domain.Focus{Candidate: v.R.PathValue("candidate"), Guide: true})
	if err != nil {
		return err
	}
	c, err := found(v, &view)
	if err != nil {
		return err
	}
	if !c.Due {
		return v.Redirect(frame.Path("positions", view.Position, "c", c.Code))
	}
	p := ratePage{base: v.base("panel.rate", &view, "position"), V: view, C: c, Writer: strings.ToLower(rand.Text()), values: given}
	p.Problem, p.Scripts = problem, []string{"rate.js"}
	p.Untrained = slices.ContainsFunc(view.Members, func(m domain.MemberView) bool { return m.Code == view.You && m.Trained == nil })
	if given == nil {
		if p.values, p.Others, err = r.drafted(v, view.Position, c.Code); err != nil {
			return err
		}
	}
	questions, err := questionsOf(&view)
	if err != nil {
		return err
	}
	for i, q := range questions {
		p.Questions = append(p.Questions, rateQuestionOf(i+1, q, &view, &c))
	}
	return v.PageWith(status, "panelrate", p)
}

// rateQuestionOf brings a question together with what is known of it and a candidate.
func rateQuestionOf(number int, q guide.Question, view *domain.View, c *domain.CandidateView) rateQuestion {
	out := rateQuestion{Question: q, Number: number, Skipped: c.NotAsked[q.ID], Answer: c.Answers[q.ID]}
	seconds := q.Seconds
	for _, a := range c.Aids {
		seconds += q.Seconds * a.ExtraPercent / 100
	}
	out.Minutes, out.Limit = (seconds+59)/60, seconds
	for _, cell := range view.Guide.Cells {
		if cell.Question == q.ID {
			out.Cells = append(out.Cells, cell)
		}
	}
	return out
}

// drafted gives the latest draft of the rater, and how many others there are.
func (r *room) drafted(v *visit, position, candidate string) (url.Values, int, error) {
	drafts, err := r.Desk.Drafts(v.R.Context(), v.who, position, candidate)
	if err != nil || len(drafts) == 0 {
		return url.Values{}, 0, err
	}
	values, err := url.ParseQuery(string(drafts[0].Body))
	return values, len(drafts) - 1, err
}

// draft keeps what was written so far. A script gets JSON, a form the page again.
func (r *room) draft(v *visit) error {
	revision, err := strconv.ParseInt(v.Given("revision"), 10, 64)
	if err != nil || revision < 1 {
		return fault.Invalidf("a draft counts its revisions from 1")
	}
	body := url.Values{}
	for name, values := range v.R.PostForm {
		if strings.HasPrefix(name, "evidence.") || strings.HasPrefix(name, "note.") || strings.HasPrefix(name, "level.") {
			body[name] = values
		}
	}
	err = r.Desk.SaveDraft(v.R.Context(), v.who, v.R.PathValue("position"), domain.Draft{
		Candidate: v.R.PathValue("candidate"), Writer: v.Given("writer"), Revision: revision, Body: []byte(body.Encode()),
	})
	if err != nil {
		return err
	}
	if !v.Fragment() {
		return v.Redirect(frame.Path("positions", v.R.PathValue("position"), "c", v.R.PathValue("candidate"), "rate"))
	}
	data, err := json.Marshal(map[string]int64{"revision": revision})
	if err != nil {
		return err
	}
	v.Write(http.StatusOK, "application/json", data)
	return nil
}

// handIn hands the rating in. What is missing is said on the same page, with
// everything that was given.
func (r *room) handIn(v *visit) error {
	if v.Given("keep") != "" {
		return r.draft(v)
	}
	view, err := r.see(v, domain.Focus{Candidate: v.R.PathValue("candidate")})
	if err != nil {
		return err
	}
	if view.Guide == nil {
		return fault.NotFoundf("there is no guide yet by which to rate")
	}
	rating, err := ratingOf(v, &view)
	if err == nil {
		err = r.Desk.Do(v.R.Context(), v.who, view.Position, rating)
	}
	if fault.Is(err, fault.Invalid) {
		return r.showRate(v, http.StatusUnprocessableEntity, err.Error(), v.R.PostForm)
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("positions", view.Position) + "?done=handedin")
}
