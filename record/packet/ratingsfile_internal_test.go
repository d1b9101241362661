package packet

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/internal/canonical"
	"yardstick/record"
)

// TestRatingsAsMarshalled: what is written without reflection is what reflection
// would write.
func TestRatingsAsMarshalled(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringN(0, 6, 24)
		level := rapid.Custom(func(t *rapid.T) record.Level {
			return record.Level{
				Question: text.Draw(t, "question"), Requirement: text.Draw(t, "requirement"), Level: rapid.Ptr(rapid.IntRange(1, 5), true).Draw(t, "level"),
			}
		})
		change := rapid.Custom(func(t *rapid.T) Change {
			return Change{By: text.Draw(t, "by"), Entry: 7, New: rapid.Ptr(rapid.IntRange(1, 5), true).Draw(t, "new"), Reason: text.Draw(t, "reason")}
		})
		r := newRatingRules(newBindings())
		for range rapid.IntRange(0, 3).Draw(t, "ratings") {
			r.ratings = append(r.ratings, &rated{
				Rating: record.Rating{
					Candidate: text.Draw(t, "candidate"), Rater: text.Draw(t, "rater"), Round: rapid.Int64Range(0, 1<<50).Draw(t, "round"),
					Levels: rapid.SliceOfN(level, 0, 4).Draw(t, "levels"), Parts: rapid.SliceOfN(text, 0, 2).Draw(t, "parts"),
				},
				committed: 3, revealed: 9, changes: rapid.SliceOfN(change, 0, 2).Draw(t, "changes"),
			})
		}
		want, err := canonical.Marshal(map[string]any{"yardstick": RatingsFormat, "ratings": r.list()})
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.json(0)
		if diff := cmp.Diff(string(want), string(got)); diff != "" || err != nil {
			t.Fatalf("%v, -want +got:\n%s", err, diff)
		}
	})
}
