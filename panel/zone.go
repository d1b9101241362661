package panel

import (
	"fmt"
	"time"
)

// Zone says for people in which zone a time is told: UTC, UTC+1, UTC−3:30. Short names of
// zones are not unique.
func Zone(t time.Time) string {
	_, seconds := t.Zone()
	sign := "+"
	switch {
	case seconds == 0:
		return "UTC"
	case seconds < 0:
		seconds, sign = -seconds, "−"
	}
	hours, minutes := seconds/3600, seconds/60%60
	if minutes == 0 {
		return fmt.Sprintf("UTC%s%d", sign, hours)
	}
	return fmt.Sprintf("UTC%s%d:%02d", sign, hours, minutes)
}
