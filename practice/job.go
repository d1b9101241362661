package practice

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
)

// Origin says where a job came from.
type Origin string

// The origins of a job.
const (
	FromSample Origin = "sample" // one of the jobs that come with the program
	FromFile   Origin = "file"   // a job file
	FromText   Origin = "text"   // an advertisement or a job description
	FromGuide  Origin = "guide"  // a guide file; the job itself is not known
)

// Job is a job that somebody practises for, with its sealed guide.
type Job struct {
	ID          string      `json:"id"`
	Title       string      `json:"title"`
	Origin      Origin      `json:"origin"`
	Sample      bool        `json:"sample,omitempty"` // part of what the first run shows
	Added       time.Time   `json:"added"`
	Date        string      `json:"date,omitempty"` // of the interview, see DateForm; empty where it is not known
	Description *job.Job    `json:"job,omitempty"`  // nil where only a guide is known
	Guide       guide.Guide `json:"guide"`          // sealed
	// Revision counts the changes of the job; 0 is the job as it was first kept.
	Revision int `json:"revision,omitempty"`
	// Original is the text that a job was read from to which somebody has agreed,
	// with what each line was taken for; nil where there is none, or where the
	// job is a draft and holds it itself.
	Original *job.Draft `json:"original,omitempty"`
}

// GuideSHA256 is the hash in the seal of the guide.
func (j *Job) GuideSHA256() string {
	if j.Guide.Seal == nil {
		return ""
	}
	return j.Guide.Seal.SHA256
}

// Question finds a question of the job's guide; a question that does not exist
// is NotFound and the fault names those that do.
func (j *Job) Question(id string) (*guide.Question, error) {
	if q, ok := j.Guide.QuestionNamed(id); ok {
		return q, nil
	}
	ids := make([]string, len(j.Guide.Questions))
	for i, q := range j.Guide.Questions {
		ids[i] = q.ID
	}
	return nil, fault.NotFoundf("the guide of %s has no question %q; it has %s", j.ID, id, strings.Join(ids, ", "))
}

// NewJob makes a job to practise for: it derives the guide and seals it. A
// question that may not be asked, because of what an advertisement says in it,
// is left out rather than the job refused.
func NewJob(description *job.Job, origin Origin, at time.Time) (Job, error) {
	return newJob(description, origin, 1, "", at)
}

// newJob is NewJob with the version of the guide, and who seals it.
func newJob(description *job.Job, origin Origin, version int, by string, at time.Time) (Job, error) {
	g, err := guide.Derive(description)
	if err != nil {
		return Job{}, err
	}
	g.Version = version
	if g, err = guide.Seal(askable(g), cmp.Or(by, sealedBy), at); err != nil {
		return Job{}, err
	}
	j, err := NewGuideJob(g, at)
	if err != nil {
		return Job{}, err
	}
	j.Title, j.Origin, j.Description = description.Title, origin, description
	return j, nil
}

// askable leaves out the questions in which the check of guides finds errors.
// Where none would be left, the guide stays as it is and sealing it says why not.
func askable(g guide.Guide) guide.Guide {
	bad := map[int]bool{}
	for _, f := range guide.Lint(&g, nil) {
		var n int
		if _, err := fmt.Sscanf(f.Field, "questions[%d]", &n); err == nil && f.Severity == guide.Error {
			bad[n] = true
		}
	}
	if len(bad) == 0 || len(bad) == len(g.Questions) {
		return g
	}
	all := g.Questions
	g.Questions = nil
	for n, q := range all {
		if !bad[n] {
			g.Questions = append(g.Questions, q)
		}
	}
	return g
}

// sealedBy is who seals a guide that its author left open, for practising.
const sealedBy = "Yardstick, for practising"

// NewGuideJob makes a job to practise for of a guide alone. A guide that is
// sealed is kept as it is, and one that was changed since is refused as a
// Conflict; an open one is sealed.
func NewGuideJob(g guide.Guide, at time.Time) (Job, error) {
	if g.Seal == nil {
		sealed, err := guide.Seal(g, sealedBy, at)
		if err != nil {
			return Job{}, err
		}
		g = sealed
	} else if err := guide.Verify(&g); err != nil {
		return Job{}, err
	}
	title := g.Job
	if title == "" {
		title = g.ID
	}
	return Job{ID: g.ID, Title: title, Origin: FromGuide, Added: at.UTC(), Guide: g}, nil
}
