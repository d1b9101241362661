package assess

import (
	"yardstick/assess/text"
	"yardstick/guide"
)

// coverage counts the items that are said: f holds the reading of the whole claim.
func (s *settler) coverage(r *guide.Requirement, f *Requirement, items []Reading) {
	was, backing := f.Verdict, NotAssessed
	if mostWanted(r) {
		backing = was
	}
	var verdicts []Verdict
	for i, reading := range items {
		item := Item{Name: r.Items[i]}
		item.Verdict, _, item.Evidence = s.reading(guide.Coverage, reading)
		s.back(&item, backing, reading)
		s.name(&item)
		verdicts = append(verdicts, item.Verdict)
		f.Items = append(f.Items, item)
	}
	f.Verdict = coverageVerdict(was, verdicts, r.AtLeast)
	if f.Verdict == NotMet && backing == Met {
		f.Verdict = Partly
	}
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

// Backed is the credit above which the reading of an item, too little by itself,
// counts where the claim as a whole is read as met and most of the items are
// wanted. An item is a few words, and what is said of it in others is easily missed;
// the whole claim says what is wanted of it, and where all have to be found one that is
// misread sinks the answer. Where a few of many are enough, another makes up for it.
// The cut is round, not fitted; docs/model-card.md says what it brings.
const Backed = 0.2

// mostWanted reports whether more than half of the items have to be said.
func mostWanted(r *guide.Requirement) bool {
	return r.AtLeast <= 0 || r.AtLeast > len(r.Items) || 2*r.AtLeast > len(r.Items)
}

// back counts an item as said that is read weakly where the whole is met.
func (s *settler) back(item *Item, whole Verdict, reading Reading) {
	weak := item.Verdict == Partly || item.Verdict == NotMet && reading.Credit > Backed
	if whole != Met || !weak {
		return
	}
	if quotes := s.quotes(reading.Spans); len(quotes) > 0 {
		item.Verdict, item.Evidence = Met, quotes
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
// any item said at all. Items that nobody read leave the whole as it is, and where
// they could make the difference it is open. atLeast 0 means all.
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
