package model

import (
	"context"

	"yardstick/assess"
	"yardstick/assess/text"
)

// following follows one answer; see glance.go.
type following struct{ p *prepared }

// Follow begins to follow one answer.
func (p *prepared) Follow() assess.Following { return &following{p} }

// Glance reads what changed.
func (f *following) Glance(ctx context.Context, answer *text.Document) ([]assess.Reading, error) {
	return f.Read(ctx, answer)
}

// Read reads the whole answer.
func (f *following) Read(ctx context.Context, answer *text.Document) ([]assess.Reading, error) {
	return f.p.Read(ctx, answer)
}
