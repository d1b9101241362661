package panel

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"yardstick/internal/fault"
	"yardstick/job"
	domain "yardstick/panel"
	"yardstick/people"
	"yardstick/web/frame"
)

// openingPage is where a position is opened, of a job that somebody has looked at.
type openingPage struct {
	base
	Given map[string]string
	Job   *job.Job // nil where the position is of no job yet
	JobID string   // by which the visitor keeps it
	Draft bool     // nobody has agreed to the job yet
	Jobs  []KeptJob
}

// jobOf finds a job that the visitor keeps here, nil for none.
func (r *room) jobOf(v *frame.Visit, id string) (*job.Job, error) {
	if id == "" {
		return nil, nil //nolint:nilnil // none was named
	}
	if r.Job == nil || v.Person == "" {
		return nil, fault.NotFoundf("there is no job %q here", id)
	}
	return r.Job(v.R.Context(), v.Person, id)
}

func (r *room) openingPage(v *visit) error { return r.opening(v, http.StatusOK, v.Asked("job"), "") }

func (r *room) opening(v *visit, status int, id, problem string) error {
	if err := people.Need(v.who.Roles, people.OpenPosition, ""); err != nil {
		return err
	}
	j, err := r.jobOf(v.Visit, id)
	if err != nil {
		return err
	}
	p := openingPage{base: v.base("panel.open", nil, "new"), Job: j, JobID: id, Given: map[string]string{}}
	p.Problem = problem
	if j != nil {
		p.Draft = !j.Agreed()
		p.Given["title"], p.Given["code"] = j.Title, codeOf(j.Title)
	}
	for _, field := range []string{"title", "code", "named"} {
		if v.R.PostForm.Has(field) {
			p.Given[field] = v.Given(field)
		}
	}
	if p.Jobs, err = r.jobsOf(v); err != nil {
		return err
	}
	return v.PageWith(status, "panelnew", p)
}

var notCode = regexp.MustCompile(`[^a-z0-9]+`)

// codeOf proposes a code for a title.
func codeOf(title string) string {
	code := strings.Trim(notCode.ReplaceAllString(strings.ToLower(title), "-"), "-")
	return strings.Trim(code[:min(len(code), 30)], "-")
}

// open opens a position, and gives it its job.
func (r *room) open(v *visit) error {
	id, code := v.Given("job"), v.Given("code")
	j, err := r.jobOf(v.Visit, id)
	if err != nil {
		return err
	}
	o := domain.OpenPosition{Code: code, Title: v.Given("title"), Blind: v.Given("named") == "", Name: v.person.Name}
	var give []domain.Command
	if j != nil {
		if o.Job = j.ID; !people.IsCode(o.Job) {
			o.Job = ""
		}
		give = append(give, domain.DescribeJob{Job: *j})
		if !j.Agreed() {
			return r.opening(v, http.StatusConflict, id, v.Text("panel.job.draft"))
		}
	}
	err = r.Desk.Open(v.R.Context(), v.who, o)
	if message, ok := mendable(err); ok {
		return r.opening(v, statusOf(err), id, message)
	}
	if err == nil && give != nil {
		err = r.Desk.Do(v.R.Context(), v.who, code, give...)
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("positions", code) + "?done=opened")
}

// jobPage is the job that a position fills, for its panel to agree on.
type jobPage struct {
	base
	V      domain.View
	A      *domain.JobView
	Job    job.Job
	Agreed bool // by the viewer
	Jobs   []KeptJob
}

// Can reports whether the viewer may do something now.
func (p jobPage) Can(action string) bool { return can(&p.V, action) }

func (r *room) job(v *visit) error { return r.showJob(v, http.StatusOK, "") }

func (r *room) showJob(v *visit, status int, problem string) error {
	view, err := r.see(v, domain.Focus{Job: true})
	if err != nil {
		return err
	}
	p := jobPage{base: v.base("panel.job", &view, "job"), V: view, A: view.Analysis}
	p.Problem = problem
	if p.A != nil {
		if p.Job, err = p.A.Read(); err != nil {
			return err
		}
		p.Agreed = slices.ContainsFunc(p.A.Agreed, func(a domain.AgreedView) bool { return a.Member == view.You })
	}
	if p.Can("prepare") {
		if p.Jobs, err = r.jobsOf(v); err != nil {
			return err
		}
	}
	return v.PageWith(status, "paneljob", p)
}

// jobsOf lists the jobs that a position may be given: those that the visitor keeps here.
func (r *room) jobsOf(v *visit) ([]KeptJob, error) {
	if r.Jobs == nil || v.Person == "" {
		return nil, nil
	}
	return r.Jobs(v.R.Context(), v.Person)
}
