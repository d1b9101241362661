package storetest

import (
	"fmt"
	"testing"

	"yardstick/hook"
	"yardstick/internal/fault"
	"yardstick/people"
)

// RunHooks runs the suite of stores of hooks.
func RunHooks(t *testing.T, open func(t *testing.T) hook.Store) {
	t.Helper()
	ctx, s := t.Context(), open(t)
	one := hook.Hook{ID: "one", Owner: "ann", Name: "a bot", URL: "https://example.org/x", Made: at(1)}
	two := hook.Hook{ID: "two", Owner: "ben", Name: "another", URL: "https://example.org/y", Made: at(2)}
	must(t, s.AddHook(ctx, one, []hook.Seen{{Position: "porter", Entries: 3, Stage: people.Rating}}))
	must(t, s.AddHook(ctx, two, nil))
	is(t, "twice", s.AddHook(ctx, one, nil), fault.Conflict)
	all := func(owner string) string {
		return ids(get[[]hook.Hook](t)(s.Hooks(ctx, owner)), func(h hook.Hook) string { return h.ID })
	}
	same(t, "of all", all(""), "[one two]")
	same(t, "there and back", get[[]hook.Hook](t)(s.Hooks(ctx, "ann"))[0], one)

	due := at(5)
	d := hook.Delivery{ID: "d1", Hook: "one", Made: at(5), Due: &due, Body: []byte(`{"id":"d1"}`)}
	now := hook.Seen{Position: "porter", Entries: 4, Stage: people.Discussing}
	must(t, s.Tell(ctx, d, now))
	d.ID = "d2"
	must(t, s.Tell(ctx, d, now)) // another process was faster
	same(t, "seen", get[map[string]hook.Seen](t)(s.Seen(ctx, "one")), map[string]hook.Seen{"porter": now})
	lost := hook.Delivery{ID: "d3", Hook: "none", Made: at(5), Due: &due, Body: []byte(`{}`)}
	is(t, "to a hook that is not there", s.Send(ctx, lost), fault.NotFound)
	waiting := get[[]hook.Delivery](t)(s.Due(ctx, at(5), 10))
	if len(waiting) != 1 || waiting[0].ID != "d1" || string(waiting[0].Body) != `{"id":"d1"}` {
		t.Fatalf("due: %+v", waiting)
	}
	same(t, "not yet", len(get[[]hook.Delivery](t)(s.Due(ctx, at(4), 10))), 0)

	same(t, "taken", get[bool](t)(s.Take(ctx, waiting[0], at(60))), true)
	same(t, "once", get[bool](t)(s.Take(ctx, waiting[0], at(60))), false)
	same(t, "nobody else's meanwhile", len(get[[]hook.Delivery](t)(s.Due(ctx, at(6), 10))), 0)
	later := at(70)
	must(t, s.Fail(ctx, "d1", 1, &later, "answered with status 500"))
	left := get[[]hook.Delivery](t)(s.Outbox(ctx, "one"))
	if len(left) != 1 || left[0].Tries != 1 || !left[0].Due.Equal(later) || left[0].Said != "answered with status 500" {
		t.Errorf("after a failure: %+v", left)
	}
	must(t, s.Fail(ctx, "d1", 9, nil, "given up"))
	same(t, "given up", len(get[[]hook.Delivery](t)(s.Due(ctx, at(1000), 10))), 0)
	must(t, s.Settle(ctx, "d1"))
	same(t, "settled", len(get[[]hook.Delivery](t)(s.Outbox(ctx, "one"))), 0)

	must(t, s.Send(ctx, hook.Delivery{ID: "d4", Hook: "one", Made: at(5), Due: &due, Body: []byte(`{}`)}))
	is(t, "another's", s.DropHook(ctx, "ben", "one"), fault.NotFound)
	must(t, s.DropHook(ctx, "ann", "one"))
	same(t, "dropped with what was on its way", len(get[[]hook.Delivery](t)(s.Due(ctx, at(1000), 10))), 0)
	for n := range hook.MaxHooks {
		one.ID = fmt.Sprint("h", n)
		must(t, s.AddHook(ctx, one, nil))
	}
	one.ID = "more"
	is(t, "too many", s.AddHook(ctx, one, nil), fault.Conflict)
}
