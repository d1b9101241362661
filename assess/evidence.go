package assess

import (
	"strings"
	"unicode/utf8"

	"yardstick/assess/text"
)

// Limits on evidence.
const (
	maxQuotes     = 3  // for one requirement or item
	maxQuoteWords = 40 // in one quote; a longer one is cut after that many
)

// quotes turns a reader's spans into evidence, best first. A span that lies
// outside the answer, splits a code point, holds no word or touches what earns
// no credit is dropped, never mended into something the reader did not say.
func (s *settler) quotes(spans []text.Span) []Evidence {
	quotes := []Evidence{}
	for _, span := range spans {
		span, ok := s.quotable(span)
		if !ok || overlaps(s.dead, span) || quoted(quotes, s.doc, span) {
			continue
		}
		start, end := s.doc.CodePoints(span)
		quotes = append(quotes, Evidence{Start: start, End: end, Quote: s.doc.Raw[span.Start:span.End]})
		if len(quotes) == maxQuotes {
			break
		}
	}
	return quotes
}

// quotable checks a span and trims it: to its words and what stands between
// them, with the punctuation that closes it, and to maxQuoteWords.
func (s *settler) quotable(span text.Span) (text.Span, bool) {
	raw := s.doc.Raw
	if span.Start < 0 || span.End > len(raw) || span.Start >= span.End {
		return span, false
	}
	if !utf8.RuneStart(raw[span.Start]) || span.End < len(raw) && !utf8.RuneStart(raw[span.End]) {
		return span, false
	}
	words := s.doc.WordsIn(span)
	if len(words) == 0 {
		return span, false
	}
	if len(words) > maxQuoteWords {
		span.End = shortened(raw, words)
	}
	return text.Trim(raw, span), true
}

// shortened is where a quote of too many words ends: at its last comma,
// semicolon or dash that leaves at least half of maxQuoteWords, else after
// maxQuoteWords.
func shortened(raw string, words []text.Word) int {
	for i := maxQuoteWords - 1; i >= maxQuoteWords/2; i-- {
		if strings.ContainsAny(raw[words[i].End:words[i+1].Start], ",;:–—") {
			return words[i].End
		}
	}
	return words[maxQuoteWords-1].End
}

// quoted reports whether a span lies inside a quote that is there already.
func quoted(quotes []Evidence, doc *text.Document, span text.Span) bool {
	start, end := doc.CodePoints(span)
	for _, q := range quotes {
		if start >= q.Start && end <= q.End {
			return true
		}
	}
	return false
}

func overlaps(spans []text.Span, s text.Span) bool {
	for _, d := range spans {
		if s.Start < d.End && d.Start < s.End {
			return true
		}
	}
	return false
}
