package panel

import (
	"context"
	"maps"
	"sync"

	"yardstick/assess"
	"yardstick/internal/fault"
	"yardstick/people"
)

// Readings has the answers of positions read by the assessor in the background: of
// each position one reading at a time. It is safe for concurrent use; Close ends
// what is running and waits for it.
type Readings struct {
	desk     *Desk
	assessor Assessor
	running  sync.WaitGroup
	mu       sync.Mutex
	all      map[string]*reading
	closed   bool
}

// Reading is how far the last reading of a position's answers is.
type Reading struct {
	Running bool
	Made    int    // findings, so far
	Problem string // why it ended early; "" where it did not
}

type reading struct {
	Reading
	stop context.CancelFunc
}

// NewReadings makes readings of the positions of a desk.
func NewReadings(d *Desk, a Assessor) *Readings {
	return &Readings{desk: d, assessor: a, all: map[string]*reading{}}
}

// Start begins a reading and returns at once; it goes on when ctx has ended. It is
// Forbidden to who does not run the position, and a Conflict while one is running.
func (r *Readings) Start(ctx context.Context, who Viewer, position string) error {
	if err := r.desk.mayAssess(ctx, who, position); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	if err := r.begin(position, stop); err != nil {
		stop()
		return err
	}
	go func() {
		defer r.running.Done()
		defer stop()
		_, err := r.desk.Assess(ctx, who, position, counted{r, position})
		r.end(position, err)
	}()
	return nil
}

func (r *Readings) begin(position string, stop context.CancelFunc) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	switch now := r.all[position]; {
	case r.closed:
		return &fault.Error{Kind: fault.Unavailable, Message: "the program is about to end"}
	case now != nil && now.Running:
		return conflict("the answers of position %s are being read already", position)
	}
	r.all[position] = &reading{Reading{Running: true}, stop}
	r.running.Add(1)
	return nil
}

func (r *Readings) end(position string, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	now := r.all[position]
	now.Running = false
	if err != nil {
		now.Problem = err.Error()
	}
}

// Of gives the last reading of a position since the program began. Show it to who
// runs the position.
func (r *Readings) Of(position string) Reading {
	r.mu.Lock()
	defer r.mu.Unlock()
	if now := r.all[position]; now != nil {
		return now.Reading
	}
	return Reading{}
}

// Close ends all readings and waits for them. What was found so far is kept.
func (r *Readings) Close() {
	r.mu.Lock()
	r.closed = true
	for now := range maps.Values(r.all) {
		now.stop()
	}
	r.mu.Unlock()
	r.running.Wait()
}

// mayAssess is nil where somebody may have the answers of a position read now.
func (d *Desk) mayAssess(ctx context.Context, who Viewer, position string) error {
	s, _, err := d.load(ctx, position)
	if err != nil {
		return err
	}
	if err := people.Need(who.rolesIn(s), people.RunRounds, s.Stage()); err != nil {
		return err
	}
	if s.Guide == nil {
		return conflict("the guide is not sealed; answers are read by it")
	}
	return nil
}

// counted is an assessor that counts what a reading has found.
type counted struct {
	all      *Readings
	position string
}

// Assess implements [Assessor].
func (c counted) Assess(ctx context.Context, o Answered) (assess.Assessment, error) {
	found, err := c.all.assessor.Assess(ctx, o)
	if err == nil {
		c.all.mu.Lock()
		c.all.all[c.position].Made++
		c.all.mu.Unlock()
	}
	return found, err
}
