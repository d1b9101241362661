package draft

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/intake/outline"
	"yardstick/job"
)

// TestWording holds how a line is worded as a duty: without who does it and how
// it is numbered, with its verbs in the base form.
func TestWording(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"You answer calls.":                                "Answer calls",
		"You will also answer calls and log them.":         "Answer calls and log them",
		"The post holder answers calls and logs them.":     "Answer calls and log them",
		"The Harbour Warden patrols the quays":             "Patrol the quays",
		"Harbour Wardens patrol the quays":                 "Harbour Wardens patrol the quays",
		"He or she keeps the log;":                         "Keep the log",
		"3. Keep the log":                                  "Keep the log",
		"(b) Keeping the log and checking the lamps":       "Keep the log and check the lamps",
		"– keep the log, and":                              "Keep the log",
		"KEEP THE LOG OF CATCHES":                          "Keep the log of catches",
		"Responsible for keeping the log":                  "Keep the log",
		"Responsible for the log":                          "Be responsible for the log",
		"Preparation of the log":                           "Prepare the log",
		"As a warden with us you will keep the log":        "Keep the log",
		"In this role you will keep the log":               "Keep the log",
		"You'll be expected to keep the log":               "Be expected to keep the log",
		"Assigns, reviews and evaluates the wardens' work": "Assign, review and evaluate the wardens' work",
		"Carefully checks the lamps":                       "Carefully check the lamps",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			d := &draft{lines: []line{{Line: outline.Line{Text: text, Shape: outline.Item}, above: -1, group: -1, mark: job.IsDuty}}}
			d.job.Title = "Harbour Warden"
			if got := d.duty(0); got != want {
				t.Errorf("duty %q; want %q", got, want)
			}
		})
	}
}

// TestPhrases holds what a duty is about.
func TestPhrases(t *testing.T) {
	t.Parallel()
	for duty, want := range map[string]string{
		"Check the weight and quality of green leaf":         "weight and quality of green leaf",
		"Answer the phone and book rooms":                    "phone",
		"Answer customers' calls":                            "customers' calls",
		"Enter invoices into the ledger and pay the drivers": "invoices|drivers",
		"Care for sick animals":                              "sick animals",
		"Order flour, sugar and salt":                        "flour, sugar and salt",
		"Record 40 deliveries a day":                         "deliveries",
		"Be engaged in road building":                        "road building",
		"Keep up":                                            "",
		// What is said of a thing, or belongs to a clause, is none of its name.
		"Call new leads inside 30 minutes":                  "leads",
		"Keep your files compliant":                         "files",
		"Pre-use inspection, logged, every shift":           "Pre-use inspection",
		"Decide when things go wrong":                       "",
		"Send agendas three clear days ahead":               "agendas",
		"Hold the programme you'd like to hear":             "programme",
		"Close opened audits within nine months":            "opened audits",
		"Write specifications for the dry dock of the year": "specifications",
	} {
		t.Run(duty, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(want, strings.Join(phrases(duty), "|")); diff != "" {
				t.Errorf("phrases (-want +got):\n%s", diff)
			}
		})
	}
}

// TestHeadingsThatName holds which headings name an area of work.
func TestHeadingsThatName(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]bool{
		"Stock": true, "Customer service": true, "2. Invoices and payments": true, "Fire safety": true,
		"Main duties": false, "Your role": false, "What you will do": false, "Purpose of the job": false, "Why us?": false,
		"Apprentice": false, "About the team": false, "": false, "Duties and responsibilities of the successful candidate in this position": false,
	} {
		if got := names(heading); got != want {
			t.Errorf("%q names an area: %v; want %v", heading, got, want)
		}
	}
}

// TestGroupsOfOneName holds that groups called the same become one, in order.
func TestGroupsOfOneName(t *testing.T) {
	t.Parallel()
	got := sameName([]group{{name: "Stock", members: []int{4, 1}}, {name: "Post", members: []int{2}}, {name: "stock", members: []int{3}}})
	if len(got) != 2 || got[0].name != "Stock" || !cmp.Equal(got[0].members, []int{1, 3, 4}) || got[1].name != "Post" {
		t.Errorf("groups %+v; want Stock with 1, 3 and 4, then Post", got)
	}
}

// TestJoinedDown holds that the most alike are joined first, and that none takes all.
func TestJoinedDown(t *testing.T) {
	t.Parallel()
	var groups []group
	for i := range 6 {
		groups = append(groups, group{members: []int{i}})
	}
	alike := func(i, j int) float64 {
		if i/2 == j/2 {
			return 1
		}
		return 0
	}
	var got [][]int
	for _, g := range joinedDown(groups, 3, alike) {
		got = append(got, g.members)
	}
	if diff := cmp.Diff([][]int{{0, 1}, {2, 3}, {4, 5}}, got); diff != "" {
		t.Errorf("groups (-want +got):\n%s", diff)
	}
}
