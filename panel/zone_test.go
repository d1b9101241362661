package panel_test

import (
	"strings"
	"testing"
	"time"

	"yardstick/panel"
	"yardstick/panel/sample"
)

// TestNotBeforeItHappens refuses to note what has not happened yet, anywhere on earth; where
// it is tomorrow already, tomorrow is today.
func TestNotBeforeItHappens(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at, on string
		ok     bool
	}{
		{"2026-03-10T09:59:00Z", "2026-03-10", true},
		{"2026-03-10T09:59:00Z", "2026-03-11", false},
		{"2026-03-10T10:01:00Z", "2026-03-11", true}, // Kiritimati, where the day begins first
		{"2026-03-10T23:59:00Z", "2026-03-12", false},
		{"2026-03-10T00:01:00Z", "2025-12-31", true},
	} {
		d := made(t, sample.Decided)
		now, err := time.Parse(time.RFC3339, tt.at)
		if err != nil {
			t.Fatal(err)
		}
		d.Now = func() time.Time { return now }
		err = d.Do(t.Context(), ines, sample.Code, panel.Tell{Candidate: "heron", Letter: "outcome", Text: "x", On: tt.on})
		if (err == nil) != tt.ok || err != nil && !strings.Contains(err.Error(), "still to come") {
			t.Errorf("at %s, sent on %s: %v", tt.at, tt.on, err)
		}
	}
}

func TestZone(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		seconds int
		want    string
	}{
		{0, "UTC"}, {3600, "UTC+1"}, {-8 * 3600, "UTC−8"}, {19800, "UTC+5:30"}, {-12600, "UTC−3:30"}, {14 * 3600, "UTC+14"},
	} {
		at := time.Date(2026, 12, 31, 23, 59, 0, 0, time.FixedZone("X", tt.seconds))
		if got := panel.Zone(at); got != tt.want {
			t.Errorf("%d seconds east: got %q, want %q", tt.seconds, got, tt.want)
		}
	}
}
