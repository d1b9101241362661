package assess

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess/text"
	"yardstick/guide"
)

// TestShorten: what people read of the evidence is whole clauses, short and few,
// and never loses the figure on which a verdict rests.
func TestShorten(t *testing.T) {
	t.Parallel()
	const long = "I have failed when the callers who ask for their parcels have to ring again and again about it, " +
		"because I count every call that comes back and from 30 percent on it is no longer bad luck"
	const answer = long + ". Paper waits as well. Nobody rings back. I blame no one."
	doc, err := text.Parse(answer)
	if err != nil {
		t.Fatal(err)
	}
	span := func(part string) text.Span {
		at := strings.Index(answer, part)
		return text.Span{Start: at, End: at + len(part)}
	}
	why := "because I count every call that comes back and from 30 percent on it is no longer bad luck."
	for name, c := range map[string]struct {
		kind  guide.Kind
		spans []text.Span
		shown []text.Span
		want  []string
	}{
		"the reader's clause":        {guide.Content, []text.Span{span("Paper waits as well.")}, []text.Span{span("Paper waits")}, []string{"Paper waits"}},
		"a long quote":               {guide.Content, []text.Span{span(long)}, nil, []string{"I have failed when the callers who ask for their parcels have to ring again and again about it"}},
		"a quote that needs figures": {guide.MeasureK, []text.Span{span(long)}, []text.Span{span("I have failed")}, []string{why}},
		"three quotes":               {guide.Content, []text.Span{span("Paper waits"), span("Nobody rings back"), span("I blame no one")}, nil, []string{"Paper waits", "Nobody rings back"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := settler{doc: doc}
			f := s.requirement(&guide.Requirement{ID: "r", Kind: c.kind}, Reading{Verdict: Met, Confidence: 1, Spans: c.spans, Shown: c.shown}, nil)
			var got []string
			for _, e := range f.Evidence {
				got = append(got, e.Quote)
			}
			if d := cmp.Diff(c.want, got); d != "" || f.Verdict != Met {
				t.Errorf("%s (-want +got):\n%s", f.Verdict, d)
			}
		})
	}
}
