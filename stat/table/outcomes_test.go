package table_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/stat"
	"yardstick/stat/table"
)

// of is a group of which so many were selected.
func of(selected, total int) stat.Counts { return stat.Counts{Selected: selected, Total: total} }

func TestReadOutcomes(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, csv string
		want      *table.Outcomes
	}{
		{"counts", "group,selected,total\nb,3,10\na,0,0\n", &table.Outcomes{Groups: []string{"b", "a"}, Counts: []stat.Counts{of(3, 10), of(0, 0)}}},
		{
			"scores: above the median of all, which is 3", "group,score\na,1\nb,2.5\nb,3.5\na,4\na,\n",
			&table.Outcomes{Groups: []string{"a", "b"}, Counts: []stat.Counts{of(1, 2), of(1, 2)}, Scored: true, Blank: 1},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, err := table.ReadOutcomes("o.csv", strings.NewReader(tt.csv))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("(-want +got):\n%s", d)
			}
		})
	}
}

func TestBadOutcomes(t *testing.T) {
	t.Parallel()
	const header = "group,selected,total\n"
	for _, tt := range []struct{ name, csv, want string }{
		{"a header alone", header, "o.csv: holds no groups under its header"},
		{"a column missing", "group,selected\n", "o.csv:1: has the columns group,selected: want group,selected,total or group,score"},
		{"both", "group,selected,total,score\n", "o.csv:1: has the columns group,selected,total,score: want group,selected,total or group,score"},
		{"more selected than there are", header + "a,1,2\nb,4,3\n", "o.csv:3: column 2 (selected): 4 were selected of a total of 3: at most all can be"},
		{"a group twice", header + "a,1,2\nb,1,2\na,1,2\n", `o.csv:4: column 1 (group): "a" stands on line 2 already: one row a group`},
		{"half a person", header + "a,1.5,2\n", `o.csv:2: column 2 (selected): "1.5" is not a number of people: want a whole number such as 12`},
		{"below zero", header + "a,-1,2\n", `o.csv:2: column 2 (selected): "-1" is below zero: want a number of people`},
		{"empty", header + "a,1,\n", `o.csv:2: column 3 (total): is empty: want a number of people, 0 if there are none`},
		{"too many", header + "a,1,100000001\n", `o.csv:2: column 3 (total): "100000001" is too large: want at most 100000000`},
		{"too many digits", header + "a,1,99999999999999999999\n", `o.csv:2: column 3 (total): "99999999999999999999" is too large: want at most 100000000`},
		{"no group", header + ",1,2\n", "o.csv:2: column 1 (group): is empty: want a name"},
		{"a word for a score", "group,score\na,high\n", `o.csv:2: column 2 (score): "high" is not a number: want one such as 4 or 4.5, or an empty cell where there is no rating`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := table.ReadOutcomes("o.csv", strings.NewReader(tt.csv))
			if err == nil || err.Error() != tt.want {
				t.Errorf("got  %v\nwant %s", err, tt.want)
			}
		})
	}
}

func TestReadLooks(t *testing.T) {
	t.Parallel()
	const csv = "target,rater,before,assessor,opened,after,reason\nA,x,2,3,yes,3,saw it\nA,y,4,3,No,4,\nB,x,1,,no,1,\n"
	got, err := table.ReadLooks("l.csv", strings.NewReader(csv), nil)
	if err != nil {
		t.Fatal(err)
	}
	const unit = stat.Unit
	want := &table.Looks{Raters: []string{"x", "y"}, NotAssessed: 1, Looks: []stat.Look{
		{Rater: 0, Before: 2 * unit, Assessor: 3 * unit, After: 3 * unit, Opened: true, Reasoned: true},
		{Rater: 1, Before: 4 * unit, Assessor: 3 * unit, After: 4 * unit},
	}}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	for name, tt := range map[string]struct{ row, want string }{
		"neither yes nor no": {"A,x,2,3,perhaps,3", `l.csv:2: column 5 (opened): "perhaps" is neither yes nor no`},
		"twice":              {"A,x,2,3,yes,3\nA,x,2,3,yes,3", `l.csv:3: column 2 (rater): "x" rates "A" on line 2 already: one row each`},
		"no own level":       {"A,x,,3,yes,3", `l.csv:2: column 3 (before): is empty: want a level of the scale`},
		"outside the scale":  {"A,x,2,3,yes,6", `l.csv:2: column 6 (after): "6" is outside the scale, 1 to 5`},
	} {
		_, err := table.ReadLooks("l.csv", strings.NewReader("target,rater,before,assessor,opened,after\n"+tt.row+"\n"), &table.Scale{Low: unit, High: 5 * unit, Step: unit})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s:\ngot  %v\nwant %s", name, err, tt.want)
		}
	}
}
