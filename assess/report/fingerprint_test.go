package report

import (
	"strings"
	"testing"

	"yardstick/assess"
)

// TestFingerprints: people are shown the beginning of a model's hash.
func TestFingerprints(t *testing.T) {
	t.Parallel()
	a := assess.Assessor{Name: "yardstick", Version: "1", Model: "large sha256:" + strings.Repeat("0a", 32) + ", small sha256:" + strings.Repeat("1b", 32)}
	if got, want := assessor(a), "yardstick 1, model large sha256:0a0a0a0a0a0a…, small sha256:1b1b1b1b1b1b…"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
