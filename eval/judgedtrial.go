package eval

import (
	"yardstick/judge"
	"yardstick/stat"
)

// Trial is one number of requirements a call, tried on the labelled answers.
type Trial struct {
	Batch       int        `json:"batch"`
	Kappa       Kappa      `json:"kappa"`
	Exact       stat.Value `json:"exact"`
	NotAssessed int        `json:"not_assessed"`
	Unstable    stat.Value `json:"unstable"`
	Use         judge.Use  `json:"use"`
	Chosen      bool       `json:"chosen"`
}

// asGood is how much less kappa may be worth what a larger batch saves.
const asGood = 0.02

// RunTrials lets a model read the labelled answers with each number of requirements
// a call, and chooses: of those whose kappa is within asGood of the best the one
// that takes the fewest tokens. rater gives the rater for a batch.
func RunTrials(m Material, batches []int, rater func(batch int) (Rater, error)) ([]Trial, error) {
	var trials []Trial
	for _, batch := range batches {
		r, err := rater(batch)
		if err != nil {
			return nil, err
		}
		o := newOpinions(r)
		found, err := RunInterview(m, o)
		if err != nil {
			return nil, err
		}
		unstable := 0
		for _, of := range o.reasons {
			for _, reason := range of {
				if reason == judge.Unstable {
					unstable++
				}
			}
		}
		trials = append(trials, Trial{
			Batch: batch, Kappa: found.Kappa, Exact: found.Exact, NotAssessed: found.NotAssessed,
			Unstable: stat.Ratio(unstable, len(found.predictions)), Use: o.use,
		})
	}
	choose(trials)
	return trials, nil
}

// choose marks the trial that is worth taking.
func choose(trials []Trial) {
	best, at := -2.0, -1
	for i := range trials {
		if k, ok := trials[i].Kappa.Value.Float(); ok {
			best = max(best, k)
		}
	}
	for i := range trials {
		k, ok := trials[i].Kappa.Value.Float()
		if ok && k >= best-asGood && (at < 0 || tokens(&trials[i]) < tokens(&trials[at])) {
			at = i
		}
	}
	if at >= 0 {
		trials[at].Chosen = true
	}
}

func tokens(t *Trial) int { return t.Use.PromptTokens + t.Use.CompletionTokens }
