package panel

import (
	"slices"
	"sync"
)

// remembered is how many positions a desk remembers.
const remembered = 8

// lately remembers the state of the positions that were read last, so that a page
// need not fold a whole log again. What it gives is read and never changed. A
// position that was written to has another version, and is read anew.
type lately struct {
	mu  sync.Mutex
	all []read
}

type read struct {
	position string
	state    *State
	vault    *Vault
}

func (l *lately) find(position string, version int64) *read {
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range l.all {
		if r := l.all[i]; r.position == position && r.state.Next == version {
			l.all = append(slices.Delete(l.all, i, i+1), r)
			return &r
		}
	}
	return nil
}

// keep remembers a state in place of an older one of the same position; the one that
// was read longest ago is forgotten.
func (l *lately) keep(position string, s *State, v *Vault) {
	l.mu.Lock()
	defer l.mu.Unlock()
	var before *State
	for _, r := range l.all {
		if r.position == position && r.state.Next <= s.Next {
			before = r.state
		}
	}
	s.derived = s.derivedAfter(before)
	l.all = slices.DeleteFunc(l.all, func(r read) bool { return r.position == position })
	if len(l.all) >= remembered {
		l.all = slices.Delete(l.all, 0, 1)
	}
	l.all = append(l.all, read{position, s, v})
}

// forget forgets a position, so that nothing of it stays in memory.
func (l *lately) forget(position string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.all = slices.DeleteFunc(l.all, func(r read) bool { return r.position == position })
}
