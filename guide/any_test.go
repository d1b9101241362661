package guide_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/english/englishtest"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
)

// drawJob draws a job as one is proposed from a text: areas of work with duties, and of
// the rest whatever the text happened to say.
func drawJob(t *rapid.T) *job.Job {
	level := func(label string) *float64 {
		return rapid.Ptr(rapid.SampledFrom([]float64{0, 0.5, 1, 2, 15, 98, 1200, 2e6}), true).Draw(t, label)
	}
	some := func(label string, most int, from ...string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(from), 0, most, rapid.ID[string]).Draw(t, label)
	}
	j := &job.Job{Format: job.Format, ID: "any", Title: rapid.SampledFrom([]string{"Clerk", "IT engineer", "AIRPORT GUIDE", "Hour manager (nights)"}).Draw(t, "title")}
	names := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{
		"Rent accounts", "Answering calls", "Deliveries and logistics", "Stock", "HVAC units", "Payroll for drivers", "Team leadership",
	}), 1, 5, rapid.ID[string]).Draw(t, "functions")
	for i, name := range names {
		f := job.Function{ID: fmt.Sprintf("f%d", i), Name: name}
		f.Duties = some("duties", 4, "answer calls from tenants", "file the letters of the day", "prepare the weekly pay run",
			"check each delivery against its order", "train new drivers", "report faults to the landlord within two days")
		f.DangerSigns = some("signs", 2, "letters lie open", "the same caller rings again", "two drivers wait at one door")
		f.WorksWith = some("with", 3, "the warehouse", "tenants", "finance", "two contractors")
		for k, m := range some("measures", 2, "waiting time", "letters answered", "errors", "A1 audits passed") {
			f.Measures = append(f.Measures, job.Measure{
				ID: fmt.Sprintf("m%d", k), Name: m, Unit: rapid.SampledFrom([]string{"", "%", "minutes", "letters", "out of 5", "€"}).Draw(t, "unit"),
				Better: rapid.SampledFrom([]job.Direction{job.Higher, job.Lower}).Draw(t, "better"),
				Target: level("target"), FailsAt: level("fails"), Per: rapid.SampledFrom([]string{"", "week", "shift"}).Draw(t, "per"),
			})
		}
		j.Functions = append(j.Functions, f)
	}
	return j
}

// TestDerivedGuideOfAnyJob: however little a job says, its guide asks for its functions
// and for nothing else as a must, reads back as it was, and is sealed or refused with a
// reason; no change of a sealed one goes unseen.
func TestDerivedGuideOfAnyJob(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		j := drawJob(rt)
		g, err := guide.Derive(j)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				rt.Fatal(err)
			}
			return
		}
		checkMusts(rt, j, &g)
		data, err := guide.Marshal(&g)
		if err != nil {
			rt.Fatal(err)
		}
		back, err := guide.Read("g.yaml", data)
		if err != nil {
			rt.Fatalf("%v\n%s", err, data)
		}
		if d := cmp.Diff(g, back[0]); d != "" {
			rt.Errorf("read back (-want +got):\n%s", d)
		}
		sealed, err := guide.Seal(g, "Ada Baird", time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC))
		if err != nil {
			rt.Fatal(err) // what was derived has no lint error
		}
		q := rapid.IntRange(0, len(sealed.Questions)-1).Draw(rt, "question")
		sealed.Questions = slices.Clone(sealed.Questions)
		sealed.Questions[q].Purpose += "!"
		if err := guide.Verify(&sealed); !fault.Is(err, fault.Conflict) {
			rt.Errorf("a changed guide is verified: %v", err)
		}
	})
}

// checkMusts holds that only the functions of the job, or the duties of its one, are a must.
func checkMusts(t *rapid.T, j *job.Job, g *guide.Guide) {
	for _, q := range g.Questions {
		if q.Type != guide.DefineFailure && q.Type != guide.DefineSuccess {
			continue
		}
		musts := 0
		for _, r := range q.Requirements {
			if r.Must {
				musts++
				if r.Kind == guide.MeasureK {
					t.Errorf("%s/%s: a figure is a must", q.ID, r.ID)
				}
			}
		}
		if len(j.Functions) > 1 && musts == 0 {
			t.Errorf("%s: no function of %d is a must", q.ID, len(j.Functions))
		}
	}
}

// TestSentencesOfAnyJob: no sentence of a derived guide is one that an editor would not let pass.
func TestSentencesOfAnyJob(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		g, err := guide.Derive(drawJob(rt))
		if err != nil {
			return
		}
		for _, q := range g.Questions {
			texts := slices.Concat([]string{q.Text}, q.Probes)
			for _, r := range q.Requirements {
				texts = append(texts, slices.Concat([]string{r.Text}, r.Shows, r.Misses)...)
			}
			for _, s := range texts {
				for _, found := range englishtest.Sentence(s) {
					rt.Errorf("%s: %s\n\t%s", q.ID, found, s)
				}
			}
		}
	})
}

// TestHostileGuides: files that are made to harm are refused in one line that names the file.
func TestHostileGuides(t *testing.T) {
	t.Parallel()
	head := "yardstick: guide/v1\nid: g\n"
	ask := head + "questions: [{id: q, text: Why?, requirements: [{id: r, text: Says why."
	for name, data := range map[string]string{
		"nothing":              "",
		"a list of words":      "- a\n- b\n",
		"binary":               "\x00\xff\xfe",
		"deep":                 head + "questions: " + strings.Repeat("[", 4000),
		"aliases":              "a: &a [x, x, x]\nyardstick: guide/v1\nid: g\nquestions: *a\n",
		"no questions":         head + "questions: []\n",
		"too many questions":   head + "questions: [" + strings.Repeat("{id: q, text: Why?}, ", 51) + "]\n",
		"no requirements":      head + "questions: [{id: q, text: Why?}]\n",
		"a question twice":     head + "questions: [{id: q, text: Why?, requirements: [{id: r, text: A.}]}, {id: q, text: How?, requirements: [{id: r, text: A.}]}]\n",
		"too many shows":       ask + ", shows: [" + strings.Repeat("a, ", 21) + "]}]}]\n",
		"a weight of no value": ask + ", weight: .inf}]}]\n",
		"a must of a word":     ask + ", must: perhaps}]}]\n",
		"items of lists":       ask + ", kind: coverage, items: [[a], [b]]}]}]\n",
		"seconds of a word":    head + "questions: [{id: q, text: Why?, seconds: long, requirements: [{id: r, text: A.}]}]\n",
		"JSON cut off":         `{"yardstick": "guide/v1", "id": "g", "questions": [{"id"`,
		"JSON twice":           `{"yardstick": "guide/v1"}{"yardstick": "guide/v1"}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := guide.Read("night.yaml", []byte(data))
			if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), "night.yaml") || strings.ContainsAny(err.Error(), "\n\r\x00") {
				t.Errorf("got %q; want one line that begins with the file", err)
			}
		})
	}
}
