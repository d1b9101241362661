package plain

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"
)

// readOne reads one claim against an answer.
func readOne(t *testing.T, answer string, c assess.Claim) (assess.Reading, string) {
	t.Helper()
	d, err := text.Parse(answer)
	if err != nil {
		t.Fatal(err)
	}
	readings, err := New().Read(t.Context(), d, []assess.Claim{c})
	if err != nil {
		t.Fatal(err)
	}
	r := readings[0]
	if len(r.Spans) == 0 {
		return r, ""
	}
	return r, answer[r.Spans[0].Start:r.Spans[0].End]
}

const desk = "I answered the phones on my own that Monday and sixty callers rang in two hours. I decided to write every name down. " +
	"Because the system was slow I asked my boss for help. In the end we rang everybody back and nobody complained."

func TestReadFindsAndQuotes(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name  string
		claim assess.Claim
		want  assess.Verdict
		quote string
	}{
		{"example", assess.Claim{Kind: guide.Example, Text: "Describes one particular day."}, assess.Met, "I answered the phones on my own that Monday and sixty callers rang in two hours."},
		{"measure", assess.Claim{Kind: guide.MeasureK, Text: "Gives a figure for the calls."}, assess.Met, "I answered the phones on my own that Monday and sixty callers rang in two hours."},
		{"content by synonym", assess.Claim{Kind: guide.Content, Text: "Requested assistance from the manager."}, assess.Met, "Because the system was slow I asked my boss for help."},
		{"nothing of it", assess.Claim{Kind: guide.Content, Text: "Mentions medicines stored under lock."}, assess.NotMet, ""},
		{"item", assess.Claim{Kind: guide.Coverage, Text: "Covers both.", Item: "answering phones"}, assess.Met, "I answered the phones on my own that Monday and sixty callers rang in two hours."},
		{"no item", assess.Claim{Kind: guide.Coverage, Text: "Covers both.", Item: "banking the takings"}, assess.NotMet, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			r, quote := readOne(t, desk, c.claim)
			if r.Verdict != c.want || quote != c.quote {
				t.Errorf("got %s %q, want %s %q", r.Verdict, quote, c.want, c.quote)
			}
		})
	}
}

func TestNegationContradicts(t *testing.T) {
	t.Parallel()
	claim := assess.Claim{Kind: guide.Content, Text: "Asked the manager for help."}
	if r, _ := readOne(t, "It was hard. I never asked my manager for help, that is how I am, and we worked until late at night.", claim); r.Verdict != assess.Contradicted {
		t.Errorf("denied: %s", r.Verdict)
	}
	if r, _ := readOne(t, "It was hard. I asked my manager for help, that is how I am, and we worked until late at night.", claim); r.Verdict != assess.Met {
		t.Errorf("said: %s", r.Verdict)
	}
}

func TestSamplesCount(t *testing.T) {
	t.Parallel()
	answer := "The queue at the counter is longer every morning and people sigh when they see me, and I would look at it with open eyes."
	claim := assess.Claim{Kind: guide.Sign, Text: "Names an early sign of trouble."}
	without, _ := readOne(t, answer, claim)
	claim.Shows = []string{"When the queue at the counter is longer every morning I know that it is coming."}
	with, _ := readOne(t, answer, claim)
	if without.Verdict != assess.NotMet || with.Verdict != assess.Met {
		t.Errorf("without samples %s, with a sample that shows it %s", without.Verdict, with.Verdict)
	}
	claim.Misses = claim.Shows
	if both, _ := readOne(t, answer, claim); both.Verdict != assess.NotMet {
		t.Errorf("a sample that misses it as much: %s", both.Verdict)
	}
}

func TestReadIsStable(t *testing.T) {
	t.Parallel()
	claims := []assess.Claim{
		{Kind: guide.Personal, Text: "Says what the candidate did."},
		{Kind: guide.Result, Text: "Says how it ended."},
		{Kind: guide.Coverage, Text: "Covers both.", Items: []string{"phones", "system"}},
	}
	d, err := text.Parse(desk)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := New().Read(t.Context(), d, claims)
	for range 20 {
		again, _ := New().Read(t.Context(), d, claims)
		if diff := cmp.Diff(first, again); diff != "" {
			t.Fatalf("(-first +again):\n%s", diff)
		}
	}
}

func TestReadNothing(t *testing.T) {
	t.Parallel()
	if r, _ := readOne(t, "...", assess.Claim{Kind: guide.Content, Text: "Says it."}); r.Verdict != assess.NotMet || len(r.Spans) != 0 {
		t.Errorf("got %+v", r)
	}
}

// benchGuide is one question with a requirement of most kinds.
func benchGuide() *guide.Guide {
	return &guide.Guide{ID: "g", Questions: []guide.Question{{ID: "q", Text: "Define failure in doing this job.", Requirements: []guide.Requirement{
		{ID: "parts", Kind: guide.Coverage, Text: "Says what failing means in both functions.", Items: []string{"answering the phones", "entering orders and returns"}, AtLeast: 2},
		{ID: "line", Kind: guide.MeasureK, Text: "Draws the line with a figure or a date."},
		{ID: "own", Kind: guide.Personal, Text: "Takes the failure on himself or herself."},
		{ID: "sign", Kind: guide.Sign, Text: "Names something that is noticed before the harm is done."},
		{ID: "case", Kind: guide.Example, Text: "Tells of one particular day or client."},
		{ID: "team", Kind: guide.Content, Text: "Counts a broken working relationship as part of failing."},
		{ID: "fair", Kind: guide.Balance, Text: "Speaks of others without blame or contempt."},
	}}}}
}

// BenchmarkAssess measures a whole assessment of an answer of 60 words against
// seven requirements.
func BenchmarkAssess(b *testing.B) {
	g := benchGuide()
	task, err := assess.New(New()).Prepare(g, "", &g.Questions[0])
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := task.Assess(b.Context(), "a", desk); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
}
