package report

import (
	"yardstick/stat"
	"yardstick/stat/table"
)

// Agreement says how far raters agree. A value that does not exist is null in
// JSON, and a note says why.
type Agreement struct {
	Targets       int         `json:"targets"`
	Raters        int         `json:"raters"`
	Ratings       int         `json:"ratings"`
	Questions     int         `json:"questions,omitempty"` // of each target; the figures then take target × question as what is rated
	Missing       int         `json:"missing"`             // empty cells of the table
	ICC           stat.ICC    `json:"icc"`
	Agreement     stat.Value  `json:"agreement"` // share of pairs of ratings that are equal
	Kappa         []PairKappa `json:"kappa"`
	Fleiss        stat.Value  `json:"fleiss"`
	AC1           stat.Value  `json:"ac1"`
	AC2           stat.Value  `json:"ac2"`
	Alpha         Alpha       `json:"alpha"`
	AlphaInterval AlphaEnds   `json:"alpha_interval"`
	Severity      []Severity  `json:"severity"`
	Reliability   Reliability `json:"reliability"`
	Assessor      *Assessor   `json:"assessor,omitempty"`
	Notes         []string    `json:"notes"`

	ratings *table.Ratings
}

// PairKappa is how two raters agree on what both rated, each kappa with its
// large-sample standard error and percent agreement beside it.
type PairKappa struct {
	Raters     [2]string      `json:"raters"`
	Targets    int            `json:"targets"`
	Agreement  stat.Value     `json:"agreement"`
	Unweighted stat.WithError `json:"unweighted"`
	Linear     stat.WithError `json:"linear"`
	Quadratic  stat.WithError `json:"quadratic"`
}

// Alpha is Krippendorff's alpha at four levels of measurement.
type Alpha struct {
	Nominal  stat.Value `json:"nominal"`
	Ordinal  stat.Value `json:"ordinal"`
	Interval stat.Value `json:"interval"`
	Ratio    stat.Value `json:"ratio"`
}

// AlphaEnds are the 95 % bootstrap intervals of each alpha.
type AlphaEnds struct {
	Nominal  stat.Interval `json:"nominal"`
	Ordinal  stat.Interval `json:"ordinal"`
	Interval stat.Interval `json:"interval"`
	Ratio    stat.Interval `json:"ratio"`
}

// Severity is how one rater rates; see [stat.Severity] and [stat.Ratings.Halo].
type Severity struct {
	Rater          string     `json:"rater"`
	Ratings        int        `json:"ratings"`
	Mean           stat.Value `json:"mean"`
	Deviation      stat.Value `json:"deviation"`
	Low            stat.Value `json:"low"`
	High           stat.Value `json:"high"`
	Spread         stat.Value `json:"spread"`
	RelativeSpread stat.Value `json:"relative_spread"`
	Halo           stat.Value `json:"halo"` // of tables with questions
}

// Options are what a user may choose.
type Options struct {
	Scale  *table.Scale // what a rating may be; nil: what occurs
	Wanted float64      // reliability, above 0 and below 1
}

// Resamples of the bootstrap: a thousand, fewer of many targets, so that an
// interval takes seconds at most.
const (
	mostResamples  = 1_000
	leastResamples = 200
	drawn          = 20_000_000 // targets in all resamples together
)

// resampling of n targets.
func resampling(n int) stat.Resampling {
	return stat.Resampling{Resamples: min(max(drawn/max(n, 1), leastResamples), mostResamples), Level: 0.95, Seed: 1}
}

// Agree computes how far raters agree. looks may be nil.
func Agree(t *table.Ratings, looks *table.Looks, o Options) *Agreement {
	r := t.Table
	categorical, alpha := r.Categorical(o.Scale.Categories()), r.Alpha(resampling(r.Targets()), persons(t))
	a := &Agreement{
		Targets: len(t.Targets), Raters: len(t.Raters), Ratings: r.Len(), Questions: len(t.Questions),
		Missing: r.Targets()*r.Raters() - r.Len(),
		ICC:     r.ICC(), Agreement: categorical.Agreement, Fleiss: categorical.Fleiss, AC1: categorical.AC1, AC2: categorical.AC2,
		Alpha:         Alpha{alpha.Nominal.Value, alpha.Ordinal.Value, alpha.Interval.Value, alpha.Ratio.Value},
		AlphaInterval: AlphaEnds{ends(alpha.Nominal), ends(alpha.Ordinal), ends(alpha.Interval), ends(alpha.Ratio)},
		Kappa:         pairs(t), Severity: severity(t), Reliability: reliability(t, o.Wanted), ratings: t,
	}
	if looks != nil {
		a.Assessor = assessor(looks)
	}
	a.Notes = a.notes(o)
	return a
}

func ends(b stat.Bounded) stat.Interval { return stat.Interval{Low: b.Low, High: b.High} }

// pairs gives the kappas with the raters' names.
func pairs(t *table.Ratings) []PairKappa {
	named := []PairKappa{}
	for _, p := range t.Table.Pairs() {
		named = append(named, PairKappa{
			Raters: [2]string{t.Raters[p.First], t.Raters[p.Second]}, Targets: p.Targets, Agreement: p.Exact,
			Unweighted: p.Unweighted, Linear: p.Linear, Quadratic: p.Quadratic,
		})
	}
	return named
}

// persons gives whose question each rating speaks of.
func persons(t *table.Ratings) []int {
	person := make([]int, len(t.Rated))
	for i, u := range t.Rated {
		person[i] = u.Target
	}
	return person
}

// severity gives the raters' figures with their names.
func severity(t *table.Ratings) []Severity {
	halo := make([]stat.Value, len(t.Raters))
	if len(t.Questions) > 0 {
		halo = t.Table.Halo(persons(t))
	}
	named := make([]Severity, len(t.Raters))
	for j, s := range t.Table.Severity() {
		named[j] = Severity{
			Rater: t.Raters[j], Ratings: s.Ratings, Mean: s.Mean, Deviation: s.Deviation, Low: s.Low, High: s.High,
			Spread: s.Spread, RelativeSpread: s.Relative, Halo: halo[j],
		}
	}
	return named
}
