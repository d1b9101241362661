package job_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/job"
)

func TestLintFindsNothing(t *testing.T) {
	t.Parallel()
	if got := lint(t, baker); len(got) > 0 {
		t.Errorf("a clean job has findings: %v", got)
	}
}

// lint returns the findings on a draft, each as "severity field".
func lint(t *testing.T, data string) []string {
	t.Helper()
	j, doc, err := job.ReadDraft("f", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range job.Lint(j) {
		if doc.Line(f.Field) < 1 || !strings.Contains(f.Message, " ") {
			t.Errorf("finding without line or message: %+v", f)
		}
		out = append(out, string(f.Severity)+" "+f.Field)
	}
	return out
}

func TestLint(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		old, new string
		want     []string
	}{
		"no measure":           {"\n    measures:\n      - {id: waste, name: loaves thrown away, unit: loaves, better: lower, target: 5, fails_at: 20, per: day}", "", []string{"error functions[0].measures"}},
		"no failing level":     {", fails_at: 20", "", []string{"error functions[0].measures[0].fails_at"}},
		"no target":            {"target: 5, ", "", []string{"warning functions[0].measures[0].target"}},
		"wrong way, lower":     {"target: 5, fails_at: 20", "target: 20, fails_at: 5", []string{"error functions[0].measures[0].fails_at"}},
		"wrong way, higher":    {"better: lower, target: 5", "better: higher, target: 5", []string{"error functions[0].measures[0].fails_at"}},
		"equal":                {"fails_at: 20", "fails_at: 5", []string{"error functions[0].measures[0].fails_at"}},
		"no direction":         {"better: lower, target: 5", "target: 5", []string{"error functions[0].measures[0].better"}},
		"no unit":              {"unit: loaves, ", "", []string{"warning functions[0].measures[0].unit"}},
		"no period":            {", per: day", "", []string{"warning functions[0].measures[0].per"}},
		"no sign":              {"\n    danger_signs: [two notes for one order hang on the board]", "", []string{"error functions[1].danger_signs"}},
		"nobody":               {"\n    works_with: [customers]", "", []string{"warning functions[1].works_with"}},
		"no purpose":           {"purpose: Bread is on the shelf when the shop opens.\n", "", []string{"warning purpose"}},
		"no team":              {"team: One of three.\n", "", []string{"warning team"}},
		"duplicate function":   {"id: orders", "id: baking", []string{"error functions[1].id", "error criteria[0].function"}},
		"duplicate name":       {"name: Orders", "name: baking", []string{"error functions[1].name"}},
		"vague duty":           {"bake the day's bread by six o'clock", "bake bread in a timely manner", []string{"warning functions[0].duties[0]"}},
		"vague measure":        {"name: orders packed wrong", "name: orders packed as appropriate", []string{"warning functions[1].measures[0].name"}},
		"vague sign":           {"two notes for one order hang on the board", "the mood at the counter is no longer good", []string{"warning functions[1].danger_signs[0]"}},
		"sign is result":       {"two notes for one order hang on the board", "too many orders are packed wrong", []string{"warning functions[1].danger_signs[0]"}},
		"sign is target":       {"dough stands in the trough longer than the recipe says", "target for loaves thrown away missed", []string{"warning functions[0].danger_signs[0]"}},
		"short sign":           {"two notes for one order hang on the board", "stress", []string{"warning functions[1].danger_signs[0]"}},
		"impersonal criterion": {"I have failed when I bake and the orders wait.", "Orders wait.", []string{"warning criteria[0].statement"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if !strings.Contains(baker, tt.old) {
				t.Fatalf("the sample does not hold %q", tt.old)
			}
			got := lint(t, strings.Replace(baker, tt.old, tt.new, 1))
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestLintOneFunction(t *testing.T) {
	t.Parallel()
	one, _, _ := strings.Cut(baker, "  - id: orders")
	if diff := cmp.Diff([]string{"warning functions"}, lint(t, one)); diff != "" {
		t.Error(diff)
	}
}
