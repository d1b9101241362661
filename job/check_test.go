package job_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/internal/fault"
	"yardstick/job"
)

// TestFaults breaks a sound job in one place at a time: the fault names that place
// and says what would be right.
func TestFaults(t *testing.T) {
	t.Parallel()
	many := func(n int, s string) []string {
		var out []string
		for i := range n {
			out = append(out, fmt.Sprint(s, i))
		}
		return out
	}
	for name, tt := range map[string]struct {
		do   func(j *job.Job)
		want string
	}{
		"id with capitals":     {func(j *job.Job) { j.ID = "Baker" }, `id: is "Baker"; an id is lower-case letters, digits and single hyphens, such as customer-service, at most 80 characters`},
		"id with two hyphens":  {func(j *job.Job) { j.ID = "night--baker" }, `id: is "night--baker"; an id is lower-case letters, digits and single hyphens, such as customer-service, at most 80 characters`},
		"id too long":          {func(j *job.Job) { j.ID = strings.Repeat("a", 81) }, "at most 80 characters"},
		"no functions":         {func(j *job.Job) { j.Functions = nil; j.Criteria = nil }, `functions: is missing; a job has at least one function`},
		"function unnamed":     {func(j *job.Job) { j.Functions[1].Name = "" }, `functions[1].name: is missing; name the area of work, such as customer service`},
		"too many duties":      {func(j *job.Job) { j.Functions[0].Duties = many(41, "bake ") }, `functions[0].duties: has 41 entries; at most 40 are read`},
		"an empty sign":        {func(j *job.Job) { j.Functions[0].DangerSigns = []string{""} }, `functions[0].danger_signs[0]: is empty; write it or leave the entry out`},
		"nobody":               {func(j *job.Job) { j.Functions[0].WorksWith = []string{"the shop", ""} }, `functions[0].works_with[1]: is empty; write it or leave the entry out`},
		"served empty":         {func(j *job.Job) { j.Served = []string{""} }, `served[0]: is empty; write it or leave the entry out`},
		"served by far":        {func(j *job.Job) { j.Served = many(41, "guests ") }, `served: has 41 entries; at most 40 are read`},
		"measure unnamed":      {func(j *job.Job) { j.Functions[0].Measures[0].Name = "" }, `functions[0].measures[0].name: is missing; say what is measured, such as waiting time`},
		"measure without id":   {func(j *job.Job) { j.Functions[0].Measures[0].ID = "" }, `functions[0].measures[0].id: is missing; give a short name such as customer-service`},
		"measure twice":        {func(j *job.Job) { m := &j.Functions[0].Measures; *m = append(*m, (*m)[0]) }, `functions[0].measures[1].id: "waste" is the id of functions[0].measures[0].id already; ids must differ`},
		"too many measures":    {func(j *job.Job) { j.Functions[0].Measures = make([]job.Measure, 41) }, `functions[0].measures: has 41 entries; at most 40 are read`},
		"too many criteria":    {func(j *job.Job) { j.Criteria = make([]job.Criterion, 601) }, `criteria: has 601 entries; at most 600 are read`},
		"no statement":         {func(j *job.Job) { j.Criteria[0].Statement = "" }, `criteria[0].statement: is missing; say in the first person when I have failed or succeeded`},
		"turned writing":       {func(j *job.Job) { j.Team = "One of \u202Eeerht" }, `team: holds the invisible control character U+202E; take it out`},
		"hidden in a unit":     {func(j *job.Job) { j.Functions[0].Measures[0].Unit = "lo\x07aves" }, `functions[0].measures[0].unit: holds the invisible control character U+0007; take it out`},
		"isolated in a person": {func(j *job.Job) { j.Functions[0].WorksWith[0] = "the \u2066shop" }, `functions[0].works_with[0]: holds the invisible control character U+2066; take it out`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j, err := job.Read("f", []byte(baker))
			if err != nil {
				t.Fatal(err)
			}
			tt.do(j)
			found := job.Faults(j)
			if len(found) == 0 {
				t.Fatalf("no fault; want %s", tt.want)
			}
			if got := found[0].Field + ": " + found[0].Message; !strings.Contains(got, tt.want) {
				t.Errorf("\n got %s\nwant %s", got, tt.want)
			}
		})
	}
}

// TestWrittenJobReadsBack: any sound job comes back from YAML and from JSON as it
// was, with its draft or with who agreed.
func TestWrittenJobReadsBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		j := anyJob(rt)
		if rapid.Bool().Draw(rt, "draft") {
			line := job.DraftLine{
				Text: rapid.StringMatching(`[A-Z][a-z ]{0,30}[a-z]`).Draw(rt, "text"),
				Is:   rapid.SampledFrom(job.Marks()).Draw(rt, "mark"), Why: "reads like it", Function: j.Functions[0].ID,
			}
			j.Draft = &job.Draft{Source: "advert.txt", Lines: []job.DraftLine{line}}
		}
		if faults := job.Faults(j); len(faults) > 0 {
			rt.Skipf("not sound: %v", faults)
		}
		asYAML, err := yaml.MarshalWithOptions(j, yaml.IndentSequence(true))
		if err != nil {
			rt.Fatal(err)
		}
		asJSON, err := json.Marshal(j)
		if err != nil {
			rt.Fatal(err)
		}
		folded := func(j *job.Job) string { // reading folds white space
			b, _ := json.Marshal(j)
			return regexp.MustCompile(`\s+`).ReplaceAllString(string(b), " ")
		}
		for form, data := range map[string][]byte{"yaml": asYAML, "json": asJSON} {
			back, err := job.Read("f", data)
			if err != nil {
				rt.Fatalf("%s: %v\n%s", form, err, data)
			}
			if d := cmp.Diff(folded(j), folded(back)); d != "" {
				rt.Errorf("%s (-before +after):\n%s", form, d)
			}
		}
	})
}

// TestHostileFiles: files that are made to harm are refused in one line that names
// the file and what would be right, and cost nothing.
func TestHostileFiles(t *testing.T) {
	t.Parallel()
	head := "yardstick: job/v1\nid: a\ntitle: b\n"
	for name, data := range map[string]string{
		"nothing":            "",
		"a list":             "- yardstick: job/v1\n",
		"a bare word":        "job",
		"binary":             "\x00\x01\x02yardstick: job/v1",
		"not UTF-8":          "yardstick: job/v1\ntitle: caf\xe9\n",
		"deep":               "yardstick: job/v1\nfunctions: " + strings.Repeat("[", 5000),
		"laughs":             "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b]\nyardstick: job/v1\n",
		"an id twice":        head + "id: c\nfunctions: [{id: f, name: F}]\n",
		"duties as text":     head + "functions: [{id: f, name: F, duties: answer calls}]\n",
		"a number for text":  head + "functions: [{id: f, name: {x: y}}]\n",
		"not a number":       head + "functions: [{id: f, name: F, measures: [{id: m, name: M, target: .nan}]}]\n",
		"no end":             head + "functions: [{id: f, name: F, measures: [{id: m, name: M, fails_at: .inf}]}]\n",
		"another field":      head + "functions: [{id: f, name: F, boss: X}]\n",
		"JSON with a tail":   `{"yardstick": "job/v1", "id": "a", "title": "b", "functions": [{"id": "f", "name": "F"}]} more`,
		"JSON cut off":       `{"yardstick": "job/v1", "id": "a", "title": "b", "functions": [`,
		"time of no day":     head + "functions: [{id: f, name: F}]\nagreed: {by: A, at: yesterday}\n",
		"agreed by a number": head + "functions: [{id: f, name: F}]\nagreed: {by: [A], at: 2026-01-31T12:00:00Z}\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := job.Read("clerk.yaml", []byte(data))
			if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), "clerk.yaml") || strings.ContainsAny(err.Error(), "\n\r\x00") {
				t.Errorf("got %q; want one line that begins with the file", err)
			}
		})
	}
}
