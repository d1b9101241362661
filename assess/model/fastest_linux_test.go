package model

import (
	"runtime"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// fastest runs a benchmark and reports beside the mean the fastest run, by the
// clock and in processor time: other work on the machine disturbs these least.
func fastest(b *testing.B, run func() error) {
	b.Helper()
	b.ReportAllocs()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	best, cpu := time.Hour, time.Hour
	for b.Loop() {
		begun, used := time.Now(), threadTime(b)
		if err := run(); err != nil {
			b.Fatal(err)
		}
		best, cpu = min(best, time.Since(begun)), min(cpu, threadTime(b)-used)
	}
	b.ReportMetric(float64(best.Nanoseconds())/1e6, "ms-fastest")
	b.ReportMetric(float64(cpu.Nanoseconds())/1e6, "cpu-ms-fastest")
}

// threadTime is the processor time of this thread.
func threadTime(tb testing.TB) time.Duration {
	tb.Helper()
	var t unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_THREAD_CPUTIME_ID, &t); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(t.Nano())
}
