package model

import (
	"yardstick/assess"
	"yardstick/assess/text"
)

// A quote is at most maxQuote words; a second and a third one are given where
// at least moreShare of the evidence lies in another sentence. On labelled
// answers three quotes from .10 find people's quotes in 82 cases of 100, where
// two from .12 found them in 77.
const (
	maxQuote  = 25
	moreShare = 0.10
	maxSpans  = 3
)

// finding is what the windows of an answer gave for one claim: the window with
// the highest expected credit counts, or with the strongest contradiction
// where none gives credit.
type finding struct {
	read   bool
	shares [classes]float32
	weight []float32 // evidence by token of the window
	window span      // tokens of the answer
}

// take takes over a window's result if it says more than what is there.
func (f *finding) take(p [classes]float32, evidence []float32, window span) {
	if f.read && credit(p)+p[classOpposed] <= credit(f.shares)+f.shares[classOpposed] {
		return
	}
	*f = finding{true, p, append(f.weight[:0], evidence...), window}
}

// clearFindings makes n empty findings, whose memory is used again.
func (a *arena) clearFindings(n int) {
	a.findings = append(a.findings, make([]finding, max(0, n-len(a.findings)))...)[:n]
	for i := range a.findings {
		a.findings[i].read = false
	}
}

// reading turns a finding into a verdict with its quotes; tokens are the answer's.
func (r *Reader) reading(a *arena, answer *text.Document, f *finding, tokens []token) assess.Reading {
	verdict, sure := r.deciding().verdict(f.shares)
	out := assess.Reading{Verdict: verdict, Confidence: sure, Credit: float64(credit(f.shares))}
	if verdict != assess.NotMet || out.Credit > assess.Backed {
		out.Spans, out.Shown = a.quotes(answer, f.weight, tokens[f.window.from:f.window.to])
	}
	return out
}

// quotes gives the sentence that holds most of the evidence, and up to two more
// where much lies elsewhere. Of a long sentence, the words with most of it.
// With each comes the shortest run of its clauses that shows the point.
func (a *arena) quotes(answer *text.Document, weight []float32, tokens []token) (spans, shown []text.Span) {
	bySentence, byWord := grown(a.bySentence, len(answer.Sentences)), grown(a.byWord, len(answer.Words))
	a.bySentence, a.byWord = bySentence, byWord
	clear(bySentence)
	clear(byWord)
	at := 0
	for i, t := range tokens {
		for at < len(answer.Words)-1 && answer.Words[at].End <= t.start {
			at++
		}
		if at < len(answer.Words) {
			byWord[at] += weight[i]
			bySentence[answer.Words[at].Sentence] += weight[i]
		}
	}
	out := make([]text.Span, 0, 2)
	for len(out) < maxSpans {
		best := strongest(bySentence)
		if best < 0 || len(out) > 0 && bySentence[best] < moreShare {
			break
		}
		out = append(out, within(answer, byWord, best))
		shown = append(shown, core(answer, byWord, best))
		bySentence[best] = 0
	}
	return out, shown
}

// strongest gives the index of the largest weight above zero, or -1.
func strongest(weights []float32) int {
	best := -1
	for i, w := range weights {
		if w > 0 && (best < 0 || w > weights[best]) {
			best = i
		}
	}
	return best
}

// within gives the sentence, or the maxQuote words of it with most weight.
func within(answer *text.Document, byWord []float32, sentence int) text.Span {
	from := 0
	for from < len(answer.Words) && answer.Words[from].Sentence < sentence {
		from++
	}
	to := from
	for to < len(answer.Words) && answer.Words[to].Sentence == sentence {
		to++
	}
	if to-from <= maxQuote {
		return answer.Sentences[sentence]
	}
	best, most := from, float32(-1)
	for i := from; i+maxQuote <= to; i++ {
		var sum float32
		for _, w := range byWord[i : i+maxQuote] {
			sum += w
		}
		if sum > most {
			best, most = i, sum
		}
	}
	return text.Span{Start: answer.Words[best].Start, End: answer.Words[best+maxQuote-1].End}
}
