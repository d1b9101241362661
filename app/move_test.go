package app_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/app"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/practice"
)

// filled puts a job of the owner and a position with sealed ratings into a place.
func filled(t *testing.T, p app.Place) {
	t.Helper()
	jobs(t, p, "bus-driver")
	kept, err := p.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if err := kept.Store(app.Owner).Give(t.Context(), practice.Access{Coach: "Cleo", At: time.Unix(1, 0)}); err != nil {
		t.Fatal(err)
	}
	desk, err := kept.Panel(t.Context())
	if err == nil {
		err = sample.Make(t.Context(), desk, sample.Rating)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// seen is what a rater sees of the position, and which jobs the owner has.
func seen(t *testing.T, p app.Place) (panel.View, []practice.Job) {
	t.Helper()
	kept, err := p.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	desk, err := kept.Panel(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	view, err := desk.See(t.Context(), panel.Viewer{Code: "tom"}, sample.Code, panel.Focus{Candidate: "heron"})
	if err != nil {
		t.Fatal(err)
	}
	all, err := kept.Store(app.Owner).Jobs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return view, all
}

// TestMoveTo: an installation goes from a folder to a shared database and from there
// to another folder, and opens there with its keys.
func TestMoveTo(t *testing.T) {
	t.Parallel()
	first := app.Place{Folder: app.Data(t.TempDir())}
	filled(t, first)
	wantView, wantJobs := seen(t, first)
	server := app.Place{Folder: first.Folder, Database: schema(t)}
	last := app.Place{Folder: app.Data(t.TempDir())}
	before, err := first.MoveTo(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	after, err := server.MoveTo(t.Context(), last)
	if err != nil || after != before {
		t.Fatalf("there %+v, and back %+v, %v", before, after, err)
	}
	for _, p := range []app.Place{server, last} {
		view, all := seen(t, p)
		if d := cmp.Diff(wantJobs, all); d != "" {
			t.Errorf("jobs (-want +got):\n%s", d)
		}
		if d := cmp.Diff(wantView, view); d != "" {
			t.Errorf("the position (-want +got):\n%s", d)
		}
	}
	if _, err := first.MoveTo(t.Context(), last); !fault.Is(err, fault.Conflict) {
		t.Errorf("to where something is kept: %v, want a conflict", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, "panel.key"), make([]byte, 32), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := first.MoveTo(t.Context(), app.Place{Folder: app.Data(other)}); !fault.Is(err, fault.Conflict) {
		t.Errorf("to where another key is: %v, want a conflict", err)
	}
}

// TestSharedCopies: a backup of a shared database comes back there and in a folder;
// what stood there before is kept, and no coach has access.
func TestSharedCopies(t *testing.T) {
	t.Parallel()
	shared := app.Place{Folder: app.Data(t.TempDir()), Database: schema(t)}
	filled(t, shared)
	wantView, wantJobs := seen(t, shared)
	backup := filepath.Join(t.TempDir(), "one.yardstick")
	if _, err := shared.Backup(t.Context(), backup); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(backup); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v; want a file for its owner alone", info, err)
	}
	if _, err := shared.Backup(t.Context(), backup); !fault.Is(err, fault.Conflict) {
		t.Errorf("over a file that exists: %v", err)
	}
	if got := jobs(t, shared, "teacher"); got != 2 {
		t.Fatalf("%d jobs, want 2", got)
	}
	_, before, err := shared.Restore(t.Context(), backup, time.Unix(0, 0))
	if err != nil || before == "" {
		t.Fatalf("before %q: %v", before, err)
	}
	view, all := seen(t, shared)
	if d := cmp.Diff(wantJobs, all) + cmp.Diff(wantView, view); d != "" {
		t.Errorf("restored (-want +got):\n%s", d)
	}
	kept, err := shared.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if people, err := kept.Coaching("Cleo").People(t.Context()); err != nil || len(people) != 0 {
		t.Errorf("a coach sees %d people, %v; want none after a restore", len(people), err)
	}
	if copies, err := kept.Copies(); err != nil || len(copies) != 1 || copies[0] != filepath.Base(before) {
		t.Errorf("copies %v, %v; want %s", copies, err, filepath.Base(before))
	}
	folder := app.Place{Folder: shared.Folder}
	if _, _, err := folder.Restore(t.Context(), before, time.Unix(0, 0)); err != nil {
		t.Fatal(err)
	}
	if got := jobs(t, folder, ""); got != 2 {
		t.Errorf("%d jobs of what was set aside, want 2", got)
	}
	spoilt(t, shared, backup)
}

// spoilt: a backup that is not whole is refused, and nothing has changed.
func spoilt(t *testing.T, shared app.Place, backup string) {
	t.Helper()
	whole, err := os.ReadFile(backup)
	if err != nil {
		t.Fatal(err)
	}
	var diary bytes.Buffer
	packed := gzip.NewWriter(&diary)
	_, _ = packed.Write([]byte("Dear diary")) // into memory
	_ = packed.Close()                        // as above
	for name, content := range map[string][]byte{
		"cut": whole[:len(whole)/2], "changed": append(bytes.Clone(whole[:len(whole)-200]), make([]byte, 200)...), "text": []byte("Dear diary"),
		"packed text": diary.Bytes(), "empty": {},
	} {
		file := filepath.Join(t.TempDir(), "bad.yardstick")
		if err := os.WriteFile(file, content, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, _, err := shared.Restore(t.Context(), file, time.Unix(9, 0)); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: got %v, want it refused as invalid", name, err)
		}
	}
	if got := jobs(t, shared, ""); got != 1 {
		t.Errorf("%d jobs after restores that were refused, want 1", got)
	}
}
