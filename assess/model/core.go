package model

import "yardstick/assess/text"

// coreShare is how much of a sentence's evidence a run of its clauses holds that
// is quoted in its place. On labelled answers, people's quotes are found in 71.4
// cases of 100 at .6, in 72.6 at .75, in 74.1 at .9, with longer quotes.
const coreShare = 0.75

// core gives the shortest run of whole clauses with coreShare of the sentence's
// evidence, or the one with most where all of those are too long to quote.
func core(answer *text.Document, byWord []float32, sentence int) text.Span {
	clauses := answer.Clauses(sentence)
	weights := make([]float32, len(clauses))
	var all float32
	for i, c := range clauses {
		for _, w := range byWord[c.From:c.To] {
			weights[i] += w
		}
		all += weights[i]
	}
	best, enough := text.Clause{From: clauses[0].From, To: clauses[0].To}, false
	most := float32(-1)
	for i := range clauses {
		var sum float32
		for j := i; j < len(clauses); j++ {
			run := text.Clause{From: clauses[i].From, To: clauses[j].To}
			if run.Words() > text.MaxClause {
				break
			}
			sum += weights[j]
			switch full := sum >= coreShare*all; {
			case full && (!enough || run.Words() < best.Words()):
				best, enough = run, true
			case !full && !enough && sum > most:
				best, most = run, sum
			}
		}
	}
	return answer.SpanOf(best.From, best.To)
}
