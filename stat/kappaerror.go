package stat

import "math"

// WithError is a statistic with its large-sample standard error.
type WithError struct {
	Value Value `json:"value"`
	SE    Value `json:"se"`
}

// KappaAt is Cohen's kappa where the categories stand at the given places of
// the scale, ascending: of ratings 1, 2 and 5 a linear disagreement of 2 and 5
// weighs three times that of 1 and 2, which their numbers would not say. With
// equally spaced places it is [Table.Kappa]. The standard error is for large
// samples, of a kappa that is not zero (J. L. Fleiss, J. Cohen and B. S. Everitt,
// Psychological Bulletin 72, 1969, 323–327): with p the shares of the cells, d the
// distances, q₀ = Σ p·d and qₑ = Σ p(i)·p(j)·d,
//
//	n·qₑ²·se² = Σ p(i,j)·(d(i,j) − (d̄(i) + d̄(j))·q₀/qₑ + q₀)²
//
// where d̄(i) is the mean distance of i from what the other rater gives.
func (t Table) KappaAt(places []float64, w Weights) WithError {
	n := float64(t.Total())
	row, column := t.margins()
	observed, expected := 0.0, 0.0
	fromRow, fromColumn := make([]float64, t.k), make([]float64, t.k) // n·d̄
	for i := range t.k {
		for j := range t.k {
			d := w.between(places[i], places[j])
			observed += float64(d * float64(t.At(i, j)))
			fromRow[i] += float64(d * column[j])
			fromColumn[j] += float64(d * row[i])
		}
		expected += float64(row[i] * fromRow[i])
	}
	if expected == 0 {
		return WithError{}
	}
	ratio := float64(n*observed) / expected
	sum := 0.0
	for i := range t.k {
		for j := range t.k {
			if o := t.At(i, j); o > 0 {
				u := float64(n*w.between(places[i], places[j])) - float64((fromRow[i]+fromColumn[j])*ratio) + observed // n·(…)
				sum += float64(float64(o) * float64(u*u))
			}
		}
	}
	return WithError{Value: Estimate(1 - ratio), SE: Estimate(math.Sqrt(sum) / expected)}
}

// margins gives the margins of the table as numbers.
func (t Table) margins() (row, column []float64) {
	row, column = make([]float64, t.k), make([]float64, t.k)
	for i := range t.k {
		row[i], column[i] = float64(t.Row(i)), float64(t.Column(i))
	}
	return row, column
}

// between is the weight of a disagreement between two places of a scale.
func (w Weights) between(a, b float64) float64 {
	d := math.Abs(a - b)
	switch {
	case w == Quadratic:
		return float64(d * d)
	case w == Linear:
		return d
	case d > 0:
		return 1
	default:
		return 0
	}
}
