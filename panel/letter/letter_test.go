package letter_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/panel/paneltest"
	"yardstick/panel/sample"
)

func standard(t *testing.T) *letter.Book {
	t.Helper()
	b, err := letter.Standard()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestFill(t *testing.T) {
	t.Parallel()
	b := standard(t)
	got, err := b.Fill("outcome", map[string]string{
		"name": "Paula", "position": "Porter", "outcome": "an offer", "contact": "hr@example.org", "organisation": "Example",
	})
	if err != nil || !strings.Contains(got, "Dear Paula") || strings.Contains(got, "{") {
		t.Errorf("got %q, %v", got, err)
	}
	if _, err = b.Fill("outcome", map[string]string{"name": "Paula"}); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "position, outcome, contact, organisation") {
		t.Errorf("got %v, want the slots that lack a value", err)
	}
	if _, err = b.Fill("ransom", nil); !fault.Is(err, fault.NotFound) {
		t.Errorf("got %v, want NotFound", err)
	}
}

// TestLongestWins: of several places the longest rule counts.
func TestLongestWins(t *testing.T) {
	t.Parallel()
	from := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)
	until, rules, err := standard(t).Until([]string{"united-states", "california"}, from)
	if err != nil || until != time.Date(2030, 3, 4, 0, 0, 0, 0, time.UTC) {
		t.Errorf("until %v, %v", until, err)
	}
	if d := cmp.Diff([]string{"us-federal", "california"}, rules); d != "" {
		t.Error(d)
	}
	if _, _, err := standard(t).Until([]string{"atlantis"}, from); !fault.Is(err, fault.NotFound) || !strings.Contains(err.Error(), "california") {
		t.Errorf("got %v, want the places there are", err)
	}
}

func TestDues(t *testing.T) {
	t.Parallel()
	d := paneltest.NewDesk(t, paneltest.NewStore())
	if err := sample.Make(t.Context(), d, sample.Decided); err != nil {
		t.Fatal(err)
	}
	ines := panel.Viewer{Code: sample.Coordinator}
	err := d.Do(t.Context(), ines, sample.Code,
		panel.Tell{Candidate: "plover", Letter: "adverse", Text: "Dear Nora", On: "2026-03-02"}, panel.AskReview{Candidate: "kestrel", About: "review", Text: "please look again"})
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.See(t.Context(), ines, sample.Code, panel.Focus{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, due := range standard(t).Dues(&v, nil, time.Date(2026, 3, 20, 0, 0, 0, 0, time.UTC)) {
		state := "open"
		if due.Late {
			state = "late"
		}
		if due.Done != "" {
			state = "done"
		}
		got = append(got, due.Clock+" "+due.Candidate+" "+due.By.Format(time.DateOnly)+" "+state)
	}
	slices.Sort(got)
	want := []string{
		"adverse kestrel 2026-04-01 open", "adverse plover 2026-04-01 done",
		"outcome heron 2026-03-16 late", "outcome kestrel 2026-03-16 late", "outcome plover 2026-03-16 late", "outcome wren 2026-03-16 late",
		"request kestrel 2026-04-01 open",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ text, want string }{
		"another format": {"yardstick: job/v1", "letters/v1"},
		"twice":          {"yardstick: letters/v1\nletters:\n - {id: a, text: x}\n - {id: a, text: y}", "l.yaml:4: letters[1].id"},
		"unknown slot":   {"yardstick: letters/v1\nletters:\n - {id: a, text: 'Dear {salutation}'}", "holds the slot {salutation}"},
		"no source":      {"yardstick: letters/v1\nclocks:\n - {id: a, after: decided, days: 3}", "clocks[0].source.name"},
		"no event":       {"yardstick: letters/v1\nclocks:\n - {id: a, after: lunch, days: 3}", "clocks[0].after"},
		"no letter":      {"yardstick: letters/v1\nclocks:\n - {id: a, after: decided, days: 3, letter: b, source: {name: x}}", "clocks[0].letter"},
		"no months":      {"yardstick: letters/v1\nretention:\n - {id: a, place: here, source: {name: x}}", "retention[0]"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if _, err := letter.Read("l.yaml", []byte(tt.text)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("yardstick: letters/v1\nletters: [{id: a, text: 'Dear {name}'}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := letter.Read("fuzz", data); err != nil && !fault.Is(err, fault.Invalid) {
			t.Error(err)
		}
	})
}

// TestDocumentNamesAll: docs/letters.md lists every clock and rule with its source.
func TestDocumentNamesAll(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile(filepath.Join("..", "..", "docs", "letters.md"))
	if err != nil {
		t.Fatal(err)
	}
	b := standard(t)
	for _, c := range b.Clocks {
		if !strings.Contains(string(doc), c.ID) || !strings.Contains(string(doc), c.Source.Name) || !strings.Contains(string(doc), c.Source.Against) || c.Source.Against == "" {
			t.Errorf("docs/letters.md lacks the clock %s or its source", c.ID)
		}
	}
	for _, r := range b.Retention {
		if !strings.Contains(string(doc), r.ID) || !strings.Contains(string(doc), r.Source.Name) || !strings.Contains(string(doc), r.Source.Against) || r.Source.Against == "" {
			t.Errorf("docs/letters.md lacks the rule %s or its source", r.ID)
		}
	}
}
