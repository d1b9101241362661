package errand_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/internal/fault"
)

// one keeps one errand in memory.
type one struct {
	errand.Store
	mu   sync.Mutex
	e    errand.Errand
	file []byte
}

func (o *one) change(to errand.State, problem string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.e.State == errand.Waiting || o.e.State == errand.Failed {
		o.e.State, o.e.Problem = to, problem
	}
}

func (o *one) state() (errand.State, string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.e.State, o.e.Problem
}

// Errand implements [errand.Store].
func (o *one) Errand(context.Context, string, string, time.Time) (errand.Errand, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.e, nil
}

// Tell implements [errand.Store].
func (o *one) Tell(_ context.Context, _ errand.Errand, p background.Progress) (bool, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.e.Progress = p
	return o.e.State != errand.Cancelled, nil
}

// Keep implements [errand.Store].
func (o *one) Keep(ctx context.Context, e errand.Errand, file []byte, _ background.Room, end func(context.Context, any) error) error {
	if state, _ := o.state(); state == errand.Cancelled {
		return &fault.Error{Kind: fault.Conflict, Message: "nobody waits for it"}
	}
	o.e, o.file = e, file
	return end(ctx, nil)
}

// Fail implements [errand.Store].
func (o *one) Fail(_ context.Context, e errand.Errand) error {
	o.change(errand.Failed, e.Problem)
	return nil
}

// Cancel implements [errand.Store].
func (o *one) Cancel(context.Context, string, string) error {
	o.change(errand.Cancelled, "")
	return nil
}

// does does an errand once, at a try, with what makes its file.
func does(
	ctx context.Context, s *one, attempt int, work func(ctx context.Context, e errand.Errand, tell errand.Tell) (errand.Made, error),
) error {
	w := &errand.Workshop{Store: s, Now: time.Now, Errands: []errand.Kind{{Name: errand.Packet, Make: work}}}
	run := background.NewRun(1, attempt, json.RawMessage(`{"owner":"account/lead","errand":"e1"}`), nil,
		func(context.Context, any) error { return nil })
	for _, k := range w.Kinds() {
		if k.Name == "errand.packet" {
			return k.Do(ctx, run)
		}
	}
	return errors.New("there is no such kind")
}

// TestWorkshop: what another try may mend is tried again, what it would not is told at
// once, and what was tried often enough is told, too.
func TestWorkshop(t *testing.T) {
	t.Parallel()
	broken := errors.New("the disk is on fire")
	for name, c := range map[string]struct {
		attempt int
		made    error
		state   errand.State
		problem string
		gives   error
	}{
		"made":                     {1, nil, errand.Done, "", nil},
		"failed for now":           {1, broken, errand.Waiting, "", broken},
		"busy":                     {4, &fault.Error{Kind: fault.Unavailable, Message: "busy"}, errand.Waiting, "", &fault.Error{Kind: fault.Unavailable}},
		"failed for the last time": {8, broken, errand.Failed, "it did not work", broken},
		"not allowed":              {1, &fault.Error{Kind: fault.Forbidden, Message: "not for you"}, errand.Failed, "not for you", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := &one{e: errand.Errand{ID: "e1", Owner: "account/lead", State: errand.Waiting}}
			err := does(t.Context(), s, c.attempt, func(context.Context, errand.Errand, errand.Tell) (errand.Made, error) {
				return errand.Made{Name: "a.zip", Data: []byte("made")}, c.made
			})
			if (err == nil) != (c.gives == nil) {
				t.Errorf("gives %v, want %v", err, c.gives)
			}
			if state, problem := s.state(); state != c.state || !strings.HasPrefix(problem, c.problem) || (problem == "") != (c.problem == "") {
				t.Errorf("%s: %q, want %s: %q", state, problem, c.state, c.problem)
			}
			if c.made == nil && string(s.file) != "made" {
				t.Errorf("the file is %q", s.file)
			}
		})
	}
}

// TestEndsEarly: who cancels an errand, on its page or among the tasks, ends what is
// done for it; a program that ends leaves it for the next.
func TestEndsEarly(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		how   func(s *one, cancel context.CancelCauseFunc)
		state errand.State
		again bool
	}{
		"on its page":     {func(s *one, _ context.CancelCauseFunc) { s.change(errand.Cancelled, "") }, errand.Cancelled, false},
		"among the tasks": {func(_ *one, cancel context.CancelCauseFunc) { cancel(background.ErrCancelled) }, errand.Cancelled, false},
		"the program":     {func(_ *one, cancel context.CancelCauseFunc) { cancel(nil) }, errand.Waiting, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s := &one{e: errand.Errand{ID: "e1", Owner: "account/lead", State: errand.Waiting}}
				ctx, cancel := context.WithCancelCause(t.Context())
				defer cancel(nil)
				err := does(ctx, s, 1, func(ctx context.Context, _ errand.Errand, tell errand.Tell) (errand.Made, error) {
					tell(background.Progress{Done: 1, Of: 2})
					c.how(s, cancel)
					<-ctx.Done()
					return errand.Made{}, ctx.Err()
				})
				if again := errors.As(err, new(background.Again)); again != c.again {
					t.Errorf("gives %v", err)
				}
				if state, _ := s.state(); state != c.state {
					t.Errorf("it is %s, want %s", state, c.state)
				}
			})
		})
	}
}
