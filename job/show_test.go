package job_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"yardstick/job"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func bothOutcomes() []job.Outcome { return []job.Outcome{job.Failure, job.Success} }

// golden compares got with a file under testdata.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Error(diff)
	}
}

func readBaker(t *testing.T) *job.Job {
	t.Helper()
	j, err := job.Read("baker.yaml", []byte(baker))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestWriteText(t *testing.T) {
	t.Parallel()
	j := readBaker(t)
	for name, width := range map[string]int{"baker-80.txt": 80, "baker-130.txt": 130} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b bytes.Buffer
			if err := job.WriteText(&b, j, job.Criteria(j), job.TextOptions{Width: width, Outcomes: bothOutcomes()}); err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(b.String(), "\n") {
				if n := utf8.RuneCountInString(line); n > width {
					t.Errorf("line %d has %d columns, want at most %d: %s", i+1, n, width, line)
				}
			}
			golden(t, name, b.Bytes())
		})
	}
}

func TestWriteTextBoldOnlyWhenAsked(t *testing.T) {
	t.Parallel()
	j := readBaker(t)
	for _, bold := range []bool{false, true} {
		var b bytes.Buffer
		if err := job.WriteText(&b, j, job.Criteria(j), job.TextOptions{Width: 80, Outcomes: bothOutcomes(), Bold: bold}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(b.String(), "\x1b["); got != bold {
			t.Errorf("bold %v: escapes %v", bold, got)
		}
	}
}

func TestWriteHTML(t *testing.T) {
	t.Parallel()
	j := readBaker(t)
	j.Title = `Baker <script>alert("x")</script>`
	var b bytes.Buffer
	if err := job.WriteHTML(&b, j, job.Criteria(j), bothOutcomes()); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	for _, want := range []string{`<html lang="en">`, "<caption>", `<th scope="col">relationships</th>`, `<th scope="row">Orders</th>`, `id="orders-goals"`, "prefers-color-scheme: dark", "@media print", "I have failed when I bake and the orders wait.", "written by the author"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not hold %s", want)
		}
	}
	if bad := regexp.MustCompile(`<script|https?:|src=|@import|url\(`).FindString(got); bad != "" {
		t.Errorf("the page holds %s", bad)
	}
	for _, link := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(got, -1) {
		if !strings.Contains(got, `id="`+link[1]+`"`) {
			t.Errorf("the link #%s leads nowhere", link[1])
		}
	}
}
