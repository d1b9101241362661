package panel

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
)

// What was found is kept so many at a time, and so often, so that the log is not
// folded anew for each.
const (
	keepFindings = 16
	keepEvery    = 2 * time.Second
)

// Assess has every answer read that has no finding yet and of whose candidate nothing
// is revealed, seals the findings, and gives their number. Nobody has seen them: a
// rater may open one after the own rating. So many answers are read at once as there
// are processors; findings stand in the log in the order of candidates and questions.
func (d *Desk) Assess(ctx context.Context, who Viewer, position string, a Assessor) (int, error) {
	if err := d.mayAssess(ctx, who, position); err != nil {
		return 0, err
	}
	s, v, err := d.load(ctx, position)
	if err != nil {
		return 0, err
	}
	guides, err := guide.Read(guideFile, v.Documents[guideFile])
	if err != nil {
		return 0, err
	}
	r := &readAll{desk: d, who: who, position: position, assessor: a, state: s, vault: v, guide: &guides[0]}
	return r.do(ctx)
}

// readAll has answers of a position read.
type readAll struct {
	desk     *Desk
	who      Viewer
	position string
	assessor Assessor
	state    *State
	vault    *Vault
	guide    *guide.Guide

	few  []Command // findings that are not kept yet
	kept int
}

// unreadAnswer is an answer that is to be read, and what is found, or why nothing is.
type unreadAnswer struct {
	candidate *Candidate
	question  *guide.Question
	done      chan struct{} // closed when it was read
	found     Command
	err       error
}

// all are the answers to be read, in order.
func (r *readAll) all() (out []*unreadAnswer) {
	for _, c := range r.state.Candidates {
		for i := range r.guide.Questions {
			q := &r.guide.Questions[i]
			if _, gone := r.state.Withdrawn[q.ID]; gone || !c.unread(q.ID) || r.state.blank(c, r.vault, q.ID) {
				continue
			}
			out = append(out, &unreadAnswer{candidate: c, question: q, done: make(chan struct{})})
		}
	}
	return out
}

// do reads with several readers while it keeps what they find. What was found before
// something failed is kept.
func (r *readAll) do(ctx context.Context) (int, error) {
	all := r.all()
	reading, stop := context.WithCancel(ctx)
	var group sync.WaitGroup
	defer group.Wait()
	defer stop()
	var next atomic.Int64
	for range min(r.desk.readers(), len(all)) {
		group.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(all)); i = next.Add(1) - 1 {
				u := all[i]
				if u.err = reading.Err(); u.err == nil {
					u.found, u.err = r.state.finding(reading, r.vault, u.candidate, r.guide, u.question, r.assessor)
				}
				close(u.done)
			}
		})
	}
	keeping := context.WithoutCancel(ctx)
	failed := r.collect(keeping, all)
	stop()
	if err := r.keep(keeping); failed == nil {
		failed = err
	}
	return r.kept, failed
}

// collect takes findings in order, and keeps some now and then; the rest is left to
// keep. It gives what failed first; whoever asked may have gone, which ends the readers.
func (r *readAll) collect(ctx context.Context, all []*unreadAnswer) error {
	tick := time.NewTicker(keepEvery)
	defer tick.Stop()
	for _, u := range all {
		for waits := true; waits; {
			select {
			case <-u.done:
				waits = false
			case <-tick.C:
				if err := r.keep(ctx); err != nil {
					return err
				}
			}
		}
		if fault.Is(u.err, fault.Conflict) {
			continue // meanwhile it was answered again, or erased
		}
		if u.err != nil {
			return u.err
		}
		if r.few = append(r.few, u.found); len(r.few) >= keepFindings {
			if err := r.keep(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// keep seals what was found and not kept yet: all at once, or, where one of them does
// not hold any more, one by one.
func (r *readAll) keep(ctx context.Context) error {
	few := r.few
	r.few = nil
	if len(few) == 0 {
		return nil
	}
	err := r.desk.Do(ctx, r.who, r.position, few...)
	if err == nil {
		r.kept += len(few)
	}
	if !fault.Is(err, fault.Conflict) {
		return err
	}
	for _, one := range few {
		err := r.desk.Do(ctx, r.who, r.position, one)
		switch {
		case err == nil:
			r.kept++
		case !fault.Is(err, fault.Conflict): // meanwhile it was answered again, read, or revealed
			return err
		}
	}
	return nil
}

// readers is how many answers are read at once.
func (d *Desk) readers() int {
	if d.Readers > 0 {
		return d.Readers
	}
	return runtime.GOMAXPROCS(0)
}
