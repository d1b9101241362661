package pdf

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// drawn follows a content stream and gives its signs.
func drawn(t *testing.T, content string) *canvas {
	t.Helper()
	f, err := open(t.Context(), onePage(content, helvetica, ""))
	if err != nil {
		t.Fatal(err)
	}
	c := &canvas{file: f, state: start(identity)}
	c.line, c.at = identity, identity
	d, _, _, err := f.PageDict(1, false)
	if err != nil {
		t.Fatal(err)
	}
	c.run(f.contents(d["Contents"]), f.dict(d["Resources"]))
	return c
}

// TestPlaces holds where signs are drawn, in points, and how large.
func TestPlaces(t *testing.T) {
	t.Parallel()
	type place struct {
		Text          string
		X, Y, End, Sz float64
	}
	for content, want := range map[string]place{
		"BT /F1 10 Tf 20 30 Td (a) Tj ET":                        {"a", 20, 30, 25.56, 10},
		"2 0 0 2 5 5 cm BT /F1 10 Tf 20 30 Td (a) Tj ET":         {"a", 45, 65, 56.12, 20},
		"BT /F1 10 Tf 50 Tz 20 30 Td (a) Tj ET":                  {"a", 20, 30, 22.78, 10},
		"BT /F1 10 Tf 4 Ts 20 30 Td (a) Tj ET":                   {"a", 20, 34, 25.56, 10},
		"BT /F1 10 Tf 20 30 TD 0 -12 Td (a) Tj ET":               {"a", 20, 18, 25.56, 10},
		"BT /F1 10 Tf 20 30 Td 5 -15 TD T* (a) Tj ET":            {"a", 25, 0, 30.56, 10},
		"BT /F1 1 Tf 10 0 0 10 20 30 Tm (a) Tj ET":               {"a", 20, 30, 25.56, 10},
		"BT /F1 10 Tf 20 30 Td [-500 (a)] TJ ET":                 {"a", 25, 30, 30.56, 10},
		"BT /F1 10 Tf 12 TL 20 30 Td 1 2 (a) \" ET":              {"a", 20, 18, 25.56, 10},
		"q 1 0 0 1 9 9 cm Q BT /F1 10 Tf 20 30 Td (a) Tj ET":     {"a", 20, 30, 25.56, 10},
		"Q Q BT /F1 10 Tf 20 30 Td (a) Tj ET":                    {"a", 20, 30, 25.56, 10},
		"BT /None 10 Tf 20 30 Td (a) Tj ET":                      {"a", 20, 30, 25, 10},
		"BT /F1 10 Tf 20 30 Td (a) Tj /F1 0 Tf (b) Tj ET":        {"a", 20, 30, 25.56, 10},
		"BT /F1 10 Tf 1 Tf Td 1 2 3 Tm 20 30 Td (a) Tj cm Tj ET": {"a", 20, 30, 25.56, 10},
	} {
		c := drawn(t, content)
		if len(c.signs) != 1 {
			t.Errorf("%s: %d signs", content, len(c.signs))
			continue
		}
		s := c.signs[0]
		round := func(v float64) float64 { return math.Round(v*100) / 100 }
		got := place{s.text, round(s.x), round(s.y), round(s.end), round(s.size)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", content, diff)
		}
	}
}

// TestDots keeps small filled shapes, and no others.
func TestDots(t *testing.T) {
	t.Parallel()
	for content, want := range map[string]int{
		"10 10 4 4 re f":                                     1,
		"10 10 m 14 10 l 14 14 l 10 14 l h f*":               1,
		"10 10 m 10 12 12 14 14 14 c 16 12 14 10 12 8 c h B": 1,
		"10 10 40 4 re f":                                    0, // a line
		"10 10 .2 .2 re f":                                   0,
		"10 10 4 4 re n":                                     0,
		"10 10 4 4 re":                                       0,
		".1 0 0 .1 0 0 cm 100 100 40 40 re f":                1,
		"10 10 4 4 re 100 100 4 4 re f":                      0, // one shape of two parts far apart
		"10 10 4 4 re f 30 30 4 4 re f":                      2,
	} {
		if got := len(drawn(t, content).dots); got != want {
			t.Errorf("%s: %d dots, want %d", content, got, want)
		}
	}
}

func TestUpright(t *testing.T) {
	t.Parallel()
	box := types.NewRectangle(0, 0, 600, 800)
	for rotate, want := range map[int][2]float64{0: {10, 20}, 90: {20, 590}, 180: {590, 780}, 270: {780, 10}, -90: {780, 10}, 450: {20, 590}} {
		x, y := upright(&model.InheritedPageAttrs{MediaBox: box, Rotate: rotate}).apply(10, 20)
		if x != want[0] || y != want[1] {
			t.Errorf("%d: (%g,%g), want %v", rotate, x, y, want)
		}
	}
	if upright(nil) != identity {
		t.Error("a page without attributes is turned")
	}
}

func TestPieces(t *testing.T) {
	t.Parallel()
	at := func(text string, x, end float64) sign { return sign{text: text, x: x, end: end, size: 10} }
	for name, tc := range map[string]struct {
		signs []sign
		want  string
	}{
		"near":              {[]sign{at("a", 0, 5), at("b", 5, 10)}, "ab"},
		"apart":             {[]sign{at("a", 0, 5), at("b", 8, 13)}, "a b"},
		"far apart":         {[]sign{at("a", 0, 5), at("b", 25, 30)}, "a|b"},
		"a blank between":   {[]sign{at("a", 0, 5), {text: "b", x: 5, end: 10, size: 10, afterBlanks: true}}, "a b"},
		"over each other":   {[]sign{at("a", 0, 5), {text: "b", x: 1, end: 6, size: 10, afterBlanks: true}}, "ab"},
		"a mark far before": {[]sign{at("•", 0, 3), at("b", 25, 30)}, "• b"},
		"a number before":   {[]sign{at("1", 0, 5), at(".", 5, 7), at("b", 30, 35)}, "1. b"},
		"twice on a place":  {once([]sign{at("a", 0, 5), at("a", 0.3, 5.3), at("b", 5, 10)}), "ab"},
	} {
		var got []string
		for _, p := range pieces(tc.signs) {
			got = append(got, p.text)
		}
		if strings.Join(got, "|") != tc.want {
			t.Errorf("%s: %q, want %q", name, got, tc.want)
		}
	}
}

func TestJoin(t *testing.T) {
	t.Parallel()
	for _, tc := range [][3]string{
		{"keep", "the files", "keep the files"},
		{"keep rec-", "ords", "keep records"},
		{"keep self-", "made files", "keep self-made files"},
		{"from 9-", "12", "from 9- 12"},
		{"Leeds-", "Bradford", "Leeds-Bradford"},
		{"keep rec\u00ad", "ords", "keep records"},
		{"keep rec‐", "ords", "keep records"},
		{"files -", "and more", "files - and more"},
		{"", "a", " a"},
	} {
		if got := join(tc[0], tc[1]); got != tc[2] {
			t.Errorf("%q and %q: %q, want %q", tc[0], tc[1], got, tc[2])
		}
	}
}

func TestNumberOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"3": true, "Page 3": true, "3 / 7": true, "page 3 of 7": true, "- 3 -": true, "https://x.y/z 1/2": true, "Sea Hotel - page 3": true,
		"30 days of leave": false, "Sea Hotel": false, "See page 3 for more": false,
	} {
		if got := numberOf(text); got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
