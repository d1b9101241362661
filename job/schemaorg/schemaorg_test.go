package schemaorg_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
	"yardstick/job/schemaorg"
)

func porter() *job.Job {
	target := 3.0
	return &job.Job{
		Format: job.Format, ID: "night-porter", Title: "Night porter", Purpose: "Guests <are> safe & seen to.", Setting: []string{"a hotel", "alone at night"}, Team: "Two porters.",
		Functions: []job.Function{
			{
				ID: "door", Name: "the door", Duties: []string{"open to guests", "know who is in & out"}, DangerSigns: []string{"a queue at the bell"},
				Measures: []job.Measure{{ID: "wait", Name: "waiting time", Unit: "minutes", Target: &target}},
			},
			{ID: "rounds", Name: "the rounds"},
		},
	}
}

func TestPosting(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	err := schemaorg.WritePosting(&b, porter(), schemaorg.Posting{
		Organization: "Hotel Placeholder", URL: "https://hotel.example.org", Location: "Leeds", Country: "GB", Posted: "2026-03-31", Through: "2026-04-30", Employment: "PART_TIME",
	})
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "<>&") {
		t.Errorf("it cannot stand in a script of a page as it is:\n%s", b.String())
	}
	var got any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"@context": "https://schema.org/", "@type": "JobPosting", "title": "Night porter",
		"identifier": map[string]any{"@type": "PropertyValue", "name": "Yardstick job", "value": "night-porter"},
		"description": "<p>Guests &lt;are&gt; safe &amp; seen to.</p><p>a hotel, alone at night</p><p>Two porters.</p>" +
			"<h3>the door</h3><ul><li>open to guests</li><li>know who is in &amp; out</li></ul><h3>the rounds</h3>",
		"hiringOrganization": map[string]any{"@type": "Organization", "name": "Hotel Placeholder", "sameAs": "https://hotel.example.org"},
		"jobLocation": map[string]any{
			"@type": "Place", "address": map[string]any{"@type": "PostalAddress", "addressLocality": "Leeds", "addressCountry": "GB"},
		},
		"datePosted": "2026-03-31", "validThrough": "2026-04-30", "employmentType": "PART_TIME",
	}
	if diff := cmp.Diff(any(want), got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestOccupation(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := schemaorg.WriteOccupation(&b, porter()); err != nil {
		t.Fatal(err)
	}
	var got struct {
		Type             string `json:"@type"`
		Name             string
		Responsibilities []string
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	want := []string{"<h3>the door</h3><ul><li>open to guests</li><li>know who is in &amp; out</li></ul>", "<h3>the rounds</h3>"}
	if got.Type != "Occupation" || got.Name != "Night porter" || !cmp.Equal(want, got.Responsibilities) {
		t.Errorf("got %+v", got)
	}
}

// TestNothingInternal: measures, danger signs and criteria of every sample job stay inside.
func TestNothingInternal(t *testing.T) {
	t.Parallel()
	for _, id := range sample.IDs() {
		j, err := sample.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := schemaorg.WritePosting(&b, j, schemaorg.Posting{}); err != nil {
			t.Fatal(err)
		}
		if err := schemaorg.WriteOccupation(&b, j); err != nil {
			t.Fatal(err)
		}
		for _, f := range j.Functions {
			for _, sign := range f.DangerSigns {
				if strings.Contains(b.String(), sign) {
					t.Errorf("%s: the danger sign %q goes out", id, sign)
				}
			}
		}
	}
}

func TestPostingFaults(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]schemaorg.Posting{
		`--posted: "tomorrow" is no date; want the form 2026-03-31`:            {Posted: "tomorrow"},
		`--through: 2026-03-30 is before 2026-03-31, on which it is posted`:    {Posted: "2026-03-31", Through: "2026-03-30"},
		`--country: "Britain" is no country; want two letters, such as GB`:     {Country: "Britain"},
		`--employment: "some" is none of FULL_TIME PART_TIME`:                  {Employment: "some"},
		`--url: "here" is no address; want such as https://people.example.org`: {URL: "here", Organization: "x"},
		`--organization: is missing; --url is the address of an organisation`:  {URL: "https://example.org"},
		`--through: "2026-02-30" is no date; want the form 2026-03-31`:         {Through: "2026-02-30"},
	} {
		err := schemaorg.WritePosting(&bytes.Buffer{}, porter(), p)
		if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}
