package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/internal/paper"
	"yardstick/record"
	"yardstick/record/packet"
)

// mostEntries is how many entries of the log the PDF lists.
const mostEntries = 500

// PDF writes the report as A4 pages. The same report gives the same bytes.
func (r *Report) PDF(w io.Writer) error {
	p, err := paper.New("Record of the position "+r.Position, r.Last, "For reading; the JSON in the packet is the record.")
	if err != nil {
		return err
	}
	s := sheet{p}
	s.head(r)
	s.totals(r.Totals)
	s.decision(r.Decision)
	s.rated(r.Guide)
	s.ratings(r)
	s.log(r.Entries)
	s.Notes("The JSON in the packet has them.")
	if err := s.Output(w); err != nil {
		return &fault.Error{Kind: fault.Internal, Message: "the report cannot be written as PDF", Cause: err}
	}
	return nil
}

// sheet is the document that is being set.
type sheet struct{ *paper.Sheet }

func (s sheet) head(r *Report) {
	s.Paragraph("B", 18, "Record: "+r.title())
	s.Ln(2)
	lines := []string{
		"Position " + r.Position + ", kept by " + r.Origin,
		fmt.Sprintf("%d entries, the last of %s", len(r.Entries), r.Last.Format("2 January 2006, 15:04 UTC")),
		"Root of the log: " + r.Root,
	}
	if r.Guide != nil && r.Guide.Seal != nil {
		lines = append(lines, fmt.Sprintf("Guide %s, version %d, sealed by %s on %s, SHA-256 %.12s…",
			r.Guide.ID, r.Guide.Version, r.Guide.Seal.By, r.Guide.Seal.At.Format("2 January 2006"), r.Guide.Seal.SHA256))
	}
	s.Paragraph("", paper.TextSize, strings.Join(lines, "\n"))
	s.Ln(2)
	s.Paragraph("", paper.TextSize, "People are named by codes. Names, answers, notes and reasons that are personal lie in sealed parts "+
		"of the packet and are not printed here. "+
		"yardstick verify says whether the packet is whole, and what that does not prove.")
}

func (s sheet) totals(t *Totals) {
	if t == nil {
		return
	}
	s.Heading("Totals before the discussion")
	s.Paragraph("", paper.TextSize, t.Scale)
	s.Ln(1)
	rows := [][]string{{"Candidate", "Total", "Points", "Out of weights", "Musts"}}
	for _, x := range t.Totals {
		rows = append(rows, []string{
			x.Candidate, fmt.Sprintf("%.2f", x.Mean), strconv.FormatInt(x.Points, 10), strconv.FormatInt(x.Of, 10), x.musts(),
		})
	}
	s.table([]float64{45, 20, 25, 30, 50}, rows)
}

func (s sheet) decision(d *Decision) {
	if d == nil {
		return
	}
	s.Heading("Decision")
	for _, o := range d.Outcomes {
		s.Font("B", paper.TextSize)
		s.Write(paper.Leading, s.Settable(o.Candidate+": "+o.Outcome+". "))
		s.Font("", paper.TextSize)
		s.Write(paper.Leading, s.Settable(o.Reason))
		s.Ln(paper.Leading + 1)
		if rests := o.rests(); rests != "" {
			s.Paragraph("", paper.TextSize, "Rests on: "+rests)
		}
		for i := range o.Before {
			s.Paragraph("", paper.TextSize, o.Before[i].was())
		}
		s.Ln(1)
	}
}

// rated says in words what the codes of questions and requirements below stand for.
func (s sheet) rated(g *guide.Guide) {
	if g == nil {
		return
	}
	s.Heading("What was asked and rated")
	for _, q := range g.Questions {
		s.Font("B", paper.TextSize)
		s.Write(paper.Leading, s.Settable(q.ID+": "+q.Text))
		s.Ln(paper.Leading + 1)
		for _, r := range q.Requirements {
			must := ""
			if r.Must {
				must = " (must)"
			}
			s.Paragraph("", paper.TextSize, r.ID+must+": "+r.Text)
		}
		s.Ln(1)
	}
}

// ratings are a table for each candidate: requirements down, raters across.
func (s sheet) ratings(r *Report) {
	for _, candidate := range candidates(r.Ratings) {
		s.Heading("Ratings of " + candidate)
		head := []string{"Question, requirement"}
		var of []packet.Rating
		for _, x := range r.Ratings {
			if x.Candidate == candidate {
				head, of = append(head, x.Rater), append(of, x)
			}
		}
		rows := [][]string{head}
		for _, l := range of[0].Levels {
			row := []string{strings.TrimSuffix(l.Question+", "+l.Requirement, ", ")}
			for _, x := range of {
				row = append(row, levelOn(&x, l))
			}
			rows = append(rows, row)
		}
		s.table(widths(len(head)), rows)
		for _, x := range of {
			s.changes(&x)
		}
	}
}

// candidates lists who was rated, in the order of the log.
func candidates(all []packet.Rating) []string {
	var list []string
	seen := map[string]bool{}
	for _, x := range all {
		if !seen[x.Candidate] {
			seen[x.Candidate] = true
			list = append(list, x.Candidate)
		}
	}
	return list
}

// levelOn finds a rater's level on what l is a level on.
func levelOn(x *packet.Rating, l record.Level) string {
	for _, own := range x.Levels {
		if own.Question == l.Question && own.Requirement == l.Requirement {
			return level(own.Level)
		}
	}
	return "–"
}

func widths(columns int) []float64 {
	const page, first = 170, 60
	out := []float64{first}
	for range columns - 1 {
		out = append(out, min(35, (page-first)/float64(columns-1)))
	}
	return out
}

func (s sheet) changes(x *packet.Rating) {
	for _, c := range x.Changes {
		why := c.Reason
		if why == "" {
			why = "in part " + c.ReasonPart
		}
		s.Ln(1)
		s.Paragraph("", paper.TextSize, fmt.Sprintf("%s changed %s %s from %s to %s at %s; reason: %s",
			c.By, c.Question, c.Requirement, level(c.Old), level(c.New), c.Time, why))
	}
}

func (s sheet) log(entries []Entry) {
	s.Heading("The log")
	rows := [][]string{{"Entry", "Time (UTC)", "Who", "What"}}
	for i, e := range entries {
		if i == mostEntries {
			rows = append(rows, []string{"…", "", "", fmt.Sprintf("%d more in log.jsonl", len(entries)-i)})
			break
		}
		rows = append(rows, []string{strconv.FormatInt(e.Sequence, 10), e.Time.Format("2006-01-02 15:04:05"), e.Actor, string(e.Kind)})
	}
	s.table([]float64{18, 45, 47, 60}, rows)
}

// table sets rows of cells, the first as their heads, again on each page.
func (s sheet) table(widths []float64, rows [][]string) {
	const height = 6
	for i, row := range rows {
		if _, page := s.GetPageSize(); s.GetY() > page-paper.Margin-height {
			s.AddPage()
			s.row(widths, rows[0], "B", height)
		}
		style := ""
		if i == 0 {
			style = "B"
		}
		s.row(widths, row, style, height)
	}
}

func (s sheet) row(widths []float64, row []string, style string, height float64) {
	s.Font(style, 9)
	for i, cell := range row {
		s.CellFormat(widths[i], height, s.fitting(cell, widths[i]), "B", 0, "L", false, 0, "")
	}
	s.Ln(height)
}

// fitting cuts a text that is wider than its cell.
func (s sheet) fitting(text string, width float64) string {
	const padding = 2
	text = s.Settable(text)
	if s.GetStringWidth(text) <= width-padding {
		return text
	}
	for runes := []rune(text); len(runes) > 0; runes = runes[:len(runes)-1] {
		if s.GetStringWidth(string(runes)+"…") <= width-padding {
			return string(runes) + "…"
		}
	}
	return ""
}
