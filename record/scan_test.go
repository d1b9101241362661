package record_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/internal/canonical"
	"yardstick/record"
)

// TestReadRating gives what encoding/json gives, for ratings as this program writes
// them, for those with other fields, and for what is none.
func TestReadRating(t *testing.T) {
	t.Parallel()
	same := func(t interface {
		Helper()
		Errorf(string, ...any)
	}, data []byte,
	) {
		t.Helper()
		var want record.Rating
		wantErr := json.Unmarshal(data, &want)
		got, err := record.ReadRating(data)
		if (err == nil) != (wantErr == nil) {
			t.Errorf("%s: %v, encoding/json says %v", data, err, wantErr)
		}
		if len(want.Levels) == 0 {
			want.Levels, got.Levels = nil, nil
		}
		if d := cmp.Diff(want, got); err == nil && d != "" {
			t.Errorf("%s (-want +got):\n%s", data, d)
		}
	}
	for _, text := range []string{
		`{}`, `{"candidate":"c","levels":[],"rater":"r","round":1}`, `{"candidate":"c","levels":[{"level":null,"question":"q"}],"rater":"r","round":1}`,
		`{"candidate":"c","levels":[{"level":9,"question":"q\\u0000"}],"other":{"a":[1]},"rater":"r","round":1}`, `{"candidate":7}`, `[]`, `{"candidate":"c"`,
		`{"candidate":"c","levels":[{"level":3,"question":"q","requirement":"r"},{"level":1,"question":"q2"}],"parts":["a","b"],"rater":"r","round":12}`,
		`{"candidate":"c","levels":[{"level":3.5,"question":"q"}],"rater":"r","round":1}`, `{"candidate":"c","levels":[,],"rater":"r","round":1}`,
	} {
		same(t, []byte(text))
	}
	rapid.Check(t, func(t *rapid.T) {
		r := record.Rating{Candidate: rapid.String().Draw(t, "candidate"), Rater: "r", Round: rapid.Int64Range(0, 1<<50).Draw(t, "round")}
		for range rapid.IntRange(0, 5).Draw(t, "levels") {
			l := record.Level{Question: rapid.String().Draw(t, "question"), Requirement: rapid.StringMatching(`[a-z]{0,3}`).Draw(t, "requirement")}
			if n := rapid.IntRange(0, 5).Draw(t, "level"); n > 0 {
				l.Level = &n
			}
			r.Levels = append(r.Levels, l)
		}
		r.Parts = rapid.SliceOfN(rapid.StringMatching(`[a-z]{1,4}`), 0, 3).Draw(t, "parts")
		if data, err := canonical.Marshal(r); err == nil {
			same(t, data)
		}
	})
}
