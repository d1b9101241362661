package guide_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/guide"
	"yardstick/job"
	"yardstick/job/sample"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// derivable are all sample jobs and the two of testdata, one of them with
// nothing but a title and the name of a function.
func derivable(t *testing.T) map[string]*job.Job {
	t.Helper()
	jobs := map[string]*job.Job{"library-assistant": readJob(t, "library-assistant.yaml"), "bare": readJob(t, "bare.yaml")}
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		jobs[id] = j
	}
	return jobs
}

func derive(t *testing.T, j *job.Job) guide.Guide {
	t.Helper()
	g, err := guide.Derive(j)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestDerivedGuidesLintClean(t *testing.T) {
	t.Parallel()
	for id, j := range derivable(t) {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			g := derive(t, j)
			for _, f := range guide.Lint(&g, j) {
				if f.Rule != "job" { // what the job lacks is no fault of the guide
					t.Error(f)
				}
			}
		})
	}
}

func TestDerivedGuidesReadBack(t *testing.T) {
	t.Parallel()
	for id, j := range derivable(t) {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			g := derive(t, j)
			data, err := guide.Marshal(&g)
			if err != nil {
				t.Fatal(err)
			}
			got, err := guide.Read("g.yaml", data)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(g, got[0]); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
			if again := derive(t, j); !cmp.Equal(g, again) {
				t.Error("the same job gave two guides")
			}
		})
	}
}

// mended are traces of facts that are missing or do not fit their sentence.
var mended = regexp.MustCompile(`%!|  |\bthe the\b|\bthe those\b|\ba a\b|\.\.|,,| ,| \.|\(\)|“”|\bto to\b|\bnot not\b|\bthat that\b|\band and\b|\b1 (days|errors|hours|minutes|people)\b|[a-z]: *$|null`)

func TestDerivedTextsReadWell(t *testing.T) {
	t.Parallel()
	for id, j := range derivable(t) {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			g := derive(t, j)
			for _, q := range g.Questions {
				for _, r := range q.Requirements {
					at := q.ID + "/" + r.ID
					if n := len(strings.Fields(r.Text)); n < 6 || n > 25 {
						t.Errorf("%s has %d words, want 6 to 25: %s", at, n, r.Text)
					}
					if len(r.Shows) < 2 || len(r.Misses) < 2 || len(r.Shows) > 3 || len(r.Misses) > 3 {
						t.Errorf("%s has %d and %d samples, want 2 or 3 each", at, len(r.Shows), len(r.Misses))
					}
					for _, s := range slices.Concat(r.Shows, r.Misses, r.Items, []string{r.Text}) {
						if m := mended.FindString(s); m != "" {
							t.Errorf("%s holds %q: %s", at, m, s)
						}
					}
				}
				for _, s := range slices.Concat(q.Probes, []string{q.Text, q.Purpose, q.Anchors[1], q.Anchors[3], q.Anchors[5]}) {
					if m := mended.FindString(s); m != "" {
						t.Errorf("%s holds %q: %s", q.ID, m, s)
					}
				}
			}
		})
	}
}

// What the issue of the product asks of each derived guide.
func TestDerivedQuestions(t *testing.T) {
	t.Parallel()
	for id, j := range derivable(t) {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			g := derive(t, j)
			var types []guide.QuestionType
			for _, q := range g.Questions {
				types = append(types, q.Type)
			}
			want := []guide.QuestionType{guide.DefineFailure, guide.DefineSuccess, guide.DangerSigns, guide.Situational, guide.Behavioral, guide.Behavioral}
			if len(j.Functions) > 1 {
				want = append(want, guide.Behavioral)
			}
			if d := cmp.Diff(want, types); d != "" {
				t.Errorf("types (-want +got):\n%s", d)
			}
			for _, q := range g.Questions[:4] {
				for _, r := range q.Requirements[1:] {
					if r.Must {
						t.Errorf("%s: %s is a must; only the functions are", q.ID, r.ID)
					}
				}
				if first := q.Requirements[0]; !first.Must || first.Kind != guide.Coverage {
					t.Errorf("%s: the functions are %+v", q.ID, first)
				}
			}
			for _, q := range g.Questions[:2] {
				functions := q.Requirements[0]
				if !functions.Must || functions.Kind != guide.Coverage || !covers(j, functions.Items) {
					t.Errorf("%s: functions are %+v", q.ID, functions)
				}
				if n := len(functions.Items); n <= 3 && functions.AtLeast != n || n > 3 && functions.AtLeast != n-1 {
					t.Errorf("%s: at least %d of %d functions", q.ID, functions.AtLeast, n)
				}
			}
		})
	}
}

// covers reports whether the items are the functions of the job, or two duties of its only one.
func covers(j *job.Job, items []string) bool {
	return len(items) == len(j.Functions) || len(j.Functions) == 1 && len(items) == 2
}

// The mess names figures beyond the failing level and signs of several functions.
func TestMessIsMadeOfTheJob(t *testing.T) {
	t.Parallel()
	g := derive(t, readJob(t, "library-assistant.yaml"))
	mess := g.Questions[3].Text
	for _, want := range []string{
		"waiting time at the desk up to 10 minutes", "8 minutes already counts as failing", "readers leave the queue with their books unborrowed",
		"books found out of place is up to 5 percent, and 4 percent is the limit", "a trolley of returns left over from the day before",
		"from the branch library", "the head librarian wants to hear",
	} {
		if !strings.Contains(mess, want) {
			t.Errorf("%q is not in the mess:\n%s", want, mess)
		}
	}
	if strings.Contains(mess, "I stop looking up") || strings.Contains(mess, "you stop looking up") {
		t.Errorf("the candidate's own sign is seen in others:\n%s", mess)
	}
}

func TestDeriveGolden(t *testing.T) {
	t.Parallel()
	for _, id := range []string{"library-assistant", "bare"} {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			g := derive(t, readJob(t, id+".yaml"))
			got, err := guide.Marshal(&g)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, id+".guide.yaml", got)
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("%s (-want +got):\n%s", path, d)
	}
}

func TestDeriveRefusesAJobWithoutFunctions(t *testing.T) {
	t.Parallel()
	if g, err := guide.Derive(&job.Job{ID: "a", Title: "A"}); err == nil {
		t.Errorf("got %+v", g)
	}
}

func TestKit(t *testing.T) {
	t.Parallel()
	g := derive(t, readJob(t, "library-assistant.yaml"))
	sealed, err := guide.Seal(g, "A. <b>Panel</b>", noon)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := guide.Kit(&b, &sealed); err != nil {
		t.Fatal(err)
	}
	page := b.String()
	for _, q := range g.Questions {
		if !strings.Contains(page, htmlText(q.Purpose)) || !strings.Contains(page, htmlText(q.Anchors[5])) {
			t.Errorf("question %s is not in the kit", q.ID)
		}
		for _, r := range q.Requirements {
			if !strings.Contains(page, htmlText(r.Text)) {
				t.Errorf("requirement %s/%s is not in the kit", q.ID, r.ID)
			}
		}
	}
	if !strings.Contains(page, sealed.Seal.SHA256) || !strings.Contains(page, "Sealed as version 1 by A. &lt;b&gt;Panel&lt;/b&gt; on 31 January 2026, 12:00 UTC") {
		t.Error("the kit does not name its seal")
	}
	if m := regexp.MustCompile(`(?i)\b(src|href|url|@import|https?:)\b[^<]{0,40}`).FindString(page); m != "" {
		t.Errorf("the kit asks for %q", m)
	}
	if n := strings.Count(page, "<section"); n != strings.Count(page, "</section>") || n != len(g.Questions)+2 {
		t.Errorf("%d sections for %d questions", n, len(g.Questions))
	}
}

func htmlText(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;").Replace(s)
}

func TestKitOfAnAlteredGuideSaysSo(t *testing.T) {
	t.Parallel()
	g, err := guide.Seal(derive(t, readJob(t, "bare.yaml")), "A", noon)
	if err != nil {
		t.Fatal(err)
	}
	g.Title = "Another"
	for name, write := range map[string]func(*bytes.Buffer) error{
		"html": func(b *bytes.Buffer) error { return guide.Kit(b, &g) },
		"text": func(b *bytes.Buffer) error { return guide.KitText(b, &g) },
		"show": func(b *bytes.Buffer) error { return guide.Text(b, &g) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		if s := b.String(); !strings.Contains(s, "Changed after it was sealed") || strings.Contains(s, "Sealed as version") {
			t.Errorf("%s vouches for an altered guide", name)
		}
	}
}

func TestKitText(t *testing.T) {
	t.Parallel()
	g := readOne(t, whole)
	var b bytes.Buffer
	if err := guide.KitText(&b, &g); err != nil {
		t.Fatal(err)
	}
	golden(t, "porter.kit.txt", b.Bytes())
	for _, line := range strings.Split(b.String(), "\n") {
		if n := len([]rune(line)); n > 100 {
			t.Errorf("%d characters: %s", n, line)
		}
	}
}

// TestRequirementsBelong holds that what is required says whose job it is: of
// the requirements of twelve jobs few stand word for word in more than one.
// With wordings for any job it were 71 of 87 to define failure, 599 of 663 in all.
func TestRequirementsBelong(t *testing.T) {
	t.Parallel()
	for question, most := range map[string]float64{"define-failure": 0.2, "": 0.25} {
		jobs := map[string]int{} // how many have a text
		var all []string
		for _, id := range sample.IDs()[:12] {
			j, err := sample.Load(id)
			if err != nil {
				t.Fatal(err)
			}
			own := map[string]bool{}
			for _, q := range derive(t, j).Questions {
				for _, r := range q.Requirements {
					if question == "" || q.ID == question {
						all, own[r.Text] = append(all, r.Text), true
					}
				}
			}
			for text := range own {
				jobs[text]++
			}
		}
		shared := 0
		for _, text := range all {
			if jobs[text] > 1 {
				shared++
			}
		}
		if got := float64(shared) / float64(len(all)); got > most || len(all) < 80 {
			t.Errorf("%q: %d of %d requirements stand word for word in several jobs, want at most %v", question, shared, len(all), most)
		}
	}
}
