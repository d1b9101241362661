package practise

import (
	"slices"
	"time"

	"yardstick/assess"
	"yardstick/practice"
	"yardstick/web/chart"
	"yardstick/web/frame"
)

// coachVisit is a visit of a coach.
type coachVisit struct {
	*visit
	coaching *practice.Coaching
}

// coaching makes a handler of one that shows a coach what was given.
func (s *study) coaching(h func(v *coachVisit) error) frame.Handler {
	return func(at *frame.Visit) error {
		return h(&coachVisit{&visit{Visit: at}, s.Coaching(at.Coach)})
	}
}

// coachPage lists the people who gave access.
type coachPage struct {
	base
	Coach  string
	People []coachPerson
	Next   string // where the list goes on
}

// peopleAtOnce is how many people the list shows at once: of each the latest answer to
// every question is read.
const peopleAtOnce = 10

type coachPerson struct {
	Name string
	Jobs []coachJob
}

// coachJob is one job in the list.
type coachJob struct {
	Path, Title string
	Date        *time.Time // of the interview
	Standing    practice.Standing
	Attempts    int
	Latest      *time.Time
}

// coachHome shows who gave access.
func (s *study) coachHome(v *coachVisit) error {
	people, next, err := v.coaching.Standings(v.R.Context(), v.Asked("after"), peopleAtOnce)
	if err != nil {
		return err
	}
	p := coachPage{base: baseOf(v.visit, "coaching.page"), Coach: v.Coach, Next: frame.Next("/coach", next)}
	p.Section = "coach"
	for _, x := range people {
		person := coachPerson{Name: s.nameOf(v.visit, x.Person)}
		for i := range x.Jobs {
			person.Jobs = append(person.Jobs, coachJobOf(x.Person, &x.Jobs[i]))
		}
		p.People = append(p.People, person)
	}
	return v.Page("coach", p)
}

func coachJobOf(person string, x *practice.CoachedStanding) coachJob {
	return coachJob{
		Path: frame.Path("coach", person, x.Job.ID), Title: x.Job.Title, Date: dateOf(&x.Job),
		Standing: x.Standing, Attempts: x.Attempts, Latest: x.Latest,
	}
}

func dateOf(j *practice.Job) *time.Time {
	on, err := time.Parse(practice.DateForm, j.Date)
	if err != nil {
		return nil
	}
	return &on
}

// nameOf is a person for people: this computer's owner has no name.
func (s *study) nameOf(v *visit, person string) string {
	if person == s.Owner {
		return v.Text("coaching.owner")
	}
	return person
}

// coachJobPage shows one job of a person: progress, answers, the plan.
type coachJobPage struct {
	base
	Person, Title string
	Date          *time.Time
	Standing      practice.Standing
	Days          []practice.Day
	Questions     []coachQuestion
}

// coachQuestion is one question with its finished attempts, the latest first.
type coachQuestion struct {
	practice.Progress
	Chart    chart.Curve
	Attempts []coachAttempt
}

type coachAttempt struct {
	Path     string
	Finished time.Time
	Verdict  assess.Overall
	Score    *float64
	Comments int
}

// coachJob shows a job that was given.
func (s *study) coachJob(v *coachVisit) error {
	x, err := v.coaching.Job(v.R.Context(), v.R.PathValue("person"), v.R.PathValue("job"))
	if err != nil {
		return err
	}
	p := coachJobPage{
		base: baseOf(v.visit, "coaching.job.page", x.Job.Title), Person: s.nameOf(v.visit, x.Person), Title: x.Job.Title, Date: dateOf(&x.Job),
		Standing: practice.StandingOf(&x.Job, x.Attempts), Days: practice.Towards(&x.Job, x.Attempts, s.Now()),
	}
	p.Section = "coach"
	for _, q := range practice.ProgressOf(&x.Job, x.Attempts) {
		c := coachQuestion{Progress: q, Chart: chart.OfScores(values(q.Points), passOf(&x.Job.Guide))}
		for i := range x.Attempts {
			if a := &x.Attempts[i]; a.Question == q.Question.ID {
				c.Attempts = append(c.Attempts, coachAttempt{
					frame.Path("coach", x.Person, x.Job.ID, a.ID), *a.Finished, a.Assessment.Verdict, a.Assessment.Score, len(a.Comments),
				})
			}
		}
		slices.Reverse(c.Attempts)
		p.Questions = append(p.Questions, c)
	}
	return v.Page("coachjob", p)
}
