package report_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"yardstick/assess"
	intakepdf "yardstick/intake/pdf"
	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/firstrun"
	"yardstick/practice/report"
	"yardstick/store/sqlite"
)

// sample is the interview of the first run.
func sample(t *testing.T) (practice.Interview, practice.Job, []practice.Attempt) {
	t.Helper()
	all, err := firstrun.Sample(time.Date(2026, 11, 25, 18, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return all.Interviews[0], all.Jobs[0], all.Attempts
}

func pdf(t *testing.T, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := r.PDF(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// words is the text of a PDF on one line.
func words(t *testing.T, data []byte) string {
	t.Helper()
	text, err := intakepdf.Text(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(text), " ")
}

func TestReport(t *testing.T) {
	t.Parallel()
	i, j, attempts := sample(t)
	r, err := report.New(i, j, attempts)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Answers) != 2 || len(r.Left) != 0 || !r.Date.Equal(*i.Finished) {
		t.Fatalf("%d answers, %d left, of %s", len(r.Answers), len(r.Left), r.Date)
	}
	first := r.Answers[0]
	if first.Number != 1 || first.Finding.Question.ID != "danger-signs" || first.Delivery.Words < 100 || first.Delivery.Pace != 0 {
		t.Errorf("%+v", first)
	}
	got := words(t, pdf(t, &r))
	for _, want := range []string{
		"Mock interview: Customer service administrator", "Sam Sample", "25 November 2026", "A sample, to show", "2 of 2 questions answered",
		"Question 1 Which danger signs would tell you first", "The answer meets the established job criteria.", "a catalogue is nothing",
		"(a must)", "Ask yourself:", "words in", "The assessor suggests; people decide. Page 1 of",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("the PDF does not say %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "□") {
		t.Error("the PDF has boxes for English")
	}
	if dir := os.Getenv("YARDSTICK_LOOK"); dir != "" { // to look at it
		if err := os.WriteFile(dir+"/report.pdf", pdf(t, &r), 0o600); err != nil {
			t.Error(err)
		}
	}
}

func TestSameBytes(t *testing.T) {
	t.Parallel()
	i, j, attempts := sample(t)
	var files [2][]byte
	for n := range files {
		r, err := report.New(i, j, attempts)
		if err != nil {
			t.Fatal(err)
		}
		files[n] = pdf(t, &r)
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same report gives other bytes")
	}
}

// TestHeldBack: an exam that goes on shows nothing, and an answer that was not
// finished is no answer.
func TestHeldBack(t *testing.T) {
	t.Parallel()
	i, j, attempts := sample(t)
	i.Finished = nil
	r, err := report.New(i, j, attempts)
	if err != nil || len(r.Answers) != 0 || len(r.Left) != 2 || !r.Date.Equal(i.Started) {
		t.Errorf("%v: %d answers, %d left", err, len(r.Answers), len(r.Left))
	}
	if got := words(t, pdf(t, &r)); !strings.Contains(got, "Not answered") || strings.Contains(got, "Ask yourself") {
		t.Errorf("an interview without answers: %s", got)
	}
}

// TestScripts: characters that the type does not know are boxes, with a note,
// and never an error.
func TestScripts(t *testing.T) {
	t.Parallel()
	i, j, attempts := sample(t)
	for n := range attempts {
		attempts[n].Text = "Ошибка, αποτυχία, naïve – الفشل 🧑🏽‍🔧\u200b\u0000\ttab"
		attempts[n].Assessment.Requirements = []assess.Requirement{}
	}
	i.Name = "Ægir Þór"
	r, err := report.New(i, j, attempts)
	if err != nil {
		t.Fatal(err)
	}
	got := words(t, pdf(t, &r))
	for _, want := range []string{"Ægir Þór", "Ошибка, αποτυχία, naïve – □□□□□", "tab", "stands for characters"} {
		if !strings.Contains(got, want) {
			t.Errorf("the PDF does not say %q:\n%s", want, got)
		}
	}
}

func TestFor(t *testing.T) {
	t.Parallel()
	db, err := sqlite.Open(t.Context(), t.TempDir()+"/yardstick.db")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	s := db.Practice("ann")
	all, err := firstrun.Sample(time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Merge(t.Context(), all); err != nil {
		t.Fatal(err)
	}
	r, err := report.For(t.Context(), s, all.Interviews[0].ID)
	if err != nil || len(r.Answers) != 2 {
		t.Errorf("%v: %d answers", err, len(r.Answers))
	}
	if _, err := report.For(t.Context(), s, "nothing"); !fault.Is(err, fault.NotFound) {
		t.Errorf("no interview: %v", err)
	}
}
