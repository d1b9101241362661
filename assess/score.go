package assess

import (
	"math/big"
	"strconv"

	"yardstick/guide"
)

// Outcome is what code concludes from the findings on one answer.
type Outcome struct {
	Verdict Overall
	Score   *float64 // 0..1; nil where nothing was assessed
	Level   *int     // of the guide's own scale, 1..5 where it names none
}

// Conclude computes the outcome for requirements and their verdicts, in the
// same order, in exact arithmetic:
//
//	score = Σ weight × credit / Σ weight over the assessed requirements
//	        (met 1, partly ½, not_met and contradicted 0)
//	level = 1 + round((highest level − 1) × score), halves up
//
// A must that is not met or contradicted decides: does_not_meet. Otherwise a
// score of at least the pass score meets, at least half of it meets in part; a
// must that is only partly met holds the answer at meets_in_part, and one that
// was not assessed leaves the verdict open. Missing is never zero.
func Conclude(g *guide.Guide, requirements []guide.Requirement, verdicts []Verdict) Outcome {
	got, all := new(big.Rat), new(big.Rat)
	lost, weak, open := false, false, false
	for i := range requirements {
		r, v := &requirements[i], verdicts[i]
		if v == NotAssessed {
			open = open || r.Must
			continue
		}
		w := rational(weightOf(r))
		all.Add(all, w)
		got.Add(got, new(big.Rat).Mul(w, credit(v)))
		lost = lost || r.Must && (v == NotMet || v == Contradicted)
		weak = weak || r.Must && v == Partly
	}
	if all.Sign() <= 0 {
		return Outcome{Verdict: OverallNotAssessed}
	}
	score := got.Quo(got, all)
	o := Outcome{Verdict: reached(score, passOf(g))}
	switch {
	case lost:
		o.Verdict = DoesNotMeet
	case open:
		o.Verdict = OverallNotAssessed
	case weak && o.Verdict == Meets:
		o.Verdict = MeetsInPart
	}
	value, _ := score.Float64()
	level := levelOf(score, g.Scale.Top())
	o.Score, o.Level = &value, &level
	return o
}

func conclude(g *guide.Guide, requirements []guide.Requirement, findings []Requirement) Outcome {
	verdicts := make([]Verdict, len(findings))
	for i, f := range findings {
		verdicts[i] = f.Verdict
	}
	return Conclude(g, requirements, verdicts)
}

// reached compares a score with the pass score and with half of it.
func reached(score, pass *big.Rat) Overall {
	half := new(big.Rat).Quo(pass, big.NewRat(2, 1))
	switch {
	case score.Cmp(pass) >= 0:
		return Meets
	case score.Cmp(half) >= 0:
		return MeetsInPart
	}
	return DoesNotMeet
}

func credit(v Verdict) *big.Rat {
	switch v {
	case Met:
		return big.NewRat(1, 1)
	case Partly:
		return big.NewRat(1, 2)
	}
	return new(big.Rat)
}

// levelOf is 1 + ⌊(top − 1) × score + ½⌋ on a scale from 1 to top.
func levelOf(score *big.Rat, top int) int {
	x := new(big.Rat).Mul(score, big.NewRat(int64(top)-1, 1))
	x.Add(x, big.NewRat(1, 2))
	return 1 + int(new(big.Int).Quo(x.Num(), x.Denom()).Int64())
}

// rational takes the number that the author wrote: 0.6 is 3/5, not the binary
// fraction nearest to it.
func rational(f float64) *big.Rat {
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(f, 'g', -1, 64))
	if !ok || r.Sign() < 0 { // infinite, not a number or negative: no weight
		return new(big.Rat)
	}
	return r
}

// weightOf is the requirement's weight; one that names none weighs 1.
func weightOf(r *guide.Requirement) float64 {
	if r.Weight == 0 {
		return 1
	}
	return r.Weight
}

// passOf is the guide's pass score; a guide that names none has guide.DefaultPass.
func passOf(g *guide.Guide) *big.Rat {
	if g.Pass.Score == 0 {
		return rational(guide.DefaultPass)
	}
	return rational(g.Pass.Score)
}
