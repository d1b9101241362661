package judge

import (
	"strings"
	"testing"
	"unicode/utf8"

	"yardstick/assess"
	"yardstick/internal/fault"
)

const goodReply = `{"language":"en","reads_language":true,"findings":{"r1":{"quote":"one two","why":"so","verdict":"met"}}}`

// FuzzParse holds that a reply is read or refused, never anything else, and that
// what is read has a verdict for every id.
func FuzzParse(f *testing.F) {
	f.Add(goodReply)
	f.Add("<think>{</think>```json\n" + goodReply + "\n```")
	f.Add(`{"findings":{"r1":{"verdict":null}},"reads_language":true}`)
	f.Add(strings.Repeat(`{"a":`, 40))
	f.Fuzz(func(t *testing.T, reply string) {
		found, err := parseFindings(reply, []string{"r1"})
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("%q: %v", reply, err)
			}
			return
		}
		if v := found.Findings["r1"].Verdict; v == nil || len(found.Findings) != 1 || found.Reads == nil {
			t.Fatalf("%q: %+v", reply, found)
		}
	})
}

// FuzzQuote holds that a quote is found only where it stands, on the boundaries of
// characters, and that what it earns is never more than what stands there.
func FuzzQuote(f *testing.F) {
	f.Add("I ring — “at once” — after ten\u00a0minutes…", `"at once" - after ten minutes...`)
	f.Add("a\u200bb c", "ab c")
	f.Add("İstanbul \u0301x y", "i̇stanbul x")
	f.Add("one\n\n\n\ntwo", "one two")
	f.Fuzz(func(t *testing.T, answer, quote string) {
		if !utf8.ValidString(answer) || len(answer) > 10_000 {
			return
		}
		x := newIndex(answer)
		span, ok := x.find(quote)
		if !ok {
			return
		}
		if span.Start < 0 || span.End > len(answer) || span.Start >= span.End || !utf8.ValidString(answer[span.Start:span.End]) {
			t.Fatalf("%q in %q: %v", quote, answer, span)
		}
		stands := strings.Trim(foldAll(newIndex(answer[span.Start:span.End]).folded), `"' .`)
		if !strings.Contains(foldAll(quote), stands) {
			t.Fatalf("%q in %q: found %q", quote, answer, stands)
		}
		v := x.vote(finding{Quote: quote, Verdict: new(assess.Met)}, &assess.Claim{})
		if len(v.spans) != 1 || v.verdict != assess.Met {
			t.Fatalf("%+v", v)
		}
	})
}
