package judge

import (
	"context"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// Opinion is what a language model found in an answer, beside the assessor's
// finding. Where it could not be asked, Failure says why in one line, and there is
// nothing else but who was to be asked.
type Opinion struct {
	Endpoint     string               `json:"endpoint"`
	Model        string               `json:"model"`
	PromptSHA256 string               `json:"prompt_sha256"`
	Parameters   Parameters           `json:"parameters"`
	Date         time.Time            `json:"date,omitzero"` // of the latest reply that it rests on
	Verdict      assess.Overall       `json:"verdict"`
	Score        *float64             `json:"score"`
	Level        *int                 `json:"level"`
	Requirements []assess.Requirement `json:"requirements"`
	Warnings     []string             `json:"warnings"`
	Use          Use                  `json:"use"`
	Failure      string               `json:"failure,omitempty"`
}

// Failed reports whether the model could not be asked.
func (o *Opinion) Failed() bool { return o.Failure != "" }

// Rater gives opinions on answers. It is safe for concurrent use.
type Rater struct {
	reader *Reader
	engine *assess.Engine
}

// NewRater makes a rater that reads with r.
func NewRater(r *Reader) *Rater { return &Rater{r, assess.New(r)} }

// Reader is what the rater reads with.
func (r *Rater) Reader() *Reader { return r.reader }

// Nobody is the opinion of a rater that has not read, for this reason.
func (r *Rater) Nobody(reason string) Opinion {
	return Opinion{
		Endpoint:     r.reader.options.Endpoint,
		Model:        r.reader.options.Model,
		PromptSHA256: r.reader.prompt,
		Parameters:   r.reader.options.Parameters(),
		Verdict:      assess.OverallNotAssessed,
		Requirements: []assess.Requirement{},
		Warnings:     []string{},
		Failure:      reason,
	}
}

// Assess gives the opinion on one answer. A model that cannot be asked is no error
// but a failed opinion: it costs nobody the assessor's verdict. It fails on what
// the engine refuses, and with ctx's error where ctx is done first.
func (r *Rater) Assess(ctx context.Context, g *guide.Guide, hash string, q *guide.Question, id, answer string) (Opinion, error) {
	task, err := r.engine.Prepare(g, hash, q)
	if err != nil {
		return Opinion{}, err
	}
	ctx, watch := Watch(ctx)
	found, err := task.Assess(ctx, id, answer)
	switch {
	case ctx.Err() != nil:
		return Opinion{}, ctx.Err()
	case err != nil && down(err):
		o := r.Nobody(err.Error())
		o.Use = watch.Use()
		return o, nil
	case err != nil:
		return Opinion{}, err
	}
	o := r.Nobody("")
	o.Date, o.Use = watch.Last(), watch.Use()
	o.Verdict, o.Score, o.Level, o.Requirements, o.Warnings = found.Verdict, found.Score, found.Level, found.Requirements, found.Warnings
	return o, nil
}

// down reports whether an error says that the model cannot be asked now, or not so.
func down(err error) bool {
	return fault.Is(err, fault.Unavailable) || fault.Is(err, fault.Invalid) || fault.Is(err, fault.Forbidden)
}
