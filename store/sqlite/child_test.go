package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yardstick/guide"
	"yardstick/practice"
	"yardstick/store/sqlite"
)

// What a child of these tests does, and the database that it does it with.
const (
	writerVariable = "YARDSTICK_TEST_WRITER"
	readerVariable = "YARDSTICK_TEST_READER"
)

// asChild does the part of a child, until it is killed.
func asChild() bool {
	if path := os.Getenv(appenderVariable); path != "" {
		appending(path)
		return true
	}
	for variable, play := range map[string]func(practice.Store){writerVariable: writing, readerVariable: reading} {
		if path := os.Getenv(variable); path != "" {
			db, err := sqlite.Open(context.Background(), path)
			if err != nil {
				panic(err)
			}
			play(db.Practice("ann"))
			return true
		}
	}
	return false
}

// writing saves drafts, one after another, and says each revision once the
// store has it.
func writing(s practice.Store) {
	ctx := context.Background()
	for n := 0; ; n++ {
		if _, err := s.Save(ctx, "a1", draft(n, fmt.Sprint("draft ", n+1))); err != nil {
			panic(err)
		}
		fmt.Println(n + 1)
	}
}

// reading says, again and again, how many jobs and attempts there are.
func reading(s practice.Store) {
	for {
		all, err := s.Everything(context.Background())
		if err != nil {
			panic(err)
		}
		fmt.Println(len(all.Jobs), len(all.Attempts))
	}
}

// child starts this test again to play a part, and gives what it says, line by line.
func child(t *testing.T, variable, path string) (*exec.Cmd, *bufio.Scanner) {
	t.Helper()
	c := exec.Command(os.Args[0]) //nolint:gosec // this very test
	c.Env = append(os.Environ(), variable+"="+path)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c, bufio.NewScanner(out)
}

// end kills a child: SIGKILL, so that it can put nothing in order.
func end(t *testing.T, c *exec.Cmd) {
	t.Helper()
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("the child ended with %v, want it killed", err)
	}
}

func draft(base int, text string) practice.Version {
	return practice.Version{Base: base, Text: text, Source: practice.Typed, Writer: "tab", At: time.Unix(int64(base), 0)}
}

// beginOne keeps a job and begins an attempt, a1.
func beginOne(tb testing.TB, s practice.Store) string {
	tb.Helper()
	j, err := practice.NewGuideJob(guide.Guide{Format: guide.Format, ID: "porter", Questions: []guide.Question{{
		ID: "fail", Text: "Define failure in doing this job.",
		Requirements: []guide.Requirement{{ID: "a", Text: "Says what failing at the door means."}},
	}}}, time.Unix(0, 0))
	if err != nil {
		tb.Fatal(err)
	}
	if err := s.AddJob(tb.Context(), j); err != nil {
		tb.Fatal(err)
	}
	a := practice.Attempt{ID: "a1", Job: j.ID, Guide: j.GuideSHA256(), Question: "fail", Mode: practice.Coach, Source: practice.Typed}
	if err := s.Begin(tb.Context(), a); err != nil {
		tb.Fatal(err)
	}
	return a.ID
}

// TestDraftsSurviveKill: a process is killed while it saves drafts; every
// revision that it was told of is there.
func TestDraftsSurviveKill(t *testing.T) {
	t.Parallel()
	db := opened(t)
	beginOne(t, db.Practice("ann"))
	writer, lines := child(t, writerVariable, db.Path())
	last := ""
	for last != "20" && lines.Scan() {
		last = lines.Text()
	}
	end(t, writer)
	again, err := sqlite.Open(t.Context(), db.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	a, err := again.Practice("ann").Attempt(t.Context(), "a1")
	if err != nil {
		t.Fatal(err)
	}
	var told int
	if _, err := fmt.Sscan(last, &told); err != nil || told < 20 {
		t.Fatalf("the child said %q: %v", last, err)
	}
	if a.Revision < told || a.Text != fmt.Sprint("draft ", a.Revision) {
		t.Errorf("revision %d with %q after the child was told of %d", a.Revision, a.Text, told)
	}
}

// TestRestoreUnderAnotherProcess: while a backup is restored, a process that has
// the database open goes on reading and sees the old state or the new one.
func TestRestoreUnderAnotherProcess(t *testing.T) {
	t.Parallel()
	db := opened(t)
	empty := filepath.Join(t.TempDir(), "empty.db")
	if err := db.Backup(t.Context(), empty); err != nil {
		t.Fatal(err)
	}
	beginOne(t, db.Practice("ann"))
	full := filepath.Join(t.TempDir(), "full.db")
	if err := db.Backup(t.Context(), full); err != nil {
		t.Fatal(err)
	}
	reader, lines := child(t, readerVariable, db.Path())
	defer end(t, reader)
	seen := map[string]bool{}
	until := func(want string) {
		t.Helper()
		for lines.Scan() {
			seen[lines.Text()] = true
			if lines.Text() == want {
				return
			}
		}
		t.Fatalf("the reader ended before it saw %s: %v", want, lines.Err())
	}
	for range 3 {
		until("1 1")
		if err := db.Restore(t.Context(), empty); err != nil {
			t.Fatal(err)
		}
		until("0 0")
		if err := db.Restore(t.Context(), full); err != nil {
			t.Fatal(err)
		}
	}
	if len(seen) != 2 {
		t.Errorf("the reader saw %v, want only the two whole states", seen)
	}
}

// BenchmarkSave is one draft of a long answer, on the disk.
func BenchmarkSave(b *testing.B) {
	db, err := sqlite.Open(b.Context(), filepath.Join(b.TempDir(), "yardstick.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	s := db.Practice("ann")
	beginOne(b, s)
	long := strings.Repeat("I have failed when nobody rings back. ", 40)
	for n := 0; b.Loop(); n++ {
		if _, err := s.Save(b.Context(), "a1", draft(n, fmt.Sprint(long, n))); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkOpen is what the start of the program pays for its database.
func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "yardstick.db")
	for b.Loop() {
		db, err := sqlite.Open(b.Context(), path)
		if err != nil {
			b.Fatal(err)
		}
		db.Close()
	}
}
