package assess

import (
	"testing"

	"yardstick/assess/text"
	"yardstick/guide"
)

// TestBackedItems holds that an item read weakly counts where the whole claim is
// read as met and most items are wanted, and nowhere else.
func TestBackedItems(t *testing.T) {
	t.Parallel()
	doc, err := text.Parse("The queue grows at the gate and nobody opens the second lane. Drivers leave without a word of why.")
	if err != nil {
		t.Fatal(err)
	}
	read := func(v Verdict, credit float64) Reading {
		r := Reading{Verdict: v, Confidence: .6, Credit: credit}
		if v != NotMet || credit > Backed {
			r.Spans = doc.Sentences[1:2]
		}
		return r
	}
	met := Reading{Verdict: Met, Confidence: .8, Credit: .8, Spans: doc.Sentences[:1]}
	two, four := []string{"lanes", "drivers"}, []string{"lanes", "drivers", "money", "signs"}
	cases := []struct {
		name    string
		names   []string
		atLeast int
		whole   Reading
		items   []Reading
		want    Verdict
		second  Verdict // of the second item
	}{
		{"weak item, whole met", two, 2, met, []Reading{met, read(NotMet, .3)}, Met, Met},
		{"half-read item, whole met", two, 2, met, []Reading{met, read(Partly, .5)}, Met, Met},
		{"absent item", two, 2, met, []Reading{met, read(NotMet, .1)}, Partly, NotMet},
		{"denied item", two, 2, met, []Reading{met, read(Contradicted, .3)}, Partly, Contradicted},
		{"whole said in part", two, 2, read(Partly, .5), []Reading{met, read(NotMet, .3)}, Partly, NotMet},
		{"whole not met", two, 2, read(NotMet, .3), []Reading{read(NotMet, .3), read(NotMet, .3)}, NotMet, NotMet},
		{"only the whole", two, 0, met, []Reading{read(NotMet, .1), read(NotMet, .1)}, Partly, NotMet},
		{"the whole in part, no item", two, 0, read(Partly, .5), []Reading{read(NotMet, .1), read(NotMet, .1)}, NotMet, NotMet},
		{"a few are enough", four, 2, met, []Reading{met, read(NotMet, .3), read(NotMet, .1), read(NotMet, .1)}, Partly, NotMet},
		{"a few are enough, none said", four, 2, met, []Reading{read(NotMet, .1), read(NotMet, .1), read(NotMet, .1), read(NotMet, .1)}, NotMet, NotMet},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := settler{doc: doc}
			r := guide.Requirement{ID: "r", Kind: guide.Coverage, Text: "Names the sides of the work.", Items: c.names, AtLeast: c.atLeast}
			got := s.requirement(&r, c.whole, c.items)
			if got.Verdict != c.want || got.Items[1].Verdict != c.second {
				t.Errorf("verdict %s, second item %s, want %s and %s", got.Verdict, got.Items[1].Verdict, c.want, c.second)
			}
			if (got.Verdict == Met || got.Verdict == Partly) && len(got.Evidence) == 0 {
				t.Errorf("%s without a quote", got.Verdict)
			}
		})
	}
}
