package intake

import (
	"syscall"
	"time"
)

// processorTime is the time that this process has spent on processors, so that a
// busy machine does not change what is measured.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
