package duties

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/job"
)

// outline gives the functions of a job with their duties, as a reader sees them.
func outline(j job.Job) []string {
	var out []string
	for _, f := range j.Functions {
		out = append(out, "["+f.Name+"]")
		out = append(out, f.Duties...)
	}
	return out
}

func TestArrange(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		name, title, text string
		want              []string
	}{
		{
			"a supervisor's bulletin", "SENIOR BRIDGE INSPECTOR",
			"A Senior Bridge Inspector assigns and reviews the work of a team of inspectors engaged in the inspection of road bridges and footbridges; prepares written reports on their condition; trains and appraises staff; and fulfills equal opportunity duties.",
			[]string{
				"[Team supervision]", "Assign and review the work of a team of inspectors", "Train and appraise staff",
				"[Inspection and safety]", "Oversee the inspection of road bridges and footbridges",
				"[Reports and documentation]", "Prepare written reports on their condition",
			},
		},
		{
			"one trade, split by what is done", "PIPE FITTER",
			"A Pipe Fitter does skilled work in the installation, maintenance and repair of steam pipes and valves; and does related work.",
			[]string{
				"[Plumbing installation]", "Install steam pipes and valves",
				"[Plumbing maintenance and repair]", "Maintain and repair steam pipes and valves",
			},
		},
		{
			"verbs that share a clause", "HARBOUR WARDEN",
			"A Harbour Warden patrols the quays, issues citations, makes arrests and appears in court as a witness.",
			[]string{
				"[Patrol and law enforcement]", "Patrol the quays", "Issue citations", "Make arrests",
				"[Legal and court work]", "Appear in court as a witness",
			},
		},
		{
			"a heading, bullets and what is no duty", "",
			"Shop Assistant\n\nAbout us\nWe are a family shop.\n\nYour duties:\n• Greet customers and help them choose\n• Take payments at the cash register\n• Fill the shelves with stock each morning\n\nRequirements:\n• Manage your time well\n\nBenefits\n• Organise your own holidays",
			[]string{
				"[Customer service]", "Greet customers and help them choose",
				"[Billing and payments]", "Take payments at the cash register",
				"[Stock and supplies]", "Fill the shelves with stock each morning",
			},
		},
		{
			"one thing only", "TILE SETTER", "A Tile Setter sets tiles on walls and floors.",
			[]string{"[Flooring and tiling]", "Set tiles on walls and floors"},
		},
		{
			"sentences with you", "Night Porter",
			"You will welcome guests who arrive late. You patrol the hotel and check doors and alarms. You must hold a driving licence. Salary: 24,000 a year.",
			[]string{"[Guests and accommodation]", "Welcome guests who arrive late", "[Security and access]", "Patrol the hotel and check doors and alarms"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			got, err := Arrange(Material{Title: tc.title, Text: tc.text})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, outline(got)); diff != "" {
				t.Errorf("functions (-want +got):\n%s", diff)
			}
			checkValid(t, got)
		})
	}
}

// checkValid checks that a job can be written and read as job/v1, and that
// what was guessed is listed.
func checkValid(t *testing.T, j job.Job) {
	t.Helper()
	data, err := yaml.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	back, err := job.Read("imported.yaml", data)
	if err != nil {
		t.Fatalf("the job is not valid: %v\n%s", err, data)
	}
	if diff := cmp.Diff(j.Functions, back.Functions); diff != "" {
		t.Errorf("written and read again (-want +got):\n%s", diff)
	}
	if len(j.Review) < 1+len(j.Functions) {
		t.Errorf("review has %d entries for %d functions; the grouping and every name are guesses", len(j.Review), len(j.Functions))
	}
}

func TestArrangeReadsPeople(t *testing.T) {
	t.Parallel()
	got, err := Arrange(Material{Text: "Job title: Ward Clerk\nReports to: Ward Manager\n\nDuties\n- Register patients when they arrive\n- Work closely with nurses, the pharmacy and other wards to plan discharges\n- File patient records\n\nWorking conditions\nRotating shifts; on-call one weekend a month"})
	if err != nil {
		t.Fatal(err)
	}
	if got.Title != "Ward Clerk" || got.ID != "ward-clerk" {
		t.Errorf("title %q, id %q; want Ward Clerk, ward-clerk", got.Title, got.ID)
	}
	if got.Team != "Reports to Ward Manager" {
		t.Errorf("team %q; want Reports to Ward Manager", got.Team)
	}
	var with []string
	for _, f := range got.Functions {
		with = append(with, f.WorksWith...)
	}
	if diff := cmp.Diff([]string{"nurses", "pharmacy", "wards"}, with); diff != "" {
		t.Errorf("works with (-want +got):\n%s", diff)
	}
	if !strings.Contains(strings.Join(got.Setting, "|"), "on-call duty") {
		t.Errorf("setting %q; want on-call duty in it", got.Setting)
	}
}

func TestArrangeErrors(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		m    Material
		want string
	}{
		"empty":             {Material{}, "no duties found"},
		"only requirements": {Material{Text: "Requirements:\n- Two years of experience"}, "no duties found"},
		"too large":         {Material{Text: strings.Repeat("Answer calls. ", 90_000)}, "larger than"},
		"too many":          {Material{Statements: make([]string, MaxStatements+1)}, "at most"},
		"binary":            {Material{Text: "a\x00b"}, "not plain text"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := Arrange(tc.m)
			if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) {
				t.Errorf("error %v; want an invalid fault with %q", err, tc.want)
			}
		})
	}
}

// TestTables checks what the tables promise.
func TestTables(t *testing.T) {
	t.Parallel()
	l := tables()
	names, families := map[string]bool{}, map[string]bool{}
	for _, a := range l.areas[l.named:] {
		families[a.family] = true
	}
	for _, a := range l.areas[:l.named] {
		if names[a.name] {
			t.Errorf("area %q is there twice", a.name)
		}
		names[a.name] = true
		if !families[a.family] {
			t.Errorf("area %q is of family %q, which has no name", a.name, a.family)
		}
	}
	for _, v := range l.base {
		if _, known := l.activities[v.activity]; v.activity != "" && !known {
			t.Errorf("verb %q has the unknown activity %q", v.base, v.activity)
		}
	}
	if got := l.third["applies"].base + l.gerund["planning"].base + l.nominal["maintenance"].base; got != "applyplanmaintain" {
		t.Errorf("forms of verbs lead to %q", got)
	}
}

// TestBulletins arranges 480 real bulletins and holds that nearly all give
// two to six functions, and all a valid job.
func TestBulletins(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "data", "jobs", "bulletins.jsonl"))
	if err != nil {
		t.Skip("no bulletins in ../shared/data/jobs: ", err)
	}
	several, n := 0, 0
	for line := range strings.Lines(string(data)) {
		var row struct{ Title, Duties string }
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatal(err)
		}
		j, err := Arrange(Material{Title: row.Title, Text: row.Duties})
		if err != nil {
			t.Errorf("%s: %v", row.Title, err)
			continue
		}
		checkValid(t, j)
		if n++; len(j.Functions) >= 2 && len(j.Functions) <= maxFunctions {
			several++
		}
	}
	if several*100 < n*80 {
		t.Errorf("%d of %d bulletins give two to six functions; want at least 80 in 100", several, n)
	}
}

// TestLongTextsAreQuick holds that texts made to be slow are read in seconds.
func TestLongTextsAreQuick(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"verbs":     "Duties:\n- plans " + strings.Repeat("and plans, ", 80_000),
		"clauses":   "Duties:\n" + strings.Repeat("file letters; ", 70_000),
		"sentences": "Duties:\n" + strings.Repeat("No. 5 ", 150_000),
		"different": "Duties:\n- file " + strings.Join(strings.Split(strings.Repeat("abcdefghij", 50_000), "e"), "\n- file "),
		"brackets":  "Duties:\n" + strings.Repeat("(", 900_000),
		"headings":  strings.Repeat("Duties: Salary: ", 60_000),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			start := time.Now()
			if _, err := Arrange(Material{Text: text}); err != nil && !fault.Is(err, fault.Invalid) {
				t.Error(err)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// FuzzArrange holds that any text gives a valid job or one clear error, the
// same each time.
func FuzzArrange(f *testing.F) {
	f.Add("Clerk", "A Clerk files, sorts and records letters; answers 95 % of calls within 20 seconds; and does related work.")
	f.Add("", "Duties:\n- Plan and direct the work of crews engaged in painting\n\nRequirements: none")
	f.Add("X", "by the 5th, within two days of (;;;) and and and \u202e 100 %")
	f.Fuzz(func(t *testing.T, title, text string) {
		got, err := Arrange(Material{Title: title, Text: text})
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("error %v is not an invalid fault", err)
			}
			return
		}
		checkValid(t, got)
		again, _ := Arrange(Material{Title: title, Text: text})
		if diff := cmp.Diff(got, again); diff != "" {
			t.Errorf("the second run differs (-first +second):\n%s", diff)
		}
	})
}
