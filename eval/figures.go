package eval

import "yardstick/stat"

// Figures say how well predictions agree with gold labels. N counts the cases
// compared. A case that was not assessed is counted apart and is in no other
// figure: it is neither right nor zero.
type Figures struct {
	N           int        `json:"n"`
	NotAssessed int        `json:"not_assessed"`
	Exact       stat.Value `json:"exact"` // share of equal labels, 0 to 1
	Kappa       Kappa      `json:"kappa"`
	MacroF1     stat.Value `json:"macro_f1"`
	WeightedF1  stat.Value `json:"weighted_f1"`
	Above       int        `json:"above"` // cases given more credit than the gold label gives
	Below       int        `json:"below"` // cases given less
}

// Kappa is Cohen's kappa with its 95 % percentile bootstrap interval over
// whole clusters (answers, or questions of SemEval).
type Kappa struct {
	Value   stat.Value `json:"value"`
	Low     stat.Value `json:"low"`
	High    stat.Value `json:"high"`
	Weights string     `json:"weights"`
}

// Class is how well one label is found.
type Class struct {
	Label string `json:"label"`
	stat.Class
}

// Confusion is the table of counts: Counts[i][j] cases with the gold label
// Labels[i] were predicted to be Labels[j].
type Confusion struct {
	Labels []string `json:"labels"`
	Counts [][]int  `json:"counts"`
}

// outcome is one case: its gold label and its prediction as places on the
// scale, and the cluster that it belongs to.
type outcome struct {
	cluster         int
	gold, predicted int // predicted is -1 where the case was not assessed
	confidence      float64
}

// scale is the labels that are compared, how much credit each gives, and how
// kappa weights them.
type scale struct {
	labels  []string
	credit  []int
	weights stat.Weights
}

// table counts the outcomes that were assessed.
func (s scale) table(outcomes []outcome) stat.Table {
	t := stat.NewTable(len(s.labels))
	for _, o := range outcomes {
		if o.predicted >= 0 {
			t.Add(o.gold, o.predicted)
		}
	}
	return t
}

// clusters gives one table for each cluster that has an assessed outcome, in
// the order in which the outcomes come.
func (s scale) clusters(outcomes []outcome) []stat.Table {
	var tables []stat.Table
	place := make(map[int]int)
	for _, o := range outcomes {
		if o.predicted < 0 {
			continue
		}
		at, ok := place[o.cluster]
		if !ok {
			at = len(tables)
			place[o.cluster] = at
			tables = append(tables, stat.NewTable(len(s.labels)))
		}
		tables[at].Add(o.gold, o.predicted)
	}
	return tables
}

// figures works out the figures of the outcomes.
func (s scale) figures(outcomes []outcome) Figures {
	t := s.table(outcomes)
	kappa := func(t stat.Table) stat.Value { return t.Kappa(s.weights) }
	interval := stat.BootstrapTables(s.clusters(outcomes), resampling(), kappa)
	f := Figures{
		N:           t.Total(),
		NotAssessed: len(outcomes) - t.Total(),
		Exact:       t.Exact(),
		Kappa:       Kappa{Value: kappa(t), Low: interval.Low, High: interval.High, Weights: s.weights.String()},
		MacroF1:     t.MacroF1(),
		WeightedF1:  t.WeightedF1(),
	}
	for i := range s.labels {
		for j := range s.labels {
			switch {
			case s.credit[j] > s.credit[i]:
				f.Above += t.At(i, j)
			case s.credit[j] < s.credit[i]:
				f.Below += t.At(i, j)
			}
		}
	}
	return f
}

// classes gives precision, recall and F1 of each label.
func (s scale) classes(outcomes []outcome) []Class {
	classes := make([]Class, len(s.labels))
	for i, c := range s.table(outcomes).Classes() {
		classes[i] = Class{Label: s.labels[i], Class: c}
	}
	return classes
}

// confusion gives the table of counts.
func (s scale) confusion(outcomes []outcome) Confusion {
	return Confusion{Labels: s.labels, Counts: s.table(outcomes).Counts()}
}

// calibration holds the confidences against what was right.
func calibration(outcomes []outcome) stat.Calibration {
	judgements := make([]stat.Judgement, 0, len(outcomes))
	for _, o := range outcomes {
		if o.predicted >= 0 {
			judgements = append(judgements, stat.Judgement{Confidence: o.confidence, Right: o.gold == o.predicted})
		}
	}
	return stat.Calibrate(judgements)
}

// groups collects outcomes under names.
type groups map[string][]outcome

func (g groups) add(name string, o outcome) { g[name] = append(g[name], o) }

// figures gives the figures of every group.
func (g groups) figures(s scale) map[string]Figures {
	by := make(map[string]Figures, len(g))
	for name, outcomes := range g {
		by[name] = s.figures(outcomes)
	}
	return by
}
