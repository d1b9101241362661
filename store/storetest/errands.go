package storetest

import (
	"bytes"
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/internal/fault"
)

// OpenErrands gives an empty store of errands, open until the test ends, and what it was
// asked to do so far.
type OpenErrands func(t *testing.T) (s errand.Store, asked func() []background.Task)

// RunErrands runs the suite of stores of errands.
func RunErrands(t *testing.T, open OpenErrands) {
	t.Helper()
	for name, test := range map[string]func(t *testing.T, s errand.Store, asked func() []background.Task){
		"an errand from its asking to its file": errandThroughout,
		"the same asked for twice":              errandTwice,
		"owners apart":                          errandOwners,
		"failed, cancelled, removed":            errandEnded,
		"kept for their time":                   errandTimes,
		"too many":                              errandsMost,
		"too large":                             errandsRoom,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, asked := open(t)
			test(t, s, asked)
		})
	}
}

func anErrand(owner, id string) errand.Errand {
	return errand.Errand{
		ID: id, Owner: owner, Kind: errand.Packet, About: "porter", State: errand.Waiting, Made: at(0), Until: at(0).Add(errand.KeptFor),
	}
}

// asks asks for an errand, which is new.
func asks(t *testing.T, s errand.Store, e errand.Errand, brought []byte) errand.Errand {
	t.Helper()
	got, err := s.Ask(t.Context(), e, brought, background.Room{}, background.Task{Kind: "errand.packet", Unique: e.ID})
	must(t, err)
	if diff := cmp.Diff(e, got); diff != "" {
		t.Fatal(diff)
	}
	return got
}

func atOnceEnds(context.Context, any) error { return nil }

func errandThroughout(t *testing.T, s errand.Store, asked func() []background.Task) {
	ctx, e := t.Context(), anErrand("account/lead", "e1")
	brought := bytes.Repeat([]byte{0, 1, 2, 255}, 600_000) // three parts
	asks(t, s, e, brought)
	if len(asked()) != 1 || asked()[0].Unique != "e1" {
		t.Fatalf("asked for %+v", asked())
	}
	if got := get[[]byte](t)(s.Brought(ctx, e.Owner, e.ID)); !bytes.Equal(got, brought) {
		t.Errorf("%d bytes were brought, want %d", len(got), len(brought))
	}
	_, err := s.File(ctx, e.Owner, e.ID, at(1))
	wantKind(t, err, fault.NotFound)
	if wanted := get[bool](t)(s.Tell(ctx, e, background.Progress{Done: 2, Of: 3})); !wanted {
		t.Error("nobody waits for it")
	}
	e.Progress = background.Progress{Done: 2, Of: 3}
	e.State, e.File, e.Note = errand.Done, errand.File{Name: "porter.zip", Type: "application/zip", Size: 5}, json.RawMessage(`{"n":1}`)
	e.Until = at(2).Add(errand.KeptFor)
	refused := fault.Invalidf("the task does not end")
	err = s.Keep(ctx, e, []byte("hello"), background.Room{}, func(context.Context, any) error { return refused })
	wantKind(t, err, fault.Invalid)
	if got := get[errand.Errand](t)(s.Errand(ctx, e.Owner, e.ID, at(1))); got.State != errand.Waiting {
		t.Errorf("after what failed it is %s", got.State)
	}
	must(t, s.Keep(ctx, e, []byte("hello"), background.Room{}, atOnceEnds))
	if diff := cmp.Diff(e, get[errand.Errand](t)(s.Errand(ctx, e.Owner, e.ID, at(3)))); diff != "" {
		t.Error(diff)
	}
	if got := get[[]byte](t)(s.File(ctx, e.Owner, e.ID, at(3))); string(got) != "hello" {
		t.Errorf("the file is %q", got)
	}
	_, err = s.Brought(ctx, e.Owner, e.ID)
	wantKind(t, err, fault.NotFound)
	wantKind(t, s.Keep(ctx, e, []byte("again"), background.Room{}, atOnceEnds), fault.Conflict)
}

func errandTwice(t *testing.T, s errand.Store, asked func() []background.Task) {
	ctx, first := t.Context(), anErrand("account/lead", "e1")
	asks(t, s, first, nil)
	got := get[errand.Errand](t)(s.Ask(ctx, anErrand("account/lead", "e2"), nil, background.Room{}, background.Task{}))
	if got.ID != "e1" || len(asked()) != 1 {
		t.Errorf("the second is %s, and %d tasks are asked for; want the first, and one", got.ID, len(asked()))
	}
	other := anErrand("account/lead", "e3")
	other.About = "clerk"
	asks(t, s, other, nil)
	asks(t, s, anErrand("account/other", "e4"), nil)
	asks(t, s, anErrand("account/lead", "e5"), []byte("brought"))
	first.State = errand.Done
	must(t, s.Keep(ctx, first, nil, background.Room{}, atOnceEnds))
	asks(t, s, anErrand("account/lead", "e6"), nil)
}

func errandOwners(t *testing.T, s errand.Store, _ func() []background.Task) {
	ctx, e := t.Context(), anErrand("account/lead", "e1")
	asks(t, s, e, []byte("brought"))
	e.State, e.File = errand.Done, errand.File{Name: "a.zip"}
	for _, owner := range []string{"account/other", "person/lead", ""} {
		stranger := e
		stranger.Owner = owner
		_, err := s.Errand(ctx, owner, e.ID, at(1))
		wantKind(t, err, fault.NotFound)
		_, err = s.Brought(ctx, owner, e.ID)
		wantKind(t, err, fault.NotFound)
		wantKind(t, s.Cancel(ctx, owner, e.ID), fault.NotFound)
		wantKind(t, s.Remove(ctx, owner, e.ID), fault.NotFound)
		wantKind(t, s.Keep(ctx, stranger, nil, background.Room{}, atOnceEnds), fault.Conflict)
		if all := get[[]errand.Errand](t)(s.List(ctx, owner, at(1))); len(all) != 0 {
			t.Errorf("%q sees %d errands", owner, len(all))
		}
	}
	must(t, s.Keep(ctx, e, []byte("made"), background.Room{}, atOnceEnds))
	_, err := s.File(ctx, "account/other", e.ID, at(1))
	wantKind(t, err, fault.NotFound)
}

func errandEnded(t *testing.T, s errand.Store, _ func() []background.Task) {
	ctx, e := t.Context(), anErrand("person/ann", "e1")
	asks(t, s, e, []byte("brought"))
	e.Problem = "the disk is full"
	must(t, s.Fail(ctx, e))
	got := get[errand.Errand](t)(s.Errand(ctx, e.Owner, e.ID, at(1)))
	if got.State != errand.Failed || got.Problem != e.Problem {
		t.Errorf("%+v", got)
	}
	if data := get[[]byte](t)(s.Brought(ctx, e.Owner, e.ID)); string(data) != "brought" {
		t.Errorf("for another try there is %q", data)
	}
	must(t, s.Cancel(ctx, e.Owner, e.ID))
	must(t, s.Cancel(ctx, e.Owner, e.ID))
	_, err := s.Brought(ctx, e.Owner, e.ID)
	wantKind(t, err, fault.NotFound)
	if wanted := get[bool](t)(s.Tell(ctx, e, background.Progress{})); wanted {
		t.Error("what was cancelled is still wanted")
	}
	wantKind(t, s.Keep(ctx, e, []byte("made"), background.Room{}, atOnceEnds), fault.Conflict)
	must(t, s.Fail(ctx, e))
	if got := get[errand.Errand](t)(s.Errand(ctx, e.Owner, e.ID, at(1))); got.State != errand.Cancelled {
		t.Errorf("what was cancelled is %s", got.State)
	}
	must(t, s.Remove(ctx, e.Owner, e.ID))
	_, err = s.Errand(ctx, e.Owner, e.ID, at(1))
	wantKind(t, err, fault.NotFound)
}

func errandTimes(t *testing.T, s errand.Store, _ func() []background.Task) {
	ctx, e := t.Context(), anErrand("person/ann", "e1")
	asks(t, s, e, nil)
	e.State, e.File, e.Until = errand.Done, errand.File{Name: "a.json"}, at(30)
	must(t, s.Keep(ctx, e, []byte("made"), background.Room{}, atOnceEnds))
	get[[]byte](t)(s.File(ctx, e.Owner, e.ID, at(29)))
	for _, now := range []time.Time{at(30), at(31)} {
		_, err := s.File(ctx, e.Owner, e.ID, now)
		wantKind(t, err, fault.NotFound)
		_, err = s.Errand(ctx, e.Owner, e.ID, now)
		wantKind(t, err, fault.NotFound)
	}
	if n := get[int](t)(s.Expired(ctx, at(29))); n != 0 {
		t.Errorf("%d are removed before their time", n)
	}
	if n := get[int](t)(s.Expired(ctx, at(30))); n != 1 {
		t.Errorf("%d are removed at their time, want 1", n)
	}
	late := get[errand.Errand](t)(s.Ask(ctx, anErrand("person/ann", "e1"), nil, background.Room{}, background.Task{})) // nothing of it is left
	for minutes, want := range []errand.State{errand.Waiting, errand.Failed} {
		now := at(minutes).Add(errand.LateFor - time.Minute)
		get[int](t)(s.Expired(ctx, now))
		if got := get[errand.Errand](t)(s.Errand(ctx, late.Owner, late.ID, now)); got.State != want {
			t.Errorf("after %v it is %s, want %s", now.Sub(late.Made), got.State, want)
		}
	}
}

func errandsMost(t *testing.T, s errand.Store, _ func() []background.Task) {
	ctx := t.Context()
	for i := range errand.MaxEach {
		asks(t, s, anErrand("person/ann", string(rune('a'+i))), []byte("brought"))
	}
	_, err := s.Ask(ctx, anErrand("person/ann", "more"), []byte("brought"), background.Room{}, background.Task{})
	wantKind(t, err, fault.Conflict)
	asks(t, s, anErrand("person/ben", "more"), []byte("brought"))
}

func wantKind(t *testing.T, err error, kind fault.Kind) {
	t.Helper()
	is(t, "errand", err, kind)
}

// errandsRoom: the files of an owner, and of all, have so many bytes; what is removed
// makes room.
func errandsRoom(t *testing.T, s errand.Store, asked func() []background.Task) {
	ctx, room := t.Context(), background.Room{Owner: 3 << 20, All: 4 << 20}
	ask := func(owner, id string, size int) error {
		t.Helper()
		_, err := s.Ask(ctx, anErrand(owner, id), make([]byte, size), room, background.Task{})
		return err
	}
	must(t, ask("person/ann", "e1", 2<<20))
	wantKind(t, ask("person/ann", "e2", 1<<20+1), fault.Conflict)
	must(t, ask("person/ann", "e3", 1<<20))
	wantKind(t, ask("person/ann", "e4", 0), fault.Conflict) // what it makes would be refused in the end
	must(t, ask("person/ben", "e5", 1<<20-1))
	must(t, ask("person/ben", "e6", 0))
	wantKind(t, ask("person/cem", "e7", 2), fault.Unavailable)
	if n := len(asked()); n != 4 {
		t.Errorf("%d tasks are asked for, want 4", n)
	}
	made := anErrand("person/ben", "e6")
	made.State, made.File = errand.Done, errand.File{Name: "a.zip", Size: 2}
	wantKind(t, s.Keep(ctx, made, []byte("ab"), room, atOnceEnds), fault.Unavailable)
	if got := get[errand.Errand](t)(s.Errand(ctx, made.Owner, made.ID, at(1))); got.State != errand.Waiting {
		t.Errorf("what has no room is %s", got.State)
	}
	must(t, s.Keep(ctx, made, []byte("a"), room, atOnceEnds))
	brought := anErrand("person/ann", "e1")
	brought.State = errand.Done
	must(t, s.Keep(ctx, brought, make([]byte, 1<<20), room, atOnceEnds)) // in the place of what was brought
	must(t, s.Remove(ctx, "person/ann", "e3"))
	must(t, ask("person/ann", "e8", 2<<20))
}
