package eval_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"yardstick/assess"
	"yardstick/assess/answers"
	"yardstick/assess/text"
	"yardstick/eval"
	"yardstick/guide"
)

// told is an assessor for tests: an answer tells it what to find, in words
// such as "options=met lesson=contradicted", and each word is its own evidence.
// A requirement that the answer does not name is left out.
type told struct{}

func (told) Assess(g *guide.Guide, _ string, q *guide.Question, id, answer string) (assess.Assessment, error) {
	if strings.Contains(answer, "broken") {
		return assess.Assessment{}, errors.New("the reader broke")
	}
	a := assess.Assessment{Answer: id, Guide: g.ID, Question: q.ID, Assessor: assess.Assessor{Name: "told", Version: "1"}}
	for _, word := range strings.Fields(answer) {
		name, verdict, ok := strings.Cut(word, "=")
		if !ok {
			continue
		}
		before, _, _ := strings.Cut(answer, word)
		start := utf8.RuneCountInString(before)
		a.Requirements = append(a.Requirements, assess.Requirement{
			ID: name, Verdict: assess.Verdict(verdict), Confidence: 0.75,
			Evidence: []assess.Evidence{{Start: start, End: start + utf8.RuneCountInString(word), Quote: word}},
		})
	}
	return a, nil
}

// toldReader is the same for claims: the word of the answer that begins with
// the claim's text gives the verdict; none is not met.
type toldReader struct{}

func (toldReader) Assessor() assess.Assessor { return assess.Assessor{Name: "told", Version: "1"} }

func (toldReader) Read(_ context.Context, doc *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	if strings.Contains(doc.Raw, "broken") {
		return nil, errors.New("the reader broke")
	}
	readings := make([]assess.Reading, len(claims))
	for i, c := range claims {
		readings[i] = assess.Reading{Verdict: assess.NotMet, Confidence: 0.75}
		for _, word := range strings.Fields(doc.Raw) {
			if verdict, ok := strings.CutPrefix(word, c.Text+"="); ok {
				readings[i].Verdict = assess.Verdict(verdict)
			}
		}
	}
	return readings, nil
}

// guides has one question in the first guide and two in the second.
func guides() []guide.Guide {
	requirement := func(id string, k guide.Kind) guide.Requirement {
		return guide.Requirement{ID: id, Text: "Says " + id + ".", Kind: k, Weight: 1}
	}
	return []guide.Guide{
		{ID: "decision", Pass: guide.Pass{Score: 0.6}, Questions: []guide.Question{
			{ID: "decision", Text: "What did you decide?", Requirements: []guide.Requirement{
				requirement("options", guide.Content), requirement("lesson", guide.Lesson),
			}},
		}},
		{ID: "desk", Pass: guide.Pass{Score: 0.6}, Questions: []guide.Question{
			{ID: "failure", Text: "Define failure.", Requirements: []guide.Requirement{requirement("measure", guide.MeasureK)}},
			{ID: "success", Text: "Define success.", Requirements: []guide.Requirement{requirement("measure", guide.MeasureK)}},
		}},
	}
}

// answersOf makes answers of "id guide/question: text" lines.
func answersOf(t *testing.T, lines ...string) []answers.Answer {
	t.Helper()
	var all []answers.Answer
	for i, line := range lines {
		head, words, ok := strings.Cut(line, ": ")
		id, place, ok2 := strings.Cut(head, " ")
		if !ok || !ok2 {
			t.Fatalf("answer %q is not ID PLACE: TEXT", line)
		}
		g, q, _ := strings.Cut(place, "/")
		all = append(all, answers.Answer{ID: id, Guide: g, Question: q, Text: words, File: "answers.jsonl", Line: i + 1})
	}
	return all
}

// labelsOf reads labels from rows.
func labelsOf(t *testing.T, rows ...string) []eval.Label {
	t.Helper()
	labels, err := eval.ReadLabels("labels.csv", strings.NewReader("id,requirement,label\n"+strings.Join(rows, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return labels
}

// ratingsOf reads ratings from lines.
func ratingsOf(t *testing.T, lines ...string) []eval.Rating {
	t.Helper()
	ratings, err := eval.ReadRatings("ratings.jsonl", strings.NewReader(strings.Join(lines, "\n")))
	if err != nil {
		t.Fatal(err)
	}
	return ratings
}

// message gives what an error says.
func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
