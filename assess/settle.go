package assess

import (
	"yardstick/assess/text"
	"yardstick/guide"
)

// settler turns readings into findings. What it decides is final.
type settler struct {
	doc    *text.Document
	dead   []text.Span // what earns no credit, in order
	naming bool        // the question asks what failing or success means: see named
}

// requirement settles one requirement from the reading of the whole and, for
// coverage, the readings of its items.
func (s *settler) requirement(r *guide.Requirement, whole Reading, items []Reading) Requirement {
	f := Requirement{ID: r.ID, Kind: kindOf(r)}
	f.Verdict, f.Confidence, f.Evidence = s.reading(f.Kind, whole)
	read := f.Verdict
	if f.Kind == guide.Coverage && len(items) > 0 {
		s.coverage(r, &f, items)
	}
	if f.Kind == guide.MeasureK && f.Verdict == Met && !s.figured(f.Evidence) {
		f.Verdict, f.Confidence = Partly, ruleConfidence
	}
	s.shorten(&f, whole, items)
	s.explain(&f, read, whole, items)
	return f
}

// explain keeps the reader's sentence where its verdict stands, and its word for
// why there is none.
func (s *settler) explain(f *Requirement, read Verdict, whole Reading, items []Reading) {
	if f.Verdict == read && read == whole.Verdict {
		f.Why = whole.Why
	}
	if f.Verdict != NotAssessed {
		return
	}
	f.Reason = whole.Reason
	for _, item := range items {
		if f.Reason == "" {
			f.Reason = item.Reason
		}
	}
}

// reading checks one reading: without a quote that holds there is no verdict
// above not_met, except that nothing can be quoted for the absence of blame.
func (s *settler) reading(k guide.Kind, r Reading) (Verdict, float64, []Evidence) {
	confidence := min(max(r.Confidence, 0), 1)
	switch r.Verdict {
	case Met, Partly, Contradicted:
	case NotAssessed:
		return NotAssessed, confidence, []Evidence{}
	default:
		return NotMet, confidence, []Evidence{}
	}
	quotes := s.quotes(r.Spans)
	if len(quotes) == 0 && (k != guide.Balance || r.Verdict == Contradicted) {
		return NotMet, ruleConfidence, quotes
	}
	return r.Verdict, confidence, quotes
}

// figured reports whether a quote holds a checkable fact.
func (s *settler) figured(quotes []Evidence) bool {
	for _, q := range quotes {
		if span, ok := s.doc.ByteSpan(q.Start, q.End); ok && s.doc.HasFigure(span) {
			return true
		}
	}
	return false
}
