package plain

import (
	"math"

	"yardstick/assess"
	"yardstick/guide"
)

// The weights below were fitted by ridge regression on 14,507 labelled pairs
// of answer and requirement (met 1, partly ½, not met 0), first over all kinds
// and then, more strongly shrunk, by kind; the thresholds by the best
// quadratic-weighted kappa. On guides left out of the fit, five folds, kappa is
// .34 over all, .39 on real interview answers, .47 on questions that ask to
// define failure or success; it would be .03 more without the rule that a
// requirement of which not one word was said is not met. The weight of the sample sentences (fSample),
// which the labelled guides do not have, is set by hand.
const (
	metAt    = 0.53
	partlyAt = 0.37
	sampled  = 0.7
)

// weigh turns features into a verdict and the probability, fitted by logistic
// regression on the guides left out, that raters give that verdict.
func weigh(k guide.Kind, f Features) (assess.Verdict, float64) {
	weights, ok := kindWeights[k]
	if !ok {
		weights = kindWeights[guide.Content]
	}
	x := sampled * f[fSample]
	for i, w := range weights {
		x += float64(w * f[i]) // the conversion keeps every machine from fusing the two steps
	}
	x = math.Round(x*1e6) / 1e6
	switch {
	case k == guide.Coverage && f[fItems] == 0:
		return assess.NotMet, 0.8 // not one of its parts was touched
	case f[fShareAll] == 0 && f[fSample] <= 0 && aboutWords(k):
		return assess.NotMet, 0.7 // not one of its words was said
	case x >= metAt:
		return assess.Met, logistic(-2.5 + 4.4*x)
	case x >= partlyAt:
		return assess.Partly, logistic(-1.8 + 0.5*x)
	}
	return assess.NotMet, logistic(1.8 - 4.1*x)
}

// aboutWords reports whether a requirement of the kind names what must be said,
// rather than how.
func aboutWords(k guide.Kind) bool {
	return k == guide.Content || k == guide.Coverage || k == guide.Sign
}

// logistic is rounded so that no platform's last bit shows.
func logistic(x float64) float64 {
	p := 1 / (1 + math.Exp(-min(max(x, -6), 6)))
	return math.Round(p*1000) / 1000
}

// kindWeights holds a weight for each feature, in their order.
var kindWeights = map[guide.Kind]Features{
	//               bias   best   two    all    length items  sample figure figures own   past   case   cause  action result lesson sign   contempt negation hedge
	guide.Action:   {0.04, -0.03, 0.03, 0.31, 0.30, 0.57, 0, -0.01, 0.09, 0.03, -0.04, 0.07, -0.06, 0.19, 0.17, -0.04, 0.05, 0.11, -0.11, 0.06},
	guide.Balance:  {-0.15, 0.34, 0.11, 0.31, 0.24, 0.57, 0, 0.04, 0.28, 0.01, -0.05, -0.01, -0.03, 0.14, -0.02, 0.02, 0.12, -0.01, 0.02, 0.18},
	guide.Cause:    {0.13, 0.09, -0.13, 0.12, 0.32, 0.57, 0, -0.02, -0.09, 0.05, -0.01, 0.03, 0.10, 0.16, 0.08, 0.02, -0.10, -0.03, -0.02, 0.11},
	guide.Content:  {-0.06, 0.31, -0.02, 0.30, 0.35, 0.57, 0, -0.03, 0.04, 0, 0.01, 0.08, -0.02, 0.06, 0.02, 0.05, 0.07, 0.09, -0.05, -0.01},
	guide.Coverage: {0.06, 0.03, -0.09, 0.13, 0.28, 0.63, 0, 0.08, 0.16, -0.07, -0.06, 0.17, 0.03, 0.10, 0.16, -0.21, 0.08, 0.02, 0.01, -0.06},
	guide.Example:  {-0.08, 0.03, -0.14, 0.11, 0.12, 0.57, 0, 0, 0.13, 0.04, 0.30, 0.08, 0, 0.47, 0.07, -0.04, -0.05, 0.01, -0.06, -0.16},
	guide.Lesson:   {-0.14, 0.09, -0.07, 0.18, 0.15, 0.57, 0, 0, 0.33, 0.08, 0.02, 0, 0.13, 0.03, 0.08, 0.20, -0.05, -0.04, -0.01, -0.09},
	guide.MeasureK: {0.07, 0.26, 0, 0.08, 0.12, 0.57, 0, 0.10, 0.59, -0.08, 0.01, 0, -0.02, 0.15, 0.03, -0.07, -0.02, 0, -0.05, -0.07},
	guide.Personal: {-0.05, 0.11, -0.06, 0.07, 0.11, 0.57, 0, 0.02, -0.05, 0.27, 0.04, 0.17, -0.04, 0.28, 0.09, -0.06, -0.04, 0.08, 0.04, -0.08},
	guide.Result:   {0.02, 0.03, -0.18, 0.09, 0.25, 0.57, 0, 0.04, 0.16, 0.04, 0.19, -0.01, 0, 0.15, 0.32, -0.08, -0.25, -0.14, -0.03, 0.08},
	guide.Sign:     {-0.06, 0.21, 0.06, 0.36, 0.18, 0.57, 0, 0.02, 0.21, -0.07, -0.02, 0.13, 0, 0.06, 0.13, 0.02, 0.05, -0.04, -0.01, 0},
}
