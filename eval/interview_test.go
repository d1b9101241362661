package eval_test

import (
	"encoding/xml"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/eval"
	"yardstick/stat"
)

// small is a case that can be worked by hand: five pairs compared, one not
// assessed, one answer without a label.
func small(t *testing.T) eval.Material {
	t.Helper()
	return eval.Material{
		Guides: guides(),
		Answers: answersOf(t,
			"a1 decision: ü options=met lesson=partly",
			"a2 decision: options=contradicted",
			"a3 desk/failure: measure=met",
			"a4 desk/success: measure=not_met",
			"a5 decision: options=met",
		),
		Labels: labelsOf(t, "a1,options,met", "a1,lesson,partly", "a2,options,not_met", "a2,lesson,met", "a3,measure,partly", "a4,measure,met"),
		Ratings: ratingsOf(t,
			`{"id": "a1", "requirement": "options", "rater1": "met", "quote1": "ptions=m", "rater2": "met", "quote2": "absent"}`,
			`{"id": "a1", "requirement": "lesson", "rater1": "partly", "quote1": "options", "rater2": "contradicted", "quote2": "lesson"}`,
			`{"id": "a4", "requirement": "measure", "label": "met", "quote": "measure"}`),
	}
}

// run evaluates with the assessor told.
func run(t *testing.T, m eval.Material) *eval.Interview {
	t.Helper()
	r, err := eval.RunInterview(m, told{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestRunInterviewByHand: of the places (label, verdict) on the scale 0, 1, 2
// the five pairs are (2,2) (1,1) (0,0) (1,2) (2,0). Σd·o = 1+4, the margins are
// 1,2,2 and 2,1,2, so Σd·r·c = 1+8+4+4+16+2 = 35 and kappa = 1 − 5·5/35. F1 are
// 2/3, 2/3 and 1/2.
func TestRunInterviewByHand(t *testing.T) {
	t.Parallel()
	r := run(t, small(t))
	for name, v := range map[string]struct {
		got  stat.Value
		want float64
	}{
		"exact":            {r.Exact, 3. / 5},
		"kappa":            {r.Kappa.Value, 1 - 25./35},
		"macro F1":         {r.MacroF1, (2./3 + 2./3 + 0.5) / 3},
		"weighted F1":      {r.WeightedF1, (2./3 + 2*2./3 + 2*0.5) / 5},
		"overall exact":    {r.Overall.Exact, 1. / 4},
		"people's score":   {r.Overall.Score.People, (0.75 + 0.5 + 0.5 + 1) / 4},
		"assessor's score": {r.Overall.Score.Assessor, (0.75 + 0 + 1 + 0) / 4},
		"score difference": {r.Overall.Score.Difference, (0 + 0.5 + 0.5 + 1) / 4},
		"quotes":           {r.Quotes.Share, 1. / 2},
		"calibration":      {r.Calibration.ECE, 0.75 - 3./5},
		"raters":           {r.Raters.Exact, 1. / 2},
		"guide desk":       {r.By.Guide["desk"].Exact, 0},
		"kind lesson":      {r.By.Kind["lesson"].Exact, 1},
		"one requirement":  {r.By.Requirement["decision/options"].Exact, 1},
		"of two questions": {r.By.Requirement["desk/success/measure"].Exact, 0},
	} {
		if got, ok := v.got.Float(); !ok || math.Abs(got-v.want) > 1e-12 {
			t.Errorf("%s = %v, want %v", name, v.got, v.want)
		}
	}
	counts := map[string]int{
		"n": r.N, "not assessed": r.NotAssessed, "above": r.Above, "below": r.Below, "answers": r.Answers, "unlabelled": r.Unlabelled,
		"overall n": r.Overall.N, "quotes": r.Quotes.N, "unlocated": r.Quotes.Unlocated, "lesson not assessed": r.By.Kind["lesson"].NotAssessed,
	}
	want := map[string]int{
		"n": 5, "not assessed": 1, "above": 1, "below": 1, "answers": 4, "unlabelled": 1,
		"overall n": 4, "quotes": 2, "unlocated": 1, "lesson not assessed": 1,
	}
	if d := cmp.Diff(want, counts); d != "" {
		t.Errorf("counts (-want +got):\n%s", d)
	}
}

func TestInterviewReports(t *testing.T) {
	t.Parallel()
	r := run(t, small(t))
	var b strings.Builder
	if err := r.WriteText(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "interview.txt", b.String())
	golden(t, "interview.json", indented(t, r))
	b.Reset()
	if err := r.WritePredictions(&b); err != nil {
		t.Fatal(err)
	}
	golden(t, "interview.csv", b.String())
	for _, plot := range r.Plots() {
		b.Reset()
		if err := plot.Write(&b); err != nil {
			t.Fatal(err)
		}
		if err := xml.Unmarshal([]byte(b.String()), new(struct{})); err != nil {
			t.Errorf("%s is no XML: %v", plot.Name, err)
		}
		golden(t, plot.Name, b.String())
	}
}

func TestInterviewWithoutRatings(t *testing.T) {
	t.Parallel()
	m := small(t)
	m.Ratings = nil
	r := run(t, m)
	if r.Quotes != nil || r.Raters != nil {
		t.Errorf("quotes %v and raters %v of no ratings", r.Quotes, r.Raters)
	}
	var b strings.Builder
	if err := r.WriteText(&b); err != nil || strings.Contains(b.String(), "quote") {
		t.Errorf("report of no ratings: %v\n%s", err, b.String())
	}
}

// TestInterviewNothingAssessed: an assessor that stays silent is neither right nor wrong.
func TestInterviewNothingAssessed(t *testing.T) {
	t.Parallel()
	r := run(t, eval.Material{Guides: guides(), Answers: answersOf(t, "a1 decision: options=not_assessed"), Labels: labelsOf(t, "a1,options,not_met", "a1,lesson,met")})
	if r.N != 0 || r.NotAssessed != 2 || r.Exact != stat.NotEstimable() || r.Kappa.Value != stat.NotEstimable() {
		t.Errorf("n = %d, not assessed %d, exact %v, kappa %v", r.N, r.NotAssessed, r.Exact, r.Kappa.Value)
	}
	var b strings.Builder
	if err := r.WriteText(&b); err != nil || strings.Contains(b.String(), "NaN") || !strings.Contains(b.String(), "not estimable") {
		t.Errorf("report of nothing assessed: %v\n%s", err, b.String())
	}
}

func TestRunInterviewRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, want string
		change     func(m *eval.Material)
	}{
		{"label of an unknown answer", `labels.csv:2: id: there is no answer "zz" among the answers`, func(m *eval.Material) {
			m.Labels = labelsOf(t, "zz,options,met")
		}},
		{"label of an unknown requirement", `labels.csv:3: requirement: question "failure" of guide "desk", which answer "a3" is about, has no requirement "options"`, func(m *eval.Material) {
			m.Labels = labelsOf(t, "a1,options,met", "a3,options,met")
		}},
		{"rating of an unknown answer", `ratings.jsonl:1: id: there is no answer "zz" among the answers`, func(m *eval.Material) {
			m.Ratings = ratingsOf(t, `{"id": "zz", "requirement": "options", "label": "met"}`)
		}},
		{"answer of an unknown guide", `answers.jsonl:1: guide: there is no guide "chess" among the guides`, func(m *eval.Material) {
			m.Answers = answersOf(t, "a1 chess: options=met")
		}},
		{"answer of an unknown question", `answers.jsonl:1: question: guide "desk" has no question "other"`, func(m *eval.Material) {
			m.Answers = answersOf(t, "a1 desk/other: options=met")
		}},
		{"two answers of one id", `answers.jsonl:2: id: "a1" is the id of the answer on line 1 already`, func(m *eval.Material) {
			m.Answers = answersOf(t, "a1 decision: options=met", "a1 decision: options=met")
		}},
		{"an answer that cannot be assessed", `answers.jsonl:2: answer: answer "a2" cannot be assessed: the reader broke`, func(m *eval.Material) {
			m.Answers[1].Text, m.Answers[3].Text = "broken", "broken"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := small(t)
			tt.change(&m)
			if _, err := eval.RunInterview(m, told{}); message(err) != tt.want {
				t.Errorf("error %q, want %q", message(err), tt.want)
			}
		})
	}
}

// TestInterviewProperties: an assessor that says what people said agrees
// perfectly; the order of the answers changes no figure but the interval's draws.
func TestInterviewProperties(t *testing.T) {
	t.Parallel()
	verdicts := []assess.Verdict{assess.Met, assess.Partly, assess.NotMet}
	rapid.Check(t, func(rt *rapid.T) {
		var said, other eval.Material
		said.Guides, other.Guides = guides(), guides()
		for i := range rapid.IntRange(1, 12).Draw(rt, "answers") {
			gold := rapid.SampledFrom(verdicts).Draw(rt, "gold")
			guess := rapid.SampledFrom(append(verdicts, assess.NotAssessed, assess.Contradicted)).Draw(rt, "guess")
			a := answers.Answer{ID: strconv.Itoa(i), Guide: "decision", Text: "options=" + string(gold)}
			said.Answers = append(said.Answers, a)
			a.Text = "options=" + string(guess)
			other.Answers = append([]answers.Answer{a}, other.Answers...)
			l := eval.Label{Answer: a.ID, Requirement: "options", Verdict: gold}
			said.Labels, other.Labels = append(said.Labels, l), append(other.Labels, l)
		}
		if r := run(t, said); r.Exact != stat.Estimate(1) || r.Above+r.Below > 0 {
			rt.Fatalf("an assessor that repeats people agrees on %v", r.Exact)
		}
		first := run(t, other)
		reversed := other
		reversed.Answers = nil
		for _, a := range other.Answers {
			reversed.Answers = append([]answers.Answer{a}, reversed.Answers...)
		}
		second := run(t, reversed)
		if first.Exact != second.Exact || first.Kappa.Value != second.Kappa.Value || first.MacroF1 != second.MacroF1 || first.NotAssessed != second.NotAssessed {
			rt.Fatalf("the order of answers moves the figures: %+v and %+v", first.Figures, second.Figures)
		}
		if first.N+first.NotAssessed != len(other.Labels) {
			rt.Fatalf("%d compared and %d not assessed of %d", first.N, first.NotAssessed, len(other.Labels))
		}
	})
}

func BenchmarkRunInterview(b *testing.B) {
	m := eval.Material{Guides: guides()}
	for i := range 200 {
		id := strconv.Itoa(i)
		m.Answers = append(m.Answers, answers.Answer{ID: id, Guide: "decision", Text: "options=met lesson=partly"})
		m.Labels = append(m.Labels,
			eval.Label{Answer: id, Requirement: "options", Verdict: []assess.Verdict{assess.Met, assess.NotMet}[i%2]},
			eval.Label{Answer: id, Requirement: "lesson", Verdict: []assess.Verdict{assess.Partly, assess.Met, assess.NotMet}[i%3]})
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := eval.RunInterview(m, told{}); err != nil {
			b.Fatal(err)
		}
	}
}
