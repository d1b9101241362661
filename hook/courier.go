package hook

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/people"
)

// Store keeps hooks and what is on its way. Every method is one transaction; what is
// not there is a NotFound fault. It is safe for concurrent use, also by several
// processes.
type Store interface {
	// AddHook keeps a hook with what it has seen; an owner who has [MaxHooks] gets a Conflict.
	AddHook(ctx context.Context, h Hook, seen []Seen) error
	// Hooks lists the hooks of an owner, or all for "", in the order of their ids.
	Hooks(ctx context.Context, owner string) ([]Hook, error)
	// DropHook drops a hook of this owner with everything on its way to it.
	DropHook(ctx context.Context, owner, id string) error
	// Seen gives what a hook has seen, by position.
	Seen(ctx context.Context, hook string) (map[string]Seen, error)
	// Tell keeps a delivery and moves the mark of its position, unless the mark is
	// there already: then another process was faster, and nothing is kept.
	Tell(ctx context.Context, d Delivery, now Seen) error
	// Send keeps a delivery that is about no position.
	Send(ctx context.Context, d Delivery) error
	// Due lists deliveries that are due, those due longest first.
	Due(ctx context.Context, now time.Time, most int) ([]Delivery, error)
	// Take takes a delivery to be tried until a time, after which others may; false
	// says that another process has it.
	Take(ctx context.Context, d Delivery, until time.Time) (bool, error)
	// Settle drops a delivery that arrived.
	Settle(ctx context.Context, id string) error
	// Fail keeps that a try has failed, and when the next one is; nil: never.
	Fail(ctx context.Context, id string, tries int, due *time.Time, said string) error
	// Outbox lists what is on its way to a hook, the latest first.
	Outbox(ctx context.Context, hook string) ([]Delivery, error)
}

// Sender sends one message. An error is what keeps it from arriving; a status of
// another than 2xx is a refusal. It gives up with ctx.
type Sender interface {
	Send(ctx context.Context, to string, header map[string]string, body []byte) (status int, err error)
}

// waits are the times between two tries: the last one is a day and a half after the first.
var waits = []time.Duration{
	5 * time.Second, 30 * time.Second, 2 * time.Minute, 10 * time.Minute, time.Hour, 3 * time.Hour, 8 * time.Hour, 24 * time.Hour,
}

// Bounds of one round.
const (
	perRound  = 100
	sendFor   = 10 * time.Second
	takenFor  = time.Minute
	roundEach = 5 * time.Second
)

// Courier carries what has happened to those who want to be told. It is safe for
// concurrent use; several processes may have one each.
type Courier struct {
	Store    Store
	Accounts people.Store
	Desk     *panel.Desk
	Sender   Sender
	Secret   func(hook string) []byte
	Private  bool // http, and addresses of this network, are allowed
	Now      func() time.Time
	NewID    func() string
	Random   io.Reader
}

// Add keeps a hook of an account, and gives it with the secret of its signatures.
// What has happened so far is not told.
func (c *Courier) Add(ctx context.Context, who panel.Viewer, name, to string) (h Hook, secret string, err error) {
	h = Hook{ID: "hook-" + strings.ToLower(c.NewID()), Owner: who.Code, Name: strings.TrimSpace(name), URL: to, Made: c.Now().UTC()}
	if err := h.Check(c.Private); err != nil {
		return h, "", err
	}
	all, err := c.Desk.List(ctx, who)
	if err != nil {
		return h, "", err
	}
	seen := make([]Seen, len(all))
	for i, s := range all {
		seen[i] = Seen{s.Position, s.Entries, s.Stage}
	}
	return h, Written(c.Secret(h.ID)), c.Store.AddHook(ctx, h, seen)
}

// Own finds a hook of an account.
func (c *Courier) Own(ctx context.Context, owner, id string) (Hook, error) {
	all, err := c.Store.Hooks(ctx, owner)
	for _, h := range all {
		if h.ID == id {
			return h, nil
		}
	}
	if err == nil {
		err = fault.NotFoundf("there is no hook of this id")
	}
	return Hook{}, err
}

// Ping sends an event that tells nothing, to try whether it arrives.
func (c *Courier) Ping(ctx context.Context, h Hook) error {
	d, err := delivery(h.ID, Event{ID: c.id(), Type: Ping, At: c.Now().UTC()})
	if err != nil {
		return err
	}
	return c.Store.Send(ctx, d)
}

func (c *Courier) id() string { return "msg-" + strings.ToLower(c.NewID()) }

// Again tries a delivery that was given up at once.
func (c *Courier) Again(ctx context.Context, h Hook, id string) error {
	all, err := c.Store.Outbox(ctx, h.ID)
	for _, d := range all {
		if d.ID == id {
			now := c.Now().UTC()
			return c.Store.Fail(ctx, id, 0, &now, d.Said)
		}
	}
	if err == nil {
		err = fault.NotFoundf("nothing of this id is on its way; perhaps it has arrived")
	}
	return err
}

// Run looks and delivers until ctx ends; failed is told of errors.
func (c *Courier) Run(ctx context.Context, failed func(error)) {
	tick := time.NewTicker(roundEach)
	defer tick.Stop()
	for {
		if err := errors.Join(c.Look(ctx), c.Deliver(ctx)); err != nil && ctx.Err() == nil {
			failed(err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// Look keeps a delivery for whatever has happened since each hook was told.
func (c *Courier) Look(ctx context.Context) error {
	hooks, err := c.Store.Hooks(ctx, "")
	if err != nil {
		return err
	}
	var bad []error
	for _, h := range hooks {
		bad = append(bad, c.lookFor(ctx, h))
	}
	return errors.Join(bad...)
}

// lookFor compares what a hook has seen with what its owner has to do with now.
// Somebody who has left is told nothing.
func (c *Courier) lookFor(ctx context.Context, h Hook) error {
	p, here, err := c.owner(ctx, h)
	if err != nil || !here {
		return err
	}
	all, err := c.Desk.List(ctx, panel.Viewer{Code: p.Code, Roles: p.Roles})
	if err != nil {
		return err
	}
	seen, err := c.Store.Seen(ctx, h.ID)
	if err != nil {
		return err
	}
	for _, s := range all {
		before, known := seen[s.Position]
		if known && before.Entries >= s.Entries {
			continue
		}
		e := Event{ID: c.id(), Type: Opened, At: c.Now().UTC(), Position: s.Position, Stage: string(s.Stage), Entries: s.Entries}
		if known {
			e.Type, e.Before = Changed, &State{string(before.Stage), before.Entries}
		}
		d, err := delivery(h.ID, e)
		if err == nil {
			err = c.Store.Tell(ctx, d, Seen{s.Position, s.Entries, s.Stage})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// owner finds the account that a hook tells; here is false where it has ended.
func (c *Courier) owner(ctx context.Context, h Hook) (p people.Person, here bool, err error) {
	p, err = c.Accounts.Person(ctx, h.Owner)
	if fault.Is(err, fault.NotFound) {
		return p, false, nil
	}
	return p, err == nil && !p.Left, err
}

// Deliver sends what is due. What fails is tried again later, and given up after the
// last of the waits.
func (c *Courier) Deliver(ctx context.Context) error {
	due, err := c.Store.Due(ctx, c.Now(), perRound)
	if err != nil || len(due) == 0 {
		return err
	}
	hooks, err := c.Store.Hooks(ctx, "")
	if err != nil {
		return err
	}
	to := map[string]Hook{}
	for _, h := range hooks {
		to[h.ID] = h
	}
	for _, d := range due {
		taken, err := c.Store.Take(ctx, d, c.Now().Add(takenFor))
		if err != nil {
			return err
		}
		if taken {
			if err := c.try(ctx, to[d.Hook], d); err != nil {
				return err
			}
		}
	}
	return nil
}

// try sends one delivery and keeps what became of it.
func (c *Courier) try(ctx context.Context, h Hook, d Delivery) error {
	switch _, here, err := c.owner(ctx, h); {
	case err != nil:
		return err // it is tried again once nobody has it any more
	case !here:
		return c.Store.Fail(ctx, d.ID, d.Tries, nil, "was not sent: the account has ended")
	}
	now := c.Now()
	sending, cancel := context.WithTimeout(ctx, sendFor)
	defer cancel()
	status, err := c.Sender.Send(sending, h.URL, map[string]string{
		"webhook-id": d.ID, "webhook-timestamp": strconv.FormatInt(now.Unix(), 10), "webhook-signature": Sign(c.Secret(h.ID), d.ID, now, d.Body),
	}, d.Body)
	if ctx.Err() != nil {
		return ctx.Err() // as above
	}
	if err == nil && status >= 200 && status < 300 {
		return c.Store.Settle(ctx, d.ID)
	}
	said := fmt.Sprintf("answered with status %d", status)
	if err != nil {
		said = "did not arrive: " + cut(err.Error())
	}
	var due *time.Time
	if d.Tries < len(waits) && status != 410 { // gone: it wants nothing any more
		at := now.UTC().Add(waits[d.Tries])
		due = &at
	}
	return c.Store.Fail(ctx, d.ID, d.Tries+1, due, said)
}

// cut shortens what is kept of an error.
func cut(s string) string {
	const most = 200
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + " …"
	}
	return s
}
