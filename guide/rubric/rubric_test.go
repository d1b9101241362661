package rubric_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/internal/fault"
	"yardstick/job/sample"
)

var update = flag.Bool("update", false, "rewrite golden files")

var noon = time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC)

// written is the package of a guide.
func written(t interface{ Fatal(...any) }, g *guide.Guide, o rubric.Options) []byte {
	var b bytes.Buffer
	if err := rubric.Write(&b, g, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestSamples: the guide of every sample job, sealed and not, comes back as it was;
// the seal holds.
func TestSamples(t *testing.T) {
	t.Parallel()
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		g, err := guide.Derive(j)
		if err != nil {
			t.Fatal(err)
		}
		sealed, err := guide.Seal(g, "Ines Placeholder", noon)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []guide.Guide{guide.Complete(g), sealed} {
			got, err := rubric.Read("package.json", written(t, &want, rubric.Options{Changed: noon}))
			if err != nil {
				t.Fatalf("%s: %v", j.ID, err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", j.ID, diff)
			}
		}
		if err := guide.Verify(&sealed); err != nil {
			t.Errorf("%s: the seal: %v", j.ID, err)
		}
	}
}

// TestAnyGuide comes back as it was, whatever its texts and figures.
func TestAnyGuide(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := func(label string) string {
			return "x" + rapid.StringMatching(`[a-zA-Z0-9 .,:{}"\\&<>é𝒳-]{0,20}`).Draw(t, label) + "x"
		}
		texts := func(label string) (out []string) {
			for i := range rapid.IntRange(0, 2).Draw(t, label) {
				out = append(out, fmt.Sprint(i, text(label)))
			}
			return out
		}
		g := guide.Guide{
			ID: "g", Title: text("title"), Job: text("job"), Version: rapid.IntRange(1, 99).Draw(t, "version"),
			Scale: guide.Scale{1: text("low"), 2: "b", 3: "c"}, Pass: guide.Pass{Score: rapid.Float64Range(0, 1).Draw(t, "pass")},
			Record: rapid.SampledFrom(append(guide.Rules(), "")).Draw(t, "record"),
		}
		for i := range rapid.IntRange(1, 3).Draw(t, "questions") {
			q := guide.Question{
				ID: fmt.Sprint("q", i), Text: text("question"), Type: rapid.SampledFrom(guide.QuestionTypes()).Draw(t, "type"),
				Purpose: rapid.SampledFrom([]string{"", "It shows."}).Draw(t, "purpose"), Seconds: rapid.IntRange(0, 300).Draw(t, "seconds"), Probes: texts("probes"),
				Anchors: map[int]string{rapid.IntRange(1, 5).Draw(t, "level"): text("anchor")},
			}
			for j := range rapid.IntRange(1, 3).Draw(t, "requirements") {
				r := guide.Requirement{
					ID: fmt.Sprint("r", j), Text: text("requirement"), Kind: rapid.SampledFrom(guide.Kinds()).Draw(t, "kind"),
					Must: rapid.Bool().Draw(t, "must"), Weight: rapid.Float64Range(1e-9, 100).Draw(t, "weight"), Shows: texts("shows"), Misses: texts("misses"),
				}
				if r.Kind == guide.Coverage {
					r.Items, r.AtLeast = append(texts("items"), "last"), 1
				}
				q.Requirements = append(q.Requirements, r)
			}
			g.Questions = append(g.Questions, q)
		}
		got, err := rubric.Read("p", written(t, &g, rubric.Options{Changed: noon, Base: "https://example.org/case/"}))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(guide.Complete(g), got); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
	})
}

// small is a guide with one of everything.
func small() guide.Guide {
	return guide.Guide{
		ID: "porter", Title: "Night porter", Job: "Night porter", Version: 2, Pass: guide.Pass{Score: .6},
		Questions: []guide.Question{{
			ID: "failure", Text: "Define failure in doing this job.", Type: guide.DefineFailure, Purpose: "Shows whether the job is understood.", Seconds: 180,
			Anchors: map[int]string{1: "Speaks in general.", 5: "Draws a line for door and rounds."},
			Requirements: []guide.Requirement{
				{ID: "both", Text: "Says what failing means at the door and on the rounds.", Kind: guide.Coverage, Must: true, Weight: 3, Items: []string{"the door", "the rounds"}, AtLeast: 2},
				{ID: "figure", Text: "Names a figure.", Kind: guide.MeasureK, Weight: 1.5, Shows: []string{"Three minutes at most."}},
			},
		}},
	}
}

// TestGolden holds the form of a package, and that it is the same every time.
func TestGolden(t *testing.T) {
	t.Parallel()
	g := small()
	got := written(t, &g, rubric.Options{Changed: noon, Base: "https://people.example.org/ims/case/v1p1"})
	const file = "testdata/porter.case.json"
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("go test ./guide/rubric -update writes it anew (-want +got):\n%s", diff)
	}
}

var (
	uuidForm = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	uriForm  = regexp.MustCompile(`^[a-z]+:.+$`)
)

// TestIdentifiers: every identifier is a UUID of version 5 that nothing else in the
// package has, every reference leads to something, and another text gives others.
func TestIdentifiers(t *testing.T) {
	t.Parallel()
	g := small()
	p, err := rubric.Of(&g, rubric.Options{Changed: noon})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var all any
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	defined, referred := map[string]bool{}, map[string]bool{}
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				walk(x)
			}
		case map[string]any:
			if id, ok := v["identifier"].(string); ok {
				uri, _ := v["uri"].(string)
				if !uuidForm.MatchString(id) || !uriForm.MatchString(uri) {
					t.Errorf("identifier %q, uri %q", id, uri)
				}
				switch {
				case v["lastChangeDateTime"] == nil:
					referred[id] = true
				case defined[id]:
					t.Errorf("%s is there twice", id)
				default:
					defined[id] = true
				}
			}
			for _, name := range []string{"rubricId", "rubricCriterionId"} {
				if id, ok := v[name].(string); ok {
					referred[id] = true
				}
			}
			for _, x := range v {
				walk(x)
			}
		}
	}
	walk(all)
	for id := range referred {
		if !defined[id] {
			t.Errorf("nothing is called %s", id)
		}
	}
	g.Questions[0].Requirements[1].Text += " Or a date."
	other, err := rubric.Of(&g, rubric.Options{Changed: noon})
	if err != nil {
		t.Fatal(err)
	}
	if other.Document.Identifier == p.Document.Identifier || defined[other.Rubrics[0].Identifier] {
		t.Error("a changed guide has the identifiers of the one before")
	}
}

// TestOthers: the rubrics of somebody else become questions, with the levels as anchors.
func TestOthers(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/other.case.json")
	if err != nil {
		t.Fatal(err)
	}
	got, err := rubric.Read("other.case.json", data)
	if err != nil {
		t.Fatal(err)
	}
	want := guide.Guide{
		Format: guide.Format, ID: "speaking-to-customers", Title: "Speaking to customers", Version: 1, Scale: guide.Scale{1: "Below", 2: "At", 3: "Above"},
		Pass: guide.Pass{Score: guide.DefaultPass},
		Questions: []guide.Question{{
			ID: "describe-a-complaint-that-you-settled", Text: "Describe a complaint that you settled.", Type: guide.Custom,
			Anchors: map[int]string{
				1: "Cause: Names none. Repair: Leaves it open.", 2: "Cause: Names one. Repair: Settles it.", 3: "Cause: Names the root. Repair: Settles it, and writes back.",
			},
			Requirements: []guide.Requirement{
				{ID: "cause", Text: "Says what caused the complaint.", Kind: guide.Content, Weight: 2},
				{ID: "repair", Text: "Repair", Kind: guide.Content, Weight: 1},
				{ID: "repair-2", Text: "Says who was told.", Kind: guide.Content, Weight: 1},
			},
		}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// TestFaults: what cannot become a guide is refused with line and field of the package.
func TestFaults(t *testing.T) {
	t.Parallel()
	g := small()
	whole := string(written(t, &g, rubric.Options{Changed: noon}))
	for name, tt := range map[string]struct{ data, want string }{
		"nothing":     {`{}`, "p.json:1: CFRubrics: is missing; a guide is made of the rubrics"},
		"no rubrics":  {`{"CFDocument": {"title": "T"}, "CFItems": []}`, "p.json:1: CFRubrics: is missing"},
		"no criteria": {"{\"CFRubrics\": [\n{\"title\": \"T\"}]}", "p.json:2: CFRubrics[0].CFRubricCriteria: has 0 criteria"},
		"no text":     {`{"CFRubrics": [{"CFRubricCriteria": [{"description": "D"}]}]}`, "p.json:1: CFRubrics[0].title: missing"},
		"no name":     {`{"title": "T", "CFRubricCriteria": [{"weight": 1}]}`, "p.json:1: CFRubricCriteria[0].description: missing"},
		"a weight":    {strings.Replace(whole, `"weight": 1.5`, `"weight": 0.0`, 1), ""},
		"negative":    {strings.Replace(whole, `"weight": 1.5`, `"weight": -1`, 1), "p.json:222: CFRubrics[0].CFRubricCriteria[1].weight: is -1: want more than 0"},
		"a kind":      {strings.Replace(whole, `"kind": "measure"`, `"kind": "magic"`, 1), `CFRubrics[0].CFRubricCriteria[1]: "magic" is not a kind of requirement`},
		"wrong type":  {strings.Replace(whole, `"weight": 1.5`, `"weight": "much"`, 1), `CFRubrics[0].CFRubricCriteria[1].weight: is text ("much"); it must be a number`},
		"levels": {
			`{"title": "T", "CFRubricCriteria": [{"description": "D", "CFRubricCriterionLevels": [{},{},{},{},{},{}]}]}`, "p.json:1: CFRubricCriteria[0].CFRubricCriterionLevels: has 6 levels",
		},
		"no JSON": {"a: [", "p.json"},
	} {
		_, err := rubric.Read("p.json", []byte(tt.data))
		if tt.want == "" {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) || !strings.HasPrefix(err.Error(), "p.json") {
			t.Errorf("%s: %v, want %s", name, err, tt.want)
		}
	}
}

// TestChangedTextBreaksTheSeal: a text that was changed in the package is read, and
// the seal no longer holds.
func TestChangedTextBreaksTheSeal(t *testing.T) {
	t.Parallel()
	g, err := guide.Seal(small(), "Ines Placeholder", noon)
	if err != nil {
		t.Fatal(err)
	}
	data := strings.ReplaceAll(string(written(t, &g, rubric.Options{})), "Names a figure.", "Names two figures.")
	got, err := rubric.Read("p.json", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if text := got.Questions[0].Requirements[1].Text; text != "Names two figures." {
		t.Errorf("the text is %q", text)
	}
	if err := guide.Verify(&got); !fault.Is(err, fault.Conflict) {
		t.Errorf("the seal: %v, want a Conflict", err)
	}
}

// TestBase refuses what is no address.
func TestBase(t *testing.T) {
	t.Parallel()
	g := small()
	if _, err := rubric.Of(&g, rubric.Options{Base: "here"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("%v, want Invalid", err)
	}
}

// FuzzRead: whatever is read either is a sound guide, which comes back when it is
// written again, or an Invalid fault that names the file.
func FuzzRead(f *testing.F) {
	g := small()
	f.Add(written(f, &g, rubric.Options{Changed: noon}))
	if data, err := os.ReadFile("testdata/other.case.json"); err == nil {
		f.Add(data)
	}
	f.Add([]byte(`{"title": "T", "CFRubricCriteria": [{"description": "D"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := rubric.Read("p.json", data)
		if err != nil {
			if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), "p.json") {
				t.Fatalf("%v", err)
			}
			return
		}
		again, err := rubric.Read("again", written(t, &got, rubric.Options{Changed: noon}))
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		if diff := cmp.Diff(got, again); diff != "" {
			t.Errorf("-first +again:\n%s", diff)
		}
	})
}
