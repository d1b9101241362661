package mask_test

import (
	"testing"
	"unicode/utf8"

	"yardstick/assess/text"
	"yardstick/judge/mask"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestText(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, in, want string }{
		{"nothing", "I failed when 12 calls waited over 4 minutes.", "I failed when 12 calls waited over 4 minutes."},
		{"speaker", "My name is Zola Abernathy and I clean.", "My name is N_____________ and I clean."},
		{"title", "I told Mrs. Okonkwo-Hale twice.", "I told Mrs. N___________ twice."},
		{
			"again",
			"A colleague called Wulfric was ill. Wulfric's desk was empty.",
			"A colleague called N______ was ill. N______'s desk was empty.",
		},
		{"list", "Then Priya Venkataraman rang me.", "Then N_________________ rang me."},
		{"not a name", "My manager The Boss said so. Will you? May I? Mark it.", "My manager The Boss said so. Will you? May I? Mark it."},
		{"word and name", "I worked with Grace Aldridge there.", "I worked with N_____________ there."},
		{"address", "Write to j.smith@example.co.uk or www.example.com/me.", "Write to E____________________ or E_________________."},
		{"spoken address", "It is mail at example dot com really.", "It is E______________________ really."},
		{"number", "Ring +49 (0)30 1234567 or 020-7946-0958 now.", "Ring T________________ or T____________ now."},
		{
			"figures stay",
			"In 2019-2021 we had 1,250,000 calls, on 12.03.2021 alone 340.",
			"In 2019-2021 we had 1,250,000 calls, on 12.03.2021 alone 340.",
		},
		{"accents keep their bytes", "Me llamo José Núñez.", "Me llamo N____________."},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, _ := mask.Text(c.in)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFindSaysWhat(t *testing.T) {
	t.Parallel()
	got := mask.Find("Ms Ito, 0170 1234567, a@b.de")
	want := []mask.Masked{
		{Span: text.Span{Start: 3, End: 6}, Kind: mask.Name},
		{Span: text.Span{Start: 8, End: 20}, Kind: mask.Number},
		{Span: text.Span{Start: 22, End: 28}, Kind: mask.Address},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// holds fails unless a masked text keeps its bytes outside what was masked.
func holds(t interface{ Fatalf(string, ...any) }, s string) {
	got, found := mask.Text(s)
	if len(got) != len(s) || utf8.ValidString(s) && !utf8.ValidString(got) {
		t.Fatalf("%q became %q", s, got)
	}
	at := 0
	for _, m := range found {
		if m.Start < at || m.End <= m.Start || m.End > len(s) || got[at:m.Start] != s[at:m.Start] {
			t.Fatalf("%q: %+v", s, found)
		}
		at = m.End
	}
	if got[at:] != s[at:] {
		t.Fatalf("%q became %q", s, got)
	}
}

func TestOffsetsHold(t *testing.T) {
	t.Parallel()
	piece := rapid.SampledFrom(
		[]string{"Mr ", "my name is ", "Anna", " Ünal", "’s ", "a@b.co", "+49 170 1234567", ". ", "\n", "Frank ", "é", "👩🏽", "\u200b", "The "},
	)
	rapid.Check(t, func(t *rapid.T) {
		s := ""
		for _, p := range rapid.SliceOfN(rapid.OneOf(piece, rapid.String()), 0, 12).Draw(t, "pieces") {
			s += p
		}
		holds(t, s)
	})
}

func FuzzText(f *testing.F) {
	f.Add("My name is José Núñez, ring +34 600 123 456, jose@example.es")
	f.Add("Dr. O’Brien-Ünal\x00\xff")
	f.Fuzz(func(t *testing.T, s string) { holds(t, s) })
}
