package judge

import (
	"cmp"
	"context"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/guide"

	"github.com/kljensen/snowball/english"
)

// Bounds on a follow-up question.
const (
	followUpTokens = 160
	mostWords      = 30
	leastWords     = 4
	followUpTries  = 2
)

// Weakest is the requirement that an interviewer would ask about: a must before
// others, then the least credit, then the greatest weight, then the order of the
// guide. False where everything that was assessed is met.
func Weakest(q *guide.Question, found []assess.Requirement) (*guide.Requirement, bool) {
	var open []int
	for i := range q.Requirements {
		if v := found[i].Verdict; v != assess.Met && v != assess.NotAssessed {
			open = append(open, i)
		}
	}
	if len(open) == 0 {
		return nil, false
	}
	slices.SortStableFunc(open, func(a, b int) int {
		x, y := &q.Requirements[a], &q.Requirements[b]
		return cmp.Or(
			-cmp.Compare(one(x.Must), one(y.Must)),
			cmp.Compare(credit(found[a].Verdict), credit(found[b].Verdict)),
			-cmp.Compare(x.Weight, y.Weight),
		)
	})
	return &q.Requirements[open[0]], true
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// FollowUp asks the model for the one question that an interviewer would ask after
// this answer, aimed at the requirement without giving its words away. It is empty
// where the model gives none that may be shown: then the coach's own question
// stays. It fails where the model cannot be asked and on an answer that cannot be
// read.
func (r *Reader) FollowUp(ctx context.Context, job string, q *guide.Question, want *guide.Requirement, answer string) (string, error) {
	doc, err := text.Parse(answer)
	if err != nil {
		return "", err
	}
	ctx = watched(ctx)
	request := r.followUpRequest(job, q, want, doc)
	for range followUpTries {
		reply, err := r.model.Ask(ctx, request)
		if err != nil {
			return "", err
		}
		watcher(ctx).asked(&reply, false)
		var said struct {
			Question string `yaml:"question"`
		}
		if reply.Refusal != "" || decodeReply(reply.Text, &said) != nil {
			continue
		}
		question := oneLine(said.Question)
		if asks(question) && !givesAway(question, want, q.Text+" "+job+" "+answer) {
			return question, nil
		}
		request.Seed++
	}
	return "", nil
}

// followUpRequest is the request for a question. The model sees the requirement's
// text and not its samples.
func (r *Reader) followUpRequest(job string, q *guide.Question, want *guide.Requirement, doc *text.Document) Request {
	sent := r.sending(doc.Raw).sent
	code := r.code([]assess.Claim{{Question: q.Text, Job: job, Text: want.Text}}, []int{0}, sent, mostRounds)
	user := fill(promptText("followupuser"), "job", orUnknown(job), "question", q.Text, "requirement", want.Text,
		"code", hex.EncodeToString(code[:8]), "answer", sent)
	return Request{
		Model: r.options.Model, Messages: []Message{{"system", promptText("followup")}, {"user", user}},
		Form: formFollowUp, Schema: followUpSchema(), MaxTokens: followUpTokens, Seed: seed,
	}
}

// asks reports whether a text is one short question and nothing else.
func asks(s string) bool {
	words := len(strings.Fields(s))
	return words >= leastWords && words <= mostWords && strings.ContainsAny(s[len(s)-min(len(s), 3):], "?？") &&
		strings.Count(s, "?") <= 1 && !strings.ContainsAny(strings.TrimRight(s, "?？"), ".!\n{}")
}

// givesAway reports whether a question holds a word of the requirement that
// neither the candidate nor the interviewer has used, other than those that
// requirements are made of.
func givesAway(question string, want *guide.Requirement, used string) bool {
	known, secret := stems(used), stems(want.Text+" "+strings.Join(want.Items, " "))
	for stem := range stems(question) {
		if secret[stem] && !known[stem] {
			return true
		}
	}
	return false
}

// leastLetters of a word that may give something away.
const leastLetters = 4

// plainWords are what requirements and questions alike are made of.
var plainWords = stemsOf(
	`answer says say tells tell gives give names name shows show describes describe explains explain mentions mention states state knows know
	least first what when which where would could should this that these those with from into about their they them your you have been
	were does most more some
	other than then there here each every also only just like such much many speaker candidate something anything thing work works
	worked working happened
	happen after before while because make makes made want wants come comes find finds`,
)

func stems(s string) map[string]bool {
	all := stemsOf(s)
	for stem := range plainWords {
		delete(all, stem)
	}
	return all
}

func stemsOf(s string) map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if utf8.RuneCountInString(w) >= leastLetters {
			all[english.Stem(w, true)] = true
		}
	}
	return all
}
