package practise

import (
	"slices"
	"strings"
	"time"

	"yardstick/assess"
	found "yardstick/assess/report"
	"yardstick/english"
	"yardstick/guide"
	"yardstick/practice"
	"yardstick/practice/report"
	"yardstick/web/chart"
)

// resultPage shows what a finished answer holds and what it lacks.
type resultPage struct {
	base
	finding
	Earlier  string // the attempt before this one, to compare with
	Change   practice.Comparison
	Next     *practice.Exercise
	Forget   string // what the browser need not keep any more
	Comments []comment
	Second   *who // a language model that may read it too
}

// finding is one assessed answer, as pages and the report of an interview show it.
type finding struct {
	Number                int // within an interview, from 1
	ID, JobID, QuestionID string
	Question              string
	Mode                  practice.Mode
	Finished              time.Time
	Sample                bool
	Theirs                bool // it is shown to a coach, not to the one who answered
	Verdict               assess.Overall
	Score                 *chart.Score
	Level                 string
	Regions               []found.Region
	Requirements          []requirementView
	Missing               []requirementView // what is not met, musts first
	Shown                 []requirementView // what is met
	Met, Partly           int
	Reasons, Warnings     []string
	Delivery              []fact
	DeliveryNotes         []string
	Assessor, Guide       string
	Goodness              string // how good the assessor is on unseen questions
	Anchor                string
	anchored              int // the level that the anchor is of; 0 for none
}

// fact is a figure with its name.
type fact struct{ Name, Value string }

// requirementView is one requirement with what was found.
type requirementView struct {
	Number        int
	ID, Text, Ask string
	Must          bool
	Verdict       assess.Verdict
	Quotes        []string
	Items         []assess.Item
	Hesitant      bool           // too unsure for a firm word
	Corrected     assess.Verdict // what the person says, where the reading is wrong
	Unquoted      bool           // it earns credit, and no passage can be quoted
	Unsaid        []string       // parts of it that are not said, though it is met
	Touch         string         // of a point that is missing: words that touch it
}

// result shows a finished attempt.
func (s *study) result(v *visit, t *task) error {
	f := findingOf(v, t)
	put, err := report.DeliveryOf(&t.attempt, t.question)
	if err != nil {
		return err
	}
	f.addDelivery(v, put)
	p := resultPage{
		base: jobBase(v, &t.job, "rehearse", "result.title", t.question.Text), finding: f, Forget: t.attempt.ID,
		Comments: commentsOf(&t.attempt, &f), Second: s.secondWho(),
	}
	if t.attempt.Interview != "" {
		p.Job.Part = "interview"
	}
	p.Scripts = []string{"forget.js", "voice.js"}
	attempts, err := v.desk.Attempts(v.R.Context(), practice.Filter{Job: t.job.ID, Finished: true})
	if err != nil {
		return err
	}
	p.compareWithEarlier(t, attempts)
	plan := practice.PlanFor(&t.job, attempts, s.Now())
	for i := range plan.Items {
		if plan.Items[i].Question.ID != t.question.ID && plan.Items[i].IsDue {
			p.Next = &plan.Items[i]
			break
		}
	}
	return v.Page("result", p)
}

// compareWithEarlier finds the attempt at the same question before this one.
func (p *resultPage) compareWithEarlier(t *task, attempts []practice.Attempt) {
	var earlier *practice.Attempt
	for i := range attempts {
		a := &attempts[i]
		if a.Question == t.question.ID && a.Guide == t.attempt.Guide && a.ID != t.attempt.ID && a.Finished.Before(*t.attempt.Finished) {
			earlier = a
		}
	}
	if earlier != nil {
		p.Earlier = earlier.ID
		p.Change = practice.Compare(t.question, []practice.Attempt{*earlier, t.attempt})
	}
}

// findingOf turns an assessed attempt into what is shown of it.
func findingOf(v *visit, t *task) finding {
	a := t.attempt.Assessment
	r := found.Finding{Guide: &t.job.Guide, Question: t.question, Answer: t.attempt.Text, Assessment: *a}
	f := finding{
		ID: t.attempt.ID, JobID: t.job.ID, QuestionID: t.question.ID, Question: t.question.Text, Mode: t.attempt.Mode,
		Finished: *t.attempt.Finished, Sample: t.attempt.Sample, Verdict: a.Verdict, Regions: r.Regions(), Reasons: r.Reasons(),
		Goodness: found.Goodness(a.Assessor),
		Assessor: strings.TrimSpace(a.Assessor.Name + " " + a.Assessor.Version), Guide: a.GuideSHA256[:min(12, len(a.GuideSHA256))],
	}
	if a.Score != nil && a.Level != nil {
		score := chart.OfScore(*a.Score, passOf(&t.job.Guide))
		f.Score, f.Level = &score, v.Text("result.level", *a.Level, t.job.Guide.Scale.Top(), t.job.Guide.Scale[*a.Level])
		f.Anchor, f.anchored = english.OfYou(t.question.Anchors[*a.Level]), *a.Level
	}
	for _, code := range a.Warnings {
		f.Warnings = append(f.Warnings, assess.Explain(code))
	}
	f.addRequirements(t.question, a, t.attempt.Corrections)
	return f
}

func passOf(g *guide.Guide) float64 {
	if g.Pass.Score == 0 {
		return guide.DefaultPass
	}
	return g.Pass.Score
}

// addRequirements goes through the requirements; what is missing is listed
// with the musts first.
func (f *finding) addRequirements(q *guide.Question, a *assess.Assessment, corrected []practice.Correction) {
	var rest []requirementView
	for i, r := range q.Requirements {
		view := requirementView{Number: i + 1, ID: r.ID, Text: you(r.Text), Must: r.Must, Verdict: assess.NotAssessed}
		for _, x := range a.Requirements {
			if x.ID == r.ID {
				view.fill(&x)
			}
		}
		for _, c := range corrected {
			if c.Requirement == r.ID {
				view.Corrected = c.Verdict
			}
		}
		f.Requirements = append(f.Requirements, view)
		switch {
		case view.Verdict == assess.Met:
			f.Met++
			f.Shown = append(f.Shown, view)
		case r.Must:
			f.Missing = append(f.Missing, view)
		default:
			rest = append(rest, view)
		}
		if view.Verdict == assess.Partly {
			f.Partly++
		}
	}
	f.Missing = append(f.Missing, rest...)
	f.touch()
}

// touch gives each point that is missing words that touch it; words that stand with an
// earlier point are not repeated, the numbers in the answer tell of them.
func (f *finding) touch() {
	told := map[string]bool{}
	for i := range f.Missing {
		m := &f.Missing[i]
		if at := slices.IndexFunc(m.Quotes, func(q string) bool { return !told[q] }); at >= 0 {
			m.Touch = m.Quotes[at]
			told[m.Touch] = true
		}
	}
}

func (r *requirementView) fill(x *assess.Requirement) {
	r.Verdict, r.Items = x.Verdict, x.Items
	r.Hesitant, r.Unquoted = found.Unsure(x), found.Unquoted(x)
	if x.Verdict == assess.Met {
		r.Unsaid = practice.Unsaid(x)
	}
	if x.Advice != "" {
		r.Ask = question(x.Advice)
	}
	for _, e := range x.Evidence {
		r.Quotes = append(r.Quotes, shown(strings.Join(strings.Fields(e.Quote), " ")))
	}
}
