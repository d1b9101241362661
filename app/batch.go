package app

import (
	"context"

	"yardstick/assess"
	"yardstick/batch"
	"yardstick/guide"
	"yardstick/panel"
	"yardstick/practice"
)

// inBatches is the assessor for batches: it takes its turn behind everybody who waits
// for one answer, however many wait.
type inBatches struct{ *coach }

// Who names the assessor; it loads the reader of meaning.
func (b inBatches) Who() (assess.Assessor, error) {
	engine, err := b.engine()
	if err != nil {
		return assess.Assessor{}, err
	}
	return engine.Assessor(), nil
}

// Assess measures one answer.
func (b inBatches) Assess(
	ctx context.Context, g *guide.Guide, sha256 string, q *guide.Question, id, answer string,
) (assess.Assessment, error) {
	task, _, err := b.ready(practice.Request{Guide: g, SHA256: sha256, Question: q})
	if err != nil {
		return assess.Assessment{}, err
	}
	return b.pool.Assess(ctx, task, id, answer)
}

// Batches is an assessor for batches with a reader of meaning of its own; nil is the
// embedded one.
func Batches(reader Load) batch.Assessor { return inBatches{newCoach(reader.orEmbedded())} }

// SealedInBatches reads the answers of a position as those of a batch.
type SealedInBatches struct{ batch.Assessor }

// Assess implements [panel.Assessor].
func (s SealedInBatches) Assess(ctx context.Context, o panel.Answered) (assess.Assessment, error) {
	return s.Assessor.Assess(ctx, o.Guide, o.SHA256, o.Question, o.ID, o.Text)
}
