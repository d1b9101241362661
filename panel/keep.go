package panel

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"

	"yardstick/internal/fault"
	"yardstick/record"
)

// batch is what a turn gives the store.
func (s *Safe) batch(t *Turn) (Batch, error) {
	b := Batch{Lines: t.Lines, Summary: t.State.Summary()}
	w := wrapping{safe: s, random: t.Random, position: t.State.Position, batch: &b}
	if t.State.Next == int64(len(t.Lines)) {
		w.put(itemSecret, "log", []byte(t.Vault.Secret))
	}
	for _, subject := range slices.Sorted(maps.Keys(t.Keys)) {
		w.put(itemKey, subject, t.Keys[subject])
	}
	for _, commitment := range slices.Sorted(maps.Keys(t.Sealed)) {
		data, err := json.Marshal(t.Sealed[commitment])
		if err != nil {
			return b, err
		}
		w.put(itemSealed, number(commitment), data)
	}
	for _, code := range slices.Sorted(maps.Keys(t.Parts)) {
		b.Put = append(b.Put, Item{ItemID{itemPart, code}, t.Parts[code]})
	}
	for _, name := range slices.Sorted(maps.Keys(t.Documents)) {
		b.Put = append(b.Put, Item{ItemID{itemDocument, name}, t.Documents[name]})
	}
	for _, commitment := range t.Revealed {
		b.Drop = append(b.Drop, ItemID{itemSealed, number(commitment)})
	}
	for _, e := range t.Erased {
		b.Drop, b.Forget = append(b.Drop, ItemID{itemKey, e.Subject}), append(b.Forget, e.Subject)
		for _, code := range e.Parts {
			b.Drop = append(b.Drop, ItemID{itemPart, code})
		}
	}
	return b, w.err
}

// wrapping collects wrapped items; the first error stays.
type wrapping struct {
	safe     *Safe
	random   io.Reader
	position string
	batch    *Batch
	err      error
}

func (w *wrapping) put(kind, name string, data []byte) {
	id := ItemID{kind, name}
	wrapped, err := w.safe.wrap(w.random, placeOf(w.position, id), data)
	if w.err == nil {
		w.err = err
	}
	w.batch.Put = append(w.batch.Put, Item{id, wrapped})
}

// vault opens what a store has kept.
func (s *Safe) vault(position string, items []Item) (*Vault, error) {
	v := NewVault()
	for _, i := range items {
		data := i.Data
		if i.Kind == itemSecret || i.Kind == itemKey || i.Kind == itemSealed {
			var err error
			if data, err = s.unwrap(placeOf(position, i.ItemID), i.Data); err != nil {
				return nil, err
			}
		}
		if err := v.take(i.ItemID, data); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (v *Vault) take(id ItemID, data []byte) error {
	switch id.Kind {
	case itemSecret:
		v.Secret = string(data)
	case itemKey:
		v.Ring[id.Name] = data
	case itemPart:
		v.Parts[id.Name] = data
	case itemDocument:
		v.Documents[id.Name] = data
	case itemSealed, itemCheckpoint:
		n, err := strconv.ParseInt(id.Name, 10, 64)
		if err != nil {
			return fault.Invalidf("the store keeps a %s called %q, which is no number", id.Kind, id.Name)
		}
		if id.Kind == itemCheckpoint {
			v.Checkpoints[n] = data
			return nil
		}
		var r record.RevealedRating
		if err := json.Unmarshal(data, &r); err != nil {
			return err
		}
		v.Sealed[n] = r
	}
	return nil
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

// Summary is the position in a list.
func (s *State) Summary() Summary {
	out := Summary{
		Position: s.Position, Title: s.Title, Stage: s.Stage(), Opened: s.Opened, Last: s.Last, Entries: s.Next, Candidates: len(s.Candidates),
		Members: []string{}, Waiting: []string{}, Invented: s.Invented,
	}
	for _, m := range s.Members {
		if len(m.Roles) > 0 {
			out.Members = append(out.Members, m.Code)
		}
	}
	for _, r := range s.Rounds {
		for _, rater := range r.Raters {
			for _, c := range r.Candidates {
				if _, in := r.HandedIn[Pair{rater, c}]; !in && r.Open() {
					out.Waiting = append(out.Waiting, rater)
				}
			}
		}
	}
	slices.Sort(out.Waiting)
	out.Waiting = slices.Compact(out.Waiting)
	return out
}
