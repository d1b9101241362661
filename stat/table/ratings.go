package table

import (
	"cmp"
	"io"
	"slices"

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

// entry is one row: numbers of names in the order in which they came.
type entry struct {
	value                         int64
	target, question, rater, line int32
}

// ratingRows are the rows of a table of ratings while they are read.
type ratingRows struct {
	targets, raters, questions *names
	entries                    []entry
	rated                      map[[2]int32]bool
	blank                      int
}

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
	rows := &ratingRows{targets: newNames(), raters: newNames(), questions: newNames(), rated: make(map[[2]int32]bool)}
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
	e := entry{target: rr.targets.of(target), rater: rr.raters.of(rater), line: int32(s.rows.line())}
	if s.has("question") {
		question, err := s.name("question")
		if err != nil {
			return err
		}
		e.question = rr.questions.of(question)
	}
	if len(rr.raters.list) > MaxRaters {
		return s.errorf("rater", "%q is one more than the %d raters that are read", shown(rater), MaxRaters)
	}
	rr.rated[[2]int32{e.target, e.question}] = true
	if s.get("rating") == "" {
		rr.blank++
		return nil
	}
	if e.value, err = s.level("rating", scale); err != nil {
		return err
	}
	rr.entries = append(rr.entries, e)
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
	for key := range rr.rated {
		t.Rated = append(t.Rated, Rated{Target: int(target[key[0]]), Question: int(question[key[1]])})
	}
	slices.SortFunc(t.Rated, func(a, b Rated) int {
		return cmp.Or(cmp.Compare(a.Target, b.Target), cmp.Compare(a.Question, b.Question))
	})
	unit := make(map[[2]int32]int, len(t.Rated))
	for i, u := range t.Rated {
		unit[[2]int32{int32(u.Target), int32(u.Question)}] = i
	}
	rr.rated = nil
	for i, e := range rr.entries {
		rr.entries[i].target, rr.entries[i].question, rr.entries[i].rater = target[e.target], question[e.question], rater[e.rater]
	}
	if err := rr.once(s, t); err != nil {
		return nil, err
	}
	ratings := make([]stat.Rating, len(rr.entries))
	for i, e := range rr.entries {
		ratings[i] = stat.Rating{Target: unit[[2]int32{e.target, e.question}], Rater: int(e.rater), Value: e.value}
	}
	rr.entries = nil
	var err error
	if t.Table, err = stat.NewRatings(len(t.Rated), len(t.Raters), ratings); err != nil {
		return nil, invalid(s.file, 0, "", "%v", err)
	}
	return t, nil
}

// once sorts the entries and refuses two of one rater on one target; of several
// it names the first that a reader of the file meets.
func (rr *ratingRows) once(s *sheet, t *Ratings) error {
	slices.SortFunc(rr.entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.target, b.target), cmp.Compare(a.question, b.question), cmp.Compare(a.rater, b.rater), cmp.Compare(a.line, b.line))
	})
	var first, second *entry
	for i := 1; i < len(rr.entries); i++ {
		a, b := &rr.entries[i-1], &rr.entries[i]
		if a.target == b.target && a.question == b.question && a.rater == b.rater && (second == nil || b.line < second.line) {
			first, second = a, b
		}
	}
	if second == nil {
		return nil
	}
	what := t.Targets[second.target]
	if len(t.Questions) > 0 {
		what += ", " + t.Questions[second.question]
	}
	return invalid(s.file, int(second.line), s.rows.column(s.place["rater"])+" (rater)",
		"%q rates %q on line %d already: one rating each", shown(t.Raters[second.rater]), shown(what), first.line)
}
