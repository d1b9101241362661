package practise

import (
	"bytes"
	"net/http"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/practice/report"
	"yardstick/web/frame"
)

// reportPage is a whole interview, to be read or printed.
type reportPage struct {
	base
	ID, Name, JobTitle string
	Date               time.Time
	Findings           []finding
	Left               []guide.Question
	Met, Of            int
	Guide              string
	Sample             bool
}

// report shows the report of an interview that is finished.
func (s *study) report(v *visit) error {
	r, err := report.For(v.R.Context(), v.desk.Store, v.R.PathValue("id"))
	if err != nil {
		return err
	}
	if r.Interview.Finished == nil {
		return v.Redirect(frame.Path("interviews", r.Interview.ID))
	}
	p := reportPage{
		base: jobBase(v, &r.Job, "interview", "report.title", r.Job.Title), ID: r.Interview.ID, Name: r.Interview.Name, JobTitle: r.Job.Title,
		Date: r.Date, Left: r.Left, Of: len(r.Interview.Questions), Guide: r.Interview.Guide[:min(12, len(r.Interview.Guide))],
		Sample: r.Interview.Sample,
	}
	p.Scripts = []string{"print.js", "forget.js"}
	for i := range r.Answers {
		a := &r.Answers[i]
		f := findingOf(v, &task{a.Attempt, r.Job, a.Finding.Question})
		f.addDelivery(v, a.Delivery)
		f.Number = a.Number
		if f.Verdict == assess.Meets {
			p.Met++
		}
		p.Findings = append(p.Findings, f)
	}
	return v.Page("report", p)
}

// reportPDF gives the report as a file.
func (s *study) reportPDF(v *visit) error {
	r, err := report.For(v.R.Context(), v.desk.Store, v.R.PathValue("id"))
	if err != nil {
		return err
	}
	if r.Interview.Finished == nil {
		return v.Redirect(frame.Path("interviews", r.Interview.ID))
	}
	var b bytes.Buffer
	if err := r.PDF(&b); err != nil {
		return err
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="interview-`+r.Date.UTC().Format("2006-01-02")+`.pdf"`)
	v.Write(http.StatusOK, "application/pdf", b.Bytes())
	return nil
}
