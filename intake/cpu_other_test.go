//go:build !linux

package intake

import "time"

var begun = time.Now()

// processorTime is the time by the clock, where no other is known.
func processorTime() time.Duration { return time.Since(begun) }
