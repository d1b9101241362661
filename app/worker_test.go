package app_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"yardstick/app"
	"yardstick/internal/fault"
)

// TestWorker: a worker says that it is ready, shows its metrics, and ends in order.
func TestWorker(t *testing.T) {
	t.Parallel()
	s, log := watched(t)
	s.Addr = ""
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan struct{}), make(chan error, 1)
	go func() { done <- app.RunWorker(ctx, s, func() { close(ready) }) }()
	select {
	case <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	at := "http://" + s.Operation.Metrics
	if status, got := page(t, at+"/readyz"); status != http.StatusOK || got != "ready\n" {
		t.Errorf("status %d, %q", status, got)
	}
	_, metrics := page(t, at+"/metrics")
	for _, want := range []string{`yardstick_tasks{state="dead"} 0`, `yardstick_tasks{state="waiting"} 0`, "yardstick_ready 1"} {
		if !strings.Contains(metrics, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Error(err)
	}
	if strings.Contains(log.String(), "cut off") {
		t.Errorf("it was cut off:\n%s", log)
	}
}

// TestWorkerRefuses says what is wrong with its settings.
func TestWorkerRefuses(t *testing.T) {
	t.Parallel()
	s, _ := watched(t)
	s.Operation.Metrics = "here"
	if err := app.RunWorker(t.Context(), s, func() {}); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "cannot listen on here") {
		t.Errorf("%v", err)
	}
	s.Operation = app.Operation{StopWithin: -1}
	if err := app.RunWorker(t.Context(), s, func() {}); !fault.Is(err, fault.Invalid) {
		t.Errorf("%v", err)
	}
}
