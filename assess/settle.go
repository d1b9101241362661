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

func (s *settler) coverage(r *guide.Requirement, f *Requirement, items []Reading) {
	var verdicts []Verdict
	for i, reading := range items {
		item := Item{Name: r.Items[i]}
		item.Verdict, _, item.Evidence = s.reading(guide.Coverage, reading)
		s.name(&item)
		verdicts = append(verdicts, item.Verdict)
		f.Items = append(f.Items, item)
	}
	was := f.Verdict
	f.Verdict = coverageVerdict(f.Verdict, verdicts, r.AtLeast)
	if quotes := itemQuotes(f.Items); len(quotes) > 0 && f.Verdict != Contradicted {
		f.Evidence = quotes
	}
	if f.Verdict == NotMet || f.Verdict == NotAssessed {
		f.Evidence = []Evidence{}
	}
	if f.Verdict != was {
		f.Confidence = coverageConfidence(items)
	}
}

// name counts an item as said that a sentence names with failing or success.
func (s *settler) name(item *Item) {
	if !s.naming || item.Verdict == Met || item.Verdict == Contradicted {
		return
	}
	if span, ok := s.named(item.Name); ok {
		if quotes := s.quotes([]text.Span{span}); len(quotes) > 0 {
			item.Verdict, item.Evidence = Met, quotes
		}
	}
}

// coverageVerdict combines the reading of the whole claim with its items. The
// count of items that are met decides: met with atLeast of them, partly with
// any item said at all. Items that nobody read leave the whole as it is, and
// where they could make the difference it is open. atLeast 0 means all.
func coverageVerdict(whole Verdict, items []Verdict, atLeast int) Verdict {
	if atLeast <= 0 || atLeast > len(items) {
		atLeast = len(items)
	}
	met, partly, read := 0, 0, 0
	for _, v := range items {
		switch v {
		case Met:
			met++
		case Partly:
			partly++
		case NotAssessed:
			continue
		}
		read++
	}
	switch {
	case read == 0:
		return whole
	case met >= atLeast:
		return Met
	case met+len(items)-read >= atLeast:
		return NotAssessed
	case met+partly > 0:
		return Partly
	case whole == Contradicted:
		return Contradicted
	}
	return NotMet
}

// coverageConfidence is the mean confidence of the items: it was their count
// that decided.
func coverageConfidence(items []Reading) float64 {
	sum := 0.0
	for _, r := range items {
		sum += min(max(r.Confidence, 0), 1)
	}
	return sum / float64(len(items))
}

// itemQuotes takes the best quote of every item that has one, each span once.
func itemQuotes(items []Item) []Evidence {
	var quotes []Evidence
	seen := map[Evidence]bool{}
	for _, it := range items {
		if len(it.Evidence) > 0 && (it.Verdict == Met || it.Verdict == Partly) && !seen[it.Evidence[0]] {
			seen[it.Evidence[0]] = true
			quotes = append(quotes, it.Evidence[0])
		}
	}
	return quotes
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
