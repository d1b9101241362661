package panel

import (
	"encoding/json"
	"slices"
	"time"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/people"
	"yardstick/record"
)

// The kinds of entry about the job that is filled: the job analysis of the panel.
const (
	jobDescribed record.Kind = "job.described"
	jobAgreed    record.Kind = "job.agreed"
)

// jobFile is the job as the panel agreed to it.
const jobFile = "job.json"

// DescribedJob says which job the position fills. The job itself is job.json, fixed by
// the entry after this one. A later one takes its place, and who agreed to the one
// before agrees anew, until the first rating is handed in.
type DescribedJob struct {
	Job    string `json:"job"` // id
	Title  string `json:"title"`
	SHA256 string `json:"sha256"` // of job.json
}

// AgreedJob says that the actor stands behind the job as it is described.
type AgreedJob struct {
	Salted
	SHA256 string `json:"sha256"`
}

// Kind is job.described.
func (DescribedJob) Kind() record.Kind { return jobDescribed }

// Kind is job.agreed.
func (AgreedJob) Kind() record.Kind { return jobAgreed }

// Analysis is the job of a position and who agreed to it.
type Analysis struct {
	DescribedJob
	Made
	Agreed []Agreement
}

// Agreement is that of one member.
type Agreement struct {
	Member string
	At     time.Time
}

func (s *State) jobDescribed(e *record.Entry, p DescribedJob) error {
	if err := s.analysing(); err != nil {
		return err
	}
	if p.Job != "" && !record.IsCode(p.Job) {
		return invalid("job", "is %.70q, which is no id", p.Job)
	}
	if !isHash(p.SHA256) {
		return invalid("sha256", "is no SHA-256 in lower-case hex")
	}
	s.Analysis = &Analysis{DescribedJob: p, Made: made(e, "")}
	return checkTitle("title", p.Title)
}

func (s *State) jobAgreed(e *record.Entry, p AgreedJob) error {
	if err := s.analysing(); err != nil {
		return err
	}
	a := s.Analysis
	switch {
	case a == nil || a.SHA256 != p.SHA256 || s.Documents[jobFile] != p.SHA256:
		return fault.Conflictf("the job is another one by now; look at it again")
	case s.Member(e.Actor) == nil:
		return forbidden("%s is not on the panel", e.Actor)
	case slices.ContainsFunc(a.Agreed, func(g Agreement) bool { return g.Member == e.Actor }):
		return fault.Conflictf("%s has agreed already", e.Actor)
	}
	a.Agreed = append(a.Agreed, Agreement{e.Actor, e.Time})
	return nil
}

// analysing refuses what comes after the first rating: the job is fixed by then.
func (s *State) analysing() error {
	if len(s.committed)+len(s.ratings) > 0 {
		return fault.Conflictf("a rating was handed in already; the job is fixed")
	}
	return s.stage(people.Preparing, people.Rating)
}

// DescribeJob gives a position its job, in the name of who gives it: they agree by
// that. A job that is still a draft is refused.
type DescribeJob struct{ Job job.Job }

func (c DescribeJob) do(t *Turn) {
	if !t.need(people.Prepare) {
		return
	}
	if !c.Job.Agreed() {
		t.check(invalid("job", "is a draft that was read from a text; agree to it first, on its page or with yardstick job edit --agree"))
		return
	}
	if faults := job.Faults(&c.Job); len(faults) > 0 {
		t.check(invalid(faults[0].Field, "%s", faults[0].Message))
		return
	}
	c.Job.Agreement = nil // who agrees for the panel stands in the entries, by number and not by name
	data, err := canonical.Marshal(c.Job)
	if !t.check(err) {
		return
	}
	hash := hashOf(data)
	t.add(DescribedJob{Job: c.Job.ID, Title: c.Job.Title, SHA256: hash})
	t.document(jobFile, data)
	t.add(AgreedJob{Salted: t.salt(), SHA256: hash})
}

// AgreeJob says that a member of the panel stands behind the job. SHA256 is that of
// the job as they saw it; empty is the one that there is.
type AgreeJob struct{ SHA256 string }

func (c AgreeJob) do(t *Turn) {
	if c.SHA256 == "" && t.State.Analysis != nil {
		c.SHA256 = t.State.Analysis.SHA256
	}
	if t.need(people.AgreeJob) {
		t.add(AgreedJob{Salted: t.salt(), SHA256: c.SHA256})
	}
}

// JobView is the job of a position and who agreed to it.
type JobView struct {
	DescribedJob
	By       string          `json:"by"`
	At       string          `json:"at"`
	Agreed   []AgreedView    `json:"agreed"`
	Document json.RawMessage `json:"document,omitempty"` // job.json, where the focus asks for it
}

// AgreedView is who agreed and when.
type AgreedView struct {
	Member string `json:"member"`
	At     string `json:"at"`
}

// Read reads the job.
func (v *JobView) Read() (job.Job, error) {
	if len(v.Document) == 0 {
		return job.Job{}, fault.NotFoundf("the job was not asked for")
	}
	j, err := job.Read(jobFile, v.Document)
	if err != nil {
		return job.Job{}, err
	}
	return *j, nil
}

func (g *gaze) job(whole bool) *JobView {
	a := g.Analysis
	if a == nil {
		return nil
	}
	v := &JobView{DescribedJob: a.DescribedJob, By: a.By, At: a.At.Format(record.TimeLayout), Agreed: []AgreedView{}}
	for _, agreed := range a.Agreed {
		v.Agreed = append(v.Agreed, AgreedView{agreed.Member, agreed.At.Format(record.TimeLayout)})
	}
	if whole {
		v.Document = g.vault.Documents[jobFile]
	}
	return v
}
