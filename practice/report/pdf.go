package report

import (
	"fmt"
	"io"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"

	"yardstick/assess"
	found "yardstick/assess/report"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// Measures of the page, millimetres, and sizes of type, points.
const (
	margin   = 20
	leading  = 5.2 // height of a line of text
	textSize = 10
	headSize = 13
)

// PDF writes the report as a file of A4 pages. The same report gives the same
// bytes. The type knows Latin, Greek and Cyrillic; a character of another script
// shows as □, and a note says so.
func (r *Report) PDF(w io.Writer) error {
	s, err := newSheet(r)
	if err != nil {
		return err
	}
	s.title(r)
	for i := range r.Answers {
		s.answer(&r.Answers[i])
	}
	s.left(r.Left)
	s.notes()
	if err := s.Output(w); err != nil {
		return &fault.Error{Kind: fault.Internal, Message: "the report cannot be written as PDF", Cause: err}
	}
	return nil
}

// sheet is the document that is being set.
type sheet struct {
	*fpdf.Fpdf
	glyphs  *glyphs
	missing bool // a character could not be set
}

func newSheet(r *Report) (*sheet, error) {
	g, err := newGlyphs(goregular.TTF)
	if err != nil {
		return nil, err
	}
	s := &sheet{Fpdf: fpdf.New("P", "mm", "A4", ""), glyphs: g}
	s.AddUTF8FontFromBytes("text", "", goregular.TTF)
	s.AddUTF8FontFromBytes("text", "B", gobold.TTF)
	s.SetMargins(margin, margin, margin)
	s.SetAutoPageBreak(true, margin)
	s.SetTitle("Mock interview: "+r.Job.Title, true)
	s.SetLang("en")
	s.SetProducer("Yardstick", true)
	s.SetCreationDate(r.Date)
	s.SetModificationDate(r.Date)
	s.SetCatalogSort(true)
	s.AliasNbPages("")
	s.SetFooterFunc(func() {
		s.SetY(-margin + 5)
		s.font("", 8)
		s.CellFormat(0, 4, fmt.Sprintf("The assessor suggests; people decide. Page %d of {nb}", s.PageNo()), "", 0, "C", false, 0, "")
	})
	s.AddPage()
	return s, nil
}

func (s *sheet) font(style string, size float64) { s.SetFont("text", style, size) }

// paragraph sets a text over the width of the page.
func (s *sheet) paragraph(style string, size float64, text string) {
	s.font(style, size)
	s.MultiCell(0, leading*size/textSize, s.settable(text), "", "L", false)
}

// settable replaces what the type does not know.
func (s *sheet) settable(text string) string {
	out, missing := s.glyphs.known(strings.ToValidUTF8(text, "□"))
	s.missing = s.missing || missing
	return out
}

func (s *sheet) title(r *Report) {
	s.paragraph("B", 18, "Mock interview: "+r.Job.Title)
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
	s.paragraph("", textSize, strings.Join(lines, "\n"))
}

// heading begins a part of the report; it does not stand alone at the foot of a page.
func (s *sheet) heading(text string) {
	const room = 30 // millimetres that a heading wants below it
	if _, height := s.GetPageSize(); s.GetY() > height-margin-room {
		s.AddPage()
	}
	s.Ln(6)
	s.Bookmark(s.settable(text), 0, -1)
	s.paragraph("B", headSize, text)
	s.Ln(1)
}

func (s *sheet) answer(a *Answer) {
	f := &a.Finding
	s.heading(fmt.Sprintf("Question %d", a.Number))
	s.paragraph("", textSize+1, f.Question.Text)
	s.Ln(2)
	s.paragraph("B", textSize, found.Overall(f.Assessment.Verdict)+".")
	if standing := f.Standing(); standing != "" {
		s.paragraph("", textSize, standing)
	}
	s.Ln(2)
	s.marked(f)
	s.Ln(2)
	for i := range f.Assessment.Requirements {
		s.requirement(i+1, &f.Question.Requirements[i], &f.Assessment.Requirements[i])
	}
	s.Ln(1)
	s.paragraph("", textSize, strings.Join(a.Delivery.Remarks, " "))
	s.Ln(1)
	s.paragraph("", textSize, strings.Join(f.Reasons(), " "))
}

// marked sets the answer with its evidence underlined, and the numbers of the
// requirements behind it.
func (s *sheet) marked(f *found.Finding) {
	if strings.TrimSpace(f.Answer) == "" {
		s.paragraph("", textSize, "(nothing was said)")
		return
	}
	for _, r := range f.Regions() {
		style := ""
		if len(r.Numbers) > 0 {
			style = "U"
		}
		s.font(style, textSize)
		s.Write(leading, s.settable(r.Text))
		if len(r.Numbers) > 0 {
			s.font("B", 7)
			s.Write(leading, " "+strings.Trim(strings.ReplaceAll(fmt.Sprint(r.Numbers), " ", ","), "[]"))
		}
	}
	s.Ln(leading)
}

func (s *sheet) requirement(number int, want *guide.Requirement, got *assess.Requirement) {
	must := ""
	if want.Must {
		must = " (a must)"
	}
	s.font("B", textSize)
	s.Write(leading, fmt.Sprintf("%d %s: ", number, found.Verdict(got.Verdict)))
	s.font("", textSize)
	s.Write(leading, s.settable(want.Text+must))
	if got.Advice != "" {
		s.Write(leading, s.settable(" "+got.Advice))
	}
	s.Ln(leading + 1)
}

// left names the questions that were not answered.
func (s *sheet) left(questions []guide.Question) {
	if len(questions) == 0 {
		return
	}
	s.heading("Not answered")
	for _, q := range questions {
		s.paragraph("", textSize, "– "+q.Text)
	}
}

func (s *sheet) notes() {
	if s.missing {
		s.Ln(4)
		s.paragraph("", 8, "□ stands for characters of a script that the type of this file does not know. The page in the browser shows and prints them.")
	}
}
