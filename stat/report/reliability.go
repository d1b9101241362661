package report

import (
	"yardstick/stat"
	"yardstick/stat/table"
)

// Reliability says how many raters and questions a wanted reliability needs:
// relative, for comparing candidates who had the same raters and questions;
// absolute, for a line that is drawn beforehand, where severity counts as error.
type Reliability struct {
	Wanted            float64     `json:"wanted"`
	Raters            *int        `json:"raters"`              // needed for the relative one; null: no number is enough, or not estimable
	RatersAbsolute    *int        `json:"raters_absolute"`     // the same for the absolute one
	Questions         *int        `json:"questions,omitempty"` // needed with the raters there are
	QuestionsAbsolute *int        `json:"questions_absolute,omitempty"`
	Components        *stat.Study `json:"components,omitempty"` // of a complete table with questions
	Table             []Reliable  `json:"table"`
}

// Reliable is the reliability of a mean over so many raters, and questions.
type Reliable struct {
	Raters    int        `json:"raters"`
	Questions int        `json:"questions,omitempty"`
	Relative  stat.Value `json:"relative"`
	Absolute  stat.Value `json:"absolute"`
}

// How far reliability is tabled and searched.
const (
	tabledRaters    = 6
	tabledQuestions = 8
	mostNeeded      = 1_000
)

// reliability takes the variance components of targets, raters and questions
// where it can, and Spearman–Brown otherwise.
func reliability(t *table.Ratings, wanted float64) Reliability {
	if len(t.Questions) > 1 {
		if c, ok := t.Table.Crossed(len(t.Questions)); ok {
			return crossed(c, wanted)
		}
	}
	r := Reliability{Wanted: wanted, Table: []Reliable{}}
	c := t.Table.ICC()
	if n, ok := stat.RatersNeeded(c.ICC31.Value, wanted); ok {
		r.Raters = &n
	}
	if n, ok := stat.RatersNeeded(c.ICC21.Value, wanted); ok {
		r.RatersAbsolute = &n
	}
	for k := 1; k <= tabledRaters; k++ {
		r.Table = append(r.Table, Reliable{
			Raters:   k,
			Relative: stat.SpearmanBrown(c.ICC31.Value, float64(k)), Absolute: stat.SpearmanBrown(c.ICC21.Value, float64(k)),
		})
	}
	return r
}

// crossed tables and searches the reliability by the study of a crossed design.
func crossed(c stat.Crossed, wanted float64) Reliability {
	s := c.Study()
	r := Reliability{Wanted: wanted, Components: &s, Table: []Reliable{}}
	for k := 1; k <= tabledRaters; k++ {
		for q := 1; q <= tabledQuestions; q++ {
			relative, absolute := s.Generalise(k, q)
			r.Table = append(r.Table, Reliable{Raters: k, Questions: q, Relative: relative, Absolute: absolute})
		}
	}
	r.Raters = least(wanted, func(n int) stat.Value { v, _ := s.Generalise(n, c.Questions); return v })
	r.RatersAbsolute = least(wanted, func(n int) stat.Value { _, v := s.Generalise(n, c.Questions); return v })
	r.Questions = least(wanted, func(n int) stat.Value { v, _ := s.Generalise(c.Raters, n); return v })
	r.QuestionsAbsolute = least(wanted, func(n int) stat.Value { _, v := s.Generalise(c.Raters, n); return v })
	return r
}

// least is the least number that reaches the wanted reliability, or nil.
func least(wanted float64, reached func(n int) stat.Value) *int {
	for n := 1; n <= mostNeeded; n++ {
		v, ok := reached(n).Float()
		if !ok {
			return nil
		}
		if v >= wanted {
			return &n
		}
	}
	return nil
}
