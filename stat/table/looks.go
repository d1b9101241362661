package table

import (
	"io"
	"strings"

	"yardstick/stat"
)

// Looks are ratings beside the assessor's finding.
type Looks struct {
	Raters      []string
	Looks       []stat.Look // Rater counts Raters
	NotAssessed int         // rows without a level of the assessor: left out
}

// lookColumns are the columns that a table of looks must have.
const lookColumns = "target,rater,before,assessor,opened,after"

// ReadLooks reads a table with the columns target, rater, before (the level given
// before the assessor's finding was opened), assessor (its level; blank where it
// assessed nothing), opened (yes or no), after (the level that stands) and, where
// you have them, reason and question. What is wrong is an Invalid fault with file,
// line and column, as in [ReadRatings].
func ReadLooks(file string, r io.Reader, scale *Scale) (*Looks, error) {
	s, err := open(file, r, strings.Split(lookColumns, ","), []string{"reason", "question"})
	if err != nil {
		return nil, err
	}
	l := &lookRows{sheet: s, scale: scale, raters: newNames(), lines: make(map[string]int)}
	if err := s.each(l.take); err != nil {
		return nil, err
	}
	if len(l.lines) == 0 {
		return nil, invalid(file, 0, "", "holds no ratings under its header")
	}
	l.found.Raters = l.raters.list
	return &l.found, nil
}

// lookRows are the rows while they are read.
type lookRows struct {
	*sheet
	scale  *Scale
	raters *names
	lines  map[string]int // of each target, question and rater
	found  Looks
}

// take reads one row.
func (l *lookRows) take() error {
	target, err := l.name("target")
	if err != nil {
		return err
	}
	rater, err := l.name("rater")
	if err != nil {
		return err
	}
	key := strings.Join([]string{target, l.get("question"), rater}, "\x00")
	if line, ok := l.lines[key]; ok {
		return l.errorf("rater", "%q rates %q on line %d already: one row each", shown(rater), shown(target), line)
	}
	if len(l.lines) == MaxLooks {
		return invalid(l.file, l.rows.line(), "", "is one more than the %d looks that are read", MaxLooks)
	}
	l.lines[key] = l.rows.line()
	look := stat.Look{Rater: int(l.raters.of(rater)), Reasoned: l.get("reason") != ""}
	if look.Opened, err = l.yes("opened"); err != nil {
		return err
	}
	if look.Before, err = l.level("before", l.scale); err != nil {
		return err
	}
	if look.After, err = l.level("after", l.scale); err != nil {
		return err
	}
	if l.get("assessor") == "" {
		l.found.NotAssessed++
		return nil
	}
	if look.Assessor, err = l.level("assessor", l.scale); err != nil {
		return err
	}
	l.found.Looks = append(l.found.Looks, look)
	return nil
}

// yes reads yes or no.
func (l *lookRows) yes(column string) (bool, error) {
	switch text := l.get(column); strings.ToLower(text) {
	case "yes", "true", "1":
		return true, nil
	case "no", "false", "0":
		return false, nil
	default:
		return false, l.errorf(column, "%q is neither yes nor no", shown(text))
	}
}
