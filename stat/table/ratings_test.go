package table_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/stat"
	"yardstick/stat/table"
)

// rows writes a table of ratings as text, to compare: "target rater value" each.
func rows(r *table.Ratings) []string {
	var all []string
	for i, u := range r.Rated {
		for _, x := range r.Table.Row(i) {
			line := r.Targets[u.Target]
			if len(r.Questions) > 0 {
				line += "/" + r.Questions[u.Question]
			}
			all = append(all, line+" "+r.Raters[x.Rater]+" "+table.Points(x.Value))
		}
	}
	return all
}

func TestReadRatings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, csv string
		want      []string
		blank     int
	}{
		{"plain", "target,rater,rating\nB,x,2\nA,x,4.5\nA,y,-1\n", []string{"A x 4.5", "A y -1", "B x 2"}, 0},
		{
			"byte order mark, Windows lines, another order, space, a blank line and a blank row",
			"\xef\xbb\xbfrating, Rater ,target\r\n 4 ,x, A\r\n\r\n , ,\r\n3.50,y,A\r\n",
			[]string{"A x 4", "A y 3.5"},
			0,
		},
		{"a blank rating is missing", "target,rater,rating\nA,x,3\nA,y,\nB,x, \nB,y,0\n", []string{"A x 3", "B y 0"}, 2},
		{"quoted", "target,rater,rating\n\"A, b\",\"x \"\"y\"\"\",1\n", []string{`A, b x "y" 1`}, 0},
		{"questions", "target,rater,rating,question\nA,x,3,q2\nA,x,4,q1\n", []string{"A/q1 x 4", "A/q2 x 3"}, 0},
		{"one name, composed in two ways", "target,rater,rating\nJose\u0301,x,3\nJos\u00e9,y,4\n", []string{"José x 3", "José y 4"}, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			r, err := table.ReadRatings("r.csv", strings.NewReader(tt.csv), nil)
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, rows(r)); d != "" || r.Blank != tt.blank {
				t.Errorf("%d blank, want %d; ratings (-want +got):\n%s", r.Blank, tt.blank, d)
			}
		})
	}
}

// TestOrderOfRows: however the rows are shuffled, the same table comes out.
func TestOrderOfRows(t *testing.T) {
	t.Parallel()
	lines := strings.SplitAfter("C,z,1\nA,x,2\nB,y,3\nA,y,4\nB,x,5\nC,x,1.5\n", "\n")
	lines = lines[:len(lines)-1]
	read := func() *table.Ratings {
		r, err := table.ReadRatings("r.csv", strings.NewReader("target,rater,rating\n"+strings.Join(lines, "")), nil)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	want := read()
	shuffle := rand.New(rand.NewPCG(1, 1))
	for range 20 {
		shuffle.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		if d := cmp.Diff(want, read(), cmp.Comparer(func(a, b stat.Ratings) bool { return reflect.DeepEqual(a, b) })); d != "" {
			t.Fatalf("(-want +got):\n%s", d)
		}
	}
}

func TestBadRatings(t *testing.T) {
	t.Parallel()
	const header = "target,rater,rating\n"
	scale := &table.Scale{Low: 1 * stat.Unit, High: 5 * stat.Unit, Step: stat.Unit / 2}
	for _, tt := range []struct{ name, csv, want string }{
		{"empty", "", "r.csv: is empty: want the columns target,rater,rating"},
		{"a header alone", header, "r.csv: holds no ratings under its header"},
		{"semicolons", "target;rater;rating\n", `r.csv:1: column 1: "target;rater;rating" is not a column that is known: want target,rater,rating, separated by commas`},
		{"another column", "target,rater,rating,note\n", `r.csv:1: column 4: "note" is not a column that is known: want target,rater,rating and, where you have it, question`},
		{"a column twice", "target,rater,rater\n", `r.csv:1: column 3: there is a second column "rater"`},
		{"a column missing", "target,rating\n", `r.csv:1: there is no column "rater": want target,rater,rating`},
		{"unequal columns", header + "A,x,1\nA,y\n", "r.csv:3: has 2 columns, the header has 3 (target,rater,rating)"},
		{"more columns", header + "A,x,1,2\n", "r.csv:2: has 4 columns, the header has 3 (target,rater,rating)"},
		{"outside the scale", header + "A,x,5\nA,y,5.5\n", `r.csv:3: column 3 (rating): "5.5" is outside the scale, 1 to 5 in steps of 0.5`},
		{"between the steps", header + "A,x,2.25\n", `r.csv:2: column 3 (rating): "2.25" lies between the steps of the scale, 1 to 5 in steps of 0.5`},
		{"a decimal comma", header + "A,x,\"4,5\"\n", `r.csv:2: column 3 (rating): "4,5" is written with a comma: want a point, as in 4.5`},
		{"a word", header + "A,x,NA\n", `r.csv:2: column 3 (rating): "NA" is not a number: want one such as 4 or 4.5, or an empty cell where there is no rating`},
		{"not a number at all", header + "A,x,NaN\n", `r.csv:2: column 3 (rating): "NaN" is not a number: want one such as 4 or 4.5, or an empty cell where there is no rating`},
		{"too fine", header + "A,x,3.33333\n", `r.csv:2: column 3 (rating): "3.33333" has more than 4 decimals: round it`},
		{"too large", header + "A,x,1000001\n", `r.csv:2: column 3 (rating): "1000001" is too large: want at most a million`},
		{"far too large", header + "A,x,99999999999999999999\n", `r.csv:2: column 3 (rating): "99999999999999999999" is too large: want at most a million`},
		{"no target", header + ",x,1\n", "r.csv:2: column 1 (target): is empty: want a name"},
		{"no rater", header + "A, ,1\n", "r.csv:2: column 2 (rater): is empty: want a name"},
		{"a long name", header + strings.Repeat("a", 201) + ",x,1\n", `r.csv:2: column 1 (target): "` + strings.Repeat("a", 40) + `…" is longer than 200 characters`},
		{"a control character", header + "A\x1b,x,1\n", `r.csv:2: column 1 (target): "A\x1b" holds a control character`},
		{
			"a rater twice: the first that a reader meets", header + "B,x,1\nB,y,1\nA,x,2\nB,x,3\nA,x,2\n",
			`r.csv:5: column 2 (rater): "x" rates "B" on line 2 already: one rating each`,
		},
		{"a quote", header + "A,x,\"1\n", `r.csv:2: character 8: is not CSV: extraneous or missing " in quoted-field`},
		{"NUL", header + "A,x,\x00\n", "r.csv:2: column 3: holds a NUL byte: this is no CSV file"},
		{"not UTF-8", header + "A,\xff,1\n", "r.csv:2: column 2: is not text in UTF-8"},
		{"an endless line", header + strings.Repeat("a", table.MaxLine+1), "r.csv:2: is longer than 64 KiB, the most that is read of one line"},
		{"an old workbook", "\xd0\xcf\x11\xe0\xa1\xb1", "r.csv: is an old (.xls) or encrypted workbook: save it as XLSX without a password, or as CSV"},
		{"not a workbook", "PK\x03\x04 and no more", "r.csv: begins like an XLSX workbook and is none: zip: not a valid zip file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := table.ReadRatings("r.csv", strings.NewReader(tt.csv), scale)
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestParseScale(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"1:5":     "1 to 5",
		"1:5:0.5": "1 to 5 in steps of 0.5",
		"-1:1:1":  "-1 to 1",
		"0:0":     `the scale "0:0": want HIGH above LOW, a whole number of steps apart, of which 255 at most`,
		"1:5:0.3": `the scale "1:5:0.3": want HIGH above LOW, a whole number of steps apart, of which 255 at most`,
		"0:256":   `the scale "0:256": want HIGH above LOW, a whole number of steps apart, of which 255 at most`,
		"1-5":     `the scale "1-5" is not one: want LOW:HIGH or LOW:HIGH:STEP, as in 1:5 or 1:5:0.5`,
		"a:5":     `the scale "a:5": "a" is not a number: want one as in 1:5 or 1:5:0.5`,
	} {
		s, err := table.ParseScale(text)
		got := fmt.Sprint(err)
		if err == nil {
			got = s.String()
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
