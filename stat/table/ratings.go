package table

import (
	"cmp"
	"errors"
	"io"
	"slices"

	"yardstick/internal/workbook"
	"yardstick/stat"
)

// Ratings is a table of ratings: who gave what to whom. Targets, Raters and
// Questions are sorted, so that the order of the rows changes nothing.
type Ratings struct {
	Targets   []string
	Raters    []string
	Questions []string // none where the table has no column question
	Rated     []Rated  // what one rating speaks of, in the order of Table's targets
	Table     stat.Ratings
	Blank     int // rows without a rating: missing, and known to be
}

// Rated is one target, or one question of one target, by their numbers.
type Rated struct{ Target, Question int }

// entry is one rating: numbers of what was rated and of its rater in the order
// in which they came.
type entry struct {
	value              int64
	rated, rater, line int32
}

// ratingRows are the rows of a table of ratings while they are read. The
// entries lie in chunks, so that a long list is never copied to grow.
type ratingRows struct {
	targets, raters, questions *names
	rated                      map[[2]int32]int32 // target and question
	chunks                     [][]entry
	n, blank                   int
}

// chunk is how many entries lie together.
const chunk = 1 << 15

func (rr *ratingRows) add(e entry) {
	if rr.n%chunk == 0 {
		rr.chunks = append(rr.chunks, make([]entry, 0, chunk))
	}
	last := len(rr.chunks) - 1
	rr.chunks[last] = append(rr.chunks[last], e)
	rr.n++
}

func (rr *ratingRows) at(i int) entry { return rr.chunks[i/chunk][i%chunk] }

// ReadRatings reads a table with the columns target, rater, rating and, where
// answers to several questions were rated, question. A blank rating is missing.
// A rating outside the scale (nil: any), a rater twice on one target, a row of
// another length or a name that is missing is an Invalid fault with file, line
// and column; so is what exceeds the package's limits.
func ReadRatings(file string, r io.Reader, scale *Scale) (*Ratings, error) {
	s, err := open(file, r, []string{"target", "rater", "rating"}, []string{"question"})
	if err != nil {
		return nil, err
	}
	rows := &ratingRows{targets: newNames(), raters: newNames(), questions: newNames(), rated: make(map[[2]int32]int32)}
	if err := s.each(func() error { return rows.take(s, scale) }); err != nil {
		return nil, err
	}
	if len(rows.raters.list) == 0 {
		return nil, invalid(file, 0, "", "holds no ratings under its header")
	}
	return rows.finish(s)
}

// take reads one row.
func (rr *ratingRows) take(s *sheet, scale *Scale) error {
	target, err := s.name("target")
	if err != nil {
		return err
	}
	rater, err := s.name("rater")
	if err != nil {
		return err
	}
	of := [2]int32{rr.targets.of(target)}
	if s.has("question") {
		question, err := s.name("question")
		if err != nil {
			return err
		}
		of[1] = rr.questions.of(question)
	}
	e := entry{rater: rr.raters.of(rater), line: int32(s.rows.line())}
	if len(rr.raters.list) > MaxRaters {
		return s.errorf("rater", "%q is one more than the %d raters that are read", shown(rater), MaxRaters)
	}
	rated, known := rr.rated[of]
	if !known {
		rated = int32(len(rr.rated))
		rr.rated[of] = rated
	}
	e.rated = rated
	if s.get("rating") == "" {
		rr.blank++
		return nil
	}
	if e.value, err = s.level("rating", scale); err != nil {
		return err
	}
	rr.add(e)
	return nil
}

// finish numbers the names by their order and refuses a rating given twice.
func (rr *ratingRows) finish(s *sheet) (*Ratings, error) {
	t := &Ratings{Blank: rr.blank}
	var target, rater, question []int32
	t.Targets, target = rr.targets.sorted()
	t.Raters, rater = rr.raters.sorted()
	if t.Questions, question = rr.questions.sorted(); len(question) == 0 {
		question = []int32{0}
	}
	came := make([]Rated, len(rr.rated))
	for key, i := range rr.rated {
		came[i] = Rated{Target: int(target[key[0]]), Question: int(question[key[1]])}
	}
	rr.rated = nil
	order := make([]int, len(came))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(came[a].Target, came[b].Target), cmp.Compare(came[a].Question, came[b].Question))
	})
	place := make([]int, len(came))
	for i, old := range order {
		t.Rated = append(t.Rated, came[old])
		place[old] = i
	}
	var err error
	t.Table, err = stat.RatingsOf(len(t.Rated), len(t.Raters), rr.n, func(i int) stat.Rating {
		e := rr.at(i)
		return stat.Rating{Target: place[e.rated], Rater: int(rater[e.rater]), Value: e.value}
	})
	var twice *stat.TwiceError
	switch {
	case errors.As(err, &twice):
		return nil, rr.twice(s, t, came)
	case err != nil:
		return nil, invalid(s.file, 0, "", "%v", err)
	}
	return t, nil
}

// twice names the first rating that a reader of the file meets a second time.
func (rr *ratingRows) twice(s *sheet, t *Ratings, came []Rated) error {
	lines := make(map[[2]int32]int32)
	for i := range rr.n {
		e := rr.at(i)
		first, ok := lines[[2]int32{e.rated, e.rater}]
		if !ok {
			lines[[2]int32{e.rated, e.rater}] = e.line
			continue
		}
		what := t.Targets[came[e.rated].Target]
		if len(t.Questions) > 0 {
			what += ", " + t.Questions[came[e.rated].Question]
		}
		column := s.rows.column(s.place["rater"])
		if _, ok := s.rows.(*bookRows); ok {
			column = workbook.CellName(s.place["rater"], int(e.line))
		}
		return invalid(s.file, int(e.line), column+" (rater)",
			"%q rates %q on line %d already: one rating each", shown(rr.raters.list[e.rater]), shown(what), first)
	}
	return nil
}
