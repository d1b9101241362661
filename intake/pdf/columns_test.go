package pdf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// stack gives lines one below the other from the left edge x on.
func stack(x, width, y float64, texts ...string) (out []line) {
	for i, s := range texts {
		out = append(out, line{text: s, x0: x, x1: x + width, y: y - 12*float64(i), size: 10})
	}
	return out
}

func TestGutter(t *testing.T) {
	t.Parallel()
	left, right := stack(50, 200, 700, "a", "b", "c", "d"), stack(300, 200, 700, "e", "f", "g", "h")
	across := stack(50, 450, 720, "over both")
	for name, tc := range map[string]struct {
		lines []line
		at    float64
		found bool
	}{
		"two columns":        {append(append([]line{}, left...), right...), 300, true},
		"below a line":       {append(append(append([]line{}, across...), left...), right...), 300, true},
		"one column":         {left, 0, false},
		"a column of two":    {append(append([]line{}, left...), right[:2]...), 0, false},
		"lines that overlap": {append(append([]line{}, left...), stack(240, 200, 700, "e", "f", "g", "h")...), 0, false},
	} {
		if at, found := gutter(tc.lines); found != tc.found || found && at != tc.at {
			t.Errorf("%s: %g %v, want %g %v", name, at, found, tc.at, tc.found)
		}
	}
}

func TestTable(t *testing.T) {
	t.Parallel()
	labels := stack(50, 60, 700, "Place", "Pay", "Hours")
	values := stack(150, 300, 700, "Leeds, by the park in the north", "Grade 4 of the scale", "37 a week, two of them late")
	text := stack(150, 300, 700, "a line of a text that is long", "and another line of that text", "and the last line of the text")
	long := stack(50, 90, 700, "a line of a text that is long", "and another line of that text", "and the last line of the text")
	for name, tc := range map[string]struct {
		left, right []line
		want        bool
	}{
		"labels and values":    {labels, values, true},
		"columns of text":      {long, text, false},
		"a narrow side apart":  {stack(50, 60, 705, "Place", "Pay", "Hours"), values, false},
		"duties and how often": {long, stack(400, 40, 700, "daily", "weekly", "daily"), true},
	} {
		var out []line
		c := &canvas{file: &file{}}
		if got := c.table(append(tc.left, tc.right...), 110, &out); got != tc.want {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}

// TestRowsOfTables: labels go with their values where they stand at the middle of
// them, at their first line, or under a heading no wider than they are.
func TestRowsOfTables(t *testing.T) {
	t.Parallel()
	at := func(x, y float64, s string) line {
		return line{text: s, x0: x, x1: x + 5*float64(len(s)), y: y, size: 10}
	}
	for name, tc := range map[string]struct {
		zone []line
		want []string
	}{
		"by their middles": {
			[]line{
				at(50, 694, "Place"), at(150, 700, "Leeds, by the park in the"), at(150, 688, "north"),
				at(50, 670, "Pay"), at(150, 670, "Grade 4"),
				at(50, 650, "Hours"), at(50, 638, "of work"), at(150, 644, "37 a week"),
			},
			[]string{"Place|Leeds, by the park in the north", "Pay|Grade 4", "Hours of work|37 a week"},
		},
		"by their first lines": {
			[]line{
				at(50, 700, "Place"), at(150, 700, "Leeds, by the park in the"), at(150, 688, "north"),
				at(50, 670, "Pay"), at(150, 670, "Grade 4"), at(50, 650, "Hours"), at(150, 650, "37 a week"),
			},
			[]string{"Place|Leeds, by the park in the north", "Pay|Grade 4", "Hours|37 a week"},
		},
		"of three columns": {
			[]line{
				at(50, 700, "Task"), at(150, 700, "How often"), at(300, 700, "Target"), at(50, 680, "Calls"), at(150, 680, "daily"),
				at(300, 680, "90 %"), at(50, 660, "Letters"), at(150, 660, "weekly"), at(300, 660, "2 days"),
			},
			[]string{"Task|How often|Target", "Calls|daily|90 %", "Letters|weekly|2 days"},
		},
		"between headings": {
			[]line{
				at(50, 730, "Figures"), at(50, 700, "Losses"), at(150, 700, "Zero"), at(50, 682, "Score"), at(150, 682, "85"),
				at(50, 664, "Opened"), at(150, 664, "20 a month"), at(50, 630, "Duties"), at(50, 612, "Answer calls"),
			},
			[]string{"Figures", "Losses|Zero", "Score|85", "Opened|20 a month", "Duties", "Answer calls"},
		},
	} {
		var out []line
		c := &canvas{file: &file{}}
		if !c.table(tc.zone, 150, &out) {
			t.Errorf("%s: no table", name)
		}
		var got []string
		for _, l := range out {
			if l.cells == nil {
				l.cells = []string{l.text}
			}
			got = append(got, strings.Join(l.cells, "|"))
		}
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}
