// Package report shows two readers of one answer side by side: the embedded
// assessor and a language model, where they differ, and what each of them quotes.
package report

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/judge"
)

// Row is one requirement as both have read it.
type Row struct {
	Number   int
	ID, Text string
	Differ   bool
	Embedded Side
	Judge    Side
}

// Side is what one reader found.
type Side struct {
	Verdict assess.Verdict
	Words   string
	Quotes  []string
	Why     string // the reader's own sentence, or why it has no verdict
}

// verdictWords name the verdicts.
var verdictWords = map[assess.Verdict]string{
	assess.Met:          "met",
	assess.Partly:       "partly met",
	assess.NotMet:       "not met",
	assess.Contradicted: "contradicted",
	assess.NotAssessed:  "not assessed",
}

// Rows gives the requirements of a question as both readers have read them; none
// where the model could not be asked.
func Rows(q *guide.Question, j *judge.Judgement) []Row {
	embedded := &j.Assessment
	if j.Embedded != nil {
		embedded = j.Embedded
	}
	if j.Judge.Failed() {
		return nil
	}
	var rows []Row
	for i := range q.Requirements {
		a, b := &embedded.Requirements[i], &j.Judge.Requirements[i]
		rows = append(rows, Row{
			Number: i + 1, ID: a.ID, Text: q.Requirements[i].Text, Differ: a.Verdict != b.Verdict, Embedded: side(a), Judge: side(b),
		})
	}
	return rows
}

func side(r *assess.Requirement) Side {
	s := Side{Verdict: r.Verdict, Words: verdictWords[r.Verdict], Why: r.Why}
	if r.Reason != "" {
		s.Why = judge.Explain(r.Reason)
	}
	for _, e := range r.Evidence {
		s.Quotes = append(s.Quotes, clean(e.Quote))
	}
	return s
}

// ruleWords say whose verdict stands.
var ruleWords = map[guide.Rule]string{
	guide.RuleEmbedded: "The verdict of record is the embedded assessor's.",
	guide.RuleJudge:    "The verdict of record is the language model's: the guide said so before it was sealed.",
	guide.RuleBoth:     "The verdict of record is that on which both agree, none where they differ: the guide said so before it was sealed.",
	guide.RuleStricter: "The verdict of record is the stricter of the two: the guide said so before it was sealed.",
}

// Lines say who read beside the assessor, how, and whose verdict stands.
func Lines(j *judge.Judgement) []string {
	o := &j.Judge
	if o.Failed() {
		return []string{
			"A language model was to read the answer too and could not be asked: " + clean(o.Failure) + ".",
			"The embedded assessor's verdict stands.",
		}
	}
	masked := "with names, addresses and telephone numbers masked"
	if !o.Parameters.Masked {
		masked = "as it stands"
	}
	lines := []string{
		fmt.Sprintf("%s at %s read the answer too, %s.", clean(o.Model), o.Endpoint, masked),
		fmt.Sprintf(
			"Prompt %.12s…, temperature %d, seed %d, %d requirements a call, %s.",
			o.PromptSHA256,
			o.Parameters.Temperature,
			o.Parameters.Seed,
			o.Parameters.Batch,
			dated(o.Date),
		),
		use(&o.Use),
	}
	for _, w := range o.Warnings {
		if w == assess.WarnForeign {
			lines = append(lines, assess.Explain(w))
		}
	}
	return append(lines, ruleWords[j.Rule])
}

func dated(at time.Time) string {
	if at.IsZero() {
		return "nothing was asked: there was nothing that it could have judged"
	}
	return "replies of " + at.UTC().Format("2006-01-02 15:04 UTC")
}

func use(u *judge.Use) string {
	if u.Calls == 0 {
		return "It had read this answer before: nothing was asked again."
	}
	return fmt.Sprintf(
		"%d calls, %d tokens in and %d out, %.1f seconds; %d of %d readings asked a third time, %d unstable, %d known before.",
		u.Calls,
		u.PromptTokens,
		u.CompletionTokens,
		float64(u.Milliseconds)/1000,
		u.Third,
		u.Requirements,
		u.Unstable,
		u.Cached,
	)
}

// Agreement says on how many requirements they differ.
func Agreement(j *judge.Judgement) string {
	n := len(j.Judge.Requirements)
	switch d := len(j.Differ); d {
	case 0:
		return fmt.Sprintf("Both give the same verdict on all %d requirements.", n)
	case 1:
		return fmt.Sprintf("They differ on 1 of %d requirements: %s.", n, j.Differ[0])
	default:
		return fmt.Sprintf("They differ on %d of %d requirements: %s.", d, n, strings.Join(j.Differ, ", "))
	}
}

// clean makes words safe to show in one line.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
