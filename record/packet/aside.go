package packet

import (
	"bytes"

	"yardstick/record"
)

// asideBytes is how much of the log goes aside at once, asideWaiting how often: what
// waits stays small, however long the log is.
const (
	asideBytes   = 128 << 10
	asideWaiting = 2
)

// aside follows rules that need nothing of the others on a processor of their own. They
// see the same entries in the same order; what they found is there after [aside.end].
type aside struct {
	rules   []*following
	batch   []record.Entry
	size    int
	batches chan []record.Entry
	done    chan struct{}
}

// newAside begins to follow rules.
func newAside(rules []*following) *aside {
	a := &aside{rules: rules, batches: make(chan []record.Entry, asideWaiting), done: make(chan struct{})}
	go a.run()
	return a
}

func (a *aside) run() {
	defer close(a.done)
	for batch := range a.batches {
		for i := range batch {
			for _, r := range a.rules {
				r.entry(&batch[i])
			}
		}
	}
}

// entry hands an entry over. Its payload lies in a buffer that is used again.
func (a *aside) entry(e *record.Entry) {
	if len(a.rules) == 0 {
		return
	}
	copied := *e
	copied.Payload = bytes.Clone(e.Payload)
	a.batch, a.size = append(a.batch, copied), a.size+len(copied.Payload)
	if a.size >= asideBytes {
		a.flush()
	}
}

func (a *aside) flush() {
	a.batches <- a.batch
	a.batch, a.size = make([]record.Entry, 0, len(a.batch)), 0
}

// end waits until everything was followed.
func (a *aside) end() {
	if len(a.batch) > 0 {
		a.flush()
	}
	close(a.batches)
	<-a.done
}
