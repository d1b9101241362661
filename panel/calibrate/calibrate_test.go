package calibrate_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/calibrate"
)

const samples = `yardstick: training/v1
samples:
  - id: s1
    question: gate
    answer: A lorry that waits half an hour is failure.
    known:
      - {requirement: late, level: 5, why: names the half hour}
      - {requirement: told, level: 1, why: tells nobody}
  - id: s2
    question: gate
    answer: It would be bad.
    known: [{requirement: late, level: 1, why: nothing about waiting}]
`

func TestTrain(t *testing.T) {
	t.Parallel()
	known, err := calibrate.ReadSamples("s.yaml", []byte(samples))
	if err != nil {
		t.Fatal(err)
	}
	given, err := calibrate.ReadGiven("g.csv", strings.NewReader("rater,sample,requirement,level\ntom,s1,late,4\ntom,s1,told,1\ntom,s2,late,3\nann,s1,late,5\n"))
	if err != nil {
		t.Fatal(err)
	}
	got, err := calibrate.Train(known, given)
	want := []calibrate.Result{
		{Rater: "ann", Of: 1, Exact: 1, Agreed: 1, Missing: 2, Apart: []calibrate.Apart{}},
		{Rater: "tom", Of: 3, Exact: 1, Agreed: 2, Sum: 1, Apart: []calibrate.Apart{
			{Sample: "s2", Requirement: "late", Given: 3, Known: 1, Why: "nothing about waiting"}, {Sample: "s1", Requirement: "late", Given: 4, Known: 5, Why: "names the half hour"},
		}},
	}
	if d := cmp.Diff(want, got); d != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, d)
	}
	if d := cmp.Diff(panel.Train{Member: "tom", On: "2026-02-20", Agreed: 2, Of: 3}, got[1].Command("2026-02-20")); d != "" {
		t.Error(d)
	}
	for what, g := range map[string][]calibrate.Given{
		"unknown": {{Rater: "tom", Sample: "s9", Level: 1}},
		"twice":   {{Rater: "tom", Sample: "s2", Requirement: "late", Level: 1}, {Rater: "tom", Sample: "s2", Requirement: "late", Level: 1}},
	} {
		if _, err := calibrate.Train(known, g); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want Invalid", what, err)
		}
	}
}

// TestKeptAtThreeQuarters: three of four is enough, two of three is not.
func TestKeptAtThreeQuarters(t *testing.T) {
	t.Parallel()
	g := &guide.Guide{ID: "g", Questions: []guide.Question{{ID: "q", Anchors: map[int]string{1: "low", 3: "middle", 5: "high"}}}}
	examples := panel.Examples(g)
	if len(examples) != 3 || examples[0].ID != "e1" {
		t.Fatalf("got %+v", examples)
	}
	var sorted []calibrate.Sorted
	put := func(text string, levels ...int) {
		for _, e := range examples {
			for i, level := range levels {
				if e.Text == text {
					sorted = append(sorted, calibrate.Sorted{Rater: string(rune('a' + i)), Example: e.ID, Level: level})
				}
			}
		}
	}
	put("low", 1, 1, 1, 2)
	put("middle", 3, 3, 2)
	kept, err := calibrate.Retranslate(examples, sorted)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, k := range kept {
		got[k.Text] = k.Keep
	}
	if d := cmp.Diff(map[string]bool{"low": true, "middle": false, "high": false}, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	for what, s := range map[string][]calibrate.Sorted{
		"unknown": {{Rater: "a", Example: "e9", Level: 1}}, "twice": {{Rater: "a", Example: "e1", Level: 1}, {Rater: "a", Example: "e1", Level: 2}},
	} {
		if _, err := calibrate.Retranslate(examples, s); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v, want Invalid", what, err)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"yardstick: job/v1": "training/v1",
		"yardstick: training/v1\nsamples:\n - {id: s, known: [{level: 9}]}": "s.yaml:3: samples[0].known[0]",
		"yardstick: training/v1\nsamples:\n - {id: s}":                      "samples[0]",
	} {
		if _, err := calibrate.ReadSamples("s.yaml", []byte(text)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	for text, want := range map[string]string{
		"": "is no CSV", "rater,level\na,1": "sample: is missing", "rater,sample,level\na,s,6": `g.csv:2: level: is "6"`, "rater,sample,level\nA Name,s,1": "rater: is",
	} {
		if _, err := calibrate.ReadGiven("g.csv", strings.NewReader(text)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(samples), "rater,sample,level\na,s,1\n")
	f.Fuzz(func(t *testing.T, data []byte, table string) {
		if _, err := calibrate.ReadSamples("fuzz", data); err != nil && !fault.Is(err, fault.Invalid) {
			t.Error(err)
		}
		if _, err := calibrate.ReadSorted("fuzz", strings.NewReader(table)); err != nil && !fault.Is(err, fault.Invalid) {
			t.Error(err)
		}
	})
}
