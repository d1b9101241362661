package errand

import (
	"context"
	"sync"
	"time"

	"yardstick/background"
)

// doing is one try of an errand.
type doing struct {
	*Workshop
	kind   Kind
	errand Errand
	run    *background.Run
	stop   context.CancelFunc

	mu       sync.Mutex
	progress background.Progress
	gone     bool // nobody waits for it any more
}

// tell notes how far it is; watch keeps it.
func (d *doing) tell(p background.Progress) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.progress = p
}

func (d *doing) unwanted() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.gone
}

// watch keeps how far the errand is, and stops it when nobody waits for it any more,
// until what it gives is called.
func (d *doing) watch(ctx context.Context) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(lookEach)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
				d.look(ctx)
			}
		}
	}()
	return func() {
		cancel()
		<-done
	}
}

// look keeps the progress, and stops what nobody waits for. A store that does not answer
// now is asked again later.
func (d *doing) look(ctx context.Context) {
	d.mu.Lock()
	p := d.progress
	d.mu.Unlock()
	wanted, err := d.Store.Tell(ctx, d.errand, p)
	if err != nil {
		return
	}
	if !wanted {
		d.mu.Lock()
		d.gone = true
		d.mu.Unlock()
		d.stop()
		return
	}
	_ = d.run.Report(ctx, p) // the page of the tasks is a moment behind
}
