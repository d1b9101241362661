package intake_test

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"yardstick/assess/model"
	"yardstick/intake"
	"yardstick/intake/onet"
	"yardstick/internal/fault"
	"yardstick/job"
)

// ask is one of the cases in testdata/cases, each with what is right beside it
// in words (expected.txt).
type ask struct {
	file   string
	title  string
	count  int      // of the duties, as expected.txt says it; 0: it says none
	duties []string // all of them
	never  []string // what no duty and no title holds
}

// clinic are the duties of one posting, as the draft takes them apart.
var clinic = []string{
	"Greet owners and book appointments", "Take payments", "Balance the till every evening", "Order food and medicine stock weekly", "Keep patient records up to date",
}

func asks() []ask {
	vet, menus := "Veterinary Receptionist", []string{"Menu", "cookies", "track", "Sign in", "Find jobs", "<", "color"}
	return []ask{
		{"docx-table-labels/in.docx", "Housing Officer", 0, nil, []string{"Reports to", "Location", "Person specification", "Job title"}},
		{"docx-text-box/in.docx", "Housing Officer", 0, nil, []string{"request Inspect", "Answer calls Inspect"}},
		{"jsonld-raw-line-breaks/in.html", vet, 5, clinic, menus},
		{"jsonld-raw-line-breaks/tabs.html", vet, 5, clinic, menus},
		{"jsonld-stub-before-posting/in.html", vet, 5, clinic, menus},
		{"jsonld-stub-before-posting/array.json", vet, 5, clinic, nil},
		{"jsonld-several-jobs/in.json", vet, 5, clinic, []string{"dogs"}},
		{"saved-page-without-posting/in.html", vet, 5, clinic, menus},
		{"pdf-browser-print/in.pdf", "Night Porter", 5, []string{
			"Welcome late guests", "Walk the floors every two hours and write down what you see", "Verify the day's takings against the till", "Wake guests on time",
			"Tell the manager about any trouble at once",
		}, []string{"Free meals", "pension", "Ships"}},
		{"pdf-object-streams/in.pdf", "Housing Officer", 5, nil, []string{"obj", "stream"}},
		{"negated-duties/in.txt", "Housing Officer", 2, nil, nil},
	}
}

func readCase(t *testing.T, file string, o intake.Options) intake.Found {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "cases", file))
	if err != nil {
		t.Fatal(err)
	}
	found, err := intake.Read(t.Context(), file, data, o)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// dutiesOf gives the duties of all functions of a job.
func dutiesOf(j *job.Job) (all []string) {
	for _, f := range j.Functions {
		all = append(all, f.Duties...)
	}
	return all
}

func TestCases(t *testing.T) {
	t.Parallel()
	for _, a := range asks() {
		t.Run(a.file, func(t *testing.T) {
			t.Parallel()
			j := readCase(t, a.file, intake.Options{Encoder: model.Lines{}}).Job
			if j == nil || j.Agreed() || j.Draft.Source != a.file {
				t.Fatalf("job %+v; want a draft that names its source", j)
			}
			if j.Title != a.title {
				t.Errorf("title %q, want %q", j.Title, a.title)
			}
			got := dutiesOf(j)
			text := j.Title + "\n" + strings.Join(got, "\n")
			for _, s := range a.never {
				if strings.Contains(text, s) {
					t.Errorf("%q is in the job:\n%s", s, text)
				}
			}
			if a.count > 0 && len(got) != a.count {
				t.Errorf("%d duties, want %d:\n%s", len(got), a.count, strings.Join(got, "\n"))
			}
			if d := cmp.Diff(a.duties, got, cmpopts.SortSlices(strings.Compare)); len(a.duties) > 0 && d != "" {
				t.Errorf("duties (-want +got):\n%s", d)
			}
		})
	}
}

func TestTextBoxIsReadOnce(t *testing.T) {
	t.Parallel()
	got := strings.Join(dutiesOf(readCase(t, "docx-text-box/in.docx", intake.Options{Encoder: model.Lines{}}).Job), "\n")
	for _, want := range []string{"Answer calls from tenants and log every repair request", "Inspect empty homes within 5 days"} {
		if strings.Count(got, want) != 1 {
			t.Errorf("%q is there %d times in\n%s", want, strings.Count(got, want), got)
		}
	}
}

func TestSeveralPostings(t *testing.T) {
	t.Parallel()
	first := readCase(t, "jsonld-several-jobs/in.json", intake.Options{Encoder: model.Lines{}})
	if len(first.Notes) != 1 || !strings.Contains(first.Notes[0], "Veterinary Receptionist, Dog Groomer; Veterinary Receptionist was taken") {
		t.Errorf("notes %q; want both named and the one that was taken", first.Notes)
	}
	if got := first.Job.Draft.Notes; len(got) != 1 || got[0] != first.Notes[0] {
		t.Errorf("the draft notes %q; want what was found", got)
	}
	second := readCase(t, "jsonld-several-jobs/in.json", intake.Options{Posting: "groomer", Encoder: model.Lines{}})
	if second.Job.Title != "Dog Groomer" || len(second.Notes) > 0 {
		t.Errorf("title %q, notes %q; want the one asked for", second.Job.Title, second.Notes)
	}
}

// release zips the O*NET case.
func release(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.AddFS(os.DirFS(filepath.Join("testdata", "cases", "onet-loose-title"))); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestOnetLooseTitle(t *testing.T) {
	t.Parallel()
	db, err := onet.Open(os.DirFS(filepath.Join("testdata", "cases", "onet-loose-title")))
	if err != nil {
		t.Fatal(err)
	}
	if found := db.Search("bridge engineer"); len(found) != 1 || found[0].Exact("bridge engineer") {
		t.Errorf("%v; want one near hit that is not taken for the job", found)
	}
	if found := db.Search("nurse"); len(found) != 1 || found[0].Title != "Ward Nurses" {
		t.Errorf("%v; want Ward Nurses and no nursery", found)
	}
	found, err := intake.Read(t.Context(), "db.zip", release(t), intake.Options{Posting: "ward nurse"})
	if err != nil || found.Job.Title != "Ward Nurses" || found.Job.Agreed() {
		t.Errorf("%+v, error %v; want the draft of the nurses", found.Job, err)
	}
	for posting, want := range map[string]string{"": "say which one", "bridge engineer": "near it are Bridge Quality Engineers and Testers (99-1001.00)", "pilot": "no occupation"} {
		_, err := intake.Read(t.Context(), "db.zip", release(t), intake.Options{Posting: posting})
		if err == nil || !strings.Contains(err.Error(), want) || fault.Is(err, fault.Internal) {
			t.Errorf("%q: %v; want %q", posting, err, want)
		}
	}
}
