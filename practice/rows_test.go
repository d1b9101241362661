package practice_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/practice"
)

// TestRows: finished attempts stand in the table, oldest first, and what was not
// assessed is nothing rather than zero.
func TestRows(t *testing.T) {
	t.Parallel()
	early, late := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), time.Date(2026, 3, 2, 9, 0, 0, 0, time.FixedZone("", 3600))
	score, level := 0.75, 4
	all := practice.Everything{
		Jobs: []practice.Job{{ID: "porter", Title: "Night porter", Guide: guide.Guide{Questions: []guide.Question{{ID: "q", Text: "Define failure."}}}}},
		Attempts: []practice.Attempt{
			{
				ID: "b", Job: "porter", Question: "q", Text: "=1+1", Mode: practice.Exam, Source: practice.Typed, Seconds: 90, Finished: &late,
				Assessment: &assess.Assessment{Verdict: assess.MeetsInPart, Score: &score, Level: &level, Requirements: []assess.Requirement{
					{ID: "r", Kind: guide.Content, Verdict: assess.Met, Confidence: .9}, {ID: "s", Kind: guide.Sign, Verdict: assess.Partly, Confidence: .6},
				}},
			},
			{ID: "open", Job: "porter", Question: "q"},
			{ID: "a", Job: "gone", Question: "q", Mode: practice.Coach, Source: practice.Pasted, Finished: &early, Assessment: &assess.Assessment{Verdict: assess.OverallNotAssessed}},
		},
	}
	head, rows := practice.AttemptRows(&all)
	want := [][]any{
		{"a", "gone", "", "q", "", "2026-03-01T09:00:00Z", "coach", "pasted", nil, "not_assessed", nil, nil, 0, 0, 0, ""},
		{"b", "porter", "Night porter", "q", "Define failure.", "2026-03-02T08:00:00Z", "exam", "typed", 90, "meets_in_part", .75, 4, 1, 1, 2, "=1+1"},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	for _, row := range rows {
		if len(row) != len(head) {
			t.Errorf("%d cells under %d heads", len(row), len(head))
		}
	}
	head, rows = practice.ProgressRows(&all)
	want = [][]any{
		{"b", "porter", "q", "2026-03-02T08:00:00Z", "r", "content", "met", .9},
		{"b", "porter", "q", "2026-03-02T08:00:00Z", "s", "sign", "partly", .6},
	}
	if diff := cmp.Diff(want, rows); diff != "" || len(head) != len(rows[0]) {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestRowsOfAnExam: nothing that was found of an exam stands in the tables before its end.
func TestRowsOfAnExam(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	all := practice.Everything{
		Interviews: []practice.Interview{{ID: "i", Job: "porter", Mode: practice.Exam}},
		Attempts: []practice.Attempt{{
			ID: "a", Job: "porter", Question: "q", Mode: practice.Exam, Interview: "i", Finished: &at,
			Assessment: &assess.Assessment{Verdict: assess.Meets, Requirements: []assess.Requirement{{ID: "r", Verdict: assess.Met}}},
		}},
	}
	_, rows := practice.AttemptRows(&all)
	if _, each := practice.ProgressRows(&all); rows[0][9] != nil || rows[0][12] != nil || len(each) != 0 {
		t.Errorf("before the end: %v and %v", rows, each)
	}
	all.Interviews[0].Finished = &at
	_, rows = practice.AttemptRows(&all)
	if _, each := practice.ProgressRows(&all); rows[0][9] != string(assess.Meets) || len(each) != 1 {
		t.Errorf("after the end: %v and %v", rows, each)
	}
}
