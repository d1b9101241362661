package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/stat/report"
	"yardstick/stat/table"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with a file of testdata.
func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got); go test -update rewrites it:\n%s", path, d)
	}
}

// failer is a test or a property.
type failer interface{ Fatal(args ...any) }

// ratings reads a table from its rows.
func ratings(t failer, rows string) *table.Ratings {
	r, err := table.ReadRatings("r.csv", strings.NewReader(rows), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// written gives what a report writes.
func written(t failer, write func(w io.Writer) error) string {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// panel is three raters on eight candidates and two questions; Cleo sees no
// difference between the questions.
func panel() string {
	var b strings.Builder
	b.WriteString("target,rater,rating,question\n")
	for i := range 8 {
		for q := range 2 {
			level := 1 + i/2 + (i*q)%2
			fmt.Fprintf(&b, "Candidate %d,Ada,%d,q%d\nCandidate %d,Ben,%d,q%d\nCandidate %d,Cleo,%d.5,q%d\n",
				i+1, level, q+1, i+1, min(level+(i+q)%2, 5), q+1, i+1, 2+i/4, q+1)
		}
	}
	return b.String()
}

const looks = `target,rater,before,assessor,opened,after,reason
A,Ada,3,3,yes,3,
A,Ben,4,3,yes,3,I had missed the figure
B,Ada,5,3,yes,4,
B,Ben,5,3,no,5,
C,Ada,2,3,no,3,
C,Ben,2,,no,2,
`

func TestGolden(t *testing.T) {
	t.Parallel()
	l, err := table.ReadLooks("l.csv", strings.NewReader(looks), nil)
	if err != nil {
		t.Fatal(err)
	}
	scale, err := table.ParseScale("1:5:0.5")
	if err != nil {
		t.Fatal(err)
	}
	a := report.Agree(ratings(t, panel()), l, report.Options{Scale: scale, Wanted: 0.8})
	golden(t, "agree.txt", written(t, a.WriteText))
	golden(t, "agree.csv", written(t, a.WriteCSV))
	golden(t, "agree.svg", written(t, a.WritePlot))
	o, err := table.ReadOutcomes("o.csv", strings.NewReader("group,selected,total\nWhite,60,100\nAmerican Indian,45,100\nHispanic,48,100\nBlack,51,100\nFew,3,8\nEmpty,0,0\n"))
	if err != nil {
		t.Fatal(err)
	}
	p := report.Selection(o, false)
	golden(t, "impact.txt", written(t, p.WriteText))
	golden(t, "impact.csv", written(t, p.WriteCSV))
}

// TestFields holds the names that scripts rely on, in their order.
func TestFields(t *testing.T) {
	t.Parallel()
	a := report.Agree(ratings(t, "target,rater,rating\nA,x,1\nA,y,2\nB,x,3\nB,y,3\n"), nil, report.Options{Wanted: 0.8})
	o, err := table.ReadOutcomes("o.csv", strings.NewReader("group,selected,total\na,1,2\nb,1,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		of   any
		want string
	}{
		{a, "targets raters ratings missing icc agreement kappa fleiss ac1 ac2 alpha alpha_interval severity reliability notes"},
		{a.ICC, "icc11 icc21 icc31 icc1k icc2k icc3k"},
		{a.ICC.ICC11, "value low high"},
		{a.Kappa[0], "raters targets agreement unweighted linear quadratic"},
		{a.Kappa[0].Linear, "value se"},
		{a.Alpha, "nominal ordinal interval ratio"},
		{a.Severity[0], "rater ratings mean deviation low high spread relative_spread halo"},
		{report.Selection(o, false), "groups scored people notes"},
		{report.Selection(o, false).Groups[0], "group selected total share rate ratio ratio_interval flagged turns_on_one fisher_p z small excluded reference"},
	} {
		if got := strings.Join(fields(t, tt.of), " "); got != tt.want {
			t.Errorf("fields of %T:\ngot  %s\nwant %s", tt.of, got, tt.want)
		}
	}
}

// fields lists the fields of a value in JSON.
func fields(t *testing.T, v any) []string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	var names []string
	depth, key := 0, false
	for {
		token, err := d.Token()
		if err != nil {
			return names
		}
		switch x := token.(type) {
		case json.Delim:
			if x == '{' || x == '[' {
				depth++
			} else {
				depth--
			}
			key = depth == 1
		case string:
			if depth == 1 && key {
				names = append(names, x)
				key = false
				continue
			}
			key = depth == 1
		default:
			key = depth == 1
		}
	}
}

// TestEveryNullHasANote: whatever the table, JSON holds no NaN, and where
// something is not estimable a note says so.
func TestEveryNullHasANote(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		b.WriteString("target,rater,rating\n")
		for i := range rapid.IntRange(1, 6).Draw(t, "targets") {
			for j := range rapid.IntRange(1, 4).Draw(t, "raters") {
				rating := rapid.SampledFrom([]string{"", "1", "2", "2.5", "5", "-1"}).Draw(t, "rating")
				fmt.Fprintf(&b, "t%d,r%d,%s\n", i, j, rating)
			}
		}
		a := report.Agree(ratings(t, b.String()), nil, report.Options{Wanted: 0.8})
		data, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("null")) && len(a.Notes) == 0 {
			t.Fatalf("a null without a note:\n%s", data)
		}
		for what, in := range map[string]string{"text": written(t, a.WriteText), "csv": written(t, a.WriteCSV), "svg": written(t, a.WritePlot)} {
			if strings.Contains(in, "NaN") || strings.Contains(in, "Inf") {
				t.Fatalf("%s holds a number that is none:\n%s", what, in)
			}
		}
		wellFormed(t, written(t, a.WritePlot))
	})
}

// wellFormed reads XML to its end.
func wellFormed(t failer, text string) {
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// TestNamesDoNoHarm: a name is text in the drawing, and no formula in CSV.
func TestNamesDoNoHarm(t *testing.T) {
	t.Parallel()
	const evil = `=HYPERLINK(1)<script>&`
	a := report.Agree(ratings(t, "target,rater,rating\nA,"+evil+",1\nA,y,2\nB,"+evil+",3\nB,y,3\n"), nil, report.Options{Wanted: 0.8})
	svg := written(t, a.WritePlot)
	wellFormed(t, svg)
	if strings.Contains(svg, "<script>") {
		t.Error("the name is markup in the drawing")
	}
	rows, err := csv.NewReader(strings.NewReader(written(t, a.WriteCSV))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range rows {
		for _, cell := range row {
			found = found || cell == "'"+evil
			if strings.HasPrefix(cell, "=") {
				t.Errorf("a formula in CSV: %q", cell)
			}
		}
	}
	if !found {
		t.Error("the name is not in the CSV")
	}
}

// TestNotes goes through what notes say of tables and outcomes.
func TestNotes(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ rows, want string }{
		"one rater":        {"A,x,1\nB,x,2\n", "There is one rater: no agreement is estimable."},
		"constant":         {"A,x,3.7\nA,y,3.7\nB,x,3.7\nB,y,3.7\n", "All ratings are 3.7"},
		"incomplete":       {"A,x,1\nA,y,2\nB,x,3\nB,y,\nC,x,2\nC,y,2\n", "The table is incomplete: 1 of 6 ratings are missing, 1 as blank cells."},
		"no ratings":       {"A,x,\nB,y,\n", "There are no ratings: nothing is estimable."},
		"below zero":       {"A,x,-1\nA,y,2\nB,x,1\nB,y,1\n", "There are ratings below zero: alpha of the ratio scale is not estimable."},
		"names alike":      {"A,Anna,1\nA,anna,2\nB,Anna,3\nB,anna,1\n", `The raters "Anna" and "anna" are taken for two`},
		"perfect":          {"A,x,1\nA,y,1\nB,x,3\nB,y,3\n", "6 intraclass correlations have no interval"},
		"nothing in pairs": {"A,x,1\nB,y,1\nC,x,2\nD,y,3\n", "No target has two ratings: no agreement is estimable."},
		"one category of a pair": {
			"A,x,1\nA,y,1\nA,z,2\nB,x,1\nB,y,1\nB,z,1\n",
			"1 pair of raters used one and the same category on all that both rated",
		},
		"never apart": {"A,x,1\nA,y,2\nB,x,2\nB,y,3\n", "The deviation of 2 raters has no interval"},
	} {
		notes := strings.Join(report.Agree(ratings(t, "target,rater,rating\n"+tt.rows), nil, report.Options{Wanted: 0.8}).Notes, "\n")
		if !strings.Contains(notes, tt.want) {
			t.Errorf("%s: the notes do not say %q:\n%s", name, tt.want, notes)
		}
	}
	for name, tt := range map[string]struct{ rows, want string }{
		"one group":       {"a,1,2\n", "There are not two groups to compare: 1 with people"},
		"nobody selected": {"a,0,2\nb,0,3\n", "Nobody was selected: no ratio, test or flag exists."},
		"everybody":       {"a,2,2\nb,3,3\n", "Where everybody of both groups was selected, no test exists."},
		"small":           {"a,2,3\nb,1,3\n", `"b" has too few people for z`},
		"one person":      {"a,10,20\nb,8,20\n", `The flag of "b" turns on one person`},
		"two excluded":    {"a,100,200\nb,100,200\nc,1,2\nd,1,3\n", `"c", "d" have fewer than 2 % of all people each`},
	} {
		o, err := table.ReadOutcomes("o.csv", strings.NewReader("group,selected,total\n"+tt.rows))
		if err != nil {
			t.Fatal(err)
		}
		if notes := strings.Join(report.Selection(o, false).Notes, "\n"); !strings.Contains(notes, tt.want) {
			t.Errorf("%s: the notes do not say %q:\n%s", name, tt.want, notes)
		}
	}
}
