package delivery_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/internal/fault"
	"yardstick/practice/delivery"
)

func of(t *testing.T, a delivery.Answer) delivery.Delivery {
	t.Helper()
	d, err := delivery.Of(a)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func quoted(marks []delivery.Mark) string {
	words := []string{}
	for _, m := range marks {
		words = append(words, m.Quote)
	}
	return strings.Join(words, "|")
}

func TestFillersAndHedges(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ fillers, hedges string }{
		"Um, I have failed when, you know, nobody rings back.":       {"Um|you know", ""},
		"You know that I ring back. Do you know why? I like it so.":  {"", ""},
		"It is, like, a backlog. It looks like a backlog.":           {"like", ""},
		"Well, I ring back. All is well. I did well, too.":           {"Well", ""},
		"I mean, paper waits. I mean what I say.":                    {"I mean", ""},
		"I kind of failed. What kind of failure? It is a sort of a.": {"", "kind of"},
		"Maybe I would say so, I guess. Perhaps. And so on.":         {"", "Maybe|I would say|I guess|Perhaps|And so on"},
		"Er … the … uh … figure.":                                    {"Er|uh", ""},
		"I think I’d say so.":                                        {"", "I think|I’d say"},
		"An umbrella, an error and a hummer.":                        {"", ""},
		"":                                                           {"", ""},
	}
	for in, want := range tests {
		d := of(t, delivery.Answer{Text: in})
		if got := quoted(d.Fillers); got != want.fillers {
			t.Errorf("%q: fillers %s, want %s", in, got, want.fillers)
		}
		if got := quoted(d.Hedges); got != want.hedges {
			t.Errorf("%q: hedges %s, want %s", in, got, want.hedges)
		}
	}
}

func TestLengthAndPace(t *testing.T) {
	t.Parallel()
	minute := strings.TrimSpace(strings.Repeat("I ring every one of them back soon. ", 20)) // 160 words
	tests := map[string]struct {
		in   delivery.Answer
		pace int
		want string
	}{
		"typed": {
			delivery.Answer{Text: minute, Seconds: 400, Wanted: 60},
			0,
			"160 words in 20 sentences; said aloud, about 1 min 04 s, within the 1 minute that the question suggests.",
		},
		"spoken": {
			delivery.Answer{Text: minute, Seconds: 60, Spoken: true},
			160,
			"160 words in 20 sentences, spoken in 1 minute.|Spoken at 160 words a minute, easy to follow.",
		},
		"fast": {
			delivery.Answer{Text: minute, Seconds: 40, Spoken: true, Wanted: 180},
			240,
			"160 words in 20 sentences, spoken in 40 seconds. The question suggests 3 minutes: there is room for more.|Spoken at 240 words a minute, which is fast for listeners who take notes. A pause after each point gives them time.",
		},
		"slow": {
			delivery.Answer{Text: minute, Seconds: 125, Spoken: true, Wanted: 60},
			77,
			"160 words in 20 sentences, spoken in 2 min 05 s. The question suggests 1 minute: what could be left out?|Spoken at 77 words a minute, with time to think. That is no fault; check only that the time is enough.",
		},
		"time not known": {delivery.Answer{Text: "Ok.", Spoken: true}, 0, "1 word in 1 sentence; said aloud, about 0 seconds."},
		"nothing":        {delivery.Answer{Text: " \n"}, 0, "There is nothing here yet."},
		"of oneself": {
			delivery.Answer{Text: "i think it is late, and I guess that is mine."},
			0,
			"11 words in 1 sentence; said aloud, about 4 seconds.|2 hedges (“I think”, “I guess”). Keep those that say what is really uncertain.",
		},
		"fillers": {
			delivery.Answer{Text: "Um, so, um, it is, you know, maybe late."},
			0,
			"9 words in 1 sentence; said aloud, about 4 seconds.|3 filler words (“um”, “you know”). A silent pause does the same and reads better.|1 hedge (“maybe”). Keep those that say what is really uncertain.",
		},
		"one long": {
			delivery.Answer{Text: strings.Repeat("and so we went on ", 10) + "."},
			0,
			"50 words in 1 sentence; said aloud, about 20 seconds.|One sentence is very long; said aloud, it is easier to follow in two.",
		},
		"a right-to-left ": {delivery.Answer{Text: "الفشل هو أن ينتظر العميل."}, 0, "5 words in 1 sentence; said aloud, about 2 seconds."},
	}
	for name, test := range tests {
		d := of(t, test.in)
		if d.Pace != test.pace {
			t.Errorf("%s: pace %d, want %d", name, d.Pace, test.pace)
		}
		if diff := cmp.Diff(strings.Split(test.want, "|"), d.Remarks); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
	if _, err := delivery.Of(delivery.Answer{Text: "\xff"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("no UTF-8: %v", err)
	}
}

// TestMarksAreExact: every mark is exactly the span that it quotes, in code points.
func TestMarksAreExact(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		in := strings.Join(rapid.SliceOf(rapid.SampledFrom([]string{
			"um", ", ", " ", "you know", "é", "🧑🏽‍🔧", ". ", "I think", "kind of", "word", "\n", "like", "الفشل", "\u200b", "maybe",
		})).Draw(t, "parts"), "")
		d, err := delivery.Of(delivery.Answer{Text: in})
		if err != nil {
			t.Fatal(err)
		}
		runes := []rune(in)
		last := 0
		for _, m := range d.Fillers {
			if m.Start < last || m.End > len(runes) || string(runes[m.Start:m.End]) != m.Quote {
				t.Fatalf("%q: mark %+v", in, m)
			}
			last = m.End
		}
	})
}
