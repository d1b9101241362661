package assess

import (
	"container/list"
	"context"
	"crypto/sha256"
	"encoding/json"
	"slices"
	"sync"

	"yardstick/assess/text"
)

// Remember gives a reader that reads identical pairs of answer and claims once:
// it keeps the readings of the last `most` answers, and of two that come at the
// same time reads one. Its readings are those of r.
func Remember(r Reader, most int) Reader {
	return &remembering{reader: r, most: most, known: map[pairKey]*list.Element{}, recent: list.New()}
}

// pairKey is the SHA-256 of the claims and of the answer.
type pairKey struct{ claims, answer [sha256.Size]byte }

// remembering is a cache of readings; the element last in recent is given up
// for a new one.
type remembering struct {
	reader Reader
	most   int

	mu     sync.Mutex
	known  map[pairKey]*list.Element
	recent *list.List // of *memo
}

// memo is the reading of one pair; done is closed when it is there.
type memo struct {
	key      pairKey
	done     chan struct{}
	readings []Reading
	err      error
}

func (m *remembering) Assessor() Assessor { return m.reader.Assessor() }

func (m *remembering) Read(ctx context.Context, answer *text.Document, claims []Claim) ([]Reading, error) {
	return m.Prepare(claims).Read(ctx, answer)
}

// Prepare makes the claims ready with the reader behind.
func (m *remembering) Prepare(claims []Claim) Prepared {
	raw, err := json.Marshal(claims)
	if err != nil { // a claim is strings and numbers
		return prepare(m.reader, claims)
	}
	return &rememberingPrepared{prepare(m.reader, claims), m, sha256.Sum256(raw)}
}

type rememberingPrepared struct {
	Prepared // follows an answer without remembering
	memory   *remembering
	claims   [sha256.Size]byte
}

func (p *rememberingPrepared) Read(ctx context.Context, answer *text.Document) ([]Reading, error) {
	key := pairKey{p.claims, sha256.Sum256([]byte(answer.Raw))}
	for {
		m, mine := p.memory.find(key)
		if mine {
			m.readings, m.err = p.Prepared.Read(ctx, answer)
			if m.err != nil {
				p.memory.forget(m)
			}
			close(m.done)
			return slices.Clone(m.readings), m.err
		}
		select {
		case <-m.done:
			if m.err == nil {
				return slices.Clone(m.readings), nil
			} // whoever read it gave up or failed: read it oneself
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// find gives the memo of a pair, or a new one that the caller must fill.
func (m *remembering) find(key pairKey) (found *memo, mine bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e, ok := m.known[key]; ok {
		m.recent.MoveToFront(e)
		return e.Value.(*memo), false
	}
	found = &memo{key: key, done: make(chan struct{})}
	m.known[key] = m.recent.PushFront(found)
	if m.recent.Len() > max(m.most, 1) {
		last := m.recent.Remove(m.recent.Back()).(*memo)
		delete(m.known, last.key)
	}
	return found, true
}

// forget drops a memo that has no reading.
func (m *remembering) forget(gone *memo) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if e, ok := m.known[gone.key]; ok && e.Value == gone {
		m.recent.Remove(e)
		delete(m.known, gone.key)
	}
}
