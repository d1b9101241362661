package guide_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/guide"
	"yardstick/internal/fault"
)

// whole is a small guide with every field.
const whole = `yardstick: guide/v1
id: porter
title: Porter
job: Night porter
version: 2
scale: {1: Low, 5: High}
pass: {score: 0.75}
questions:
  - id: q1
    text: Define failure in doing this job.
    type: custom
    purpose: Shows what is understood.
    seconds: 90
    probes: [What else?]
    anchors: {1: Nothing about the night, 3: The door alone is watched, 5: Both door and phone with figures}
    requirements:
      - id: r1
        text: Names both halves of the night.
        kind: coverage
        must: true
        weight: 2.5
        items: [the door, the phone]
        at_least: 1
        shows: [I watch the door.]
        misses: [I watch.]
      - {id: r2, text: Gives a figure.}
`

func TestReadGuide(t *testing.T) {
	t.Parallel()
	got, err := guide.Read("g.yaml", []byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	want := []guide.Guide{{
		Format: "guide/v1", ID: "porter", Title: "Porter", Job: "Night porter", Version: 2,
		Scale: guide.Scale{1: "Low", 5: "High"}, Pass: guide.Pass{Score: 0.75},
		Questions: []guide.Question{{
			ID: "q1", Text: "Define failure in doing this job.", Type: guide.Custom, Purpose: "Shows what is understood.",
			Seconds: 90, Probes: []string{"What else?"}, Anchors: map[int]string{
				1: "Nothing about the night", 3: "The door alone is watched", 5: "Both door and phone with figures",
			},
			Requirements: []guide.Requirement{
				{
					ID: "r1", Text: "Names both halves of the night.", Kind: guide.Coverage, Must: true, Weight: 2.5,
					Items: []string{"the door", "the phone"}, AtLeast: 1, Shows: []string{"I watch the door."}, Misses: []string{"I watch."},
				},
				{ID: "r2", Text: "Gives a figure.", Kind: guide.Content, Weight: 1},
			},
		}},
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestReadCompact(t *testing.T) {
	t.Parallel()
	const file = `guides:
- id: a
  question: Define failure in doing this job
  requirements:
  - {id: r1, kind: coverage, text: Covers it., items: [x, y]}
- id: b
  job: Baker
  question: Why bread?
  requirements:
  - {id: r1, text: Says why.}
`
	got, err := guide.Read("g.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	make1 := func(id, job, text string, typ guide.QuestionType, r guide.Requirement) guide.Guide {
		return guide.Guide{
			Format: "guide/v1", ID: id, Job: job, Version: 1, Scale: guide.DefaultScale(), Pass: guide.Pass{Score: guide.DefaultPass},
			Questions: []guide.Question{{ID: id, Text: text, Type: typ, Requirements: []guide.Requirement{r}}},
		}
	}
	want := []guide.Guide{
		make1("a", "", "Define failure in doing this job", guide.DefineFailure,
			guide.Requirement{ID: "r1", Kind: guide.Coverage, Text: "Covers it.", Weight: 1, Items: []string{"x", "y"}, AtLeast: 2}),
		make1("b", "Baker", "Why bread?", guide.Custom, guide.Requirement{ID: "r1", Kind: guide.Content, Text: "Says why.", Weight: 1}),
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestReadRefuses(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, old, with, want string }{
		{"no id", "id: porter\n", "", "id: missing"},
		{"id with space", "id: porter", "id: night porter", `g.yaml:2: id: "night porter" is not an id`},
		{"another format", "guide/v1", "job/v1", `g.yaml:1: yardstick: "job/v1" is not a guide`},
		{"no format", "yardstick: guide/v1\n", "", "yardstick: missing"},
		{"unknown field", "title: Porter", "titel: Porter", "titel"},
		{"version 0", "version: 2", "version: 0", "g.yaml:5: version: is 0: want 1"},
		{"one level", "{1: Low, 5: High}", "{1: Low}", "g.yaml:6: scale: has 1 levels"},
		{"level 6", "5: High", "6: High", `"6" is not a level`},
		{"pass above 1", "0.75", "1.1", "g.yaml:7: pass.score: is 1.1: want a score from 0 to 1"},
		{"unknown rule", "pass: {score: 0.75}", "verdict_of_record: mean", `g.yaml:7: verdict_of_record: "mean" is no rule: want one of embedded, judge, both, stricter`},
		{"pass without score", "{score: 0.75}", "{}", "pass.score: missing"},
		{"pass not a number", "0.75", ".nan", ".nan"},
		{"unknown type", "type: custom", "type: customer", `g.yaml:11: questions[0].type: "customer" is not a type of question`},
		{"empty question", "text: Define failure in doing this job.", `text: " "`, "questions[0].text: missing"},
		{"no time", "seconds: 90", "seconds: 0", "questions[0].seconds: is 0: want 1 to 3600"},
		{"anchor 0", "{1: Nothing about the night,", "{0: Nothing about the night,", `questions[0].anchors.0: "0" is not a level`},
		{"anchor 01", "{1: Nothing about the night,", `{"01": Nothing,`, `"01" is not a level`},
		{"empty anchor", "5: Both door and phone with figures", `5: ""`, "questions[0].anchors.5: missing"},
		{"unknown kind", "kind: coverage", "kind: covering", `g.yaml:19: questions[0].requirements[0].kind: "covering" is not a kind`},
		{"weight 0", "weight: 2.5", "weight: 0", "questions[0].requirements[0].weight: is 0: want more than 0"},
		{"weight below 0", "weight: 2.5", "weight: -1", "weight: is -1"},
		{"weight too large", "weight: 2.5", "weight: 1000", "weight: is 1000"},
		{"no items", "        items: [the door, the phone]\n", "", "questions[0].requirements[0].items: missing"},
		{"items twice", "[the door, the phone]", "[the door, The Door]", `items[1]: "The Door" is there twice`},
		{"at least 0", "at_least: 1", "at_least: 0", "at_least: is 0: want 1 to 2"},
		{"at least 3 of 2", "at_least: 1", "at_least: 3", "at_least: is 3: want 1 to 2"},
		{"items without coverage", "text: Gives a figure.", "text: Gives a figure., items: [a]", "requirements[1].items: belongs to kind coverage"},
		{"at_least without coverage", "text: Gives a figure.", "text: Gives a figure., at_least: 1", "requirements[1].at_least: belongs to kind coverage"},
		{"requirement twice", "id: r2", "id: r1", `questions[0].requirements[1].id: "r1" is there twice`},
		{"no text", "text: Gives a figure.", `text: ""`, "questions[0].requirements[1].text: missing"},
		{"long text", "Gives a figure.", strings.Repeat("x", 1001), "has 1001 characters: at most 1000"},
		{"escape", "Gives a figure.", `"Gives a \e[31mfigure."`, "unprintable character U+001B"},
		{"bidi", "Gives a figure.", "\"Gives \u202ea figure.\"", "unprintable character U+202E"},
		{"both forms", "questions:", "guides: []\nquestions:", "not both"},
		{"seal without hash", "questions:", "seal: {sha256: abc, at: 2025-01-31T12:00:00Z, by: me}\nquestions:", "seal.sha256: is not a SHA-256"},
		{"seal without time", "questions:", "seal: {sha256: " + strings.Repeat("a", 64) + ", at: today, by: me}\nquestions:", `seal.at: "today" is not a time`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			file := strings.Replace(whole, tt.old, tt.with, 1)
			if file == whole {
				t.Fatalf("%q is not in the file", tt.old)
			}
			got, err := guide.Read("g.yaml", []byte(file))
			if err == nil {
				t.Fatalf("read %+v", got)
			}
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "g.yaml") {
				t.Errorf("got %v, want an Invalid fault with %q", err, tt.want)
			}
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("more than one line: %q", err)
			}
		})
	}
}

func TestReadRefusesTooMany(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("guides:\n")
	for i := range 501 {
		b.WriteString("- {id: g" + strings.Repeat("x", i%90) + string(rune('a'+i%26)) + string(rune('a'+i/26)) + ", question: Why?, requirements: [{id: r, text: Says why.}]}\n")
	}
	if _, err := guide.Read("g.yaml", []byte(b.String())); err == nil || !strings.Contains(err.Error(), "has 501 guides: at most 500") {
		t.Errorf("got %v", err)
	}
}

func TestReadSharedGuides(t *testing.T) {
	t.Parallel()
	want := map[string]int{"interview": 6, "define": 16, "wide": 104, "wide-real": 87, "interview-train": 6}
	for dir, n := range want {
		t.Run(dir, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join("..", "..", "shared", "data", dir, "guides.yaml")
			data, err := os.ReadFile(path)
			if err != nil {
				t.Skipf("no labelled guides beside the repository: %v", err)
			}
			got, err := guide.Read(path, data)
			if err != nil {
				t.Fatal(err)
			}
			if len(got) != n {
				t.Errorf("got %d guides, want %d", len(got), n)
			}
			for _, g := range got {
				for _, f := range guide.Lint(&g, nil) {
					if f.Rule == "unlawful" { // all of these were put to real candidates
						t.Errorf("%s: false alarm: %s", g.ID, f)
					}
				}
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(whole))
	f.Add([]byte("guides:\n- {id: a, question: b, requirements: [{id: r, text: t}]}"))
	f.Add([]byte(`{"yardstick":"guide/v1","id":"a","scale":{"1":"x","2":"y"},"questions":[]}`))
	f.Add([]byte("a: &a [*a]"))
	f.Add([]byte{0xff, 0xfe, 0})
	f.Fuzz(func(t *testing.T, data []byte) {
		guides, err := guide.Read("f.yaml", data)
		if err != nil {
			if !fault.Is(err, fault.Invalid) || strings.ContainsAny(err.Error(), "\n\r") {
				t.Errorf("got %q, want an Invalid fault of one line", err)
			}
			return
		}
		for i := range guides {
			written, err := guide.Marshal(&guides[i])
			if err != nil {
				t.Fatal(err)
			}
			again, err := guide.Read("again.yaml", written)
			if err != nil {
				t.Fatalf("%v\n%s", err, written)
			}
			if d := cmp.Diff(guides[i], again[0]); d != "" {
				t.Errorf("read back (-want +got):\n%s", d)
			}
			guide.Lint(&guides[i], nil)
		}
	})
}
