package guide

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// Hash is the SHA-256, in hex, of the canonical JSON of g with the field
// seal.sha256 left empty: what assessments name as guide_sha256. For a sealed
// guide that was not changed it is the hash in its seal.
func Hash(g *Guide) (string, error) {
	open := *g
	if g.Seal != nil {
		s := *g.Seal
		s.SHA256 = ""
		open.Seal = &s
	}
	data, err := Canonical(&open)
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// Seal returns g made immutable by whom and when (in UTC, whole seconds). An
// unsealed guide keeps its version, 1 where it has none; a sealed guide that
// was changed since becomes the next version. A guide with lint errors is
// refused as Invalid, and one that is sealed and unchanged as a Conflict.
func Seal(g Guide, by string, when time.Time) (Guide, error) {
	if by = strings.TrimSpace(by); by == "" {
		return Guide{}, fault.Invalidf("a seal names who sealed the guide")
	}
	if r, found := unprintable(by); found {
		return Guide{}, fault.Invalidf("the name of who seals holds the unprintable character %U", r)
	}
	if err := sealable(&g); err != nil {
		return Guide{}, err
	}
	out := Complete(g)
	if out.Seal != nil {
		out.Version++
	}
	out.Seal = &Sealing{At: sealedAt(when), By: by}
	sum, err := Hash(&out)
	if err != nil {
		return Guide{}, err
	}
	out.Seal.SHA256 = sum
	return out, nil
}

// sealable says why a guide may not be sealed.
func sealable(g *Guide) error {
	if g.Seal != nil && Verify(g) == nil {
		return fault.Conflictf("guide %s is sealed as version %d and unchanged: a new seal needs a changed guide", g.ID, g.Version)
	}
	errors := 0
	first := ""
	for _, f := range Lint(g, nil) {
		if f.Severity == Error {
			if errors++; errors == 1 {
				first = f.String()
			}
		}
	}
	switch errors {
	case 0:
		return nil
	case 1:
		return fault.Invalidf("guide %s may not be sealed with a lint error: %s", g.ID, strings.TrimPrefix(first, "error: "))
	default:
		return fault.Invalidf("guide %s may not be sealed with %d lint errors, the first: %s", g.ID, errors, strings.TrimPrefix(first, "error: "))
	}
}

// Verify reports whether g is sealed and unchanged. A guide that was changed
// after it was sealed is a Conflict that names both hashes; one that was never
// sealed is Invalid.
func Verify(g *Guide) error {
	if g.Seal == nil {
		return fault.Invalidf("guide %s is not sealed: seal it before the first answer", g.ID)
	}
	found, err := Hash(g)
	if err != nil {
		return err
	}
	if found != g.Seal.SHA256 {
		return &fault.Error{Kind: fault.Conflict, Field: "seal.sha256", Message: fmt.Sprintf(
			"guide %s was changed after %s sealed it on %s: the seal names %s, the file gives %s",
			g.ID, g.Seal.By, g.Seal.At.UTC().Format(time.RFC3339), g.Seal.SHA256, found)}
	}
	return nil
}
