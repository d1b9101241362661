package report

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"yardstick/assess"
	"yardstick/assess/model"
)

// TestFigure: reports state the figure of the weights that are embedded, and the
// model card states the same.
func TestFigure(t *testing.T) {
	t.Parallel()
	reader, err := model.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if got := reader.Assessor().Version; got != Unseen.Version {
		t.Errorf("the embedded reader is version %s, the figure that reports state is of %s: measure it and set report.Unseen", got, Unseen.Version)
	}
	card, err := os.ReadFile("../../docs/model-card.md")
	if err != nil {
		t.Fatal(err)
	}
	row := ""
	for line := range strings.Lines(string(card)) {
		if strings.HasPrefix(line, "| real interview answers, six unseen guides") {
			row = line
		}
	}
	var kappa float64
	if _, err := fmt.Sscanf(strings.TrimSpace(strings.Split(row+"||||", "|")[3]), "%f", &kappa); err != nil {
		t.Fatalf("no figure in the model card: %q: %v", row, err)
	}
	if got := fmt.Sprintf("%.2f", kappa); got != fmt.Sprintf("%.2f", Unseen.Kappa) {
		t.Errorf("the model card says %s, reports %.2f", got, Unseen.Kappa)
	}
	if got := Goodness(reader.Assessor()); !strings.Contains(got, fmt.Sprintf("kappa of %.2f", Unseen.Kappa)) {
		t.Errorf("the report says %q", got)
	}
	if got := Goodness(assess.Assessor{Name: "plain", Version: Unseen.Version}); !strings.Contains(got, "not known") {
		t.Errorf("of a reader without a model: %q", got)
	}
}

// TestWords: what the reader is unsure of has no firm word.
func TestWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		verdict    assess.Verdict
		confidence float64
		want       string
	}{
		{assess.Met, 0.4, "met"},
		{assess.Met, 0.39, "unsure (leans to met)"},
		{assess.Partly, 0.1, "unsure (leans to partly met)"},
		{assess.NotAssessed, 0, "not assessed"},
	} {
		if got := Words(&assess.Requirement{Verdict: c.verdict, Confidence: c.confidence}); got != c.want {
			t.Errorf("%s at %v: %q, want %q", c.verdict, c.confidence, got, c.want)
		}
	}
}

// TestUnquoted: credit without a quote is marked, its absence is not.
func TestUnquoted(t *testing.T) {
	t.Parallel()
	quote := []assess.Evidence{{Start: 0, End: 1, Quote: "I"}}
	for want, list := range map[bool][]assess.Requirement{
		true:  {{Verdict: assess.Met}, {Verdict: assess.Partly, Items: []assess.Item{{Verdict: assess.Met}}}},
		false: {{Verdict: assess.NotMet}, {Verdict: assess.Met, Evidence: quote}, {Verdict: assess.Met, Items: []assess.Item{{Evidence: quote}}}},
	} {
		for i := range list {
			if got := Unquoted(&list[i]); got != want {
				t.Errorf("%+v: %v", list[i], got)
			}
		}
	}
}
