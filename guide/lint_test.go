package guide_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/guide"
	"yardstick/job"
)

// sound is a guide that lint has nothing to say about.
func sound() guide.Guide {
	return guide.Guide{
		ID: "g",
		Questions: []guide.Question{{
			ID: "q", Text: "Define failure in doing this job.", Type: guide.DefineFailure, Purpose: "Shows what is understood.", Seconds: 120,
			Probes: []string{"How would you know?"},
			Anchors: map[int]string{
				1: "Speaks of failure in general without any part of the work.",
				3: "Says what failing means at the desk, by a sign or a figure.",
				5: "Draws a line for desk and shelves, with own part and early warning.",
			},
			Requirements: []guide.Requirement{{
				ID: "r", Text: "Names a case from the desk.", Kind: guide.Example, Must: true, Weight: 1,
				Shows: []string{"On Friday I let the queue grow."}, Misses: []string{"Queues grow."},
			}},
		}},
	}
}

// found lists the findings as severity, rule and field.
func found(g *guide.Guide, j *job.Job) []string {
	out := []string{}
	for _, f := range guide.Lint(g, j) {
		out = append(out, string(f.Severity)+" "+f.Rule+" "+f.Field)
	}
	return out
}

func TestLintFindsNothing(t *testing.T) {
	t.Parallel()
	g := sound()
	if got := guide.Lint(&g, nil); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}

func TestLint(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name   string
		change func(q *guide.Question)
		want   []string
	}{
		{"no purpose", func(q *guide.Question) { q.Purpose = "" }, []string{"warning purpose questions[0].purpose"}},
		{"no time", func(q *guide.Question) { q.Seconds = 0 }, []string{"warning time questions[0].seconds"}},
		{"no probes", func(q *guide.Question) { q.Probes = nil }, []string{"warning probes questions[0].probes"}},
		{"no must", func(q *guide.Question) { q.Requirements[0].Must = false }, []string{"warning must questions[0].requirements"}},
		{"no shows", func(q *guide.Question) { q.Requirements[0].Shows = nil }, []string{"warning samples questions[0].requirements[0].shows"}},
		{"no misses", func(q *guide.Question) { q.Requirements[0].Misses = nil }, []string{"warning samples questions[0].requirements[0].misses"}},
		{
			"a sample on both sides", func(q *guide.Question) { q.Requirements[0].Misses[0] = "on friday I let  the queue grow." },
			[]string{"error duplicate questions[0].requirements[0].misses[0]"},
		},
		{
			"no anchors", func(q *guide.Question) { q.Anchors = nil },
			[]string{"warning anchors questions[0].anchors", "warning anchors questions[0].anchors", "warning anchors questions[0].anchors"},
		},
		{"vague anchor", func(q *guide.Question) { q.Anchors[3] = "A fairly good answer." }, []string{"error vague questions[0].anchors.3"}},
		{
			"same anchors", func(q *guide.Question) { q.Anchors[5] = "Says by a figure or sign what failing means at the desk!" },
			[]string{"error overlap questions[0].anchors.5"},
		},
		{
			"like anchors", func(q *guide.Question) {
				q.Anchors[5] = "Says what failing means at the desk, by a sign or a figure and date, early."
			},
			[]string{"warning overlap questions[0].anchors.5"},
		},
		{"long question", func(q *guide.Question) { q.Text = strings.Repeat("word ", 61) }, []string{"warning long questions[0].text"}},
		{"long situation", func(q *guide.Question) { q.Text, q.Type = strings.Repeat("word ", 200), guide.Situational }, []string{}},
		{"four questions", func(q *guide.Question) { q.Text = "Why? When? How? Where?" }, []string{"warning long questions[0].text"}},
		{"unlawful probe", func(q *guide.Question) { q.Probes = append(q.Probes, "Are you married?") }, []string{"error unlawful questions[0].probes[1]"}},
		{"long interview", func(q *guide.Question) { q.Seconds = 5401 }, []string{"warning time questions"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			g := sound()
			tt.change(&g.Questions[0])
			if d := cmp.Diff(tt.want, found(&g, nil)); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestLintRequirementText(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"Is motivated.":                                                   "error invisible",
		"Is highly motivated and dynamic.":                                "error invisible",
		"The candidate seems confident.":                                  "error invisible",
		"Comes across as a good team player.":                             "error invisible",
		"Has good communication skills.":                                  "error invisible",
		"Shows enthusiasm for the job.":                                   "error invisible",
		"Demonstrates strong leadership.":                                 "error invisible",
		"Has the right attitude.":                                         "error invisible",
		"Understands the importance of service.":                          "warning invisible",
		"Good.":                                                           "warning vague",
		"Gives others their share and does not boast.":                    "",
		"Names a figure and gives an example.":                            "error double",
		"States the cause, and explains the result.":                      "error double",
		"Says what failing means in filing as well as reports and lists.": "",
		"Says what failing means in filing and states of account.":        "",
		"Says what happened and why.":                                     "warning double",
		"Names a case. The case is recent.":                               "warning double",
		"Plans to have no children.":                                      "error unlawful",
		"Is young.":                                                       "error unlawful",
		"The candidate is married or lives alone.":                        "error unlawful",
		"Names the candidate's nationality as an advantage.":              "error unlawful",
		"Shows motivation of a colleague by naming what was done.":        "",
		"Is willing to give up the own holiday.":                          "",
		"Names advantages and drawbacks of the choice.":                   "",
		"Speaks of guests and colleagues without scorn.":                  "",
		"Counts a broken working relationship as part of failing.":        "",
		"Gives a limit, e.g. a number of days, for the whole queue.":      "",
		"Says how an angry patient is calmed.":                            "",
		"Has a figure for the waiting time.":                              "",
		"Explains how the elderly or disabled guest is served.":           "",
	}
	for text, want := range tests {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			g := sound()
			g.Questions[0].Requirements[0].Text = text
			got := ""
			for _, f := range guide.Lint(&g, nil) {
				if f.Field == "questions[0].requirements[0].text" {
					got += string(f.Severity) + " " + f.Rule
				}
			}
			if !strings.HasPrefix(got, want) || want == "" && got != "" {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestLintDuplicates(t *testing.T) {
	t.Parallel()
	g := sound()
	q := g.Questions[0]
	r := q.Requirements[0]
	r.ID, r.Text = "r2", strings.ToUpper(r.Text)
	q.Requirements = append(q.Requirements, r)
	g.Questions = []guide.Question{q, sound().Questions[0]}
	want := []string{"error duplicate questions[0].requirements[1].text", "error duplicate questions[1].text"}
	if d := cmp.Diff(want, found(&g, nil)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func readJob(t *testing.T, name string) *job.Job {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	j, err := job.Read(name, data)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

func TestLintFindsFunctionsThatNobodyAsksAbout(t *testing.T) {
	t.Parallel()
	j := readJob(t, "library-assistant.yaml")
	g := sound()
	g.Questions[0].Requirements[0].Text = "Names a case from the issue desk."
	if d := cmp.Diff([]string{"error function questions"}, found(&g, j)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	g.Questions[0].Requirements[0].Text = "Names a case from the issue desk or from repairing damaged books."
	if d := cmp.Diff([]string{}, found(&g, j)); d != "" {
		t.Errorf("a duty is asked about (-want +got):\n%s", d)
	}
}

func TestCompactField(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"questions[0].text":                 "guides[2].question",
		"questions[0].requirements[1].text": "guides[2].requirements[1].text",
		"questions":                         "guides[2]",
	}
	for field, want := range tests {
		if got := guide.CompactField(2, field); got != want {
			t.Errorf("%s: got %s, want %s", field, got, want)
		}
	}
}
