package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"
	"unicode/utf8"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/judge"
)

// sign stands for a verdict in one column.
var sign = map[assess.Verdict]string{
	assess.Met: "+", assess.Partly: "~", assess.NotMet: "-", assess.Contradicted: "!", assess.NotAssessed: "?",
}

// title heads the section.
const title = "Two readers side by side"

// Text writes both readers for reading in a terminal of so many columns, 40 to 100.
func Text(w io.Writer, q *guide.Question, j *judge.Judgement, width int) error {
	p := &printer{width: min(max(width, 40), 100)}
	p.line("")
	p.line(title)
	p.line(strings.Repeat("-", len(title)))
	for _, s := range Lines(j) {
		p.wrap("  ", "  ", s)
	}
	rows := Rows(q, j)
	if len(rows) > 0 {
		p.wrap("  ", "  ", Agreement(j))
		p.line("")
		p.line("      embedded       judge")
	}
	for _, r := range rows {
		differ := ""
		if r.Differ {
			differ = "they differ"
		}
		line := fmt.Sprintf(
			"%3d   %s %-12s %s %-13s %s",
			r.Number,
			sign[r.Embedded.Verdict],
			r.Embedded.Words,
			sign[r.Judge.Verdict],
			r.Judge.Words,
			differ,
		)
		p.line(strings.TrimRight(line, " "))
		p.wrap("      ", "      ", r.Text)
		p.side("embedded", &r.Embedded)
		p.side("judge", &r.Judge)
	}
	_, err := io.WriteString(w, p.String())
	return err
}

// printer wraps lines.
type printer struct {
	strings.Builder
	width int
}

func (p *printer) line(s string) { p.WriteString(s + "\n") }

// side writes what a reader quotes and says.
func (p *printer) side(name string, s *Side) {
	for _, quote := range s.Quotes {
		p.wrap("        "+name+": ", "          ", "“"+quote+"”")
	}
	if s.Why != "" {
		p.wrap("        "+name+": ", "          ", s.Why)
	}
}

// wrap writes s in lines of at most the width, the first after lead, the others
// after indent.
func (p *printer) wrap(lead, indent, s string) {
	line, used := lead, utf8.RuneCountInString(lead)
	empty := true
	for word := range strings.FieldsSeq(s) {
		n := utf8.RuneCountInString(word)
		if !empty && used+1+n > p.width {
			p.line(line)
			line, used, empty = indent, utf8.RuneCountInString(indent), true
		}
		if !empty {
			line, used = line+" ", used+1
		}
		line, used, empty = line+word, used+n, false
	}
	p.line(strings.TrimRight(line, " "))
}

//go:embed readers.gohtml
var source string

var page = template.Must(template.New("readers").Parse(source))

// HTML writes both readers as a section of a page.
func HTML(w io.Writer, q *guide.Question, j *judge.Judgement) error {
	v := struct {
		Title, Agreement string
		Lines            []string
		Rows             []Row
	}{Title: title, Lines: Lines(j), Rows: Rows(q, j)}
	if len(v.Rows) > 0 {
		v.Agreement = Agreement(j)
	}
	return page.Execute(w, v)
}
