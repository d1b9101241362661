package text

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"yardstick/internal/fault"
)

func TestHidden(t *testing.T) {
	t.Parallel()
	cases := []struct {
		name, in string
		want     []string
	}{
		{"nothing", "I rang, e\u0301 and 50\u00a0%.\n\tThen", nil},
		{"emoji", "👩‍💻 ❤️ 1️⃣ 👍🏽 🧑🏽‍🚀 🏳️‍🌈", nil},
		{"flag of England", "\U0001F3F4\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F won", nil},
		{"Persian joiner", "می\u200cخواهم", nil},
		{"byte order mark", "\ufeffI rang", nil},
		{"zero width in a word", "de\u200bci\u200d\u2060ded", []string{"\u200b", "\u200d\u2060"}},
		{"override", "a\u202eb\u202c", []string{"\u202e", "\u202c"}},
		{"tags", "ok\U000E0041\U000E0042", []string{"\U000E0041\U000E0042"}},
		{"tags after a flag", "\U0001F3F4\U000E0041\U000E0042", []string{"\U000E0041\U000E0042"}},
		{"selectors", "a\ufe0f\U000E0101", []string{"\ufe0f\U000E0101"}},
		{"soft hyphen, filler, control", "a\u00adb\u3164c\x00", []string{"\u00ad", "\u3164", "\x00"}},
		{"mark in the middle", "a\ufeffb", []string{"\ufeff"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, s := range Hidden(c.in) {
				got = append(got, c.in[s.Start:s.End])
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHiddenCharactersLeaveWordsWhole(t *testing.T) {
	t.Parallel()
	raw := "\u200bI de\u200bci\u200bded.\u202e We\u00ad went\u200b."
	d := mustParse(t, raw)
	var norms, quotes []string
	for _, w := range d.Words {
		norms, quotes = append(norms, w.Norm), append(quotes, raw[w.Start:w.End])
	}
	if diff := cmp.Diff([]string{"i", "decided", "we", "went"}, norms); diff != "" {
		t.Errorf("norms (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"I", "de\u200bci\u200bded", "We", "went"}, quotes); diff != "" {
		t.Errorf("quotes (-want +got):\n%s", diff)
	}
	if got, want := d.Sentence(1), "We went."; got != want {
		t.Errorf("Sentence(1) = %q, want %q", got, want)
	}
}

func TestNormalize(t *testing.T) {
	t.Parallel()
	same := [][]string{
		{"Prioritised", "prioritized", "PRIORITIZED"},
		{"organisation", "organization", "Organization"},
		{"behaviour", "behavior"},
		{"colours", "colors"},
		{"neighbouring", "neighboring"},
		{"cancelled", "canceled"},
		{"travelling", "traveling"},
		{"centres", "centers"},
		{"analysed", "analyzed"},
		{"licence", "license"},
		{"programme", "program"},
		{"judgement", "judgment"},
		{"don’t", "don't"},
		{"ﬁnal", "final"},
		{"ＡＢＣ", "abc"},
		{"e\u0301", "é"},
		{"whilst", "while"},
		{"de\u200bcided", "decided"},
	}
	for _, group := range same {
		for _, w := range group[1:] {
			if got, want := Normalize(w), Normalize(group[0]); got != want {
				t.Errorf("Normalize(%q) = %q, but Normalize(%q) = %q", w, got, group[0], want)
			}
		}
	}
	for _, w := range []string{"hour", "four", "your", "course", "pour", "totally", "initially", "literal", "metric", "increase", "decrease"} {
		if got := Normalize(w); got != w {
			t.Errorf("Normalize(%q) = %q", w, got)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	t.Parallel()
	for name, in := range map[string]string{
		"invalid UTF-8":  "I rang\xff",
		"too many bytes": strings.Repeat("a", MaxBytes+1),
		"too many words": strings.Repeat("a ", MaxWords+1),
	} {
		if _, err := Parse(in); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: got %v, want an invalid fault", name, err)
		}
	}
	if _, err := Parse(strings.Repeat("a ", MaxWords)); err != nil {
		t.Errorf("%d words: %v", MaxWords, err)
	}
}
