package intake_test

import (
	"bytes"
	"strings"
	"testing"

	"yardstick/intake"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/job/schemaorg"
)

// TestWrittenJobComesBack: of every sample job that is written as a JobPosting or an
// Occupation, title and every duty are read again.
func TestWrittenJobComesBack(t *testing.T) {
	t.Parallel()
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		for kind, write := range map[string]func(b *bytes.Buffer) error{
			"posting": func(b *bytes.Buffer) error {
				return schemaorg.WritePosting(b, j, schemaorg.Posting{Organization: "Example"})
			},
			"occupation": func(b *bytes.Buffer) error { return schemaorg.WriteOccupation(b, j) },
		} {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			found, err := intake.Read(t.Context(), "job.json", b.Bytes(), intake.Options{})
			if err != nil {
				t.Errorf("%s as %s: %v", id, kind, err)
				continue
			}
			if found.Job.Title != j.Title {
				t.Errorf("%s as %s is called %q, want %q", id, kind, found.Job.Title, j.Title)
			}
			for _, lost := range lostDuties(j, found.Job) {
				t.Errorf("%s as %s: lost %q", id, kind, lost)
			}
		}
	}
}

// TestRubricsComeAsGuide: a package of CASE is a guide for the door, as a guide file is.
func TestRubricsComeAsGuide(t *testing.T) {
	t.Parallel()
	const data = `{"CFDocument": {"title": "Customers"}, "CFRubrics": [{"title": "Describe a complaint.", "CFRubricCriteria": [{"description": "Says how it was settled."}]}]}`
	found, err := intake.Read(t.Context(), "rubrics.json", []byte(data), intake.Options{})
	if err != nil || len(found.Guides) != 1 || found.Guides[0].ID != "customers" || found.Job != nil {
		t.Errorf("found %+v, error %v", found, err)
	}
	if _, err := intake.Read(t.Context(), "rubrics.json", []byte(`{"CFRubrics": []}`), intake.Options{}); err == nil || !strings.Contains(err.Error(), "CFRubrics: is missing") {
		t.Errorf("an empty package: %v", err)
	}
}

// lostDuties are the duties of a job that no line of a draft holds.
func lostDuties(j, draft *job.Job) (lost []string) {
	var all strings.Builder
	for _, l := range draft.Draft.Lines {
		all.WriteString(strings.ToLower(l.Text) + "\n")
	}
	for _, f := range j.Functions {
		for _, d := range f.Duties {
			if !strings.Contains(all.String(), strings.ToLower(d)) {
				lost = append(lost, d)
			}
		}
	}
	return lost
}
