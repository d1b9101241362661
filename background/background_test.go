package background_test

import (
	"encoding/json"
	"testing"
	"time"

	"yardstick/background"
)

func TestBackoff(t *testing.T) {
	t.Parallel()
	for failed, want := range map[int]time.Duration{
		0: 10 * time.Second, 1: 10 * time.Second, 2: 40 * time.Second, 3: 160 * time.Second, 5: 2560 * time.Second, 6: time.Hour, 100: time.Hour,
	} {
		if got := background.Backoff(failed); got != want {
			t.Errorf("after %d failures: %v, want %v", failed, got, want)
		}
	}
}

func TestRunWithoutAQueue(t *testing.T) {
	t.Parallel()
	r := background.NewRun(7, 1, json.RawMessage(`{"batch":"b1"}`), nil, nil)
	var args struct{ Batch string }
	if err := r.Into(&args); err != nil || args.Batch != "b1" {
		t.Errorf("arguments %+v, %v; want b1", args, err)
	}
	if err := r.Report(t.Context(), background.Progress{Done: 1}); err != nil {
		t.Error(err)
	}
	if err := r.Finish(t.Context(), nil); err == nil {
		t.Error("a run without a queue ended in a transaction")
	}
}
