package archive

import (
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
	name string
	all  *practice.Everything
	jobs map[string]*practice.Job
	held map[string]bool // ids of interviews
}

const maxID = 200 // bytes

// bad says what is wrong with a field.
func (c *checker) bad(field, format string, args ...any) error {
	return &fault.Error{Kind: fault.Invalid, File: c.name, Field: field, Message: fmt.Sprintf(format, args...)}
}

func (c *checker) check() error {
	c.jobs, c.held = map[string]*practice.Job{}, map[string]bool{}
	for i := range c.all.Jobs {
		if err := c.job(fmt.Sprintf("jobs[%d]", i), &c.all.Jobs[i]); err != nil {
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
	case id == "" || len(id) > maxID:
		return c.bad(at+".id", "has %d bytes; want 1 to %d", len(id), maxID)
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
	if _, err := time.Parse(practice.DateForm, j.Date); err != nil && j.Date != "" {
		return c.bad(at+".date", "is no day such as 2026-12-05")
	}
	switch j.Origin {
	case practice.FromSample, practice.FromFile, practice.FromText, practice.FromGuide:
	default:
		return c.bad(at+".origin", "is %q; want sample, file, text or guide", j.Origin)
	}
	if j.Description != nil {
		if err := c.reread(at+".job", j.Description, func(name string, data []byte) error {
			_, err := job.Read(name, data)
			return err
		}); err != nil {
			return err
		}
	}
	if err := c.reread(at+".guide", &j.Guide, func(name string, data []byte) error {
		_, err := guide.Read(name, data)
		return err
	}); err != nil {
		return err
	}
	if err := guide.Verify(&j.Guide); err != nil {
		return c.bad(at+".guide.seal", "%v", err)
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
		return nil, c.bad(at+".job", "there is no job %q", id)
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
	for k, q := range i.Questions {
		if _, err := j.Question(q); err != nil {
			return c.bad(fmt.Sprintf("%s.questions[%d]", at, k), "%v", err)
		}
	}
	return c.mode(at, i.Mode)
}

func (c *checker) drill(at string, d *practice.Drill, seen map[string]bool) error {
	if err := c.id(at, d.ID, seen[d.ID]); err != nil {
		return err
	}
	seen[d.ID] = true
	switch {
	case c.jobs[d.Job] == nil:
		return c.bad(at+".job", "there is no job %q", d.Job)
	case (d.Answer == nil) != (d.Result == nil) || (d.Answer == nil) != (d.Finished == nil):
		return c.bad(at, "answer, result and finished stand there together or not at all")
	}
	return nil
}
