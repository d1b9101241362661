package eval_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
	want := []eval.Answer{
		{ID: "a1", Guide: "g", Question: "Why?", Text: "Ü", File: "a.jsonl", Line: 2},
		{ID: "a2", File: "a.jsonl", Line: 3},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("answers (-want +got):\n%s", d)
	}
}

func TestReadAnswersRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, content, want string }{
		{"empty", "", "a.jsonl: is empty"},
		{"not JSON", "\nI did it.", "a.jsonl:2: is not an answer in JSON: invalid character 'I' looking for beginning of value"},
		{"no id", `{"answer": "x"}`, "a.jsonl:1: id: is missing: labels name answers by it"},
		{"no answer", `{"id": "x"}`, "a.jsonl:1: answer: is missing"},
		{"wrong type", `{"id": "x", "answer": ["x"]}`, "a.jsonl:1: answer: is of type array: want text"},
		{"deep", `{"id": ` + strings.Repeat("[", 20000), "a.jsonl:1: is not an answer in JSON: invalid character '[' exceeded max depth"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := eval.ReadAnswers("a.jsonl", strings.NewReader(tt.content))
			if got := message(err); got != tt.want || !fault.Is(err, fault.Invalid) {
				t.Errorf("error %q, want %q, invalid", got, tt.want)
			}
		})
	}
}

// FuzzReadAnswers holds that every answer read has an id and its own line.
func FuzzReadAnswers(f *testing.F) {
	f.Add(`{"id": "a", "guide": "g", "question": "q", "answer": "x"}` + "\n" + `{"id": "b", "answer": ""}`)
	f.Add(`null`)
	f.Add(`{"id": "a", "answer": "\ud800"}`)
	f.Fuzz(func(t *testing.T, content string) {
		answers, err := eval.ReadAnswers("a.jsonl", strings.NewReader(content))
		if err != nil {
			if answers != nil || !fault.Is(err, fault.Invalid) {
				t.Fatalf("%d answers and error %q", len(answers), err)
			}
			return
		}
		last := 0
		for _, a := range answers {
			if a.ID == "" || a.Line <= last {
				t.Fatalf("answer %+v after line %d", a, last)
			}
			last = a.Line
		}
	})
}
