package eval_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess/answers"
	"yardstick/eval"
	"yardstick/internal/fault"
)

func TestReadAnswers(t *testing.T) {
	t.Parallel()
	content := "\n" + `{"id": "a1", "guide": "g", "question": "Why?", "candidate": "c", "answer": "Ü", "seconds": 90}` + "\r\n" + `{"id": "a2", "answer": ""}`
	got, err := eval.ReadAnswers("a.jsonl", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	want := []answers.Answer{
		{ID: "a1", Guide: "g", Question: "Why?", Text: "Ü", Candidate: "c", File: "a.jsonl", Line: 2},
		{ID: "a2", File: "a.jsonl", Line: 3},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("answers (-want +got):\n%s", d)
	}
}

func TestReadAnswersRefuses(t *testing.T) {
	t.Parallel()
	long := `{"answer": "` + strings.Repeat("x", 1<<20) + `"}` + "\n"
	tests := []struct{ name, content, want string }{
		{"nothing", "\n\n", "a.jsonl: holds no answers"},
		{"a broken line", `{"id": "a", "answer": "x"}` + "\n{", "a.jsonl:2: is not a line of JSON: unexpected end of JSON input"},
		{"too much", strings.Repeat(long, 65), "a.jsonl:65: the answers hold more than 64 MiB, the most that an evaluation reads"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := eval.ReadAnswers("a.jsonl", strings.NewReader(tt.content))
			if message(err) != tt.want || !fault.Is(err, fault.Invalid) || got != nil {
				t.Errorf("error %q, want %q, invalid", message(err), tt.want)
			}
		})
	}
}
