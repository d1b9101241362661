package hropen_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/assess/hropen"
	"yardstick/guide"
)

func example() (*guide.Guide, *assess.Assessment) {
	score, level := .75, 4
	g := guide.Guide{ID: "porter", Scale: guide.DefaultScale(), Questions: []guide.Question{{
		ID: "q", Text: "Define failure.",
		Requirements: []guide.Requirement{{ID: "a", Text: "Says when."}, {ID: "b", Text: "Names a figure."}, {ID: "c", Text: "Owns it."}},
	}}}
	return &g, &assess.Assessment{
		Answer: "heron", Guide: "porter", GuideSHA256: strings.Repeat("0", 64), Question: "q", Assessor: assess.Assessor{Name: "embedded", Version: "1"},
		Verdict: assess.MeetsInPart, Score: &score, Level: &level,
		Requirements: []assess.Requirement{
			{ID: "a", Verdict: assess.Met, Evidence: []assess.Evidence{{Start: 0, End: 4, Quote: "When"}}},
			{ID: "b", Verdict: assess.Partly},
			{ID: "c", Verdict: assess.NotAssessed},
		},
	}
}

func TestReport(t *testing.T) {
	t.Parallel()
	g, a := example()
	data, err := json.Marshal(hropen.Of(g, &g.Questions[0], a))
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	delete(got, "documentId")
	share := func(v float64, kind string) []any {
		return []any{map[string]any{"value": v, "scoreTypeCode": kind, "minimumScoreNumeric": 0.0, "maximumScoreNumeric": 1.0}}
	}
	id := func(v, scheme string) map[string]any { return map[string]any{"value": v, "schemeId": scheme} }
	want := map[string]any{
		"languageCode": "en", "assessmentSubject": map[string]any{"id": id("heron", "answer")},
		"assessmentResult": []any{map[string]any{
			"id": id("q", "question"), "name": "Define failure.", "packageId": id("porter", "guide"), "assessmentStatus": map[string]any{"code": "Completed"},
			"assessmentOverallResult": map[string]any{
				"description": "", "verdict": "meets_in_part", "passedIndicator": false, "score": share(.75, "WeightedShare"), "band": map[string]any{"id": "4", "name": "Advanced"},
			},
			"assessmentDetailedResult": []any{
				map[string]any{
					"id": id("a", "requirement"), "description": "Says when.", "verdict": "met", "passedIndicator": true, "score": share(1, "Credit"),
					"comment": []any{map[string]any{"value": "When"}},
				},
				map[string]any{"id": id("b", "requirement"), "description": "Names a figure.", "verdict": "partly", "passedIndicator": false, "score": share(.5, "Credit")},
				map[string]any{"id": id("c", "requirement"), "description": "Owns it.", "verdict": "not_assessed"},
			},
		}},
		"userArea": map[string]any{
			"guideSha256": strings.Repeat("0", 64), "assessor": map[string]any{"name": "embedded", "version": "1", "model": ""}, "warnings": []any{},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestNotAssessed: what was not assessed has neither a score nor an indicator.
func TestNotAssessed(t *testing.T) {
	t.Parallel()
	g, a := example()
	a.Verdict, a.Score, a.Level, a.Requirements = assess.OverallNotAssessed, nil, nil, nil
	r := hropen.Of(g, &g.Questions[0], a).Results[0]
	if r.Status.Code != "NotAssessed" || r.Overall.Passed != nil || r.Overall.Scores != nil || r.Overall.Band != nil || r.Detailed == nil {
		t.Errorf("%+v", r)
	}
}

// TestDocumentID is the same for the same assessment, and another for another.
func TestDocumentID(t *testing.T) {
	t.Parallel()
	g, a := example()
	q := &g.Questions[0]
	first := hropen.Of(g, q, a).DocumentID
	if again := hropen.Of(g, q, a).DocumentID; again != first {
		t.Errorf("%v, then %v", first, again)
	}
	a.Answer = "crane"
	if other := hropen.Of(g, q, a).DocumentID; other == first {
		t.Error("another answer has the same id")
	}
}
