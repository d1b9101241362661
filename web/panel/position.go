package panel

import (
	"net/http"
	"slices"
	"strings"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	domain "yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/people"
	"yardstick/web/frame"
)

// positionPage is one position: who and what is in it, and what is to be done next.
type positionPage struct {
	base
	V    domain.View
	Jobs []string // sample jobs of which a guide can be derived
	Link string   // of an invitation that was just made
	For  string   // the code of who it is for

	Reading domain.Reading // of the answers by the assessor, for who runs the rounds
	Reads   bool           // answers can be read from here
	Dues    []letter.Due   // owed and not done, for who informs candidates

	LargePacket bool // the packet is made in the background
}

// Can reports whether the viewer may do something now.
func (p positionPage) Can(action string) bool { return can(&p.V, action) }

func can(v *domain.View, action string) bool { return slices.Contains(v.May, people.Action(action)) }

// Declared reports whether the viewer has said whether there is a conflict of interest.
func (p positionPage) Declared() bool {
	return !slices.ContainsFunc(p.V.Members, func(m domain.MemberView) bool { return m.Code == p.V.You && !m.Declared })
}

// Biased reports whether a rater has declared a conflict of interest with a candidate, as
// far as the viewer may know.
func (p positionPage) Biased(rater, candidate string) bool { return biased(&p.V, rater, candidate) }

func biased(v *domain.View, rater, candidate string) bool {
	return slices.ContainsFunc(v.Members, func(m domain.MemberView) bool {
		return m.Code == rater && (slices.Contains(m.Conflicts, candidate) || slices.Contains(m.Conflicts, ""))
	})
}

// waiting is a rater of whom ratings are awaited, and of whom.
type waiting struct {
	Rater      string
	Candidates []string
}

// WaitingBy puts the ratings that are awaited together by rater.
func (positionPage) WaitingBy(pairs []domain.Pair) []waiting {
	var out []waiting
	for _, p := range pairs {
		if n := len(out); n == 0 || out[n-1].Rater != p.Rater {
			out = append(out, waiting{Rater: p.Rater})
		}
		last := &out[len(out)-1]
		last.Candidates = append(last.Candidates, p.Candidate)
	}
	return out
}

// Asked is how many questions the guide has.
func (p positionPage) Asked() int {
	questions := map[string]bool{}
	for _, c := range p.V.Guide.Cells {
		questions[c.Question] = true
	}
	return len(questions)
}

// AllRevealed reports whether no round is open, and there is one.
func (p positionPage) AllRevealed() bool {
	return len(p.V.Rounds) > 0 && !slices.ContainsFunc(p.V.Rounds, func(r domain.RoundView) bool { return r.Open })
}

// MayRound reports whether a round would ask anybody for anything: a candidate is in none.
func (p positionPage) MayRound() bool {
	if p.V.Guide == nil || !slices.ContainsFunc(p.V.Members, func(m domain.MemberView) bool { return m.Rates() }) {
		return false
	}
	return slices.ContainsFunc(p.V.Candidates, func(c domain.CandidateView) bool {
		asked := slices.ContainsFunc(p.V.Rounds, func(r domain.RoundView) bool { return slices.Contains(r.Candidates, c.Code) })
		return !c.Gone && !c.Erased && !asked
	})
}

// Next is the key of what is to be done next, for who runs the position; "" for nothing.
func (p positionPage) Next() string {
	rates := func(m domain.MemberView) bool { return m.Rates() }
	switch {
	case p.Can("discuss"):
		return "decide"
	case !p.Can("prepare"):
		return ""
	case p.V.Guide == nil:
		return "guide"
	case !slices.ContainsFunc(p.V.Members, rates):
		return "raters"
	case len(p.V.Candidates) == 0:
		return "candidates"
	case p.MayRound():
		return "round"
	case p.AllRevealed():
		return "freeze"
	}
	return "wait"
}

func (r *room) position(v *visit) error { return r.showPosition(v, http.StatusOK, "", "") }

func (r *room) showPosition(v *visit, status int, problem, link string) error {
	view, err := r.see(v, domain.Focus{})
	if err != nil {
		return err
	}
	p := positionPage{base: v.base("panel.position", &view, "position"), V: view, Link: link}
	p.Problem, p.Title, p.Dues, p.For = problem, view.Title, r.dues(&view), v.Given("member")
	p.LargePacket = r.largePacket(&view)
	if p.Done == "handedin" {
		p.Scripts = []string{"rate.js"} // it forgets what the browser kept of it
	}
	if p.Can("run rounds") && r.Readings != nil && view.Guide != nil {
		p.Reads = true
		if p.Reading, err = r.Readings.Of(v.R.Context(), view.Position); err != nil {
			return err
		}
	}
	if p.Can("prepare") && len(view.Rounds) == 0 {
		p.Jobs = sample.IDs()
	}
	return v.PageWith(status, "panelposition", p)
}

// command carries out what a form asks for, and shows where it was asked.
func (r *room) command(v *visit) error {
	position := v.R.PathValue("position")
	switch v.Given("do") {
	case "invite":
		return r.invite(v)
	case "relink":
		return r.relink(v)
	}
	switch v.Given("do") {
	case "link":
		return r.link(v)
	case "feedback":
		return r.showFeedback(v)
	}
	c, err := r.commandOf(v)
	if err == nil {
		err = r.Desk.Do(v.R.Context(), v.who, position, c)
	}
	if message, ok := mendable(err); ok {
		return r.refused(v, err, message)
	}
	if err != nil {
		return err
	}
	return v.Redirect(backOf(v))
}

// backOf is the page of the room from which a form came.
func backOf(v *visit) string {
	position := v.R.PathValue("position")
	switch back := v.Given("back"); {
	case back == "job" || back == "letters" || back == "answers":
		return frame.Path("positions", position, back)
	case back == "results" || back == "decide": // a decision is shown with what it rests on
		return frame.Path("positions", position, "results")
	case strings.HasPrefix(back, "c/"):
		return frame.Path("positions", position, "c", strings.TrimPrefix(back, "c/"))
	}
	return frame.Path("positions", position)
}

// refused shows the page again with what was wrong.
func (r *room) refused(v *visit, err error, message string) error {
	status := http.StatusUnprocessableEntity
	switch {
	case fault.Is(err, fault.Conflict):
		status = http.StatusConflict
	case fault.Is(err, fault.Forbidden):
		return err
	case fault.Is(err, fault.NotFound) && !strings.Contains(v.Given("back"), "/"):
		return err
	}
	switch back := v.Given("back"); {
	case back == "job":
		return r.showJob(v, status, message)
	case back == "letters":
		return r.showLetters(v, status, message)
	case back == "answers":
		return r.showAnswers(v, status, message, nil)
	case back == "results":
		return r.showResults(v, status, message)
	case back == "decide":
		return r.showDecide(v, status, message)
	case strings.HasPrefix(back, "c/"):
		v.R.SetPathValue("candidate", strings.TrimPrefix(back, "c/"))
		return r.showCandidate(v, status, message, "")
	}
	return r.showPosition(v, status, message, "")
}

// invite makes somebody a member, and a link by which they get an account.
func (r *room) invite(v *visit) error {
	position, code, role := v.R.PathValue("position"), v.Given("member"), people.Role(v.Given("role"))
	err := r.Desk.Do(v.R.Context(), v.who, position, domain.Invite{Member: code, Role: role, Name: v.Given("name")})
	if message, ok := mendable(err); ok {
		return r.refused(v, err, message)
	}
	if err != nil {
		return err
	}
	return r.invitation(v, position, role, code)
}

// relink makes another link for a member who has lost theirs.
func (r *room) relink(v *visit) error {
	view, err := r.see(v, domain.Focus{})
	if err == nil {
		err = people.Need(view.Roles, people.Prepare, view.Stage)
	}
	if err != nil {
		return err
	}
	code, role := v.Given("member"), people.Role(v.Given("role"))
	if !slices.ContainsFunc(view.Members, func(m domain.MemberView) bool { return m.Code == code && slices.Contains(m.Roles, role) }) {
		return fault.NotFoundf("%.70q is not %.70s here", code, string(role))
	}
	return r.invitation(v, view.Position, role, code)
}

// invitation makes a link and shows it.
func (r *room) invitation(v *visit, position string, role people.Role, code string) error {
	token, err := r.Door.Invite(v.R.Context(), position, role, code)
	if err != nil {
		return err
	}
	return r.showPosition(v, http.StatusOK, "", r.address(v.Visit, "/panel/join/"+token))
}

// guideOf reads the guide of a form: a file, or one derived from a sample job. One
// that is not sealed yet is sealed in the name of who gives it.
func (r *room) guideOf(v *visit) (guide.Guide, error) {
	var g guide.Guide
	if id := v.Given("job"); id != "" {
		j, err := r.jobFor(v, id)
		if err != nil {
			return g, err
		}
		if g, err = guide.Derive(j); err != nil {
			return g, err
		}
	} else {
		name, data, err := v.Upload(4 << 20)
		if err != nil {
			return g, err
		}
		guides, err := guidesIn(name, data)
		if err != nil {
			return g, err
		}
		if len(guides) != 1 {
			return g, fault.Invalidf("%s holds %d guides; a position has one", name, len(guides))
		}
		g = guides[0]
	}
	if g.Seal != nil {
		return g, nil
	}
	return guide.Seal(g, v.person.Code, r.Now())
}

// jobFor is the job of the position, or a sample job by its id.
func (r *room) jobFor(v *visit, id string) (*job.Job, error) {
	if id != "position" {
		return sample.Load(id)
	}
	view, err := r.see(v, domain.Focus{Job: true})
	if err != nil {
		return nil, err
	}
	if view.Analysis == nil {
		return nil, fault.NotFoundf("the position has no job yet")
	}
	j, err := view.Analysis.Read()
	return &j, err
}

// guidesIn are the guides of a file: a guide file, or rubrics of another program.
func guidesIn(name string, data []byte) ([]guide.Guide, error) {
	if !rubric.Is(data) {
		return guide.Read(name, data)
	}
	g, err := rubric.Read(name, data)
	return []guide.Guide{g}, err
}
