package stat_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/stat"
)

// TestKappa holds published values. The first is the 2 × 2 example that most
// introductions to kappa use; the second is the example of SAS PROC FREQ's AGREE
// option as statsmodels tests it (linear and quadratic weights); the values of
// the third were computed with scikit-learn 1.9.1 (cohen_kappa_score).
func TestKappa(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name                          string
		rows                          [][]int
		exact                         float64
		unweighted, linear, quadratic float64
	}{
		{"2x2", [][]int{{20, 5}, {10, 15}}, 0.7, 0.4, 0.4, 0.4},
		{"SAS and statsmodels", [][]int{{0, 4, 1}, {0, 8, 0}, {0, 1, 5}}, 13. / 19, 0.4841628959, 0.4701195219, 0.4501607717},
		{"perfect", [][]int{{3, 0, 0}, {0, 2, 0}, {0, 0, 4}}, 1, 1, 1, 1},
		{"as far apart as can be", [][]int{{0, 0, 5}, {0, 0, 0}, {5, 0, 0}}, 0, -1, -1, -1},
		{"scikit-learn, below chance", [][]int{{50, 26, 24}, {24, 4, 32}, {6, 30, 4}}, 0.29, -0.0923076923, 0.0227272727, 0.1343283582},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			table := tableOf(tt.rows)
			if got := table.Exact(); !near(got, tt.exact, 1e-12) {
				t.Errorf("Exact() = %v, want %v", got.Format(10), tt.exact)
			}
			for w, want := range map[stat.Weights]float64{stat.Unweighted: tt.unweighted, stat.Linear: tt.linear, stat.Quadratic: tt.quadratic} {
				if got := table.Kappa(w); !near(got, want, 5e-11) {
					t.Errorf("Kappa(%s) = %v, want %v", w, got.Format(10), want)
				}
			}
		})
	}
}

func TestKappaNotEstimable(t *testing.T) {
	t.Parallel()
	for name, rows := range map[string][][]int{
		"no categories":              {},
		"no cases":                   {{0, 0}, {0, 0}},
		"both used one category":     {{7, 0}, {0, 0}},
		"one category in the design": {{7}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, w := range []stat.Weights{stat.Unweighted, stat.Linear, stat.Quadratic} {
				if got := tableOf(rows).Kappa(w); got != stat.NotEstimable() {
					t.Errorf("Kappa(%s) = %v, want not estimable", w, got)
				}
			}
		})
	}
}

// TestF1 holds the two small examples of scikit-learn's documentation of
// f1_score and classification_report, whose figures follow by hand.
func TestF1(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name            string
		gold, predicted []int
		macro, weighted float64
		f1              []float64
	}{
		{"f1_score", []int{0, 1, 2, 0, 1, 2}, []int{0, 2, 1, 0, 0, 1}, 0.8 / 3, 0.8 / 3, []float64{0.8, 0, 0}},
		{"classification_report", []int{0, 1, 2, 2, 2}, []int{0, 0, 2, 2, 1}, (2./3 + 0.8) / 3, (2./3 + 3*0.8) / 5, []float64{2. / 3, 0, 0.8}},
		{"a category that nobody used", []int{0, 0, 2}, []int{0, 0, 2}, 1, 1, []float64{1, -1, 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			table := stat.NewTable(3)
			for i := range tt.gold {
				table.Add(tt.gold[i], tt.predicted[i])
			}
			if got := table.MacroF1(); !near(got, tt.macro, 1e-12) {
				t.Errorf("MacroF1() = %v, want %v", got.Format(10), tt.macro)
			}
			if got := table.WeightedF1(); !near(got, tt.weighted, 1e-12) {
				t.Errorf("WeightedF1() = %v, want %v", got.Format(10), tt.weighted)
			}
			for i, c := range table.Classes() {
				if want := tt.f1[i]; want < 0 && c.F1 != stat.NotEstimable() || want >= 0 && !near(c.F1, want, 1e-12) {
					t.Errorf("F1 of %d = %v, want %v", i, c.F1.Format(10), want)
				}
			}
		})
	}
	if empty := stat.NewTable(3); empty.MacroF1() != stat.NotEstimable() || empty.WeightedF1() != stat.NotEstimable() {
		t.Error("F1 of no cases is estimable")
	}
}

func TestClasses(t *testing.T) {
	t.Parallel()
	got := tableOf([][]int{{3, 1}, {0, 0}}).Classes()
	want := []stat.Class{
		{Support: 4, Predicted: 3, Precision: stat.Estimate(1), Recall: stat.Estimate(0.75), F1: stat.Ratio(6, 7)},
		{Support: 0, Predicted: 1, Precision: stat.Estimate(0), Recall: stat.NotEstimable(), F1: stat.Estimate(0)},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("Classes() (-want +got):\n%s", d)
	}
}

// drawRows draws a table of counts.
func drawRows(t *rapid.T) [][]int {
	k := rapid.IntRange(1, 5).Draw(t, "k")
	rows := make([][]int, k)
	for i := range rows {
		rows[i] = rapid.SliceOfN(rapid.IntRange(0, 12), k, k).Draw(t, "row")
	}
	return rows
}

func TestTableProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawRows(t)
		table := tableOf(rows)
		swapped, reversed := stat.NewTable(len(rows)), stat.NewTable(len(rows))
		last := len(rows) - 1
		for i, row := range rows {
			for j, n := range row {
				for range n {
					swapped.Add(j, i)
					reversed.Add(last-i, last-j)
				}
			}
		}
		for _, w := range []stat.Weights{stat.Unweighted, stat.Linear, stat.Quadratic} {
			kappa := table.Kappa(w)
			if got := swapped.Kappa(w); got != kappa {
				t.Fatalf("kappa(%s) is not symmetric: %v and %v", w, kappa, got)
			}
			if got := reversed.Kappa(w); got != kappa {
				t.Fatalf("kappa(%s) hangs on the direction of the scale: %v and %v", w, kappa, got)
			}
			if k, ok := kappa.Float(); ok && (k > 1 || k < -1 || k == 1 != (table.Agreed() == table.Total())) {
				t.Fatalf("kappa(%s) = %v with %d of %d agreed", w, k, table.Agreed(), table.Total())
			}
		}
		for _, v := range []stat.Value{table.Exact(), table.MacroF1(), table.WeightedF1()} {
			if x, ok := v.Float(); ok != (table.Total() > 0) || x < 0 || x > 1+1e-12 {
				t.Fatalf("%v outside 0 to 1 of %d cases", v, table.Total())
			}
		}
	})
}

func TestTwoCategoriesWeightAlike(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := stat.NewTable(2)
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			table.Add(rapid.IntRange(0, 1).Draw(t, "i"), rapid.IntRange(0, 1).Draw(t, "j"))
		}
		if u, q := table.Kappa(stat.Unweighted), table.Kappa(stat.Quadratic); u != q {
			t.Fatalf("of two categories unweighted %v and quadratic %v differ", u, q)
		}
	})
}

func BenchmarkKappa(b *testing.B) {
	table := tableOf([][]int{{300, 90, 40}, {60, 100, 80}, {50, 70, 390}})
	b.ReportAllocs()
	for b.Loop() {
		table.Kappa(stat.Quadratic)
	}
}
