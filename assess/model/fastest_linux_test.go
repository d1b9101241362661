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
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	fastestBy(b, threadTime, run)
}

// fastestProgram is fastest with the processor time of the whole program, for what
// goes on in several threads.
func fastestProgram(b *testing.B, run func() error) {
	b.Helper()
	fastestBy(b, programTime, run)
}

func fastestBy(b *testing.B, clock func(testing.TB) time.Duration, run func() error) {
	b.Helper()
	b.ReportAllocs()
	best, cpu := time.Hour, time.Hour
	for b.Loop() {
		begun, used := time.Now(), clock(b)
		if err := run(); err != nil {
			b.Fatal(err)
		}
		best, cpu = min(best, time.Since(begun)), min(cpu, clock(b)-used)
	}
	b.ReportMetric(float64(best.Nanoseconds())/1e6, "ms-fastest")
	b.ReportMetric(float64(cpu.Nanoseconds())/1e6, "cpu-ms-fastest")
}

// threadTime is the processor time of this thread.
func threadTime(tb testing.TB) time.Duration {
	tb.Helper()
	return timeOf(tb, unix.CLOCK_THREAD_CPUTIME_ID)
}

// programTime is the processor time of the whole program.
func programTime(tb testing.TB) time.Duration {
	tb.Helper()
	return timeOf(tb, unix.CLOCK_PROCESS_CPUTIME_ID)
}

func timeOf(tb testing.TB, clock int32) time.Duration {
	tb.Helper()
	var t unix.Timespec
	if err := unix.ClockGettime(clock, &t); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(t.Nano())
}
