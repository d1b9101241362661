package panel_test

import (
	"testing"
	"time"

	"yardstick/panel"
)

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
