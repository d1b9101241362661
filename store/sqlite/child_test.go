package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"yardstick/guide"
	"yardstick/practice"
	"yardstick/store/sqlite"
)

// childVariable names the database that a child of these tests writes into.
const childVariable = "YARDSTICK_TEST_CHILD"

// asChild does the child's part: it saves drafts, one after another, and says
// each revision once the store has it, until it is killed.
func asChild() bool {
	path := os.Getenv(childVariable)
	if path == "" {
		return false
	}
	ctx := context.Background()
	db, err := sqlite.Open(ctx, path)
	if err != nil {
		panic(err)
	}
	s := db.Practice("ann")
	for n := 0; ; n++ {
		if _, err := s.Save(ctx, "a1", draft(n, fmt.Sprint("draft ", n+1))); err != nil {
			panic(err)
		}
		fmt.Println(n + 1)
	}
}

func draft(base int, text string) practice.Draft {
	return practice.Draft{Base: base, Text: text, Source: practice.Typed, Writer: "tab", At: time.Unix(int64(base), 0)}
}

// beginOne keeps a job and begins an attempt, a1.
func beginOne(t *testing.T, s practice.Store) string {
	t.Helper()
	j, err := practice.NewGuideJob(guide.Guide{Format: guide.Format, ID: "porter", Questions: []guide.Question{{
		ID: "fail", Text: "Define failure in doing this job.",
		Requirements: []guide.Requirement{{ID: "a", Text: "Says what failing at the door means."}},
	}}}, time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.AddJob(t.Context(), j); err != nil {
		t.Fatal(err)
	}
	a := practice.Attempt{ID: "a1", Job: j.ID, Guide: j.GuideSHA256(), Question: "fail", Mode: practice.Coach, Source: practice.Typed}
	if err := s.Begin(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	return a.ID
}

// TestDraftsSurviveKill: a process is killed while it saves drafts; every
// revision that it was told of is there.
func TestDraftsSurviveKill(t *testing.T) {
	t.Parallel()
	db := opened(t)
	beginOne(t, db.Practice("ann"))
	child := exec.Command(os.Args[0]) //nolint:gosec // this very test
	child.Env = append(os.Environ(), childVariable+"="+db.Path())
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	last := ""
	for lines.Scan() {
		if last = lines.Text(); last == "20" {
			if err := child.Process.Kill(); err != nil { // SIGKILL
				t.Fatal(err)
			}
		}
	}
	if err := child.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("the child ended with %v, want it killed", err)
	}
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
