package assess

import (
	"yardstick/assess/text"
	"yardstick/guide"
)

// Limits on what is quoted once a verdict stands.
const (
	shownQuotes = 2              // for one requirement; one for an item
	shownWords  = text.MaxClause // in one quote
)

// shorten cuts the evidence of a finding to what a person should read: at most
// two quotes, each the shortest run of whole clauses that shows the point, of at
// most shownWords words. The verdict was settled on the longer ones before.
func (s *settler) shorten(f *Requirement, whole Reading, items []Reading) {
	for i := range f.Items {
		f.Items[i].Evidence = s.short(f.Items[i].Evidence, items[i].Shown, "", 1)
	}
	if quotes := itemQuotes(f.Items); len(quotes) > 0 && len(f.Evidence) > 0 {
		f.Evidence = quotes[:min(len(quotes), shownQuotes)]
		return
	}
	f.Evidence = s.short(f.Evidence, whole.Shown, f.Kind, shownQuotes)
}

// short gives the first quotes, each cut to clauses.
func (s *settler) short(quotes []Evidence, shown []text.Span, k guide.Kind, most int) []Evidence {
	out := []Evidence{}
	for _, q := range quotes {
		span, ok := s.doc.ByteSpan(q.Start, q.End)
		if !ok {
			continue
		}
		span = text.Trim(s.doc.Raw, s.clause(span, shown, k))
		if quoted(out, s.doc, span) {
			continue
		}
		start, end := s.doc.CodePoints(span)
		out = append(out, Evidence{Start: start, End: end, Quote: s.doc.Raw[span.Start:span.End]})
		if len(out) == most {
			break
		}
	}
	return out
}

// clause is what is shown of a quote: what the reader says shows the point, or
// else the run of clauses with most of the quote. For a measure it holds the
// figure, where the quote does.
func (s *settler) clause(q text.Span, shown []text.Span, k guide.Kind) text.Span {
	figure := k == guide.MeasureK && s.doc.HasFigure(q)
	fits := func(c text.Span) bool {
		return len(s.doc.WordsIn(c)) <= shownWords && !overlaps(s.dead, c) && (!figure || s.doc.HasFigure(c))
	}
	for _, c := range shown {
		if c, ok := s.quotable(c); ok && overlaps([]text.Span{q}, c) && fits(c) {
			return c
		}
	}
	if len(s.doc.WordsIn(q)) <= shownWords {
		return q
	}
	best, most := q, 0
	for _, c := range s.runs(q) {
		if n := len(s.doc.WordsIn(text.Span{Start: max(c.Start, q.Start), End: min(c.End, q.End)})); n > most && fits(c) {
			best, most = c, n
		}
	}
	return best
}

// runs gives the runs of whole clauses of at most shownWords words that touch a quote.
func (s *settler) runs(q text.Span) []text.Span {
	words := s.doc.WordsIn(q)
	var runs []text.Span
	for sentence := words[0].Sentence; sentence <= words[len(words)-1].Sentence; sentence++ {
		clauses := s.doc.Clauses(sentence)
		for i := range clauses {
			for j := i; j < len(clauses) && clauses[j].To-clauses[i].From <= shownWords; j++ {
				if span := s.doc.SpanOf(clauses[i].From, clauses[j].To); overlaps([]text.Span{q}, span) {
					runs = append(runs, span)
				}
			}
		}
	}
	return runs
}
