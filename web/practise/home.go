package practise

import (
	"slices"
	"strings"
	"time"

	"yardstick/practice"
)

// homePage is where somebody begins, or goes on.
type homePage struct {
	base
	Newcomer bool // has no job yet but the sample
	Asks     bool // what they want to do: practise, or interview
	Sample   *homeJob
	Way      []string
	Open     []openAttempt
	Said     []homeSaid // what coaches said lately
	Jobs     []homeJob
}

type homeJob struct {
	ID, Title, Purpose       string
	Sample, GuideOnly, Draft bool
	Questions, Answered, Met int
}

// openAttempt is an answer that was begun and not finished.
type openAttempt struct {
	ID, Job, Question string
	Words             int
	Saved             time.Time
}

// home shows the jobs and what was left open.
func (s *study) home(v *visit) error {
	jobs, err := v.desk.Store.Jobs(v.R.Context())
	if err != nil {
		return err
	}
	attempts, err := v.desk.Attempts(v.R.Context(), practice.Filter{})
	if err != nil {
		return err
	}
	p := homePage{base: baseOf(v, "home.name"), Newcomer: true, Way: []string{"understand", "rehearse", "see", "again"}}
	p.Section, p.Asks = "home", s.Positions && v.Person == s.Owner
	for i := range jobs {
		h := homeJobOf(&jobs[i], attempts)
		p.Newcomer = p.Newcomer && h.Sample
		if h.Sample && p.Sample == nil {
			p.Sample = &h
		}
		p.Jobs = append(p.Jobs, h)
	}
	p.Open, p.Said = openAttempts(jobs, attempts), saidLately(jobs, attempts)
	return v.Page("home", p)
}

func homeJobOf(j *practice.Job, attempts []practice.Attempt) homeJob {
	own := attemptsOf(j, attempts)
	standing := practice.StandingOf(j, own)
	h := homeJob{
		ID: j.ID, Title: j.Title, Sample: j.Sample, GuideOnly: j.Description == nil,
		Questions: standing.Questions, Answered: standing.Answered, Met: standing.Met,
	}
	if j.Description != nil {
		h.Purpose, h.Draft = j.Description.Purpose, !j.Description.Agreed()
	}
	return h
}

func attemptsOf(j *practice.Job, attempts []practice.Attempt) []practice.Attempt {
	var own []practice.Attempt
	for _, a := range attempts {
		if a.Job == j.ID {
			own = append(own, a)
		}
	}
	return own
}

// mostOpen is how many open answers are shown.
const mostOpen = 5

// openAttempts lists what was begun and not finished, the latest first; what
// belongs to an interview is found there.
func openAttempts(jobs []practice.Job, attempts []practice.Attempt) []openAttempt {
	var open []openAttempt
	for i := len(attempts) - 1; i >= 0 && len(open) < mostOpen; i-- {
		a := &attempts[i]
		if a.Done() || a.Interview != "" || strings.TrimSpace(a.Text) == "" {
			continue
		}
		for k := range jobs {
			if jobs[k].ID != a.Job {
				continue
			}
			if q, err := jobs[k].Question(a.Question); err == nil {
				open = append(open, openAttempt{a.ID, jobs[k].Title, q.Text, len(strings.Fields(a.Text)), a.Saved})
			}
		}
	}
	return open
}

// homeSaid is an answer of which a coach said something.
type homeSaid struct {
	ID, Question, Coach string
	At                  time.Time
}

// mostSaid is how many answers with comments are shown.
const mostSaid = 3

// saidLately lists the answers of which a coach said something, the latest first.
func saidLately(jobs []practice.Job, attempts []practice.Attempt) []homeSaid {
	var all []homeSaid
	for i := range attempts {
		a := &attempts[i]
		if len(a.Comments) == 0 {
			continue
		}
		last := a.Comments[len(a.Comments)-1]
		for k := range jobs {
			if q, err := jobs[k].Question(a.Question); err == nil && jobs[k].ID == a.Job {
				all = append(all, homeSaid{a.ID, q.Text, last.Coach, last.At})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b homeSaid) int { return b.At.Compare(a.At) })
	return all[:min(mostSaid, len(all))]
}
