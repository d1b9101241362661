package practise

import (
	"time"

	"yardstick/practice"
	"yardstick/practice/drill"
	"yardstick/web/frame"
)

// messesPage lists the bad weeks of one job.
type messesPage struct {
	base
	Weeks   []weekLine
	Current string // a week that waits for an answer
	Cannot  bool   // no week can be made of this job
}

type weekLine struct {
	ID       string
	Started  time.Time
	Answered bool
	Right    int
}

// messes shows the weeks that somebody has seen, and gives another.
func (s *study) messes(v *visit) error {
	j, err := s.describedJob(v)
	if err != nil {
		return err
	}
	drills, err := v.desk.Store.Drills(v.R.Context(), j.ID)
	if err != nil {
		return err
	}
	p := messesPage{base: jobBase(v, &j, "mess", "mess.title", j.Title)}
	if _, err := drill.Make(j.Description, 1); err != nil {
		p.Cannot = true
	}
	for _, d := range drills {
		line := weekLine{ID: d.ID, Started: d.Started}
		if d.Result != nil {
			line.Answered, line.Right = true, d.Result.Right()
		} else if p.Current == "" {
			p.Current = d.ID
		}
		p.Weeks = append(p.Weeks, line)
	}
	return v.Page("messes", p)
}

// beginMess makes a bad week.
func (s *study) beginMess(v *visit) error {
	job := v.R.PathValue("job")
	d, err := v.desk.StartDrill(v.R.Context(), job)
	if _, ok := frame.Mendable(err); ok {
		return v.Redirect(frame.Path("jobs", job, "mess")) // which says what the job lacks
	}
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("mess", d.ID))
}

// messPage is one bad week: to be read and answered, or answered.
type messPage struct {
	base
	Drill  practice.Drill
	Result *drill.Result
	Days   []weekDay
	Parts  []messPart
	Right  int
}

// weekDay is what came on one day.
type weekDay struct {
	Name    string
	Entries []weekEntry
}

type weekEntry struct {
	drill.Entry
	First, Line, Chosen bool // what it was; known after the answer
	Asked               bool // it can be chosen as the first sign
}

// messPart is one part of the result.
type messPart struct {
	Name string
	drill.Part
}

// mess shows one bad week.
func (s *study) mess(v *visit) error {
	d, err := v.desk.Store.Drill(v.R.Context(), v.R.PathValue("id"))
	if err != nil {
		return err
	}
	j, err := v.desk.Store.Job(v.R.Context(), d.Job)
	if err != nil {
		return err
	}
	p := messPage{base: jobBase(v, &j, "mess", "mess.title", j.Title), Drill: d, Result: d.Result}
	for _, e := range d.Mess.Entries {
		entry := weekEntry{Entry: e, Asked: d.Result == nil && e.Form != drill.Figures}
		if d.Result != nil {
			entry.First, entry.Line = e.ID == d.Mess.Truth.Sign, e.ID == d.Mess.Truth.Line
			entry.Chosen = d.Answer.Sign == e.ID
		}
		if n := len(p.Days); n == 0 || p.Days[n-1].Name != e.Day {
			p.Days = append(p.Days, weekDay{Name: e.Day})
		}
		last := &p.Days[len(p.Days)-1]
		last.Entries = append(last.Entries, entry)
	}
	if r := d.Result; r != nil {
		p.Right = r.Right()
		p.Parts = []messPart{
			{v.Text("mess.function"), r.Function}, {v.Text("mess.sign"), r.Sign}, {v.Text("mess.step"), r.Step},
		}
	}
	return v.Page("mess", p)
}

// answerMess holds an answer against the truth of a week.
func (s *study) answerMess(v *visit) error {
	id := v.R.PathValue("id")
	_, err := v.desk.AnswerDrill(v.R.Context(), id, drill.Answer{
		Function: v.Given("function"), Sign: v.Given("sign"), Step: v.Given("step"),
	})
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("mess", id))
}
