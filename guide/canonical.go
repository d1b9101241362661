package guide

import (
	"fmt"
	"unicode/utf8"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
)

// Canonical writes g as canonical JSON in the sense of RFC 8785: keys sorted
// by their UTF-16 code units, no space between tokens, numbers in the shortest
// form that reads back exactly, strings escaped only where they must be. What
// may be left out is filled in first, as [Complete] does, so that two guides
// that mean the same give the same bytes.
func Canonical(g *Guide) ([]byte, error) {
	if err := validText(g); err != nil {
		return nil, err
	}
	data, err := canonical.Marshal(Complete(*g))
	if err != nil {
		return nil, fmt.Errorf("guide %s: %w", g.ID, err)
	}
	return data, nil
}

// validText refuses bytes that are not UTF-8: JSON would replace them, and two
// different guides would hash alike.
func validText(g *Guide) error {
	for path, s := range g.texts() {
		if !utf8.ValidString(s) {
			return &fault.Error{Kind: fault.Invalid, Field: path, Message: "is not UTF-8"}
		}
	}
	return nil
}
