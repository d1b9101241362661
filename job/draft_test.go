package job_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
)

// pasted is a draft with every field that a line may have.
const pasted = `yardstick: job/v1
id: porter
title: Porter
functions:
  - id: door
    name: Door
    duties: [open the door to guests, carry their bags]
draft:
  source: pasted text
  notes: [the second posting was taken]
  lines:
    - {text: You open the door and carry bags., is: duty, why: work, function: door, duty: open the door, also: [{duty: carry bags, function: door}]}
    - {text: Apply by Friday., is: other}
`

// TestReadDraftErrors: whatever is wrong in a draft is said with line and field.
func TestReadDraftErrors(t *testing.T) {
	t.Parallel()
	line := "    - {text: Apply by Friday., is: other}\n"
	agreed := "agreed: {by: Ada Baird, at: 2026-01-31T12:00:00Z}\n"
	_, draft, _ := strings.Cut(pasted, "draft:")
	tests := map[string]struct{ old, new, want string }{
		"line without text": {"text: Apply by Friday., ", "", `f:13: draft.lines[1].text: is missing; give the line of the text`},
		"no mark":           {", is: other", "", `f:13: draft.lines[1].is: is ""; it must be one of duty, figure, person, condition, offer, firm, heading, other`},
		"unknown mark":      {"is: other", "is: benefit", `f:13: draft.lines[1].is: is "benefit"; it must be one of duty, figure, person, condition, offer, firm, heading, other`},
		"function":          {"work, function: door", "work, function: bags", `f:12: draft.lines[0].function: is "bags"; the functions of this job are door`},
		"further duty":      {"duty: carry bags, ", "", `f:12: draft.lines[0].also[0].duty: is missing; give the duty`},
		"its function":      {"carry bags, function: door", "carry bags, function: hall", `f:12: draft.lines[0].also[0].function: is "hall"; the functions of this job are door`},
		"misspelt field":    {"is: other", "is: other, wy: notice", `f:13: draft.lines[1].wy: there is no such field; did you mean why?`},
		"empty note":        {"[the second posting was taken]", `[""]`, `f:10: draft.notes[0]: is empty; write it or leave the entry out`},
		"hidden sign":       {"Apply by Friday.", `"Apply \u202E by Friday."`, `f:13: draft.lines[1].text: holds the invisible control character U+202E; take it out`},
		"too many notes":    {"[the second posting was taken]", "[" + strings.Repeat("n, ", 41) + "]", `f:10: draft.notes: has 41 entries; at most 40 are read`},
		"too many lines":    {line, strings.Repeat(line, 2000), `f:11: draft.lines: has 2001 entries; at most 2000 are read`},
		"agreed and draft":  {"draft:\n", agreed + "draft:\n", `f:8: agreed: stands beside draft: a job that somebody agreed to is no draft; take one of them out`},
		"agreed by nobody":  {"draft:" + draft, "agreed: {at: 2026-01-31T12:00:00Z}\n", `f:8: agreed.by: is missing; say who agreed`},
		"agreed at no time": {"draft:" + draft, "agreed: {by: Ada}\n", `f:8: agreed.at: is missing; give the time in the form 2025-01-31T12:00:00Z`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(pasted, tt.old) {
				t.Fatalf("the sample does not hold %q", tt.old)
			}
			_, err := job.Read("f", []byte(strings.Replace(pasted, tt.old, tt.new, 1)))
			if !fault.Is(err, fault.Invalid) || err.Error() != tt.want {
				t.Errorf("\n got %v\nwant %s", err, tt.want)
			}
		})
	}
}

// TestAgree: who agrees takes the place of the draft; opened again, the job is a
// draft with its text, and nobody stands behind it. Neither touches what it was made of.
func TestAgree(t *testing.T) {
	t.Parallel()
	j, err := job.Read("f", []byte(pasted+"review: [{field: title, reason: guessed}]\n"))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 1, 31, 13, 0, 0, 7, time.FixedZone("", 3600))
	agreed, text := j.Agree(" Ada Baird ", at)
	want := &job.Agreement{By: "Ada Baird", At: time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)}
	if d := cmp.Diff(want, agreed.Agreement); d != "" || !agreed.Agreed() || agreed.Review != nil {
		t.Errorf("agreed: %s draft %v, review %v", d, agreed.Draft, agreed.Review)
	}
	if text != j.Draft || j.Agreed() || len(text.Lines) != 2 || len(job.Faults(&agreed)) > 0 {
		t.Errorf("the draft went, or the agreed job has faults: %v", job.Faults(&agreed))
	}
	for _, text := range []*job.Draft{nil, text} {
		open := agreed.Reopen(text)
		if open.Agreed() || open.Agreement != nil || len(job.Faults(&open)) > 0 || agreed.Agreement == nil {
			t.Errorf("opened again: %+v; faults %v", open.Agreement, job.Faults(&open))
		}
	}
}
