package assess

import (
	"sort"

	"yardstick/assess/text"
	"yardstick/assess/transcript"
)

// The warnings that an assessment may carry; Explain says what each means.
const (
	WarnEmpty       = "empty"
	WarnShort       = "too_short"
	WarnLong        = "too_long"
	WarnLanguage    = "language"
	WarnForeign     = "other_language"
	WarnHidden      = "hidden_characters"
	WarnKeywords    = "keyword_list"
	WarnRepetition  = "repetition"
	WarnQuestion    = "question_pasted"
	WarnRequirement = "requirement_pasted"
	WarnInstruction = "instructions"
	WarnOthers      = "others_words"
	WarnSpeakers    = "several_speakers"
	WarnCopied      = "copied_answer"
	WarnOrder       = "no_sentences"
	WarnDisowned    = "disowned"
	WarnSample      = "sample_pasted"
	WarnOtherJob    = "other_job"
	WarnUnsealed    = "unsealed_guide"
)

// Lengths in words.
const (
	leastWords = 3     // fewer say nothing that could be judged
	shortWords = 12    // fewer are assessed with a warning
	longWords  = 1_000 // more are assessed with a warning
)

// Warning is a warning with what it means for the person who answered.
type Warning struct{ Code, Meaning string }

// Warnings lists every warning, in the order in which an assessment holds them.
func Warnings() []Warning {
	return []Warning{
		{WarnEmpty, "There is no answer to assess. Nothing was assessed; that is not a zero."},
		{
			WarnLanguage,
			"The answer does not seem to be in English, the only language that this assessor reads. Nothing was assessed; that is not a zero.",
		},
		{
			WarnForeign,
			"The answer is not in English. A language model read it, where it says that it reads the language; what the program itself checks in " +
				"English words was not checked.",
		},
		{WarnOrder, "The words of the answer stand in no order that makes sentences. Nothing was assessed; that is not a zero."},
		{WarnShort, "The answer is very short. A panel could hardly judge it."},
		{WarnLong, "The answer is longer than seven minutes of speech. All of it was assessed, but a panel would have stopped listening."},
		{WarnHidden, "The answer holds characters that nobody sees. They were left out of the reading."},
		{WarnKeywords, "Part or all of the answer is a bare list of words. A list of words says nothing about them and earns nothing."},
		{WarnRepetition, "The answer says the same thing over again. A repetition earns nothing."},
		{WarnQuestion, "The question is copied into the answer. Copied words earn nothing; your own words do."},
		{WarnRequirement, "A requirement is copied into the answer. Copied words earn nothing; your own words do."},
		{WarnSample, "A sample sentence of the guide is copied into the answer. Copied words earn nothing; your own words do."},
		{WarnDisowned, "The answer rejects, takes back or only asks some of what it says. What is not your own view earns nothing."},
		{
			WarnOtherJob,
			"Little in the answer belongs to this job: it is general, or about another job. What it says earns nothing where a requirement names " +
				"something of this one.",
		},
		{WarnInstruction, "The answer speaks to the assessor. Instructions are text like any other and earn nothing."},
		{WarnOthers, "The answer holds what somebody else says, such as the interviewer. Only the words of the one who answers count."},
		{WarnSpeakers, "Several people seem to speak in the answer, and nothing says which of them answers. " +
			"All of it was assessed; only the words of the one who answers should be."},
		{
			WarnCopied,
			"An earlier answer to this question says the same, word for word. It was assessed like any other; who said it first is for people to " +
				"find out.",
		},
		{
			WarnUnsealed,
			"The guide is not sealed, or its seal was taken out: nobody can tell whether its requirements were fixed before the answer. Seal it " +
				"(yardstick guide seal) before it decides anything.",
		},
	}
}

// Explain says what a warning means, or gives the code back where it is unknown.
func Explain(code string) string {
	for _, w := range Warnings() {
		if w.Code == code {
			return w.Meaning
		}
	}
	return code
}

// inspection is what code finds about an answer before anything is read.
type inspection struct {
	codes  map[string]bool
	dead   []text.Span // what earns no credit: in order, disjoint
	silent bool        // nothing is left that could earn credit
}

// inspect looks for what only seems to be an answer. anyLanguage says that the
// reader may be given other languages than English: then an answer in one is
// inspected as far as that needs no English.
func inspect(doc *text.Document, sources []source, anyLanguage bool) *inspection {
	in := &inspection{codes: map[string]bool{}}
	in.warn(WarnHidden, len(text.Hidden(doc.Raw)) > 0)
	if len(doc.Words) == 0 {
		in.warn(WarnEmpty, true)
		in.silent = true
		return in
	}
	in.warn(WarnShort, len(doc.Words) < shortWords)
	in.warn(WarnLong, len(doc.Words) > longWords)
	other := foreign(doc)
	in.warn(WarnForeign, other && anyLanguage)
	if other && !anyLanguage {
		in.warn(WarnLanguage, true)
		return in
	}
	for _, p := range pasted(doc, sources) {
		in.kill(p.warning, p.span)
	}
	in.kill(WarnOthers, others(doc)...)
	in.warn(WarnSpeakers, !in.has(WarnOthers) && transcript.Several(doc.Raw))
	in.kill(WarnRepetition, repeated(doc)...)
	in.kill(WarnInstruction, instructions(doc)...)
	in.kill(WarnDisowned, disowned(doc)...)
	if other {
		in.settle(doc)
		return in
	}
	in.kill(WarnKeywords, keywordLists(doc)...)
	in.settle(doc)
	in.warn(WarnOrder, !in.silent && jumbled(doc))
	return in
}

func (in *inspection) warn(code string, yes bool) {
	if yes {
		in.codes[code] = true
	}
}

func (in *inspection) has(code string) bool { return in.codes[code] }

// kill takes spans out of what may earn credit, with a warning.
func (in *inspection) kill(code string, spans ...text.Span) {
	in.warn(code, len(spans) > 0)
	in.dead = append(in.dead, spans...)
}

// settle orders the dead spans, joins those that overlap, and finds out
// whether enough words are left to read. Of a sentence without a living word,
// nothing is left, its full stop neither: the reader would see it.
func (in *inspection) settle(doc *text.Document) {
	in.join()
	for _, s := range doc.Sentences {
		if words := doc.WordsIn(s); len(words) > 0 && dead(in.dead, words) {
			in.dead = append(in.dead, s)
		}
	}
	in.join()
	alive := len(doc.Words)
	for _, s := range in.dead {
		alive -= len(doc.WordsIn(s))
	}
	in.silent = alive < leastWords
}

// dead reports whether every word lies in one of the spans.
func dead(spans []text.Span, words []text.Word) bool {
	at := 0
	for _, w := range words {
		for at < len(spans) && spans[at].End < w.End {
			at++
		}
		if at == len(spans) || w.Start < spans[at].Start {
			return false
		}
	}
	return true
}

// join puts the dead spans in order and joins those that overlap.
func (in *inspection) join() {
	sort.Slice(in.dead, func(i, j int) bool { return in.dead[i].Start < in.dead[j].Start })
	var joined []text.Span
	for _, s := range in.dead {
		if k := len(joined) - 1; k >= 0 && s.Start <= joined[k].End {
			joined[k].End = max(joined[k].End, s.End)
		} else {
			joined = append(joined, s)
		}
	}
	in.dead = joined
}

// warnings gives the codes in their fixed order; never nil, for JSON.
func (in *inspection) warnings() []string {
	out := []string{}
	for _, w := range Warnings() {
		if in.codes[w.Code] {
			out = append(out, w.Code)
		}
	}
	return out
}
