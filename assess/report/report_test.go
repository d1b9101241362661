package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/guide"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// quote makes evidence of a part of the answer.
func quote(answer, part string) assess.Evidence {
	at := strings.Index(answer, part)
	start := len([]rune(answer[:at]))
	return assess.Evidence{Start: start, End: start + len([]rune(part)), Quote: part}
}

// sample is a finding with every verdict, evidence that overlaps, an item list,
// markup and terminal controls in the answer.
func sample() *Finding {
	answer := "I fail when <b>callers</b> ring twice — more than 3 in 10.\nThat is on me.\x1b[31m\u202e I’d go & talk to the 📦 team."
	g := &guide.Guide{
		ID: "desk", Version: 2, Pass: guide.Pass{Score: .6}, Scale: guide.Scale{3: "Intermediate"},
		Questions: []guide.Question{{ID: "fail", Text: "Define failure in doing this job.", Requirements: []guide.Requirement{
			{ID: "parts", Text: "Says what failing means in both functions of the job, on the phones as well as in the post room.", Kind: guide.Coverage, Must: true, Weight: 2, Items: []string{"phones", "post"}, AtLeast: 2},
			{ID: "line", Text: "Draws the line with a figure.", Kind: guide.MeasureK, Weight: 1.5},
			{ID: "own", Text: "Takes it on himself or herself.", Kind: guide.Personal},
			{ID: "sign", Text: "Names a first sign.", Kind: guide.Sign},
			{ID: "calm", Text: "Stays polite.", Kind: guide.Balance},
			{ID: "odd", Text: "Says that nobody rings twice.", Kind: guide.Content},
		}}},
	}
	score, level := .5625, 3
	callers, figure := quote(answer, "I fail when <b>callers</b> ring twice"), quote(answer, "ring twice — more than 3 in 10.")
	a := assess.Assessment{
		Answer: "a7", Guide: "desk", GuideSHA256: strings.Repeat("ab", 32), Question: "fail",
		Assessor: assess.Assessor{Name: "plain", Version: "1"}, Verdict: assess.MeetsInPart, Score: &score, Level: &level,
		Warnings: []string{assess.WarnHidden},
		Requirements: []assess.Requirement{
			{
				ID: "parts", Kind: guide.Coverage, Verdict: assess.Partly, Confidence: .61, Evidence: []assess.Evidence{callers}, Advice: "1 of 2 parts said clearly, at least 2 wanted.",
				Items: []assess.Item{{Name: "phones", Verdict: assess.Met, Evidence: []assess.Evidence{callers}}, {Name: "post", Verdict: assess.NotMet}},
			},
			{ID: "line", Kind: guide.MeasureK, Verdict: assess.Met, Confidence: .9, Evidence: []assess.Evidence{figure}},
			{ID: "own", Kind: guide.Personal, Verdict: assess.Met, Confidence: .8, Evidence: []assess.Evidence{quote(answer, "That is on me.")}},
			{ID: "sign", Kind: guide.Sign, Verdict: assess.NotMet, Confidence: .7, Evidence: []assess.Evidence{}, Advice: "Ask yourself: what would I see first?"},
			{ID: "calm", Kind: guide.Balance, Verdict: assess.NotAssessed, Evidence: []assess.Evidence{}},
			{ID: "odd", Kind: guide.Content, Verdict: assess.Contradicted, Confidence: .5, Evidence: []assess.Evidence{callers}, Advice: "The answer says the opposite."},
		},
	}
	return &Finding{Guide: g, Question: &g.Questions[0], Answer: answer, Assessment: a}
}

func TestText(t *testing.T) {
	t.Parallel()
	for name, style := range map[string]Style{
		"text-80.txt": {Width: 80}, "text-40.txt": {Width: 40}, "text-color.txt": {Width: 80, Color: true},
	} {
		var b bytes.Buffer
		if err := Text(&b, sample(), style); err != nil {
			t.Fatal(err)
		}
		golden(t, name, b.Bytes())
		for _, line := range strings.Split(b.String(), "\n") {
			if n := columns(line); n > style.Width {
				t.Errorf("%s: a line of %d columns: %q", name, n, line)
			}
		}
	}
}

func TestColorOnlyAddsToTheText(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := Text(&b, sample(), Style{Width: 80, Color: true}); err != nil {
		t.Fatal(err)
	}
	bare := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(b.String(), "")
	if strings.ContainsAny(bare, "\x1b\x01\x02\u202e") {
		t.Errorf("control characters are left: %q", bare)
	}
}

func TestHTML(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	p, err := NewPage(&b, "Assessment: desk")
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := p.Add(sample()); err != nil {
			t.Fatal(err)
		}
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	golden(t, "page.html", b.Bytes())
	checkPage(t, b.String())
}

// checkPage holds what a page must be: safe, alone, and with links that lead somewhere.
func checkPage(t *testing.T, page string) {
	t.Helper()
	if strings.Contains(page, "<b>callers") {
		t.Error("the answer's markup is not escaped")
	}
	for _, banned := range []string{"http://", "https://", "<script", "src=", "@import", "url(", "<link"} {
		if strings.Contains(page, banned) {
			t.Errorf("the page asks for something from elsewhere: %s", banned)
		}
	}
	ids := map[string]int{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		ids[m[1]]++
	}
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %s %d times", id, n)
		}
	}
	for _, m := range regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(page, -1) {
		if ids[m[1]] == 0 {
			t.Errorf("a link to %s, which is not there", m[1])
		}
	}
	for _, tag := range []string{"html", "main", "article", "ol", "ul", "li", "mark", "sup", "p", "dl", "blockquote"} {
		open := len(regexp.MustCompile("<"+tag+"[ >]").FindAllString(page, -1))
		if end := strings.Count(page, "</"+tag+">"); open != end {
			t.Errorf("<%s> opens %d times and ends %d times", tag, open, end)
		}
	}
}

func TestRegionsHoldTheWholeAnswer(t *testing.T) {
	t.Parallel()
	f := sample()
	runes := []rune(f.Answer)
	var b strings.Builder
	for _, r := range f.regions(len(runes)) {
		b.WriteString(string(runes[r.start:r.end]))
	}
	if diff := cmp.Diff(f.Answer, b.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := f.regions(len(runes))[0]; got.start != 0 || !cmp.Equal(got.numbers, []int{1, 2, 6}) {
		t.Errorf("first region %+v, want the overlapping quotes of 1, 2 and 6", got)
	}
}

func TestNothingAssessed(t *testing.T) {
	t.Parallel()
	f := sample()
	f.Answer = " "
	f.Assessment.Score, f.Assessment.Level, f.Assessment.Verdict = nil, nil, assess.OverallNotAssessed
	for i := range f.Assessment.Requirements {
		f.Assessment.Requirements[i] = assess.Requirement{ID: "r", Verdict: assess.NotAssessed}
	}
	var b bytes.Buffer
	if err := Text(&b, f, Style{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"was not assessed", "(nothing)", "That is not a zero."} {
		if !strings.Contains(strings.Join(strings.Fields(b.String()), " "), want) {
			t.Errorf("%q is missing in\n%s", want, b.String())
		}
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
