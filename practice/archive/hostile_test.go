package archive_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/practice/archive"
)

// TestHostileIDs: nothing that stands in the path of a page may lead elsewhere.
func TestHostileIDs(t *testing.T) {
	t.Parallel()
	data := written(t, full(t))
	for _, id := range []string{
		"../../yours/erase?word=delete#", "..", ".", "a/b", "a?b", "a#b", "a%2fb", "a b", "a\nb", "a&b", "\u202eb", "ä", `a"b`,
		strings.Repeat("a", 201), "",
	} {
		for _, list := range []string{"jobs", "interviews", "attempts", "drills"} {
			if err := readChanged(t, data, func(f map[string]any) { at(f, list)["id"] = id }); !fault.Is(err, fault.Invalid) {
				t.Errorf("%s with the id %q: got %v, want it refused", list, id, err)
			}
		}
	}
}

// TestHostileFindings changes what an assessment says, one field at a time.
func TestHostileFindings(t *testing.T) {
	t.Parallel()
	finding := func(f map[string]any) map[string]any { return at(f, "attempts")["assessment"].(map[string]any) }
	first := func(f map[string]any) map[string]any { return finding(f)["requirements"].([]any)[0].(map[string]any) }
	mess := func(f map[string]any) map[string]any { return at(f, "drills")["mess"].(map[string]any) }
	comment := func(f map[string]any) map[string]any {
		return at(f, "attempts")["comments"].([]any)[0].(map[string]any)
	}
	correction := func(f map[string]any) map[string]any {
		return at(f, "attempts")["corrections"].([]any)[0].(map[string]any)
	}
	many := func(f map[string]any) { at(f, "attempts")["comments"] = make([]any, 101) }
	twice := func(f map[string]any) { at(f, "attempts")["comments"] = []any{comment(f), comment(f)} }
	tests := map[string]func(f map[string]any){
		"attempts[0].comments[0].id: is":                         func(f map[string]any) { comment(f)["id"] = "../x" },
		"attempts[0].comments[1].id: ":                           twice,
		"attempts[0].comments: has 101":                          many,
		"attempts[0].comments[0]: coach: is no name":             func(f map[string]any) { comment(f)["coach"] = "Cleo\n<b>" },
		"attempts[0].comments[0]: text: has 3000":                func(f map[string]any) { comment(f)["text"] = strings.Repeat("a", 3000) },
		"attempts[0].comments[0]: text: is empty":                func(f map[string]any) { comment(f)["text"] = " " },
		"attempts[0].comments[0]: requirement: there is no":      func(f map[string]any) { comment(f)["requirement"] = "x" },
		"attempts[0].comments[0]: holds a time in the year 9999": func(f map[string]any) { comment(f)["at"] = "9999-12-31T23:59:59Z" },
		"attempts[0].corrections[0]: holds a time in the year 1": func(f map[string]any) { correction(f)["at"] = "0001-01-01T00:00:00Z" },
		"unknown field \"access\"":                               func(f map[string]any) { f["access"] = []any{map[string]any{"coach": "Cleo"}} },
		"attempts[0].assessment: is of another answer":           func(f map[string]any) { finding(f)["answer"] = "x" },
		"attempts[0].assessment.verdict: is":                     func(f map[string]any) { finding(f)["verdict"] = "praised" },
		"attempts[0].assessment.score: is":                       func(f map[string]any) { finding(f)["score"] = 1e9 },
		"attempts[0].assessment.level: is 9":                     func(f map[string]any) { finding(f)["level"] = 9 },
		"attempts[0].assessment: score and level":                func(f map[string]any) { finding(f)["level"] = nil },
		"attempts[0].assessment.requirements: has 0":             func(f map[string]any) { finding(f)["requirements"] = []any{} },
		"attempts[0].assessment.requirements[0].id: is":          func(f map[string]any) { first(f)["id"] = "x" },
		"attempts[0].assessment.requirements[0].verdict: is":     func(f map[string]any) { first(f)["verdict"] = `met"><b>` },
		"attempts[0].assessment.requirements[0].confidence: is":  func(f map[string]any) { first(f)["confidence"] = -1 },
		"attempts[0].assessment.requirements[0]: holds a text":   func(f map[string]any) { first(f)["advice"] = strings.Repeat("a", 1<<20) },
		"attempts[0]: holds a time in the year 9999": func(f map[string]any) {
			at(f,
				"attempts")["started"] = "9999-12-31T23:59:59Z"
		},
		"jobs[0]: holds a time in the year 1": func(f map[string]any) { at(f, "jobs")["added"] = "0001-01-01T00:00:00Z" },
		"interviews[0].name: is longer": func(f map[string]any) {
			at(f,
				"interviews")["name"] = strings.Repeat("a", 300)
		},
		"drills[0].mess.entries[0].form: is": func(f map[string]any) { mess(f)["entries"].([]any)[0].(map[string]any)["form"] = "script" },
		"drills[0].mess.truth: names":        func(f map[string]any) { mess(f)["truth"].(map[string]any)["sign"] = "x" },
		"drills[0].mess: is larger":          func(f map[string]any) { mess(f)["steps"] = make([]any, 500) },
		"attempts[0].question: is the text of a question; want ": func(f map[string]any) {
			at(f,
				"attempts")["question"] = "Define failure in doing this job."
		},
	}
	data := written(t, full(t))
	for want, change := range tests {
		if err := readChanged(t, data, change); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// TestStops ends reading where nobody waits any more.
func TestStops(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := archive.ReadFor(ctx, "mine.json", bytes.NewReader(written(t, full(t)))); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want an end", err)
	}
}
