package eval

import (
	"context"
	"io"
	"sync"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/stat"
)

// Rater gives a language model's opinion on an answer; a *[judge.Rater] is one.
type Rater interface {
	Assess(ctx context.Context, g *guide.Guide, hash string, q *guide.Question, id, answer string) (judge.Opinion, error)
}

// Judged is the report on a language model as one more rater: it and the embedded
// assessor against people and against each other on the same pairs, and what the
// model took.
type Judged struct {
	Endpoint     string           `json:"endpoint"`
	Model        string           `json:"model"`
	PromptSHA256 string           `json:"prompt_sha256"`
	Parameters   judge.Parameters `json:"parameters"`
	Readers      []Reader         `json:"readers"`
	Use          judge.Use        `json:"use"`
	Cost         string           `json:"cost,omitempty"` // by the prices that were given
	Unstable     stat.Value       `json:"unstable"`       // share of the labelled requirements
	Interval     stat.Interval    `json:"unstable_interval"`
	Reasons      map[string]int   `json:"reasons"` // why labelled requirements were not assessed
	Embedded     *Interview       `json:"embedded"`
	Judge        *Interview       `json:"judge"`
	Trials       []Trial          `json:"trials,omitempty"`
}

// Reader is one row of the table: whose verdicts are held against whose.
type Reader struct {
	Name    string     `json:"name"`
	Against string     `json:"against"`
	Within  stat.Value `json:"within"` // kappa within answers
	ECE     stat.Value `json:"ece"`    // expected calibration error; not estimable where there are no confidences
	Figures
}

// opinions collects what a model took and why it did not assess, in any order.
type opinions struct {
	rater Rater

	mu      sync.Mutex
	who     judge.Opinion
	use     judge.Use
	reasons map[string]map[string]string // by answer and requirement
}

func newOpinions(r Rater) *opinions {
	return &opinions{rater: r, reasons: map[string]map[string]string{}}
}

// Assess is the model's opinion as an assessment. A model that could not be asked
// is an error here: an evaluation of nothing is none.
func (o *opinions) Assess(g *guide.Guide, hash string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	found, err := o.rater.Assess(context.Background(), g, hash, q, id, answer)
	if err != nil {
		return assess.Assessment{}, err
	}
	if found.Failed() {
		return assess.Assessment{}, &fault.Error{Kind: fault.Unavailable, Message: found.Failure}
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	o.who = found
	o.use.Add(found.Use)
	for _, r := range found.Requirements {
		if r.Reason != "" {
			if o.reasons[id] == nil {
				o.reasons[id] = map[string]string{}
			}
			o.reasons[id][r.ID] = r.Reason
		}
	}
	return assess.Assessment{
		Answer: id, Guide: g.ID, GuideSHA256: hash, Question: q.ID, Verdict: found.Verdict, Score: found.Score, Level: found.Level,
		Requirements: found.Requirements, Warnings: found.Warnings,
		Assessor: assess.Assessor{Name: "judge", Version: judge.Version, Model: found.Model + " at " + found.Endpoint},
	}, nil
}

// RunJudged lets both read every labelled answer. It fails as [RunInterview] does,
// and where the model cannot be asked.
func RunJudged(m Material, embedded Assessor, rater Rater) (*Judged, error) {
	byEmbedded, err := RunInterview(m, embedded)
	if err != nil {
		return nil, err
	}
	o := newOpinions(rater)
	byJudge, err := RunInterview(m, o)
	if err != nil {
		return nil, err
	}
	j := &Judged{
		Endpoint: o.who.Endpoint, Model: o.who.Model, PromptSHA256: o.who.PromptSHA256, Parameters: o.who.Parameters,
		Use: o.use, Embedded: byEmbedded, Judge: byJudge, Reasons: map[string]int{},
	}
	for _, p := range byJudge.predictions {
		if p.Predicted == assess.NotAssessed {
			j.Reasons[reasonOr(o.reasons[p.Answer][p.Requirement])]++
		}
	}
	n := len(byJudge.predictions)
	j.Unstable, j.Interval = stat.Ratio(j.Reasons[judge.Unstable], n), stat.Wilson(j.Reasons[judge.Unstable], n, stat.Z95)
	j.Readers = readers(byEmbedded, byJudge)
	return j, nil
}

func reasonOr(reason string) string {
	if reason == "" {
		return "nothing to assess"
	}
	return reason
}

// readers are the rows: each reader against people, each against the other, and
// what the two rules that join them would give.
func readers(embedded, byJudge *Interview) []Reader {
	rows := []Reader{
		{Name: "embedded", Against: "people", Within: embedded.Within.Value, ECE: embedded.Calibration.ECE, Figures: embedded.Figures},
		{Name: "judge", Against: "people", Within: byJudge.Within.Value, ECE: byJudge.Calibration.ECE, Figures: byJudge.Figures},
	}
	a, b := embedded.predictions, byJudge.predictions
	rows = append(
		rows,
		row("judge", "embedded", a, func(i int) (gold, predicted int) { return place(a[i].Predicted), place(b[i].Predicted) }),
	)
	rows = append(rows, row("both agree", "people", a, func(i int) (gold, predicted int) {
		if place(a[i].Predicted) != place(b[i].Predicted) {
			return place(a[i].Label), -1
		}
		return place(a[i].Label), place(a[i].Predicted)
	}))
	return append(rows, row("stricter", "people", a, func(i int) (gold, predicted int) {
		x, y := place(a[i].Predicted), place(b[i].Predicted)
		if x < 0 || y < 0 {
			return place(a[i].Label), max(x, y)
		}
		return place(a[i].Label), min(x, y)
	}))
}

// row works out one row over all pairs; those whose gold is not assessed count as
// not assessed.
func row(name, against string, pairs []Prediction, at func(i int) (gold, predicted int)) Reader {
	s, cluster, clusters := verdictScale(), -1, map[string]int{}
	var outcomes []outcome
	for i := range pairs {
		if _, ok := clusters[pairs[i].Answer]; !ok {
			cluster++
			clusters[pairs[i].Answer] = cluster
		}
		gold, predicted := at(i)
		if gold < 0 {
			gold, predicted = 0, -1
		}
		outcomes = append(outcomes, outcome{cluster: clusters[pairs[i].Answer], gold: gold, predicted: predicted})
	}
	return Reader{Name: name, Against: against, Within: s.within(outcomes).Value, Figures: s.figures(outcomes)}
}

// WritePredictions writes the model's predictions as [Interview.WritePredictions] does.
func (j *Judged) WritePredictions(w io.Writer) error { return j.Judge.WritePredictions(w) }
