package eval_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/eval"
	"yardstick/internal/fault"
)

func TestReadLabels(t *testing.T) {
	t.Parallel()
	content := "\ufeffid,requirement,label\r\na1,options,met\r\n\"a,2\",\"two\nlines\",not_met\na3,options,partly\n"
	got, err := eval.ReadLabels("labels.csv", strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	want := []eval.Label{
		{Answer: "a1", Requirement: "options", Verdict: assess.Met, File: "labels.csv", Line: 2},
		{Answer: "a,2", Requirement: "two\nlines", Verdict: assess.NotMet, File: "labels.csv", Line: 3},
		{Answer: "a3", Requirement: "options", Verdict: assess.Partly, File: "labels.csv", Line: 5},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("labels (-want +got):\n%s", d)
	}
}

func TestReadLabelsRefuses(t *testing.T) {
	t.Parallel()
	const header = "id,requirement,label\n"
	tests := []struct{ name, content, want string }{
		{"empty", "", "l.csv: is empty"},
		{"binary", "\x00\x01", "l.csv: is not a text file (it holds NUL bytes)"},
		{"header alone", header, "l.csv: holds no labels"},
		{"another header", "id,label\n", `l.csv:1: the columns are "id,label": want "id,requirement,label"`},
		{"another label", header + "a,r,yes\n", `l.csv:2: label: "yes" is not a label: want met, partly or not_met`},
		{"contradicted", header + "a,r,contradicted\n", `l.csv:2: label: "contradicted" counts as not_met in a labels file: write not_met`},
		{"no id", header + ",r,met\n", "l.csv:2: id: is empty"},
		{"no requirement", header + "a,,met\n", "l.csv:2: requirement: is empty"},
		{"short row", header + "a,r,met\nb,r\n", "l.csv:3: has 2 fields: want 3 (id,requirement,label)"},
		{"twice", header + "a,r,met\na,s,met\na,r,met\n", `l.csv:4: requirement: "r" of answer "a" is labelled on line 2 already`},
		{"open quote", header + "\"a,r,met\n", `l.csv:2: is not CSV: extraneous or missing " in quoted-field`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := eval.ReadLabels("l.csv", strings.NewReader(tt.content))
			if got := message(err); got != tt.want || !fault.Is(err, fault.Invalid) {
				t.Errorf("error %q, want %q, invalid", got, tt.want)
			}
		})
	}
}

func TestReadRatings(t *testing.T) {
	t.Parallel()
	got := ratingsOf(t,
		`{"id": "a1", "requirement": "r", "label": "contradicted", "quote": "I never did"}`, "",
		`{"id": "a1", "requirement": "s", "rater1": "met", "quote1": "x", "rater2": "not_met", "quote2": ""}`)
	want := []eval.Rating{
		{Answer: "a1", Requirement: "r", Raters: []eval.RaterFinding{{Verdict: assess.Contradicted, Quote: "I never did"}}, File: "ratings.jsonl", Line: 1},
		{Answer: "a1", Requirement: "s", Raters: []eval.RaterFinding{{Verdict: assess.Met, Quote: "x"}, {Verdict: assess.NotMet}}, File: "ratings.jsonl", Line: 3},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("ratings (-want +got):\n%s", d)
	}
}

func TestReadRatingsRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, content, want string }{
		{"empty", " \n", "r.jsonl: is empty"},
		{"not JSON", "id,label", "r.jsonl:1: is not a rating in JSON: invalid character 'i' looking for beginning of value"},
		{"a list", "[]", "r.jsonl:1: is not a rating in JSON: json: cannot unmarshal array into Go value of type eval.ratingLine"},
		{"unknown field", `{"answer": "a"}`, `r.jsonl:1: is not a rating in JSON: json: unknown field "answer"`},
		{"wrong type", `{"id": 7}`, "r.jsonl:1: id: is of type number: want text"},
		{"no id", `{"requirement": "r", "label": "met"}`, "r.jsonl:1: id: is missing"},
		{"no requirement", `{"id": "a", "label": "met"}`, "r.jsonl:1: requirement: is missing"},
		{"no label", `{"id": "a", "requirement": "r", "rater1": "met"}`, "r.jsonl:1: label: is missing, and so is rater1 or rater2"},
		{"label and raters", `{"id": "a", "requirement": "r", "label": "met", "rater1": "met"}`, "r.jsonl:1: label: stands beside rater1 or rater2: want the one or the others"},
		{"another label", `{"id": "a", "requirement": "r", "rater1": "met", "rater2": "yes"}`, `r.jsonl:1: rater2: "yes" is not a rating: want met, partly, not_met or contradicted`},
		{"two values", `{"id": "a", "requirement": "r", "label": "met"} {}`, "r.jsonl:1: holds more than one JSON value: want one a line"},
		{"twice", `{"id": "a", "requirement": "r", "label": "met"}` + "\n" + `{"id": "a", "requirement": "r", "label": "met"}`, `r.jsonl:2: requirement: "r" of answer "a" is rated on line 1 already`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := eval.ReadRatings("r.jsonl", strings.NewReader(tt.content))
			if got := message(err); got != tt.want || !fault.Is(err, fault.Invalid) {
				t.Errorf("error %q, want %q, invalid", got, tt.want)
			}
		})
	}
}

// FuzzReadLabels holds that what is read is complete and stands where it says.
func FuzzReadLabels(f *testing.F) {
	f.Add("id,requirement,label\na,r,met\n")
	f.Add("id,requirement,label\n\"a\n\",r,partly\n\nb,r,not_met")
	f.Add("id,requirement,label\na,r,contradicted\n")
	f.Add("id;requirement;label\n")
	f.Fuzz(func(t *testing.T, content string) {
		labels, err := eval.ReadLabels("l.csv", strings.NewReader(content))
		if err != nil {
			if labels != nil || !fault.Is(err, fault.Invalid) || strings.Contains(err.Error(), "\n") {
				t.Fatalf("%d labels and error %q", len(labels), err)
			}
			return
		}
		last := 1
		for _, l := range labels {
			if l.Answer == "" || l.Requirement == "" || l.Line <= last || l.Line > strings.Count(content, "\n")+1 {
				t.Fatalf("label %+v after line %d", l, last)
			}
			last = l.Line
		}
		if len(labels) == 0 {
			t.Fatal("no labels and no error")
		}
	})
}

// FuzzReadRatings holds that what is read has one or two raters with a verdict.
func FuzzReadRatings(f *testing.F) {
	f.Add(`{"id": "a", "requirement": "r", "label": "met", "quote": "q"}`)
	f.Add(`{"id": "a", "requirement": "r", "rater1": "met", "quote1": "", "rater2": "partly", "quote2": "é"}`)
	f.Add(`{"id": {"id": []}}` + "\n" + `null`)
	f.Fuzz(func(t *testing.T, content string) {
		ratings, err := eval.ReadRatings("r.jsonl", strings.NewReader(content))
		if err != nil {
			if ratings != nil || !fault.Is(err, fault.Invalid) || strings.Contains(err.Error(), "\n") {
				t.Fatalf("%d ratings and error %q", len(ratings), err)
			}
			return
		}
		for _, r := range ratings {
			if r.Answer == "" || r.Requirement == "" || len(r.Raters) < 1 || len(r.Raters) > 2 || r.Line < 1 {
				t.Fatalf("rating %+v", r)
			}
		}
	})
}
