package assess

import (
	"context"

	"yardstick/assess/text"
	"yardstick/guide"
	"yardstick/internal/fault"
)

// ruleConfidence is the confidence of a verdict that code, not the reader, has
// settled: silence, a list of keywords, a measure without a figure.
const ruleConfidence = 0.9

// Engine assesses answers with one reader of meaning. It is safe for
// concurrent use.
type Engine struct{ reader Reader }

// New makes an engine that reads with r.
func New(r Reader) *Engine { return &Engine{reader: r} }

// Assessor names what the engine reads with.
func (e *Engine) Assessor() Assessor { return e.reader.Assessor() }

// Task is one question of a guide made ready for many answers: what does not
// depend on the answer is worked out once. It is immutable.
type Task struct {
	reader   Reader
	guide    *guide.Guide
	hash     string
	question *guide.Question
	plan     plan
	prepared Prepared
	sources  []source // what must not be pasted back
}

// Prepare makes the question q of g ready. hash is the guide's SHA-256, which
// every assessment names; neither g nor q may change afterwards.
func (e *Engine) Prepare(g *guide.Guide, hash string, q *guide.Question) (*Task, error) {
	sources, err := sourcesOf(q)
	if err != nil {
		return nil, err
	}
	p := planFor(g, q)
	return &Task{
		reader: e.reader, guide: g, hash: hash, question: q, plan: p, prepared: prepare(e.reader, p.claims), sources: sources,
	}, nil
}

// Assess measures one answer, known as id, against the question q of g. It
// fails on an answer that text.Parse refuses and where the reader fails.
func (e *Engine) Assess(g *guide.Guide, hash string, q *guide.Question, id, answer string) (Assessment, error) {
	t, err := e.Prepare(g, hash, q)
	if err != nil {
		return Assessment{}, err
	}
	return t.Assess(context.Background(), id, answer)
}

// Assess measures one answer, known as id. It fails as [Engine.Assess] does,
// and with ctx's error where ctx is done first.
func (t *Task) Assess(ctx context.Context, id, answer string) (Assessment, error) {
	return t.assess(ctx, id, answer, t.prepared.Read)
}

// readFunc reads the claims of a task in what may earn credit of an answer.
type readFunc func(ctx context.Context, readable *text.Document) ([]Reading, error)

// assess measures one answer with whatever reads the claims.
func (t *Task) assess(ctx context.Context, id, answer string, read readFunc) (Assessment, error) {
	doc, err := text.Parse(answer)
	if err != nil {
		return Assessment{}, err
	}
	a := Assessment{
		Answer: id, Guide: t.guide.ID, GuideSHA256: t.hash, Question: t.question.ID,
		Assessor: t.reader.Assessor(),
	}
	found := inspect(doc, t.sources, polyglot(t.reader))
	switch {
	case found.has(WarnEmpty), found.has(WarnLanguage), found.has(WarnOrder): // nothing was said that could be judged: that is no zero
		t.all(&a, NotAssessed)
	case found.silent:
		t.all(&a, NotMet)
	default:
		if err := t.read(ctx, &a, doc, found, read); err != nil {
			return Assessment{}, err
		}
	}
	a.Warnings = found.warnings()
	t.conclude(&a)
	return a, nil
}

// all gives every requirement the same verdict, without reading.
func (t *Task) all(a *Assessment, v Verdict) {
	confidence := ruleConfidence
	if v == NotAssessed {
		confidence = 0
	}
	for i := range t.question.Requirements {
		r := &t.question.Requirements[i]
		f := Requirement{ID: r.ID, Kind: kindOf(r), Verdict: v, Confidence: confidence, Evidence: []Evidence{}}
		for _, name := range r.Items {
			f.Items = append(f.Items, Item{Name: name, Verdict: v, Evidence: []Evidence{}})
		}
		f.Advice = advice(r, &f)
		a.Requirements = append(a.Requirements, f)
	}
}

// read lets the reader judge what may earn credit and settles its readings.
func (t *Task) read(ctx context.Context, a *Assessment, doc *text.Document, found *inspection, read readFunc) error {
	readable, err := doc.Without(found.dead)
	if err != nil {
		return err
	}
	readings, err := read(ctx, readable)
	if err != nil {
		return err
	}
	if len(readings) != len(t.plan.claims) {
		return &fault.Error{Kind: fault.Internal, Message: "the reader did not read every claim"}
	}
	away := t.plan.elsewhere(readings)
	found.warn(WarnOtherJob, away)
	s := settler{doc: doc, dead: found.dead, naming: defines(t.question)}
	for i := range t.question.Requirements {
		r := &t.question.Requirements[i]
		at := t.plan.first[i]
		f := s.requirement(r, readings[at], readings[at+1:at+1+t.plan.items[i]])
		if away {
			elsewhere(r, &f)
		}
		f.Advice = advice(r, &f)
		a.Requirements = append(a.Requirements, f)
	}
	return nil
}

// conclude computes score, level and verdict from the findings.
func (t *Task) conclude(a *Assessment) {
	o := conclude(t.guide, t.question.Requirements, a.Requirements)
	a.Verdict, a.Score, a.Level = o.Verdict, o.Score, o.Level
}
