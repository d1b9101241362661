package answers

import (
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"yardstick/internal/document"
)

// maxRows is the most rows of a sheet.
const maxRows = 200_000

// headings are the names that a column of answers has.
var headings = []string{"answer", "response", "transcript"}

// readSheet reads CSV or TSV: a row of headings, then a row for each answer, or
// for each person where the headings are the questions, as forms export it.
func (a *Reader) readSheet() error {
	data, err := document.Read(a.in, a.name, MaxList)
	if err != nil {
		return err
	}
	return a.takeSheet(string(data))
}

// sheet is a table of answers with the columns that matter, -1 where there is none.
type sheet struct {
	head                []string
	answers             []int // the columns that hold answers
	id, guide, question int
	form                bool // the headings of answers are questions
}

// takeSheet makes answers of the rows of a table.
func (a *Reader) takeSheet(all string) error {
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(all, "\ufeff")))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator(a.name, all), -1, true
	rows, err := r.ReadAll()
	switch {
	case err != nil:
		return a.fail(0, "", "is no table: %v", err)
	case len(rows) < 2:
		return a.fail(0, "", "holds no answers: the first row names the columns, each row below is an answer")
	case len(rows) > maxRows:
		return a.fail(0, "", "has more than %d rows", maxRows)
	}
	s, err := a.columns(rows[0])
	if err != nil {
		return err
	}
	a.stream, a.list = true, []Answer{}
	for i, row := range rows[1:] {
		a.list = append(a.list, s.of(a.name, i+2, row)...)
	}
	return a.once()
}

// separator is what stands between the cells of the first row most often.
func separator(name, all string) rune {
	head, _, _ := strings.Cut(strings.TrimLeft(all, "\ufeff\r\n"), "\n")
	if named(name, ".tsv") {
		return '\t'
	}
	best, most := ',', 0
	for _, r := range []rune{',', ';', '\t'} {
		if n := strings.Count(head, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// columns finds the columns that matter.
func (a *Reader) columns(head []string) (*sheet, error) {
	s := &sheet{head: head, id: find(head, "id"), guide: find(head, "guide"), question: find(head, "question")}
	if a.opts.Column != "" {
		at := find(head, a.opts.Column)
		if at < 0 {
			return nil, a.fail(1, "", "has no column %q; it has %s", a.opts.Column, and(head))
		}
		s.answers = []int{at}
		return s, nil
	}
	for _, name := range headings {
		if at := find(head, name); at >= 0 {
			s.answers = []int{at}
			return s, nil
		}
	}
	for i, name := range head {
		if a.opts.Question != nil && a.opts.Question(strings.TrimSpace(name)) {
			s.answers, s.form = append(s.answers, i), true
		}
	}
	if len(s.answers) == 0 {
		return nil, a.fail(1, "", "has no column called answer, and none called like a question of the guide; "+
			"say which one holds the answers (--column NAME): it has %s", and(head))
	}
	return s, nil
}

func find(head []string, name string) int {
	return slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), strings.TrimSpace(name)) })
}

// of gives the answers of one row; none of an empty one.
func (s *sheet) of(file string, number int, row []string) []Answer {
	cell := func(at int) string {
		if at < 0 || at >= len(row) {
			return ""
		}
		return row[at]
	}
	if strings.TrimSpace(strings.Join(row, "")) == "" {
		return nil
	}
	var list []Answer
	for _, at := range s.answers {
		x := Answer{ID: cell(s.id), Guide: cell(s.guide), Question: cell(s.question), Text: cell(at), File: file, Line: number}
		if x.ID == "" {
			x.ID = "row-" + strconv.Itoa(number)
		}
		if s.form {
			x.Question = strings.TrimSpace(s.head[at])
			if len(s.answers) > 1 {
				x.ID += "-" + strconv.Itoa(at+1)
			}
		}
		list = append(list, x)
	}
	return list
}

// isSheet reports whether a text without an ending that says so is a table: its
// first row names a column of answers, or a question, among others.
func (a *Reader) isSheet(all string) bool {
	head, rest, _ := strings.Cut(strings.TrimLeft(all, "\ufeff\r\n"), "\n")
	if strings.TrimSpace(rest) == "" || len(head) > MaxLine {
		return false
	}
	r := csv.NewReader(strings.NewReader(head))
	r.Comma, r.LazyQuotes = separator("", all), true
	cells, err := r.Read()
	if err != nil || len(cells) < 2 {
		return false
	}
	return slices.ContainsFunc(cells, func(c string) bool {
		c = strings.TrimSpace(c)
		return slices.Contains(headings, strings.ToLower(c)) || a.opts.Question != nil && a.opts.Question(c)
	})
}
