package model

import (
	"context"

	"yardstick/assess"
	"yardstick/assess/text"
)

// sketched follows an answer with the smaller of two readers while it is being
// written; what is settled is read by both.
type sketched struct {
	whole *prepared
	quick assess.Following // from the first glance on
}

// Read reads the whole answer, as prepared.Read does.
func (s *sketched) Read(ctx context.Context, answer *text.Document) ([]assess.Reading, error) {
	return s.whole.Read(ctx, answer)
}

// Glance reads what changed since the last glance with the smaller reader.
func (s *sketched) Glance(ctx context.Context, answer *text.Document) ([]assess.Reading, error) {
	if s.quick == nil {
		s.quick = s.whole.reader.joint.second.prepare(s.whole.asked).Follow()
	}
	return s.quick.Glance(ctx, answer)
}
