package panel

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"slices"
	"sync"

	"yardstick/people"
	"yardstick/record"
	"yardstick/record/packet"
)

// Chain says whether the record is whole, as far as who keeps it can say so: its rules
// hold, or it could not be read at all, and every head that was signed before is that
// of the entries as they are now. Whoever keeps key and log could write both anew; a
// packet or a head that is kept elsewhere tells then (docs/record.md).
type Chain struct {
	Entries int64  `json:"entries"`
	Root    string `json:"root"`             // of the Merkle tree over all entries, base64
	Signed  int    `json:"signed"`           // heads that were signed, one with each packet
	Upto    int64  `json:"upto"`             // how many entries the last of them covers
	Broken  string `json:"broken,omitempty"` // what does not hold; "" where all does
}

// readLog is what was found of the log of which a state was folded: it is found again
// only where the bytes of the log are others.
type readLog struct {
	sum   [sha256.Size]byte
	mu    sync.Mutex
	kinds []record.Kind    // in the order in which they came first
	heads map[int64]string // roots by size: of those that were asked for, and of the whole
}

// seeRecord reads the log of a position from the store, so that what is said of it is
// true of what is kept now, and folds it again where it is another one than before.
func (d *Desk) seeRecord(ctx context.Context, who Viewer, position string, f Focus) (View, error) {
	if err := f.Record.check(); err != nil {
		return View{}, err
	}
	kept, err := d.Store.Load(ctx, position)
	if err != nil {
		return View{}, err
	}
	sum := sha256.Sum256(kept.Log)
	s, v, err := d.load(ctx, position)
	if err == nil && (s.log == nil || s.log.sum != sum) {
		if s, v, err = d.folded(position, kept); err == nil {
			s.log = &readLog{sum: sum}
			d.lately.keep(position, s, v)
		}
	}
	if err != nil {
		return View{}, err
	}
	now := *v
	now.Log, now.Checkpoints = kept.Log, map[int64][]byte{}
	for _, i := range kept.Items {
		if i.Kind == itemCheckpoint { // a packet signs one, and is no entry
			if err := now.take(i.ItemID, i.Data); err != nil {
				return View{}, err
			}
		}
	}
	return See(s, who, f, &now)
}

// mayRead reports whether a viewer may read the record; others need not wait for it.
func (s *State) mayRead(who Viewer) bool { return s.May(who, people.ReadRecord) }

// chain compares the log with all heads of it that were signed.
func (g *gaze) chain() (Chain, []record.Kind, error) {
	l := g.log
	if l == nil {
		l = &readLog{}
	}
	sizes := slices.Sorted(maps.Keys(g.vault.Checkpoints))
	c := Chain{Entries: g.Next, Signed: len(sizes)}
	if err := l.read(g.vault.Log, append(slices.Clone(sizes), g.Next)); err != nil {
		return c, nil, err
	}
	c.Root = l.head(g.Next)
	key, err := record.Verifier(g.Key)
	if err != nil {
		return c, nil, err
	}
	for _, size := range sizes {
		c.Upto = size
		signed, _, err := record.OpenCheckpoint(g.vault.Checkpoints[size], key)
		switch {
		case err != nil:
			c.Broken = fmt.Sprintf("the head at %d entries: %v", size, err)
		case signed.Size != size || l.head(size) != signed.Root.String():
			c.Broken = fmt.Sprintf("the first %d entries are not those of which a head was signed", signed.Size)
		}
		if c.Broken != "" {
			break
		}
	}
	return c, l.kinds, nil
}

func (l *readLog) head(size int64) string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.heads[size]
}

// read computes the heads of these sizes, where one is not known yet. A size beyond the
// log has none.
func (l *readLog) read(log []byte, sizes []int64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	unknown := func(size int64) bool { _, is := l.heads[size]; return !is }
	if !slices.ContainsFunc(sizes, unknown) {
		return nil
	}
	l.kinds, l.heads = nil, map[int64]string{}
	var hashes record.Hashes
	err := packet.EachEntry(log, func(line []byte, e *record.Entry) error {
		if !slices.Contains(l.kinds, e.Kind) {
			l.kinds = append(l.kinds, e.Kind)
		}
		return hashes.Append(record.LeafHash(line))
	})
	for _, size := range sizes {
		l.heads[size] = ""
		if head, err := hashes.Head(size); err == nil {
			l.heads[size] = head.Hash.String()
		}
	}
	return err
}

// lineAt takes a log apart into the lines from a number on.
func lineAt(log []byte, from int64, do func(line []byte) (on bool, err error)) error {
	n := int64(0)
	for line := range bytes.Lines(log) {
		if n++; n <= from {
			continue
		}
		if on, err := do(bytes.TrimSuffix(line, []byte("\n"))); err != nil || !on {
			return err
		}
	}
	return nil
}
