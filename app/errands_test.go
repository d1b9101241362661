package app_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/background"
	"yardstick/batch/report"
	"yardstick/errand"
	"yardstick/internal/fault"
	"yardstick/job/sample"
	"yardstick/panel"
	panelsample "yardstick/panel/sample"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/record/packet"
)

// practised is an archive of so many attempts.
func practised(t *testing.T, attempts int) []byte {
	t.Helper()
	desk := kept(t, t.TempDir()).Desk("template", reader{assess.New(assesstest.Reader{})})
	j, err := sample.Load("customer-service-administrator")
	if err != nil {
		t.Fatal(err)
	}
	chosen, err := desk.Choose(t.Context(), j, practice.FromSample)
	if err == nil {
		_, err = desk.Begin(t.Context(), chosen.ID, "define-failure", practice.Coach)
	}
	if err != nil {
		t.Fatal(err)
	}
	all, err := desk.Store.Everything(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range attempts - 1 {
		a := all.Attempts[0]
		a.ID = fmt.Sprint("attempt-", i)
		all.Attempts = append(all.Attempts, a)
	}
	var b bytes.Buffer
	if err := archive.Write(&b, all, time.Now()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// ended waits until an errand is over.
func ended(t *testing.T, w *app.Work, e errand.Errand) errand.Errand {
	t.Helper()
	for {
		now, err := w.Errands.Errand(t.Context(), e.Owner, e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if now.State.Over() {
			return now
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-t.Context().Done():
			t.Fatal(t.Context().Err())
		}
	}
}

func asked(t *testing.T, w *app.Work, owner, kind, about string, brought []byte) errand.Errand {
	t.Helper()
	e, err := w.Errands.Ask(t.Context(), owner, kind, about, brought)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestErrandsThereAndBack: an archive is taken in, given out again, and is the same; what
// failed says why; all of it stands among the tasks.
func TestErrandsThereAndBack(t *testing.T) {
	t.Parallel()
	k := kept(t, t.TempDir())
	w := working(t, k, counter(0))
	data := practised(t, 40)
	in := ended(t, w, asked(t, w, background.OfPerson("ann"), errand.Import, "", data))
	if taken, err := in.Taken(); err != nil || taken == nil || *taken != (errand.Taken{Added: 41}) {
		t.Fatalf("%+v: %+v, %v", in, taken, err)
	}
	out := ended(t, w, asked(t, w, background.OfPerson("ann"), errand.Export, "", nil))
	_, file, err := w.Errands.File(t.Context(), out.Owner, out.ID)
	if err != nil || int64(len(file)) != out.File.Size || out.Progress != (background.Progress{}) && out.Progress.Of != 2 {
		t.Fatalf("%+v: %d bytes, %v", out, len(file), err)
	}
	again, err := archive.Read("again.json", bytes.NewReader(file))
	if err != nil || len(again.Attempts) != 40 {
		t.Errorf("%d attempts came back, %v", len(again.Attempts), err)
	}
	bad := ended(t, w, asked(t, w, background.OfPerson("ann"), errand.Import, "", []byte(`{"yardstick":"nothing"}`)))
	if bad.State != errand.Failed || bad.Problem == "" {
		t.Errorf("what is no archive: %+v", bad)
	}
	tasks, err := w.Tasks(t.Context(), background.Filter{Owner: background.OfPerson("ann")})
	if err != nil || len(tasks) != 3 {
		t.Errorf("%d tasks, %v", len(tasks), err)
	}
	if err := k.Store("ann").Erase(t.Context()); err != nil {
		t.Fatal(err)
	}
	if all, err := w.Errands.List(t.Context(), background.OfPerson("ann")); err != nil || len(all) != 0 {
		t.Errorf("after everything was deleted: %v, %v", all, err)
	}
}

// TestPacketErrand: whoever may read the record gets a packet that proves itself, and
// nobody else does.
func TestPacketErrand(t *testing.T) {
	t.Parallel()
	k := kept(t, t.TempDir())
	desk, err := k.Panel(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := panelsample.Make(t.Context(), desk, panelsample.Decided); err != nil {
		t.Fatal(err)
	}
	for code, role := range map[string][]people.Role{"ines": {people.Coordinator}, "stranger": nil} {
		if err := k.Accounts().AddPerson(t.Context(), people.Person{Code: code, Name: "A B", Roles: role}); err != nil {
			t.Fatal(err)
		}
	}
	w := working(t, k, counter(0))
	got := ended(t, w, asked(t, w, background.OfAccount("ines"), errand.Packet, panelsample.Code, nil))
	_, file, err := w.Errands.File(t.Context(), got.Owner, got.ID)
	if err != nil {
		t.Fatalf("%+v: %v", got, err)
	}
	found, err := packet.Verify(bytes.NewReader(file), int64(len(file)), packet.Options{Rules: panel.Rules()})
	if err != nil || !found.Whole {
		t.Errorf("the packet: %+v, %v", found, err)
	}
	for _, c := range []struct{ owner, about string }{
		{background.OfAccount("stranger"), panelsample.Code},
		{background.OfAccount("nobody"), panelsample.Code},
		{background.OfPerson("ines"), panelsample.Code},
		{background.OfAccount("ines"), "nothing"},
	} {
		if got := ended(t, w, asked(t, w, c.owner, errand.Packet, c.about, nil)); got.State != errand.Failed || got.File.Name != "" {
			t.Errorf("%s got %+v", c.owner, got)
		}
	}
	if _, _, err := w.Errands.File(t.Context(), background.OfAccount("stranger"), got.ID); !fault.Is(err, fault.NotFound) {
		t.Errorf("a stranger: %v, want NotFound", err)
	}
}

// TestResultsErrand makes a sheet of a batch.
func TestResultsErrand(t *testing.T) {
	t.Parallel()
	k := kept(t, t.TempDir())
	w, g := working(t, k, counter(0)), sealed(t)
	b := over(t, w, submit(t, w, g, sheet(g, 30)))
	for _, format := range report.Formats {
		got := ended(t, w, asked(t, w, b.Owner, errand.Results, b.ID+"."+format, nil))
		_, file, err := w.Errands.File(t.Context(), got.Owner, got.ID)
		if err != nil || len(file) < 1000 || got.File.Type != report.Kinds[format] {
			t.Errorf("%+v: %d bytes, %v", got, len(file), err)
		}
	}
	if got := ended(t, w, asked(t, w, "person/ben", errand.Results, b.ID+".csv", nil)); got.State != errand.Failed {
		t.Errorf("somebody else got %+v", got)
	}
}

// TestCancelledErrand: what nobody waits for any more is not done.
func TestCancelledErrand(t *testing.T) {
	t.Parallel()
	k := kept(t, t.TempDir())
	w, err := k.Work(nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	e := asked(t, w, background.OfPerson("ann"), errand.Import, "", practised(t, 3))
	if err := w.Errands.Store.Cancel(t.Context(), e.Owner, e.ID); err != nil {
		t.Fatal(err)
	}
	works := working(t, k, counter(0))
	last := asked(t, works, background.OfPerson("ann"), errand.Export, "", nil)
	ended(t, works, last)
	if all, err := k.Store("ann").Everything(t.Context()); err != nil || len(all.Attempts) != 0 {
		t.Errorf("%d attempts were taken in, %v", len(all.Attempts), err)
	}
}

// TestErrandsSurviveKill: a worker is killed again and again while it takes in an archive
// and makes a file; what was taken in is there whole with the end of the errand, or not
// at all, and in the end once.
func TestErrandsSurviveKill(t *testing.T) {
	t.Parallel()
	inBoth(t, errandsSurviveKill)
}

func errandsSurviveKill(t *testing.T, p app.Place) {
	t.Helper()
	const attempts = 4000
	k := keptAt(t, p)
	asking, err := k.Work(nil, false, nil)
	if err != nil {
		t.Fatal(err)
	}
	in := asked(t, asking, background.OfPerson("ann"), errand.Import, "", practised(t, attempts))
	check := func() bool {
		t.Helper()
		now, err := asking.Errands.Errand(t.Context(), in.Owner, in.ID)
		if err != nil {
			t.Fatal(err)
		}
		all, err := k.Store("ann").Attempts(t.Context(), practice.Filter{})
		if err != nil {
			t.Fatal(err)
		}
		var taken errand.Taken
		if now.State == errand.Done {
			err = json.Unmarshal(now.Note, &taken)
		}
		if want := taken.Added; err != nil || taken.Kept != 0 || len(all) != max(want-1, 0) {
			t.Fatalf("%s: %+v, and %d attempts are there, %v", now.State, taken, len(all), err)
		}
		return now.State == errand.Done
	}
	killed := 0
	for wait := 150 * time.Millisecond; killed < 6 && !check(); wait += 150 * time.Millisecond {
		child := workingChild(p)
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		<-time.After(wait)
		err := child.Process.Kill()
		if _, failed := child.Process.Wait(); errors.Join(err, failed) != nil {
			t.Error(err, failed)
		}
		killed++
	}
	w := working(t, k, counter(0))
	ended(t, w, in)
	if !check() {
		t.Error("it is not done")
	}
	t.Logf("killed %d times", killed)
}
