package practice

import (
	"context"
	"slices"
	"strings"
	"time"

	"yardstick/guide"
)

// Coaching is where one coach works: with those who let him see something, and
// with nothing else of them. Everything else is NotFound, as what does not exist
// is. What is taken back is gone at the next call.
type Coaching struct {
	Coach  string
	Givers Givers
	Store  func(person string) Store
	Now    func() time.Time
	NewID  func() string
}

// Coached is one person as a coach sees her: the jobs that she gave.
type Coached struct {
	Person string
	Jobs   []CoachedJob
}

// CoachedJob is one job of a person: its finished attempts, in order of time.
type CoachedJob struct {
	Person      string
	Job         Job
	Attempts    []Attempt
	Corrections bool // they are given too
}

// CoachedStanding is where a person stands in a job that was given, without the attempts.
type CoachedStanding struct {
	Job         Job
	Corrections bool
	Attempts    int        // finished ones
	Latest      *time.Time // when the latest of them ended
	Standing    Standing
}

// CoachedPerson is one person with the jobs that she gave, and where she stands in each.
type CoachedPerson struct {
	Person string
	Jobs   []CoachedStanding
}

// People lists those who gave access, with their jobs and all attempts at them, the
// latest first.
func (c *Coaching) People(ctx context.Context) ([]Coached, error) {
	given, err := c.Givers.GivenTo(ctx, c.Coach)
	if err != nil {
		return nil, err
	}
	var all []Coached
	for i := range given {
		p, err := c.person(ctx, &given[i])
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// Standings lists those who gave access and where they stand, in parts, in the order of
// names: at most so many after a name, and the name after which the next part begins; ""
// where there is none.
func (c *Coaching) Standings(ctx context.Context, after string, most int) (part []CoachedPerson, next string, err error) {
	given, err := c.Givers.GivenTo(ctx, c.Coach)
	if err != nil {
		return nil, "", err
	}
	for i := range given {
		if given[i].Person <= after {
			continue
		}
		if most > 0 && len(part) == most {
			return part, part[most-1].Person, nil
		}
		p := CoachedPerson{Person: given[i].Person}
		err := c.given(ctx, &given[i], func(j Job, a Access) error {
			at, err := c.standing(ctx, given[i].Person, j, a)
			p.Jobs = append(p.Jobs, at)
			return err
		})
		if err != nil {
			return nil, "", err
		}
		part = append(part, p)
	}
	return part, "", nil
}

// standing is where a person stands in a job.
func (c *Coaching) standing(ctx context.Context, person string, j Job, a Access) (CoachedStanding, error) {
	o, err := c.Store(person).Overview(ctx, j.ID, j.GuideSHA256())
	return CoachedStanding{
		Job: j, Corrections: a.Corrections, Attempts: o.Attempts, Latest: o.Latest, Standing: StandingOf(&j, o.Last),
	}, err
}

// given calls do with each job that a person gave.
func (c *Coaching) given(ctx context.Context, g *Given, do func(j Job, a Access) error) error {
	jobs, err := c.Store(g.Person).Jobs(ctx)
	if err != nil {
		return err
	}
	for _, j := range jobs {
		a, ok := g.to(j.ID)
		if !ok || j.Sample {
			continue
		}
		if err := do(j, a); err != nil {
			return err
		}
	}
	return nil
}

func (c *Coaching) person(ctx context.Context, g *Given) (Coached, error) {
	p := Coached{Person: g.Person}
	err := c.given(ctx, g, func(j Job, a Access) error {
		seen, err := c.job(ctx, g.Person, j, a)
		p.Jobs = append(p.Jobs, seen)
		return err
	})
	return p, err
}

// job is what is seen of a job that was given.
func (c *Coaching) job(ctx context.Context, person string, j Job, a Access) (CoachedJob, error) {
	d := Desk{Store: c.Store(person)}
	all, err := d.Attempts(ctx, Filter{Job: j.ID, Finished: true})
	if err != nil {
		return CoachedJob{}, err
	}
	seen := CoachedJob{Person: person, Job: j, Corrections: a.Corrections}
	for _, x := range all {
		if x.Done() && !x.Sample {
			seen.Attempts = append(seen.Attempts, c.shown(x, a))
		}
	}
	return seen, nil
}

// Summary is where the person stands in the job.
func (x *CoachedJob) Summary() CoachedStanding {
	s := CoachedStanding{Job: x.Job, Corrections: x.Corrections, Attempts: len(x.Attempts), Standing: StandingOf(&x.Job, x.Attempts)}
	if n := len(x.Attempts); n > 0 {
		s.Latest = x.Attempts[n-1].Finished
	}
	return s
}

// shown leaves out of an attempt what is not the coach's to see: versions set
// aside, what other coaches say and, unless they are given, corrections.
func (c *Coaching) shown(x Attempt, a Access) Attempt {
	x.Aside, x.Writer = nil, ""
	if !a.Corrections {
		x.Corrections = nil
	}
	x.Comments = slices.DeleteFunc(slices.Clone(x.Comments), func(m Comment) bool { return m.Coach != c.Coach })
	return x
}

// Job gives one job of a person.
func (c *Coaching) Job(ctx context.Context, person, job string) (CoachedJob, error) {
	a, err := c.access(ctx, person, job)
	if err != nil {
		return CoachedJob{}, err
	}
	j, err := c.Store(person).Job(ctx, job)
	if err != nil || j.Sample {
		return CoachedJob{}, nothingThere()
	}
	seen, err := c.job(ctx, person, j, a)
	if err != nil {
		return CoachedJob{}, err
	}
	_, err = c.access(ctx, person, job) // it may have been taken back while this was read
	return seen, err
}

// access is what a person gives of a job.
func (c *Coaching) access(ctx context.Context, person, job string) (Access, error) {
	given, err := c.Givers.GivenTo(ctx, c.Coach)
	if err != nil {
		return Access{}, err
	}
	for i := range given {
		if given[i].Person == person {
			if a, ok := given[i].to(job); ok {
				return a, nil
			}
		}
	}
	return Access{}, nothingThere()
}

// CoachedAttempt is one finished attempt with its job and its question.
type CoachedAttempt struct {
	CoachedJob
	Attempt  Attempt
	Question *guide.Question
}

// Attempt gives one finished attempt of a person at a job.
func (c *Coaching) Attempt(ctx context.Context, person, job, id string) (CoachedAttempt, error) {
	j, err := c.Job(ctx, person, job)
	if err != nil {
		return CoachedAttempt{}, err
	}
	for i := range j.Attempts {
		if j.Attempts[i].ID == id {
			a := j.Attempts[i]
			if j.Job, err = JobUnder(ctx, c.Store(person), job, a.Guide); err != nil {
				return CoachedAttempt{}, err
			}
			q, err := j.Job.Question(a.Question)
			return CoachedAttempt{j, a, q}, err
		}
	}
	return CoachedAttempt{}, nothingThere()
}

// Comment keeps what the coach says of an attempt, or of one point of it.
func (c *Coaching) Comment(ctx context.Context, person, job, attempt, requirement, text string) error {
	seen, err := c.Attempt(ctx, person, job, attempt)
	if err != nil {
		return err
	}
	m := Comment{ID: c.NewID(), Coach: c.Coach, Requirement: requirement, Text: strings.TrimSpace(text), At: c.Now().UTC()}
	if err := m.Check(seen.Question); err != nil {
		return err
	}
	return c.Store(person).Comment(ctx, attempt, m)
}

// RemoveComment removes one of the coach's own comments.
func (c *Coaching) RemoveComment(ctx context.Context, person, job, attempt, id string) error {
	seen, err := c.Attempt(ctx, person, job, attempt)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(seen.Attempt.Comments, func(m Comment) bool { return m.ID == id }) {
		return nothingThere()
	}
	return c.Store(person).RemoveComment(ctx, attempt, id)
}
