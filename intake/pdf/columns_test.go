package pdf

import "testing"

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

func TestIsTable(t *testing.T) {
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
		if got := isTable(tc.left, tc.right); got != tc.want {
			t.Errorf("%s: %v, want %v", name, got, tc.want)
		}
	}
}
