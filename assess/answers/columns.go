package answers

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"yardstick/internal/workbook"
)

// answerHeadings are the names that a column of answers has, the surest first.
var answerHeadings = []string{"answer", "response", "transcript", "answers", "answer text", "response text", "your answer"}

// numbered and required are what forms put around a question.
var (
	numbered = regexp.MustCompile(`^(?i:q(?:uestion)?\s*)?\d{1,3}\s*[.):]\s*`)
	required = regexp.MustCompile(`\s*(\*|\((?i:required)\))$`)
)

// sheet is where the columns that matter are, -1 where there is none.
type sheet struct {
	name                           string // of a workbook's sheet
	row                            int    // of the headings
	head                           []string
	answers                        []int          // the columns that hold answers
	asks                           map[int]string // the question that a column of a form answers
	id, guide, question, candidate int
	several                        bool // sheets are read, so that an id says of which it is
}

// field names a sheet in a fault.
func (s *sheet) field() string {
	if s.name == "" {
		return ""
	}
	return fmt.Sprintf("sheet %q", s.name)
}

// headings finds the row of headings: the first of a few in which a column of
// answers is recognised, as titles may stand above it. Where there is none, the
// first row that is not blank is given, without answers; of an empty table, nil.
func (a *Reader) headings(g grid, name string) (*sheet, error) {
	var first *sheet
	for range maxHead {
		row, err := g.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		s := a.columns(row)
		s.name, s.row = name, g.row()
		if first == nil {
			first = s
		}
		if s.answers == nil {
			continue
		}
		return s, a.twice(s)
	}
	return first, nil
}

// noColumn says that no row is one of headings.
func (a *Reader) noColumn(s *sheet) error {
	if a.opts.Column != "" {
		return a.fail(s.row, s.field(), "has no column %q; it has %s", a.opts.Column, and(names(s.head)))
	}
	return a.fail(s.row, s.field(), "has no column called answer, and none called like a question of the guide; "+
		"say which one holds the answers (--column NAME): it has %s", and(names(s.head)))
}

// names leaves out columns without a name.
func names(head []string) []string {
	return slices.DeleteFunc(slices.Clone(head), func(h string) bool { return strings.TrimSpace(h) == "" })
}

// twice refuses headings of which two name the column of answers.
func (a *Reader) twice(s *sheet) error {
	if len(s.asks) > 0 {
		return nil
	}
	name := s.head[s.answers[0]]
	if next := find(s.head[s.answers[0]+1:], name); next >= 0 {
		return a.fail(s.row, s.field(), "has the column %q twice (%s and %s); give the two different names",
			strings.TrimSpace(name), workbook.Letters(s.answers[0]), workbook.Letters(s.answers[0]+1+next))
	}
	return nil
}

// columns finds the columns that matter, if this is a row of headings.
func (a *Reader) columns(row []string) *sheet {
	head := slices.Clone(row)
	s := &sheet{
		head: head, id: find(head, cmp.Or(a.opts.Named.ID, "id")), guide: find(head, cmp.Or(a.opts.Named.Guide, "guide")),
		question:  find(head, cmp.Or(a.opts.Named.Question, "question")),
		candidate: find(head, cmp.Or(a.opts.Named.Candidate, "candidate")),
	}
	wanted := answerHeadings
	if a.opts.Column != "" {
		wanted = []string{a.opts.Column}
	}
	for _, name := range wanted {
		if at := find(head, name); at >= 0 {
			s.answers = []int{at}
			return s
		}
	}
	for i, name := range head {
		if asked, ok := a.asked(name); ok && a.opts.Column == "" {
			if s.asks == nil {
				s.asks = map[int]string{}
			}
			s.answers, s.asks[i] = append(s.answers, i), asked
		}
	}
	return s
}

// asked gives the question that a heading is, without the number and the star
// that forms put around it.
func (a *Reader) asked(heading string) (string, bool) {
	if a.opts.Question == nil {
		return "", false
	}
	plain := strings.Join(strings.Fields(heading), " ")
	bare := required.ReplaceAllString(numbered.ReplaceAllString(plain, ""), "")
	for _, words := range []string{strings.TrimSpace(heading), plain, bare} {
		if words != "" && a.opts.Question(words) {
			return words, true
		}
	}
	return "", false
}

func find(head []string, name string) int {
	name = strings.TrimSpace(name)
	return slices.IndexFunc(head, func(h string) bool { return strings.EqualFold(strings.TrimSpace(h), name) })
}

// explains reports whether the row below a form's headings is no answer: some
// write there what kind of question it is, or the ids of their own import.
func (s *sheet) explains(row []string) bool {
	if len(s.asks) == 0 {
		return false
	}
	for _, at := range s.answers {
		cell := strings.TrimSpace(cellOf(row, at))
		if !strings.EqualFold(cell, "Open-Ended Response") && !strings.HasPrefix(cell, `{"ImportId"`) {
			return false
		}
	}
	return true
}

func cellOf(row []string, at int) string {
	if at < 0 || at >= len(row) {
		return ""
	}
	return row[at]
}

// rowOf gives the answers of one row; none of an empty one.
func (a *Reader) rowOf(g grid, s *sheet, row []string) []item {
	if blank(g, s, row) {
		return nil
	}
	var list []item
	for _, at := range s.answers {
		x := Answer{
			ID: strings.TrimSpace(cellOf(row, s.id)), Guide: strings.TrimSpace(cellOf(row, s.guide)), Question: strings.TrimSpace(cellOf(row,
				s.question)),
			Candidate: strings.TrimSpace(cellOf(row, s.candidate)), Text: cellOf(row, at), File: a.name, Line: g.row(), Cell: s.place(g.cell(at)),
		}
		if x.ID == "" {
			x.ID = "row-" + strconv.Itoa(g.row())
		}
		if s.several {
			x.ID = s.name + "/" + x.ID
		}
		if len(s.asks) > 0 {
			x.Question = s.asks[at]
			if len(s.answers) > 1 {
				x.ID += "-" + strconv.Itoa(at+1)
			}
		}
		var err error
		if why := g.wrong(at); why != "" {
			err = a.fail(g.row(), x.Cell, "%s", why)
		}
		list = append(list, item{x, err})
	}
	return list
}

// blank reports whether nothing stands in a row, also nothing that cannot be read.
func blank(g grid, s *sheet, row []string) bool {
	return strings.TrimSpace(strings.Join(row, "")) == "" && !slices.ContainsFunc(s.answers, func(at int) bool { return g.wrong(at) != "" })
}

// place names a cell with its sheet.
func (s *sheet) place(cell string) string {
	if s.name == "" {
		return ""
	}
	return s.field() + ", " + cell
}
