package model

import (
	"encoding/json"
	"strings"
	"testing"

	"yardstick/assess/model/weights"
	"yardstick/internal/fault"
)

// TestUnsoundDecisionIsRefused: with a temperature of zero, or a calibration of
// two points at one place, a verdict would be made of what is not a number.
func TestUnsoundDecisionIsRefused(t *testing.T) {
	t.Parallel()
	file, err := open(weights.Quick())
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(h *header){
		"no temperature":           func(h *header) { h.Decision.Temperature = 0 },
		"no epsilon":               func(h *header) { h.Config.Epsilon = -1 },
		"calibration on one point": func(h *header) { h.Decision.Calibration = [][2]float64{{.5, .5}, {.5, .7}} },
		"confidence above 1":       func(h *header) { h.Decision.Calibration = [][2]float64{{.5, 1e9}} },
	} {
		changed := file.header
		changed.Tensors, changed.Vocabulary = nil, extent{} // they are looked at later
		change(&changed)
		head, err := json.Marshal(changed)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Load(sealed(head, nil)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "decision that cannot be") {
			t.Errorf("%s: got %v, want it refused", name, err)
		}
	}
}
