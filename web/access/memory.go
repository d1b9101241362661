package access

import (
	"context"
	"sync"
	"time"

	"yardstick/internal/fault"
	"yardstick/people"
)

// MaxSessions is how many sessions are kept in memory at most; the one idle longest
// goes first.
const MaxSessions = 1000

// inMemory keeps sessions for as long as the program runs.
type inMemory struct {
	mu  sync.Mutex
	all map[people.TokenHash]people.Entrance
}

func newMemory() *inMemory { return &inMemory{all: make(map[people.TokenHash]people.Entrance)} }

// Add implements [Sessions].
func (m *inMemory) Add(_ context.Context, e people.Entrance) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	for hash, o := range m.all {
		if o.Over(e.Since) {
			delete(m.all, hash)
		}
	}
	for len(m.all) >= MaxSessions {
		var oldest people.TokenHash
		for hash, o := range m.all {
			if oldest == "" || o.Touched.Before(m.all[oldest].Touched) {
				oldest = hash
			}
		}
		delete(m.all, oldest)
	}
	m.all[e.Hash] = e
	return nil
}

// Find implements [Sessions].
func (m *inMemory) Find(_ context.Context, hash people.TokenHash) (people.Entrance, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.all[hash]
	if !ok {
		return e, fault.NotFoundf("there is no such session")
	}
	return e, nil
}

// Touch implements [Sessions].
func (m *inMemory) Touch(_ context.Context, hash people.TokenHash, at time.Time) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e, ok := m.all[hash]; ok && e.Touched.Before(at) {
		e.Touched = at
		m.all[hash] = e
	}
	return nil
}

// Drop implements [Sessions].
func (m *inMemory) Drop(_ context.Context, hash people.TokenHash) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.all, hash)
	return nil
}
