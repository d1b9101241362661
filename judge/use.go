package judge

import (
	"context"
	"sync"
	"time"
)

// Use is what a reading took.
type Use struct {
	Calls            int   `json:"calls"`
	Repairs          int   `json:"repairs"`      // calls that asked to mend a reply
	Requirements     int   `json:"requirements"` // readings asked for, items of coverage and the job among them
	Cached           int   `json:"cached"`       // of these, known already
	Third            int   `json:"third"`        // of these, asked a third time
	Unstable         int   `json:"unstable"`     // of these, without a majority
	PromptTokens     int   `json:"prompt_tokens"`
	CompletionTokens int   `json:"completion_tokens"`
	Milliseconds     int64 `json:"milliseconds"` // of the model, all calls together
}

// Add adds what another reading took.
func (u *Use) Add(v Use) {
	u.Calls += v.Calls
	u.Repairs += v.Repairs
	u.Requirements += v.Requirements
	u.Cached += v.Cached
	u.Third += v.Third
	u.Unstable += v.Unstable
	u.PromptTokens += v.PromptTokens
	u.CompletionTokens += v.CompletionTokens
	u.Milliseconds += v.Milliseconds
}

// Watcher collects what the readings under one context take.
type Watcher struct {
	mu   sync.Mutex
	use  Use
	last time.Time
}

type watcherKey struct{}

// Watch gives a context whose readings the watcher counts.
func Watch(ctx context.Context) (context.Context, *Watcher) {
	w := &Watcher{}
	return context.WithValue(ctx, watcherKey{}, w), w
}

// watched is ctx with a watcher: its own, or one that nobody else sees.
func watched(ctx context.Context) context.Context {
	if _, ok := ctx.Value(watcherKey{}).(*Watcher); !ok {
		ctx, _ = Watch(ctx)
	}
	return ctx
}

// watcher is the watcher of a watched context.
func watcher(ctx context.Context) *Watcher {
	w, _ := ctx.Value(watcherKey{}).(*Watcher)
	return w
}

// Use is what was taken so far.
func (w *Watcher) Use() Use {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.use
}

// Last is when the latest of the replies came that the readings rest on.
func (w *Watcher) Last() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.last
}

func (w *Watcher) asked(r *Reply, repair bool) {
	u := Use{Calls: 1, PromptTokens: r.PromptTokens, CompletionTokens: r.CompletionTokens, Milliseconds: r.Milliseconds}
	if repair {
		u.Repairs = 1
	}
	w.add(u)
	w.saw(r.At)
}

func (w *Watcher) add(u Use) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.use.Add(u)
}

func (w *Watcher) saw(at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if at.After(w.last) {
		w.last = at
	}
}
