package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const smallGuide = `yardstick: guide/v1
id: porter
questions:
  - id: q1
    text: Define failure in doing this job.
    requirements:
      - {id: r1, text: Says what failing at the door means.}
`

// TestGuideStatus holds the exit statuses: 0 for success, 1 for a failed
// check, 2 for bad usage or input.
func TestGuideStatus(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	small := file("small.yaml", smallGuide)
	sealed := filepath.Join(dir, "sealed.yaml")
	if got := status(t, "guide", "seal", small, "-o", sealed, "--by", "A", "--at", "2026-01-31T12:00:00Z"); got != 0 {
		t.Fatalf("sealing: exit status %d", got)
	}
	data, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		want int
		args []string
	}{
		{"lint with warnings only", 0, []string{"lint", small}},
		{
			"lint with errors", 1,
			[]string{"lint", file("bad.yaml", strings.Replace(smallGuide, "Define failure in doing this job.", "Are you married?", 1))},
		},
		{"lint of a broken file", 2, []string{"lint", file("broken.yaml", "questions: [")}},
		{"lint of a binary file", 2, []string{"lint", file("binary.yaml", "\x00\x01\xff\xfe")}},
		{"lint of an alias", 2, []string{"lint", file("alias.yaml", "a: &a [x]\nb: *a\n")}},
		{"lint without a file", 2, []string{"lint"}},
		{"verify of a sealed guide", 0, []string{"verify", sealed}},
		{
			"verify of an altered guide", 1,
			[]string{"verify", file("altered.yaml", strings.Replace(string(data), "at the door", "at the gate", 1))},
		},
		{"verify of an unsealed guide", 1, []string{"verify", small}},
		{"verify of no guide", 2, []string{"verify", file("job.yaml", "yardstick: job/v1\nid: a\n")}},
		{"seal of a sealed guide", 2, []string{"seal", sealed}},
		{"kit in another format", 2, []string{"kit", small, "--format", "pdf"}},
		{"derive of an unknown job", 2, []string{"derive", "no-such-job"}},
		{"derive of a sample job", 0, []string{"derive", "bus-driver"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := status(t, append([]string{"guide"}, tt.args...)...); got != tt.want {
				t.Errorf("exit status %d, want %d", got, tt.want)
			}
		})
	}
}

// status runs the program and returns its exit status; an error must be one
// line on standard error.
func status(t *testing.T, args ...string) int {
	t.Helper()
	var out, errs bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &out, stderr: &errs}
	got := p.run(args)
	if got == exitUsage && strings.Count(errs.String(), "\n") != 1 {
		t.Errorf("standard error is not one line: %q", errs.String())
	}
	return got
}

// A guide that cannot be written leaves nothing behind.
func TestGuideOutputIsWholeOrNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o755); err != nil {
		t.Fatal(err)
	}
	if got := status(t, "guide", "derive", "teacher", "-o", filepath.Join(dir, "folder"), "--force"); got != exitUsage {
		t.Errorf("exit status %d, want %d", got, exitUsage)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != 1 {
		t.Errorf("left behind: %v", entries)
	}
}
