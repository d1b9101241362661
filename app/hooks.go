package app

import (
	"context"
	"crypto/rand"
	"log/slog"

	"yardstick/hook"
	"yardstick/hook/post"
)

// Courier tells other programs what happens in positions; private lets it tell those
// that only this network knows.
func (k *Kept) Courier(ctx context.Context, private bool, version string) (*hook.Courier, error) {
	desk, err := k.Panel(ctx)
	if err != nil {
		return nil, err
	}
	key, err := k.secret(ctx)
	if err != nil {
		return nil, err
	}
	return &hook.Courier{
		Store: k.db.Hooks(), Accounts: k.Accounts(), Desk: desk, Sender: post.New(private, version), Private: private, Now: k.now, NewID: NewID,
		Random: rand.Reader, Secret: func(id string) []byte { return hook.Secret(key, id) },
	}, nil
}

// carrying is a courier on its rounds.
type carrying struct {
	stop context.CancelFunc
	done chan struct{}
}

// carry begins the rounds of a courier.
func carry(ctx context.Context, c *hook.Courier, log *slog.Logger) *carrying {
	ctx, stop := context.WithCancel(context.WithoutCancel(ctx))
	r := &carrying{stop, make(chan struct{})}
	go func() {
		defer close(r.done)
		c.Run(ctx, func(err error) {
			if log != nil {
				log.ErrorContext(ctx, "a round of webhooks failed", "error", err)
			}
		})
	}()
	return r
}

// end ends the rounds, and waits for the one that runs.
func (r *carrying) end() {
	if r != nil {
		r.stop()
		<-r.done
	}
}
