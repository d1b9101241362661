package stat

// Crossed are ratings of targets by raters on questions, every rater having
// rated every question of every target: At gives one in units. It is how a
// generalisability study wants them.
type Crossed struct {
	Targets, Raters, Questions int
	At                         func(target, rater, question int) int64
}

// Study says how far scores generalise: the variance components of targets (p),
// raters (r) and questions (q), in squared points, a negative estimate being
// taken as zero (R. L. Brennan, Generalizability Theory, 2001, chapters 3 and 4).
// Without several questions only Target, Rater and Residual exist.
type Study struct {
	Target         Value `json:"target"`
	Rater          Value `json:"rater"`
	Question       Value `json:"question"`
	TargetRater    Value `json:"target_rater"`
	TargetQuestion Value `json:"target_question"`
	RaterQuestion  Value `json:"rater_question"`
	Residual       Value `json:"residual"`
	Clipped        bool  `json:"clipped"` // a component was below zero and is taken as zero
}

// facet subsets, as bits.
const (
	byTarget = 1 << iota
	byRater
	byQuestion
)

// Study estimates the components from the mean squares of the crossed design.
// Not estimable with fewer than two targets, raters or questions, or where all
// ratings are equal.
func (c Crossed) Study() Study {
	if c.Targets < 2 || c.Raters < 2 || c.Questions < 2 || c.constant() {
		return Study{}
	}
	ms := c.meanSquares()
	np, nr, nq := float64(c.Targets), float64(c.Raters), float64(c.Questions)
	residual := ms[byTarget|byRater|byQuestion]
	pr, pq, rq := ms[byTarget|byRater], ms[byTarget|byQuestion], ms[byRater|byQuestion]
	var s Study
	s.Residual = s.component(residual)
	s.TargetRater = s.component((pr - residual) / nq)
	s.TargetQuestion = s.component((pq - residual) / nr)
	s.RaterQuestion = s.component((rq - residual) / np)
	s.Target = s.component((ms[byTarget] - pr - pq + residual) / (nr * nq))
	s.Rater = s.component((ms[byRater] - pr - rq + residual) / (np * nq))
	s.Question = s.component((ms[byQuestion] - pq - rq + residual) / (np * nr))
	return s
}

// component takes what is below zero as zero, and says so.
func (s *Study) component(x float64) Value {
	if x < 0 {
		s.Clipped = true
		x = 0
	}
	return settled(x)
}

// constant reports whether all ratings are equal.
func (c Crossed) constant() bool {
	first, equal := c.At(0, 0, 0), true
	c.each(func(p, r, q int) { equal = equal && c.At(p, r, q) == first })
	return equal
}

// meanSquares gives the mean square of every effect, by the bits of its facets.
// An effect in a cell is the alternating sum of the means over what it does
// not hold; times the number of all cells these means are integers, so that an
// effect that is none is exactly zero.
func (c Crossed) meanSquares() [8]float64 {
	means := c.means()
	all := Unit * float64(c.size(byTarget|byRater|byQuestion))
	var squares [8]float64
	c.each(func(p, r, q int) {
		for effect := 1; effect < 8; effect++ {
			x := int64(0)
			for part := range 8 {
				if part&^effect == 0 {
					x += sign(effect&^part) * means[part][c.place(part, p, r, q)]
				}
			}
			y := float64(x) / all
			squares[effect] += float64(y * y)
		}
	})
	for effect := 1; effect < 8; effect++ {
		squares[effect] /= c.freedom(effect)
	}
	return squares
}

// means gives the means over every subset of facets that is left out, in units
// times the number of all cells.
func (c Crossed) means() [8][]int64 {
	var means [8][]int64
	for part := range means {
		means[part] = make([]int64, c.size(part))
	}
	c.each(func(p, r, q int) {
		x := c.At(p, r, q)
		for part := range means {
			means[part][c.place(part, p, r, q)] += x * int64(c.size(part))
		}
	})
	return means
}

// each visits every cell.
func (c Crossed) each(visit func(p, r, q int)) {
	for p := range c.Targets {
		for r := range c.Raters {
			for q := range c.Questions {
				visit(p, r, q)
			}
		}
	}
}

// size is the number of cells of a subset of facets.
func (c Crossed) size(part int) int {
	return c.along(part, byTarget, c.Targets) * c.along(part, byRater, c.Raters) * c.along(part, byQuestion, c.Questions)
}

func (c Crossed) along(part, facet, n int) int {
	if part&facet == 0 {
		return 1
	}
	return n
}

// place is the number of the cell of a subset that holds the given one.
func (c Crossed) place(part, p, r, q int) int {
	at := 0
	if part&byTarget != 0 {
		at = p
	}
	if part&byRater != 0 {
		at = at*c.Raters + r
	}
	if part&byQuestion != 0 {
		at = at*c.Questions + q
	}
	return at
}

// freedom is the degrees of freedom of an effect.
func (c Crossed) freedom(effect int) float64 {
	d := 1
	for facet, n := range map[int]int{byTarget: c.Targets, byRater: c.Raters, byQuestion: c.Questions} {
		if effect&facet != 0 {
			d *= n - 1
		}
	}
	return float64(d)
}

// sign is +1 for an even number of facets and −1 for an odd one.
func sign(facets int) int64 {
	if (facets&1)^(facets>>1&1)^(facets>>2&1) == 1 {
		return -1
	}
	return 1
}

// Generalise gives the reliability of a mean over so many raters and questions:
// relative, for comparing candidates who all had the same ones, and absolute,
// for a line that is drawn beforehand (Brennan's Eρ² and Φ).
func (s Study) Generalise(raters, questions int) (relative, absolute Value) {
	p, ok := s.Target.Float()
	if !ok || raters < 1 || questions < 1 {
		return NotEstimable(), NotEstimable()
	}
	r, q := float64(raters), float64(questions)
	noise := s.TargetRater.x/r + s.TargetQuestion.x/q + s.Residual.x/(r*q)
	level := s.Rater.x/r + s.Question.x/q + s.RaterQuestion.x/(r*q)
	return quotient(p, p+noise), quotient(p, p+noise+level)
}
