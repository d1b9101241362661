package pdf

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// said writes operands as they would stand in a stream, each with a blank after it.
func said(args []operand) string {
	var b strings.Builder
	for _, a := range args {
		switch a.kind {
		case isNumber:
			b.WriteString(strconv.FormatFloat(a.number, 'g', -1, 64))
		case isString:
			b.WriteString("(" + a.text + ")")
		case isName:
			b.WriteString("/" + a.text)
		case isList:
			b.WriteString("[" + strings.TrimSuffix(said(a.list), " ") + "]")
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// drawing writes text on a page: at (x,y) in a size.
type drawing struct{ b strings.Builder }

func (d *drawing) at(x, y, size float64, text string) *drawing {
	fmt.Fprintf(&d.b, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(text))
	return d
}

// block writes lines one below the other, 12 points apart.
func (d *drawing) block(x, y float64, lines ...string) *drawing {
	for i, l := range lines {
		d.at(x, y-12*float64(i), 10, l)
	}
	return d
}

func layout(t *testing.T, d *drawing) string {
	t.Helper()
	o, _, err := Read(t.Context(), onePage(d.b.String(), helvetica, ""))
	if err != nil {
		t.Fatal(err)
	}
	return shown(o.Lines)
}

func TestLayout(t *testing.T) {
	t.Parallel()
	left := []string{"Our clinic sees two hundred outpatients", "on an ordinary day, in eighteen rooms and", "with nine consultants. It lies by the park", "and has a garden."}
	right := []string{"You answer every caller kindly and offer", "the first appointment that fits into the", "week of those who call, and you write it", "into the book."}
	for name, tc := range map[string]struct {
		page *drawing
		want string
	}{
		"a paragraph": {
			new(drawing).block(50, 700, left...),
			strings.Join(left, " ") + "\n",
		},
		"paragraphs apart": {
			new(drawing).block(50, 700, left...).block(50, 640, right...),
			strings.Join(left, " ") + "\n" + strings.Join(right, " ") + "\n",
		},
		"two columns on common lines": {
			new(drawing).block(50, 700, left...).block(320, 700, right...),
			strings.Join(left, " ") + "\n" + strings.Join(right, " ") + "\n",
		},
		"two columns apart": {
			new(drawing).block(50, 700, left...).block(320, 705, right...),
			strings.Join(left, " ") + "\n" + strings.Join(right, " ") + "\n",
		},
		"columns below a line across": {
			new(drawing).at(50, 740, 10, strings.Repeat("A line that goes over all of the page ", 3)).block(50, 700, left...).block(320, 700, right...),
			strings.TrimSpace(strings.Repeat("A line that goes over all of the page ", 3)) + "\n" + strings.Join(left, " ") + "\n" + strings.Join(right, " ") + "\n",
		},
		"a table of labels": {
			new(drawing).block(50, 700, "Reports to", "Place", "Hours", "Pay").block(150, 700, "The head of the clinic by the park", "Leeds", "37 a week", "Grade 4"),
			"Reports to | The head of the clinic by the park\nPlace | Leeds\nHours | 37 a week\nPay | Grade 4\n",
		},
		"a value of two lines": {
			new(drawing).block(50, 700, "Reports to", "", "Place", "Hours").block(150, 700, "The head of the clinic", "and the board", "Leeds", "37 a week"),
			"Reports to | The head of the clinic and the board\nPlace | Leeds\nHours | 37 a week\n",
		},
		"headings by their size": {
			new(drawing).at(50, 740, 20, "Clinic Scheduler").at(50, 716, 14, "Your part").block(50, 700, left...),
			"# Clinic Scheduler\n## Your part\n" + strings.Join(left, " ") + "\n",
		},
		"a heading of two lines": {
			new(drawing).at(50, 740, 20, "Clinic Scheduler for the").at(50, 718, 20, "Outpatients of Leeds").block(50, 690, left...),
			"# Clinic Scheduler for the Outpatients of Leeds\n" + strings.Join(left, " ") + "\n",
		},
		"items with marks moved out": {
			new(drawing).block(50, 700, "-", "", "-").block(62, 700, "Offer every caller the first appointment that fits, and say", "how long the list is", "Cancel appointments"),
			"- Offer every caller the first appointment that fits, and say how long the list is\n- Cancel appointments\n",
		},
		"items in items": {
			new(drawing).block(50, 700, "- Offer appointments").block(74, 688, "- by telephone", "- at the desk").block(50, 664, "- Cancel appointments"),
			"- Offer appointments\n - by telephone\n - at the desk\n- Cancel appointments\n",
		},
		"short lines without marks": {
			new(drawing).block(50, 700, "Offer appointments", "Cancel appointments that were missed", "Order interpreters", "Chase letters"),
			"Offer appointments\nCancel appointments that were missed\nOrder interpreters\nChase letters\n",
		},
		"words that are broken": {
			new(drawing).block(50, 700, "You offer every caller the first appoint-", "ment that fits into the day of self-", "employed people and of all oth-", "ers, every day."),
			"You offer every caller the first appointment that fits into the day of self-employed people and of all others, every day.\n",
		},
		"the number of the page": {
			new(drawing).block(50, 700, left...).at(300, 30, 8, "Page 1 of 2").at(50, 780, 8, "https://example.org/jobs/1"),
			strings.Join(left, " ") + "\n",
		},
		"a mark on its own line": {
			new(drawing).block(50, 700, "-").block(60, 688, "Offer appointments").block(50, 676, "-").block(60, 664, "Cancel appointments"),
			"- Offer appointments\n- Cancel appointments\n",
		},
		"a raised figure": {
			new(drawing).at(50, 700, 10, "Offer appointments").at(135, 703, 6, "2").at(142, 700, 10, "every day"),
			"Offer appointments2 every day\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tc.want, layout(t, tc.page)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestHeadsAndFeet leaves out what stands at the edges of several pages alike.
func TestHeadsAndFeet(t *testing.T) {
	t.Parallel()
	page := func(text string) []string {
		return []string{"Sea Hotel, jobs", "", text, "", "Answer the calls of guests.", "", "Sea Hotel is an equal employer, 2026"}
	}
	o, _, err := Read(t.Context(), written(t, page("File the letters of guests."), page("Wake all guests on time."), page("Carry the bags of guests.")))
	if err != nil {
		t.Fatal(err)
	}
	got := shown(o.Lines)
	if strings.Contains(got, "Sea Hotel") || !strings.Contains(got, "Wake all guests on time.") {
		t.Errorf("%s", got)
	}
}

// TestSentencesTurnOver joins a sentence that a page's end parts.
func TestSentencesTurnOver(t *testing.T) {
	t.Parallel()
	o, _, err := Read(t.Context(), written(t, []string{"Porter", "Carry the bags of guests who come", "late to the rooms that were"}, []string{"kept for them.", "Wake guests."}))
	if err != nil || !strings.Contains(shown(o.Lines), "that were kept for them.") {
		t.Errorf("%s, error %v", shown(o.Lines), err)
	}
}

func TestGuard(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		data    string
		refused bool
	}{
		"objects":                     {strings.Repeat("1 0 obj << /Length 1 >>\nstream\nx\nendstream\nendobj\n", 1000), false},
		"the word in texts":           {strings.Repeat("(upstream) Tj ", 200), false},
		"the word in every object":    {strings.Repeat("1 0 obj (stream) endobj ", 1000), false},
		"dictionaries in wide blanks": {strings.Repeat("<< >> \r\n\t stream endstream endobj", 1000), false},
		"the word without objects":    {strings.Repeat("stream ", 1000), true},
		"ends without beginnings":     {strings.Repeat("endstream\n", 1000), true},
	} {
		if err := guard([]byte(tc.data)); (err != nil) != tc.refused {
			t.Errorf("%s: %v", name, err)
		}
	}
}
