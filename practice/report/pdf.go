package report

import (
	"fmt"
	"io"
	"strings"

	"yardstick/assess"
	found "yardstick/assess/report"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/internal/paper"
	"yardstick/practice"
)

// PDF writes the report as a file of A4 pages. The same report gives the same
// bytes. The type knows Latin, Greek and Cyrillic; a character of another script
// shows as □, and a note says so.
func (r *Report) PDF(w io.Writer) error {
	p, err := paper.New("Mock interview: "+r.Job.Title, r.Date, "The assessor suggests; people decide.")
	if err != nil {
		return err
	}
	s := sheet{p}
	s.title(r)
	for i := range r.Answers {
		s.answer(&r.Answers[i])
	}
	s.left(r.Left)
	s.Notes("The page in the browser shows and prints them.")
	if err := s.Output(w); err != nil {
		return &fault.Error{Kind: fault.Internal, Message: "the report cannot be written as PDF", Cause: err}
	}
	return nil
}

// sheet is the document that is being set.
type sheet struct{ *paper.Sheet }

func (s sheet) title(r *Report) {
	s.Paragraph("B", 18, "Mock interview: "+r.Job.Title)
	s.Ln(2)
	lines := []string{r.Date.UTC().Format("2 January 2006")}
	if r.Interview.Name != "" {
		lines = append([]string{r.Interview.Name}, lines...)
	}
	if r.Interview.Sample {
		lines = append(lines, "A sample, to show what a report looks like")
	}
	lines = append(lines, fmt.Sprintf("%d of %d questions answered", len(r.Answers), len(r.Answers)+len(r.Left)),
		fmt.Sprintf("Guide %s, version %d, SHA-256 %.12s…", r.Job.Guide.ID, r.Job.Guide.Version, r.Interview.Guide))
	s.Paragraph("", paper.TextSize, strings.Join(lines, "\n"))
}

func (s sheet) answer(a *Answer) {
	f := &a.Finding
	s.Heading(fmt.Sprintf("Question %d", a.Number))
	s.Paragraph("", paper.TextSize+1, f.Question.Text)
	s.Ln(2)
	s.Paragraph("B", paper.TextSize, found.Overall(f.Assessment.Verdict)+".")
	if standing := f.Standing(); standing != "" {
		s.Paragraph("", paper.TextSize, standing)
	}
	s.Ln(2)
	s.marked(f)
	s.Ln(2)
	q, said := practice.Addressed(f.Question, f.Assessment)
	for i := range said.Requirements {
		s.requirement(i+1, &q.Requirements[i], &said.Requirements[i])
	}
	s.Ln(1)
	s.Paragraph("", paper.TextSize, strings.Join(a.Delivery.Remarks, " "))
	s.Ln(1)
	s.Paragraph("", paper.TextSize, strings.Join(f.Reasons(), " "))
}

// marked sets the answer with its evidence underlined, and the numbers of the
// requirements behind it.
func (s sheet) marked(f *found.Finding) {
	if strings.TrimSpace(f.Answer) == "" {
		s.Paragraph("", paper.TextSize, "(nothing was said)")
		return
	}
	for _, r := range f.Regions() {
		style := ""
		if len(r.Numbers) > 0 {
			style = "U"
		}
		s.Font(style, paper.TextSize)
		s.Write(paper.Leading, s.Settable(r.Text))
		if len(r.Numbers) > 0 {
			s.Font("B", 7)
			s.Write(paper.Leading, " "+strings.Trim(strings.ReplaceAll(fmt.Sprint(r.Numbers), " ", ","), "[]"))
		}
	}
	s.Ln(paper.Leading)
}

func (s sheet) requirement(number int, want *guide.Requirement, got *assess.Requirement) {
	must := ""
	if want.Must {
		must = " (a must)"
	}
	s.Font("B", paper.TextSize)
	s.Write(paper.Leading, fmt.Sprintf("%d %s: ", number, found.Verdict(got.Verdict)))
	s.Font("", paper.TextSize)
	s.Write(paper.Leading, s.Settable(want.Text+must))
	if got.Advice != "" {
		s.Write(paper.Leading, s.Settable(" "+got.Advice))
	}
	s.Ln(paper.Leading + 1)
}

// left names the questions that were not answered.
func (s sheet) left(questions []guide.Question) {
	if len(questions) == 0 {
		return
	}
	s.Heading("Not answered")
	for _, q := range questions {
		s.Paragraph("", paper.TextSize, "– "+q.Text)
	}
}
