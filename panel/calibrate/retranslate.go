package calibrate

import (
	"yardstick/internal/fault"
	"yardstick/panel"
)

// An example is kept where at least KeepOf in KeepIn raters put it back to its
// level: 75 per cent.
const (
	KeepOf = 3
	KeepIn = 4
)

// Sorted is where a rater has put an example.
type Sorted struct {
	Rater, Example string
	Level          int
}

// Kept is how an example fared.
type Kept struct {
	panel.Example
	Meant  int         `json:"level"`
	Agreed int         `json:"agreed"` // raters who put it back to its level
	Of     int         `json:"of"`
	Levels map[int]int `json:"levels"` // how many put it where
	Keep   bool        `json:"keep"`
}

// Retranslate counts how many raters put each example back to its level. One that
// nobody has sorted is not kept.
func Retranslate(examples []panel.Example, sorted []Sorted) ([]Kept, error) {
	out := make([]Kept, len(examples))
	at := map[string]*Kept{}
	for i, e := range examples {
		out[i] = Kept{Example: e, Meant: e.Level, Levels: map[int]int{}}
		at[e.ID] = &out[i]
	}
	seen := map[[2]string]bool{}
	for _, s := range sorted {
		k := at[s.Example]
		switch {
		case k == nil:
			return nil, fault.Invalidf("rater %s sorts %q, which is no example of this guide", s.Rater, s.Example)
		case seen[[2]string{s.Rater, s.Example}]:
			return nil, fault.Invalidf("rater %s sorts %s twice", s.Rater, s.Example)
		}
		seen[[2]string{s.Rater, s.Example}] = true
		k.Of++
		k.Levels[s.Level]++
		if s.Level == k.Meant {
			k.Agreed++
		}
	}
	for i := range out {
		out[i].Keep = out[i].Of > 0 && KeepIn*out[i].Agreed >= KeepOf*out[i].Of
	}
	return out, nil
}

// Back counts how the raters of a position have put the examples of its guide back, as
// far as the viewer may see it: nil where nobody has.
func Back(v *panel.View, examples []panel.Example) ([]Kept, error) {
	var all []Sorted
	for _, s := range v.Sorted {
		for _, l := range s.Levels {
			all = append(all, Sorted{Rater: s.Member, Example: l.Example, Level: l.Level})
		}
	}
	if len(all) == 0 {
		return nil, nil
	}
	return Retranslate(examples, all)
}
