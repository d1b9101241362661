// Package paneltest has what tests of positions need: a store in memory, a clock
// that goes on by itself, and a desk made of them.
package paneltest

import (
	"bytes"
	"cmp"
	"context"
	"slices"
	"sync"

	"yardstick/internal/fault"
	"yardstick/panel"
)

// Store keeps positions in memory. It promises what every store does, but for the
// end of the process.
type Store struct {
	mu        sync.Mutex
	positions map[string]*kept
}

type kept struct {
	log     []byte
	items   map[panel.ItemID][]byte
	summary panel.Summary
	drafts  []panel.Draft
	groups  map[[2]string]string // attribute, candidate
}

// NewStore is an empty store.
func NewStore() *Store { return &Store{positions: map[string]*kept{}} }

func (s *Store) find(position string) (*kept, error) {
	if k := s.positions[position]; k != nil {
		return k, nil
	}
	return nil, fault.NotFoundf("there is no position %q", position)
}

// Create implements [panel.Store].
func (s *Store) Create(_ context.Context, position string, b panel.Batch) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.positions[position] != nil {
		return &fault.Error{Kind: fault.Conflict, Message: "there is a position " + position + " already"}
	}
	k := &kept{items: map[panel.ItemID][]byte{}, groups: map[[2]string]string{}}
	s.positions[position] = k
	k.take(b)
	return nil
}

// Append implements [panel.Store].
func (s *Store) Append(_ context.Context, position string, version int64, b panel.Batch) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err != nil {
		return err
	}
	if k.version() != version {
		return fault.Conflictf("somebody else wrote meanwhile")
	}
	k.take(b)
	return nil
}

func (k *kept) version() int64 { return int64(bytes.Count(k.log, []byte("\n"))) }

func (k *kept) take(b panel.Batch) {
	for _, line := range b.Lines {
		k.log = append(append(k.log, line...), '\n')
	}
	for _, i := range b.Put {
		k.items[i.ItemID] = bytes.Clone(i.Data)
	}
	for _, id := range b.Drop {
		delete(k.items, id)
	}
	for _, who := range b.Forget {
		k.drafts = slices.DeleteFunc(k.drafts, func(d panel.Draft) bool { return d.Candidate == who || d.Rater == who })
		for key := range k.groups {
			if key[1] == who {
				delete(k.groups, key)
			}
		}
	}
	k.summary = b.Summary
}

// Load implements [panel.Store].
func (s *Store) Load(_ context.Context, position string) (panel.Kept, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err != nil {
		return panel.Kept{}, err
	}
	out := panel.Kept{Log: bytes.Clone(k.log)}
	for id, data := range k.items {
		out.Items = append(out.Items, panel.Item{ItemID: id, Data: bytes.Clone(data)})
	}
	slices.SortFunc(out.Items, func(a, b panel.Item) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name)) })
	return out, nil
}

// Version implements [panel.Store].
func (s *Store) Version(_ context.Context, position string) (int64, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err != nil {
		return 0, err
	}
	return k.version(), nil
}

// Summaries implements [panel.Store].
func (s *Store) Summaries(context.Context) ([]panel.Summary, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := []panel.Summary{}
	for _, k := range s.positions {
		out = append(out, k.summary)
	}
	slices.SortFunc(out, func(a, b panel.Summary) int {
		return cmp.Or(b.Opened.Compare(a.Opened), cmp.Compare(a.Position, b.Position))
	})
	return out, nil
}

// SummariesFrom implements [panel.Store].
func (s *Store) SummariesFrom(ctx context.Context, l panel.Listing) ([]panel.Summary, error) {
	all, err := s.Summaries(ctx)
	if l.After != "" {
		i := slices.IndexFunc(all, func(s panel.Summary) bool { return s.Position == l.After })
		if i < 0 {
			i = len(all) - 1
		}
		all = all[i+1:]
	}
	if l.Member != "" {
		all = slices.DeleteFunc(all, func(s panel.Summary) bool { return !slices.Contains(s.Members, l.Member) })
	}
	if l.Most > 0 && len(all) > l.Most {
		all = all[:l.Most]
	}
	return all, err
}

// Remove implements [panel.Store].
func (s *Store) Remove(_ context.Context, position string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.find(position)
	delete(s.positions, position)
	return err
}

// SaveDraft implements [panel.Store].
func (s *Store) SaveDraft(_ context.Context, position string, d panel.Draft) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err != nil {
		return err
	}
	i := slices.IndexFunc(k.drafts, func(x panel.Draft) bool {
		return x.Rater == d.Rater && x.Candidate == d.Candidate && x.Writer == d.Writer
	})
	d.Body = bytes.Clone(d.Body)
	switch {
	case i < 0:
		k.drafts = append(k.drafts, d)
	case d.Revision > k.drafts[i].Revision:
		k.drafts[i] = d
	}
	return nil
}

// Drafts implements [panel.Store].
func (s *Store) Drafts(_ context.Context, position, rater, candidate string) ([]panel.Draft, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err != nil {
		return nil, err
	}
	out := []panel.Draft{}
	for _, d := range k.drafts {
		if d.Rater == rater && d.Candidate == candidate {
			d.Body = bytes.Clone(d.Body)
			out = append(out, d)
		}
	}
	slices.SortFunc(out, func(a, b panel.Draft) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Writer, b.Writer)) })
	return out, nil
}

// DropDrafts implements [panel.Store].
func (s *Store) DropDrafts(_ context.Context, position, rater, candidate string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err == nil {
		k.drafts = slices.DeleteFunc(k.drafts, func(d panel.Draft) bool { return d.Rater == rater && d.Candidate == candidate })
	}
	return err
}

// SetGroup implements [panel.Store].
func (s *Store) SetGroup(_ context.Context, position, candidate, attribute, group string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err != nil {
		return err
	}
	if group == "" {
		delete(k.groups, [2]string{attribute, candidate})
		return nil
	}
	k.groups[[2]string{attribute, candidate}] = group
	return nil
}

// Groups implements [panel.Store].
func (s *Store) Groups(_ context.Context, position, attribute string) (map[string]string, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, err := s.find(position)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for key, group := range k.groups {
		if key[0] == attribute {
			out[key[1]] = group
		}
	}
	return out, nil
}
