package stat

// Class is how well one category is found. With tp the cases that both put
// into it, Support those of the first rater (the gold standard) and Predicted
// those of the second: Precision = tp/Predicted, Recall = tp/Support and
// F1 = 2·tp/(Support+Predicted), their harmonic mean (C. J. van Rijsbergen,
// Information Retrieval, 2nd edition, 1979, chapter 7: F = 1−E at equal
// weight). Each is in 0 to 1, or not estimable where its divisor is zero.
type Class struct {
	Support   int   `json:"support"`
	Predicted int   `json:"predicted"`
	Precision Value `json:"precision"`
	Recall    Value `json:"recall"`
	F1        Value `json:"f1"`
}

// Classes gives every category of the table, in order.
func (t Table) Classes() []Class {
	classes := make([]Class, t.k)
	for i := range classes {
		tp, support, predicted := t.At(i, i), t.Row(i), t.Column(i)
		classes[i] = Class{
			Support:   support,
			Predicted: predicted,
			Precision: Ratio(tp, predicted),
			Recall:    Ratio(tp, support),
			F1:        Ratio(2*tp, support+predicted),
		}
	}
	return classes
}

// MacroF1 is the plain mean of F1 over the categories that occur, in the gold
// standard or in the predictions; a category that occurs in neither has no F1
// and is left out. (Y. Yang and X. Liu, SIGIR 1999, 42–49; the same choice of
// categories as scikit-learn's average="macro".)
func (t Table) MacroF1() Value {
	sum, n := 0.0, 0
	for _, c := range t.Classes() {
		if f, ok := c.F1.Float(); ok {
			sum += f
			n++
		}
	}
	if n == 0 {
		return NotEstimable()
	}
	return Estimate(sum / float64(n))
}

// WeightedF1 is the mean of F1 over the categories, each weighted by its
// number of cases in the gold standard; not estimable of no cases.
func (t Table) WeightedF1() Value {
	n := t.Total()
	if n == 0 {
		return NotEstimable()
	}
	sum := 0.0
	for _, c := range t.Classes() {
		f, _ := c.F1.Float() // a category without F1 has no support either
		sum += float64(float64(c.Support) * f)
	}
	return Estimate(sum / float64(n))
}
