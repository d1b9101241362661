package archive

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/practice"
)

// checker checks everything of one file.
type checker struct {
	ctx  context.Context // of the call
	name string
	all  *practice.Everything
	jobs map[string]*practice.Job
	// guides are the jobs under guides that they had before, by job and hash.
	guides map[[2]string]*practice.Job
	held   map[string]bool // ids of interviews
}

// bad says what is wrong with a field.
func (c *checker) bad(field, format string, args ...any) error {
	return &fault.Error{Kind: fault.Invalid, File: c.name, Field: field, Message: fmt.Sprintf(format, args...)}
}

func (c *checker) check() error {
	c.jobs, c.guides, c.held = map[string]*practice.Job{}, map[[2]string]*practice.Job{}, map[string]bool{}
	for i := range c.all.Jobs {
		if err := c.job(fmt.Sprintf("jobs[%d]", i), &c.all.Jobs[i]); err != nil {
			return err
		}
	}
	for i := range c.all.Guides {
		if err := c.earlier(fmt.Sprintf("guides[%d]", i), &c.all.Guides[i]); err != nil {
			return err
		}
	}
	for i := range c.all.Interviews {
		if err := c.interview(fmt.Sprintf("interviews[%d]", i), &c.all.Interviews[i]); err != nil {
			return err
		}
	}
	seen := map[string]bool{}
	for i := range c.all.Attempts {
		if err := c.attempt(fmt.Sprintf("attempts[%d]", i), &c.all.Attempts[i], seen); err != nil {
			return err
		}
	}
	seen = map[string]bool{}
	for i := range c.all.Drills {
		if err := c.drill(fmt.Sprintf("drills[%d]", i), &c.all.Drills[i], seen); err != nil {
			return err
		}
	}
	return nil
}

// id checks that an id is one and was not there before.
func (c *checker) id(at, id string, seen bool) error {
	switch {
	case c.ctx.Err() != nil: // every thing is asked for its id first
		return c.ctx.Err()
	case !practice.IsID(id):
		return c.bad(at+".id", "is %q; an id has at most 200 letters, digits, dots, _ and -, and begins with a letter or a digit", cut(id))
	case seen:
		return c.bad(at+".id", "%q stands there twice", id)
	}
	return nil
}

// job checks a job with its guide, as their own readers do.
func (c *checker) job(at string, j *practice.Job) error {
	if err := c.id(at, j.ID, c.jobs[j.ID] != nil); err != nil {
		return err
	}
	c.jobs[j.ID] = j
	if err := c.times(at, &j.Added); err != nil {
		return err
	}
	if len(j.Title) > maxAdvice {
		return c.bad(at+".title", "has %d bytes; at most %d are read", len(j.Title), maxAdvice)
	}
	if _, err := time.Parse(practice.DateForm, j.Date); err != nil && j.Date != "" {
		return c.bad(at+".date", "is no day such as 2026-12-05")
	}
	switch j.Origin {
	case practice.FromSample, practice.FromFile, practice.FromText, practice.FromGuide:
	default:
		return c.bad(at+".origin", "is %q; want sample, file, text or guide", j.Origin)
	}
	if err := c.described(at, j); err != nil {
		return err
	}
	return c.guide(at+".guide", &j.Guide)
}

// described checks what a job is, with the text that it was read from.
func (c *checker) described(at string, j *practice.Job) error {
	if j.Revision < 0 {
		return c.bad(at+".revision", "is %d; a revision is 0 or more", j.Revision)
	}
	if j.Description == nil {
		if j.Original != nil {
			return c.bad(at+".original", "stands there without a job")
		}
		return nil
	}
	whole := *j.Description
	if j.Original != nil {
		if whole.Draft != nil {
			return c.bad(at+".original", "stands there beside a draft, which holds the text itself")
		}
		whole.Draft = j.Original
	}
	return c.reread(at+".job", &whole, func(name string, data []byte) error {
		_, err := job.Read(name, data)
		return err
	})
}

// earlier checks a guide that a job had before.
func (c *checker) earlier(at string, e *practice.EarlierGuide) error {
	j := c.jobs[e.Job]
	if j == nil {
		return c.bad(at+".job", "there is no job %q", cut(e.Job))
	}
	key := [2]string{e.Job, e.SHA256()}
	if c.guides[key] != nil || key[1] == j.GuideSHA256() {
		return c.bad(at, "stands there twice")
	}
	under := *j
	under.Guide, c.guides[key] = e.Guide, &under
	return c.guide(at+".guide", &e.Guide)
}

// guide checks a sealed guide, as its own reader does.
func (c *checker) guide(at string, g *guide.Guide) error {
	if err := c.reread(at, g, func(name string, data []byte) error {
		read, err := guide.Read(name, data)
		if err != nil {
			return err
		}
		if whole, err := json.Marshal(&read[0]); err != nil || !bytes.Equal(whole, data) {
			return fault.Invalidf("%s: leaves out what a sealed guide says", name)
		}
		return nil
	}); err != nil {
		return err
	}
	if err := guide.Verify(g); err != nil {
		return c.bad(at+".seal", "%v", err)
	}
	return nil
}

// reread lets the reader of a format check a value.
func (c *checker) reread(at string, v any, read func(name string, data []byte) error) error {
	data, err := json.Marshal(v)
	if err == nil {
		err = read(at, data)
	}
	if err != nil {
		return &fault.Error{Kind: fault.Invalid, File: c.name, Message: err.Error(), Cause: err}
	}
	return nil
}

// of checks that something belongs to a job that is there, under its guide.
func (c *checker) of(at, id, sha256 string) (*practice.Job, error) {
	j := c.jobs[id]
	switch {
	case j == nil:
		return nil, c.bad(at+".job", "there is no job %q", cut(id))
	case sha256 != j.GuideSHA256() && c.guides[[2]string{id, sha256}] != nil:
		return c.guides[[2]string{id, sha256}], nil
	case sha256 != j.GuideSHA256():
		return nil, c.bad(at+".guide_sha256", "is another guide than that of job %q", id)
	}
	return j, nil
}

func (c *checker) mode(at string, m practice.Mode) error {
	if m != practice.Coach && m != practice.Exam {
		return c.bad(at+".mode", "is %q; want coach or exam", m)
	}
	return nil
}

func (c *checker) interview(at string, i *practice.Interview) error {
	if err := c.id(at, i.ID, c.held[i.ID]); err != nil {
		return err
	}
	c.held[i.ID] = true
	j, err := c.of(at, i.Job, i.Guide)
	if err != nil {
		return err
	}
	if err := c.times(at, &i.Started, i.Finished); err != nil {
		return err
	}
	if len(i.Name) > maxName {
		return c.bad(at+".name", "is longer than %d bytes", maxName)
	}
	asked := map[string]bool{}
	for k, q := range i.Questions {
		place := fmt.Sprintf("%s.questions[%d]", at, k)
		if _, err := c.question(place, j, q); err != nil {
			return err
		}
		if asked[q] {
			return c.bad(place, "stands there twice")
		}
		asked[q] = true
	}
	return c.mode(at, i.Mode)
}

// question finds a question by its id.
func (c *checker) question(at string, j *practice.Job, id string) (*guide.Question, error) {
	q, err := j.Question(id)
	switch {
	case err != nil:
		return nil, c.bad(at, "%v", err)
	case q.ID != id:
		return nil, c.bad(at, "is the text of a question; want its id, %s", q.ID)
	}
	return q, nil
}
