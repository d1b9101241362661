package model

import (
	"slices"
	"sync"
)

// memories are the memories of all answers that are followed, up to a number of
// kept rows in all: then the one that was used longest ago is given up. Its
// follower reads a whole window the next time. It is safe for concurrent use.
type memories struct {
	mu   sync.Mutex
	idle []*memory // in the order of their last use
	rows int
}

// maxKeptRows bounds the memory of all followers: a row of the embedded small
// reader takes 38 kB.
const maxKeptRows = 1_200

// take takes a memory out, to be used by one; false: it has been given up.
func (m *memories) take(x *memory) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	i := slices.Index(m.idle, x)
	if x == nil || i < 0 {
		return false
	}
	m.idle = slices.Delete(m.idle, i, i+1)
	m.rows -= x.rows
	return true
}

// give gives a memory of so many rows back, and gives up others for it.
func (m *memories) give(x *memory, rows int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	x.rows = rows
	m.idle, m.rows = append(m.idle, x), m.rows+rows
	for m.rows > maxKeptRows {
		m.rows -= m.idle[0].rows
		m.idle[0].kv, m.idle[0].states = nil, nil
		m.idle = slices.Delete(m.idle, 0, 1)
	}
}

// drop gives a memory up.
func (m *memories) drop(x *memory) { m.take(x) }
