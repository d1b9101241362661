package written_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/sample"
	"yardstick/panel/written"
)

// view is a position with two candidates and the invented guide.
func view(tb testing.TB) *panel.View {
	tb.Helper()
	g, err := sample.Guide()
	if err != nil {
		tb.Fatal(err)
	}
	data, err := guideJSON(&g)
	if err != nil {
		tb.Fatal(err)
	}
	return &panel.View{
		Guide: &panel.GuideView{Document: data},
		Candidates: []panel.CandidateView{
			{Code: "heron", Name: "Paula Placeholder", Answers: map[string]string{"danger-signs": "there"}},
			{Code: "wren", Name: "Willem Made-Up"},
			{Code: "gone", Gone: true},
		},
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	v := view(t)
	both := []written.Match{
		{Candidate: "heron", Question: "define-failure", Answer: "Two days."}, {Candidate: "wren", Question: "danger-signs", Answer: "A pile."},
	}
	for _, tt := range []struct {
		name, content string
		o             written.Options
		want          []written.Match
		source        string
	}{
		{"a.csv", "candidate,question,answer\nheron,define-failure,Two days.\nWillem Made-Up,danger-signs,A pile.\n", written.Options{}, both, "imported"},
		{"a.jsonl", `{"id":"1","candidate":"heron","question":"define-failure","answer":"Two days."}` + "\n" + `{"id":"2","candidate":"wren","question":"danger-signs","answer":"A pile."}`, written.Options{}, both, "imported"},
		{"a.csv", "id,define-failure,danger-signs,candidate\n7,Two days.,,heron\n8,,A pile.,wren\n", written.Options{}, both, "imported"},
		{"a.txt", "Two days.", written.Options{Candidate: "heron", Question: "define-failure"}, both[:1], "transcript"},
		{
			"a.txt", "Interviewer: Welcome.\nCandidate: Hello.\nInterviewer: " + text(t, v, 0) + "\nCandidate: Two days.\nInterviewer: " + text(t, v, 1) +
				"\nCandidate: A pile.\n",
			written.Options{Candidate: "wren"},
			[]written.Match{{Candidate: "wren", Question: "define-failure", Answer: "Two days."}, both[1]},
			"transcript",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := written.Read(tt.name, strings.NewReader(tt.content), v, tt.o)
			if err != nil {
				t.Fatal(err)
			}
			for i := range got.Matches {
				got.Matches[i].Where = ""
			}
			if d := cmp.Diff(tt.want, got.Matches); d != "" || got.Source != tt.source {
				t.Errorf("%s; source %s", d, got.Source)
			}
			lines, err := got.Lines()
			if err != nil {
				t.Fatal(err)
			}
			again, err := written.Read("again.jsonl", strings.NewReader(lines), v, written.Options{})
			if err != nil || len(again.Matches) != len(got.Matches) {
				t.Errorf("read again: %v, %+v", err, again)
			}
		})
	}
}

// TestRefused: nothing is guessed, and every error says where.
func TestRefused(t *testing.T) {
	t.Parallel()
	v := view(t)
	for _, tt := range []struct {
		name, content string
		o             written.Options
		line          int
		field         string
	}{
		{"nobody.csv", "candidate,question,answer\nheron,define-failure,a\nowl,define-failure,b\n", written.Options{}, 3, "candidate"},
		{"gone.csv", "candidate,question,answer\ngone,define-failure,a\n", written.Options{}, 2, "candidate"},
		{"question.csv", "candidate,question,answer\nheron,hobby,a\n", written.Options{}, 2, "question"},
		{"twice.csv", "candidate,question,answer\nheron,define-failure,a\nheron,define-failure,b\n", written.Options{}, 3, "question"},
		{"whose.txt", "Two days.", written.Options{}, 0, "candidate"},
		{"which.txt", "Two days.", written.Options{Candidate: "heron"}, 0, "question"},
		{"speaker.txt", "Ann: Hello there.\nBob: Good day.\nAnn: So.\nBob: Yes.\n", written.Options{Candidate: "heron"}, 0, "speaker"},
		{"empty.csv", "candidate,question,answer\nheron,define-failure,\n", written.Options{}, 0, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := written.Read(tt.name, strings.NewReader(tt.content), v, tt.o)
			var f *fault.Error
			if !errors.As(err, &f) || f.File != tt.name || f.Line != tt.line || f.Field != tt.field {
				t.Errorf("got %v (%+v)", err, f)
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	v := view(f)
	f.Add("a.csv", "candidate,question,answer\nheron,define-failure,a\n")
	f.Add("a.txt", "Candidate: a\nInterviewer: b\n")
	f.Fuzz(func(t *testing.T, name, content string) {
		p, err := written.Read(name, strings.NewReader(content), v, written.Options{Candidate: "heron"})
		if err == nil && len(p.Matches) == 0 {
			t.Error("neither an answer nor an error")
		}
	})
}
