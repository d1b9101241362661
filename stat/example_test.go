package stat_test

import (
	"fmt"

	"yardstick/stat"
)

// Two raters put ten answers into three categories.
func ExampleTable_Kappa() {
	t := stat.NewTable(3)
	for _, pair := range [][2]int{{0, 0}, {0, 0}, {0, 1}, {1, 1}, {1, 1}, {1, 2}, {2, 2}, {2, 2}, {2, 2}, {2, 1}} {
		t.Add(pair[0], pair[1])
	}
	fmt.Println("exact agreement", t.Exact())
	fmt.Println("kappa", t.Kappa(stat.Quadratic))
	fmt.Println("of no answers", stat.NewTable(3).Kappa(stat.Quadratic))
	// Output:
	// exact agreement 0.700
	// kappa 0.762
	// of no answers not estimable
}

// The four-fifths rule compares whole numbers: exactly four fifths is not flagged.
func ExampleImpacts() {
	for _, g := range stat.Impacts([]stat.Counts{{Selected: 50, Total: 100}, {Selected: 40, Total: 100}, {Selected: 39, Total: 100}}, false) {
		fmt.Println(g.Rate, g.Ratio, *g.Flagged)
	}
	// Output:
	// 0.500 1.000 false
	// 0.400 0.800 false
	// 0.390 0.780 true
}

// Three raters give three answers points; the intraclass correlation says how
// far one rater can stand for another.
func ExampleRatings_ICC() {
	var list []stat.Rating
	for target, row := range [][]int64{{3, 4, 3}, {5, 5, 4}, {1, 2, 2}} {
		for rater, points := range row {
			list = append(list, stat.Rating{Target: target, Rater: rater, Value: points * stat.Unit})
		}
	}
	ratings, err := stat.NewRatings(3, 3, list)
	if err != nil {
		fmt.Println(err)
		return
	}
	icc := ratings.ICC()
	fmt.Println("one rater", icc.ICC21.Value, "the mean of three", icc.ICC2k.Value)
	// Output:
	// one rater 0.867 the mean of three 0.951
}
