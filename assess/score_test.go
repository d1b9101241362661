package assess

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/guide"
)

func TestConclude(t *testing.T) {
	t.Parallel()
	must := func(weight float64) guide.Requirement { return guide.Requirement{Must: true, Weight: weight} }
	free := func(weight float64) guide.Requirement { return guide.Requirement{Weight: weight} }
	cases := []struct {
		name         string
		pass         float64
		requirements []guide.Requirement
		verdicts     []Verdict
		verdict      Overall
		score        float64
		level        int
	}{
		{"all met", .6, []guide.Requirement{must(1), free(1)}, []Verdict{Met, Met}, Meets, 1, 5},
		{"must not met decides", .6, []guide.Requirement{must(1), free(9)}, []Verdict{NotMet, Met}, DoesNotMeet, .9, 5},
		{"must contradicted decides", .6, []guide.Requirement{must(1), free(9)}, []Verdict{Contradicted, Met}, DoesNotMeet, .9, 5},
		{"must partly holds back", .6, []guide.Requirement{must(1), free(9)}, []Verdict{Partly, Met}, MeetsInPart, .95, 5},
		{"must not assessed leaves open", .6, []guide.Requirement{must(1), free(1)}, []Verdict{NotAssessed, Met}, OverallNotAssessed, 1, 5},
		{"lost must wins over open must", .6, []guide.Requirement{must(1), must(1)}, []Verdict{NotAssessed, NotMet}, DoesNotMeet, 0, 1},
		{"missing is not zero", .6, []guide.Requirement{free(1), free(1)}, []Verdict{Met, NotAssessed}, Meets, 1, 5},
		{"exactly the pass score", .6, []guide.Requirement{free(3), free(2)}, []Verdict{Met, NotMet}, Meets, .6, 3},
		{"tenths add up exactly", .6, []guide.Requirement{free(.1), free(.2), free(.3), free(.4)}, []Verdict{Met, Met, Met, NotMet}, Meets, .6, 3},
		{"exactly half the pass score", .6, []guide.Requirement{free(3), free(7)}, []Verdict{Met, NotMet}, MeetsInPart, .3, 2},
		{"below half the pass score", .6, []guide.Requirement{free(29), free(71)}, []Verdict{Met, NotMet}, DoesNotMeet, .29, 2},
		{"half credit", .5, []guide.Requirement{free(1)}, []Verdict{Partly}, Meets, .5, 3},
		{"contradicted is no less than nothing", .6, []guide.Requirement{free(1), free(1)}, []Verdict{Contradicted, Met}, MeetsInPart, .5, 3},
		{"level rounds halves up", .6, []guide.Requirement{free(1), free(7)}, []Verdict{Met, NotMet}, DoesNotMeet, .125, 2},
		{"no weight counts 1, no pass score .6", 0, []guide.Requirement{free(0), free(0)}, []Verdict{Met, Partly}, Meets, .75, 4},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got := Conclude(&guide.Guide{Pass: guide.Pass{Score: c.pass}}, c.requirements, c.verdicts)
			want := Outcome{c.verdict, &c.score, &c.level}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestConcludeNothingAssessed(t *testing.T) {
	t.Parallel()
	got := Conclude(&guide.Guide{}, make([]guide.Requirement, 2), []Verdict{NotAssessed, NotAssessed})
	if diff := cmp.Diff(Outcome{Verdict: OverallNotAssessed}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// order ranks overall verdicts for comparison.
var order = map[Overall]int{DoesNotMeet: 0, MeetsInPart: 1, Meets: 2}

func TestBetterVerdictsNeverHurt(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "n")
		requirements, verdicts := make([]guide.Requirement, n), make([]Verdict, n)
		for i := range n {
			requirements[i] = guide.Requirement{
				Must:   rapid.Bool().Draw(t, "must"),
				Weight: float64(rapid.IntRange(1, 50).Draw(t, "weight")) / 10,
			}
			verdicts[i] = rapid.SampledFrom([]Verdict{NotMet, Contradicted, Partly, Met}).Draw(t, "verdict")
		}
		g := &guide.Guide{Pass: guide.Pass{Score: float64(rapid.IntRange(1, 100).Draw(t, "pass")) / 100}}
		before := Conclude(g, requirements, verdicts)
		i := rapid.IntRange(0, n-1).Draw(t, "better")
		verdicts[i] = Met
		after := Conclude(g, requirements, verdicts)
		if *after.Score < *before.Score || *after.Level < *before.Level || order[after.Verdict] < order[before.Verdict] {
			t.Fatalf("requirement %d met made it worse: %v %v, then %v %v", i, before.Verdict, *before.Score, after.Verdict, *after.Score)
		}
	})
}
