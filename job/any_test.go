package job_test

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"yardstick/job"
)

// TestAnyJobIsShown: whatever a job says, it is shown in the columns that there are,
// and as a page in which its words are words and nothing else.
func TestAnyJobIsShown(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		j := anyJob(rt)
		j.Title = rapid.SampledFrom([]string{"Clerk", `<img src=x onerror=alert(1)>`, "{{.Job}}", strings.Repeat("very ", 60) + "long"}).Draw(rt, "title")
		j.Purpose = rapid.StringMatching(`[a-zü<>&"' ]{0,160}`).Draw(rt, "purpose")
		width := rapid.IntRange(72, 200).Draw(rt, "width")
		outcomes := rapid.SampledFrom([][]job.Outcome{{job.Failure}, {job.Success}, {job.Failure, job.Success}}).Draw(rt, "outcomes")
		var text, page bytes.Buffer
		if err := job.WriteText(&text, j, job.Criteria(j), job.TextOptions{Width: width, Outcomes: outcomes}); err != nil {
			rt.Fatal(err)
		}
		for line := range strings.Lines(text.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > width && !strings.Contains(j.Title, strings.TrimSpace(line)) {
				rt.Errorf("%d columns, want at most %d: %s", n, width, line)
			}
		}
		if err := job.WriteHTML(&page, j, job.Criteria(j), outcomes); err != nil {
			rt.Fatal(err)
		}
		if bad := regexp.MustCompile(`<img|<script|ZgotmplZ|<no value>`).FindString(page.String()); bad != "" {
			rt.Errorf("the page holds %s", bad)
		}
	})
}

// TestEveryCellIsAnswered: for every function and kind there is a criterion of each
// outcome, or the reason why there is none; and never both.
func TestEveryCellIsAnswered(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		j := anyJob(rt)
		d := job.Criteria(j)
		for _, f := range j.Functions {
			for _, kind := range job.FailureKinds() {
				failing, success := d.Of(f.ID, kind, job.Failure), d.Of(f.ID, kind, job.Success)
				reason := d.Omitted(f.ID, kind)
				if (len(failing) == 0) != (reason != "") || len(failing) != len(success) {
					rt.Errorf("%s × %s: %d of failure, %d of success, reason %q", f.ID, kind, len(failing), len(success), reason)
				}
				for _, c := range slices.Concat(failing, success) {
					if c.Measure != "" && f.Measure(c.Measure) == nil {
						rt.Errorf("%s × %s is decided by %q, which %s does not have", f.ID, kind, c.Measure, f.ID)
					}
				}
			}
		}
	})
}

// TestWhyKindsDoNotApply: what a function says decides which kinds of failure it has;
// nothing is said to fail in a way that the job does not speak of.
func TestWhyKindsDoNotApply(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		f      job.Function
		has    []job.FailureKind
		hasNot []job.FailureKind
	}{
		"bare":       {job.Function{}, nil, job.FailureKinds()},
		"a deadline": {job.Function{Duties: []string{"send the report by the fifth of each month"}}, []job.FailureKind{job.Goals, job.Deadlines, job.Processes}, []job.FailureKind{job.Relationships, job.Staffing}},
		"a queue":    {job.Function{Duties: []string{"answer letters from tenants"}}, []job.FailureKind{job.Backlogs, job.Complaints}, []job.FailureKind{job.Staffing}},
		"people":     {job.Function{Duties: []string{"train new drivers and plan their shifts"}}, []job.FailureKind{job.Staffing}, []job.FailureKind{job.Complaints}},
		"neighbours": {job.Function{WorksWith: []string{"the warehouse"}, Duties: []string{"pack boxes"}}, []job.FailureKind{job.Relationships}, []job.FailureKind{job.Complaints, job.Staffing}},
		"customers":  {job.Function{WorksWith: []string{"customers"}, Duties: []string{"pack boxes"}}, []job.FailureKind{job.Complaints, job.Relationships}, []job.FailureKind{job.Staffing}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			tt.f.ID, tt.f.Name = "f", "Work"
			d := job.Criteria(&job.Job{Format: job.Format, ID: "j", Title: "J", Functions: []job.Function{tt.f}})
			for _, kind := range tt.has {
				if reason := d.Omitted("f", kind); reason != "" {
					t.Errorf("%s is left out: %s", kind, reason)
				}
			}
			for _, kind := range tt.hasNot {
				if d.Omitted("f", kind) == "" {
					t.Errorf("%s is there: %v", kind, d.Of("f", kind, job.Failure))
				}
			}
		})
	}
}
