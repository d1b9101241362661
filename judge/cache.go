package judge

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"time"

	"yardstick/assess"
)

// Key is the SHA-256 of everything that a reading hangs on: prompt, address,
// model, parameters, job, question, requirement and the answer as it was sent.
type Key [sha256.Size]byte

// Cache keeps readings by their content. It is safe for concurrent use.
type Cache interface {
	// Find gives what is kept under those of the keys that it knows.
	Find(ctx context.Context, keys []Key) (map[Key][]byte, error)
	// Keep keeps readings, and replaces what was there; at is when they came.
	Keep(ctx context.Context, readings map[Key][]byte, at time.Time) error
}

// kept is a reading as a cache holds it. At is when the model's reply came.
type kept struct {
	assess.Reading
	At time.Time
}

// key is the key of one claim about an answer as it is sent.
func (r *Reader) key(c *assess.Claim, sent string) Key {
	data, err := json.Marshal([]any{r.prompt, r.options.Endpoint, r.options.Parameters(), c, sent})
	if err != nil { // texts and numbers
		return Key{}
	}
	return sha256.Sum256(data)
}

// recall fills in what is known already and gives the numbers of the claims that
// are not.
func (r *Reader) recall(ctx context.Context, keys []Key, into []assess.Reading) (missing []int, err error) {
	known := map[Key][]byte{}
	if r.options.Cache != nil {
		if known, err = r.options.Cache.Find(ctx, keys); err != nil {
			return nil, err
		}
	}
	for i, key := range keys {
		var k kept
		if data, ok := known[key]; !ok || json.Unmarshal(data, &k) != nil {
			missing = append(missing, i)
			continue
		}
		into[i] = k.Reading
		watcher(ctx).saw(k.At)
	}
	watcher(ctx).add(Use{Requirements: len(keys), Cached: len(keys) - len(missing)})
	return missing, nil
}

// remember keeps the readings that would be the same another time. A refusal or
// a reply that could not be read is asked for again.
func (r *Reader) remember(ctx context.Context, keys []Key, numbers []int, readings []assess.Reading) error {
	if r.options.Cache == nil {
		return nil
	}
	at := watcher(ctx).Last()
	all := map[Key][]byte{}
	for _, i := range numbers {
		switch readings[i].Reason {
		case Unreadable, Refused:
			continue
		}
		data, err := json.Marshal(kept{readings[i], at})
		if err != nil {
			return err
		}
		all[keys[i]] = data
	}
	if len(all) == 0 {
		return nil
	}
	return r.options.Cache.Keep(ctx, all, at)
}
