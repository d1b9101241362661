package stat_test

import (
	"encoding/json"
	"math"
	"testing"

	"yardstick/stat"
)

// tableOf makes a table of rows.
func tableOf(rows [][]int) stat.Table {
	t := stat.NewTable(len(rows))
	for i, row := range rows {
		for j, n := range row {
			for range n {
				t.Add(i, j)
			}
		}
	}
	return t
}

// near reports whether v is a number within tolerance of want.
func near(v stat.Value, want, tolerance float64) bool {
	got, ok := v.Float()
	return ok && math.Abs(got-want) <= tolerance
}

func TestValue(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, text, json string
		value            stat.Value
	}{
		{"number", "0.250", "0.25", stat.Estimate(0.25)},
		{"zero is a number", "0.000", "0", stat.Estimate(0)},
		{"zero Value", "not estimable", "null", stat.Value{}},
		{"NaN", "not estimable", "null", stat.Estimate(math.NaN())},
		{"infinity", "not estimable", "null", stat.Estimate(math.Inf(-1))},
		{"ratio", "0.667", "0.6666666666666666", stat.Ratio(2, 3)},
		{"ratio of nothing", "not estimable", "null", stat.Ratio(0, 0)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := tt.value.String(); got != tt.text {
				t.Errorf("String() = %q, want %q", got, tt.text)
			}
			got, err := json.Marshal(tt.value)
			if err != nil || string(got) != tt.json {
				t.Errorf("JSON = %s, %v, want %s", got, err, tt.json)
			}
		})
	}
}
