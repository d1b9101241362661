package answers

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGoesOnAfterBadLines reads every line that can be read, however the others
// are broken.
func TestGoesOnAfterBadLines(t *testing.T) {
	t.Parallel()
	in := strings.Join([]string{
		`{"id":"1","answer":"x"}`,
		`{"id":"2","answer":`,
		strings.Repeat("y", 3*MaxLine),
		`{"id":"4","answers":"x"}`,
		`{"id":"1","answer":"x"}`,
		`{"id":"6","answer":"x","Answer":"y"}`,
		"{\"id\":\"7\",\"answer\":\"\xff\"}",
		`{"ID":"8","answer":"x"}`,
		`{"answer":"x","aid":"9"}`,
		`{"id":"10","aid":"z","extra":{"answer":[]},"answer":"x"}`,
		`[]`,
		`{"answer":"x"}`,
	}, "\n")
	r, err := NewReader("a.jsonl", strings.NewReader(in))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		a, err := r.Next()
		var line *LineError
		switch {
		case errors.Is(err, io.EOF):
			want := []string{
				"1: 1", "2: ", "3: the line", "4: answers: there is no such field; did you mean answer?",
				`5: id: "1" is the id of the answer in line 1`, "6: Answer: stands there twice", "7: is not text",
				"8: 8", "9: aid: there is no such field; did you mean id?", "10: 10", "11: holds a JSON array", "12: line-12",
			}
			for i := range got {
				got[i] = got[i][:min(len(got[i]), len(want[min(i, len(want)-1)]))]
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("lines (-want +got):\n%s", d)
			}
			return
		case errors.As(err, &line):
			got = append(got, strings.TrimPrefix(err.Error(), "a.jsonl:"))
		case err != nil:
			t.Fatal(err)
		default:
			got = append(got, fmt.Sprintf("%d: %s", a.Line, a.ID))
		}
	}
}
