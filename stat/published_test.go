package stat_test

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"yardstick/stat"
)

// ratingsOf makes a table of rows of targets and columns of raters; NaN is an empty cell.
func ratingsOf(tb testing.TB, rows [][]float64) stat.Ratings {
	tb.Helper()
	var list []stat.Rating
	raters := 0
	for i, row := range rows {
		raters = max(raters, len(row))
		for j, x := range row {
			if !math.IsNaN(x) {
				list = append(list, stat.Rating{Target: i, Rater: j, Value: int64(math.Round(x * stat.Unit))})
			}
		}
	}
	table, err := stat.NewRatings(len(rows), raters, list)
	if err != nil {
		tb.Fatal(err)
	}
	return table
}

// printed checks a value against a published one to all digits that are
// printed; those that end in a binary fraction's own digits to one unit of the
// last place.
func printed(t *testing.T, what string, got stat.Value, want string) {
	t.Helper()
	decimals := len(want) - strings.IndexByte(want, '.') - 1
	if decimals > 13 {
		x, err := strconv.ParseFloat(want, 64)
		if err != nil || !near(got, x, math.Nextafter(x, 2)-x) {
			t.Errorf("%s = %s, published is %s (%v)", what, got.Format(17), want, err)
		}
		return
	}
	if got := got.Format(decimals); got != want {
		t.Errorf("%s = %s, published is %s", what, got, want)
	}
}

// TestPublishedICC holds the example of Shrout and Fleiss (1979, table 2; the
// digits beyond their two are those of every package since) and that of the
// MedCalc manual's page on the intraclass correlation.
func TestPublishedICC(t *testing.T) {
	t.Parallel()
	c := ratingsOf(t, [][]float64{{9, 2, 5, 8}, {6, 1, 3, 2}, {8, 4, 6, 8}, {7, 1, 2, 6}, {10, 5, 6, 9}, {6, 2, 4, 7}}).ICC()
	for _, tt := range []struct {
		name string
		got  stat.Value
		want string
	}{
		{"ICC(1,1)", c.ICC11.Value, "0.1657417684"},
		{"ICC(2,1)", c.ICC21.Value, "0.2897637795"},
		{"ICC(3,1)", c.ICC31.Value, "0.7148407148"},
		{"ICC(1,k)", c.ICC1k.Value, "0.4427971337"},
		{"ICC(2,k)", c.ICC2k.Value, "0.6200505476"},
		{"ICC(3,k)", c.ICC3k.Value, "0.9093155424"},
		// the 95 % intervals as R's psych (ICC) prints them for these data
		{"ICC(1,1) low", c.ICC11.Low, "-0.133"},
		{"ICC(1,1) high", c.ICC11.High, "0.723"},
		{"ICC(2,1) low", c.ICC21.Low, "0.019"},
		{"ICC(2,1) high", c.ICC21.High, "0.761"},
		{"ICC(3,1) low", c.ICC31.Low, "0.342"},
		{"ICC(3,1) high", c.ICC31.High, "0.946"},
		{"ICC(1,k) low", c.ICC1k.Low, "-0.88"},
		{"ICC(1,k) high", c.ICC1k.High, "0.91"},
		{"ICC(2,k) low", c.ICC2k.Low, "0.071"},
		{"ICC(2,k) high", c.ICC2k.High, "0.927"},
		{"ICC(3,k) low", c.ICC3k.Low, "0.676"},
		{"ICC(3,k) high", c.ICC3k.High, "0.986"},
	} {
		printed(t, tt.name, tt.got, tt.want)
	}
	c = ratingsOf(t, [][]float64{{2, 4}, {4, 6}, {6, 8}}).ICC()
	printed(t, "MedCalc ICC(3,1)", c.ICC31.Value, "1.0")
	printed(t, "MedCalc ICC(2,1)", c.ICC21.Value, "0.6666666666666666")
}

// TestPublishedKappa holds the standard error of the 2 × 2 example, and the
// example of SAS PROC FREQ's AGREE option as statsmodels tests it.
func TestPublishedKappa(t *testing.T) {
	t.Parallel()
	two := tableOf([][]int{{20, 5}, {10, 15}}).KappaAt([]float64{1, 2}, stat.Unweighted)
	printed(t, "2 × 2", two.Value, "0.4")
	printed(t, "its standard error", two.SE, "0.126996062931")
	sas := tableOf([][]int{{0, 4, 1}, {0, 8, 0}, {0, 1, 5}})
	for w, want := range map[stat.Weights]string{stat.Unweighted: "0.4841628959", stat.Linear: "0.4701195219", stat.Quadratic: "0.4501607717"} {
		printed(t, w.String(), sas.KappaAt([]float64{1, 2, 3}, w).Value, want)
	}
}

// TestPublishedFleiss holds the example of Wikipedia's page on Fleiss' kappa:
// ten subjects, fourteen raters, five categories.
func TestPublishedFleiss(t *testing.T) {
	t.Parallel()
	counts := [][]int{
		{0, 0, 0, 0, 14},
		{0, 2, 6, 4, 2},
		{0, 0, 3, 5, 6},
		{0, 3, 9, 2, 0},
		{2, 2, 8, 1, 1},
		{7, 7, 0, 0, 0},
		{3, 2, 6, 3, 0},
		{2, 5, 3, 2, 2},
		{6, 5, 2, 1, 0},
		{0, 2, 2, 3, 7},
	}
	var rows [][]float64
	for _, subject := range counts {
		var row []float64
		for category, n := range subject {
			for range n {
				row = append(row, float64(category+1))
			}
		}
		rows = append(rows, row)
	}
	printed(t, "Fleiss' kappa", ratingsOf(t, rows).Categorical(nil).Fleiss, "0.20993070442")
}

// krippendorff2011 is the example of K. Krippendorff, Computing Krippendorff's
// Alpha-Reliability (2011), section E: four observers, twelve units, missing
// values. Rows are observers here.
var krippendorff2011 = [][]float64{
	{1, 2, 3, 3, 2, 1, 4, 1, 2, none, none, none},
	{1, 2, 3, 3, 2, 2, 4, 1, 2, 5, none, 3},
	{none, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, none},
	{1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, none},
}

// none is an empty cell.
var none = math.NaN()

// transposed makes rows of columns.
func transposed(rows [][]float64) [][]float64 {
	columns := make([][]float64, len(rows[0]))
	for i := range columns {
		for _, row := range rows {
			columns[i] = append(columns[i], row[i])
		}
	}
	return columns
}

func TestPublishedAlpha(t *testing.T) {
	t.Parallel()
	a := ratingsOf(t, transposed(krippendorff2011)).Alpha(stat.Resampling{}, nil)
	printed(t, "nominal", a.Nominal.Value, "0.743421052631579")
	printed(t, "ordinal", a.Ordinal.Value, "0.8153875037548813")
	printed(t, "interval", a.Interval.Value, "0.8491071428571428")
	printed(t, "ratio", a.Ratio.Value, "0.797402774711612")
	if a.Nominal.Low != stat.NotEstimable() {
		t.Errorf("an interval of no resamples: %v", a.Nominal.Low)
	}
}

// TestPublishedFisher holds the lady tasting tea (Fisher, The Design of
// Experiments, 1935) and a table that documentation of R's fisher.test uses.
func TestPublishedFisher(t *testing.T) {
	t.Parallel()
	printed(t, "tea", stat.Fisher(stat.Counts{3, 4}, stat.Counts{1, 4}), "0.4857142857142857")
	printed(t, "2, 15; 10, 3", stat.Fisher(stat.Counts{2, 17}, stat.Counts{10, 13}), "0.0005367241191")
}

// TestPublishedImpact holds question 12 of the questions and answers on the
// Uniform Guidelines (44 Federal Register 11996, 1979), where 48 % against 60 %
// is exactly four fifths, and the example of 6 RCNY § 5-301 (b).
func TestPublishedImpact(t *testing.T) {
	t.Parallel()
	got := stat.Impacts([]stat.Counts{{60, 100}, {45, 100}, {48, 100}, {51, 100}}, false)
	for i, want := range []bool{false, true, false, false} {
		if got[i].Flagged == nil || *got[i].Flagged != want {
			t.Errorf("group %d: flagged %v, want %v", i, got[i].Flagged, want)
		}
	}
	sexes := stat.Impacts([]stat.Counts{{667, 1390}, {555, 1181}}, false)
	printed(t, "Male", sexes[0].Ratio, "1.000")
	printed(t, "Female", sexes[1].Ratio, "0.979")
}
