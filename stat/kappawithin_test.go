package stat

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func tableOf(k int, pairs ...[2]int) Table {
	t := NewTable(k)
	for _, p := range pairs {
		t.Add(p[0], p[1])
	}
	return t
}

// TestKappaWithin: a judge who knows only which answers are good has a high
// kappa over all and none within.
func TestKappaWithin(t *testing.T) {
	t.Parallel()
	good := tableOf(3, [2]int{2, 2}, [2]int{2, 2}, [2]int{2, 2}, [2]int{0, 2})
	bad := tableOf(3, [2]int{0, 0}, [2]int{0, 0}, [2]int{0, 0}, [2]int{2, 0})
	all := NewTable(3)
	all.Plus(good)
	all.Plus(bad)
	if over, _ := all.Kappa(Quadratic).Float(); math.Abs(over-0.5) > 1e-12 {
		t.Errorf("kappa over all is %v, want 0.5", over)
	}
	if within, ok := KappaWithin([]Table{good, bad}, Quadratic).Float(); !ok || within != 0 {
		t.Errorf("kappa within is %v, want 0", within)
	}
	mixed := tableOf(3, [2]int{2, 2}, [2]int{0, 0}, [2]int{0, 2})
	// By hand: observed 4; margins 2,1 and 1,2 expect 4·(2·2+1·1)/3.
	if got, _ := KappaWithin([]Table{mixed}, Quadratic).Float(); math.Abs(got-(1-4/(4*5.0/3))) > 1e-12 {
		t.Errorf("kappa within is %v, want 0.4", got)
	}
	if _, ok := KappaWithin([]Table{tableOf(3, [2]int{2, 2}), tableOf(3, [2]int{0, 0})}, Quadratic).Float(); ok {
		t.Error("clusters of one category each: want not estimable")
	}
}

func TestKappaWithinOfOneClusterIsKappa(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		table := NewTable(3)
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			table.Add(rapid.IntRange(0, 2).Draw(t, "gold"), rapid.IntRange(0, 2).Draw(t, "got"))
		}
		want, known := table.Kappa(Linear).Float()
		got, ok := KappaWithin([]Table{table}, Linear).Float()
		if ok != known || math.Abs(got-want) > 1e-9 {
			t.Fatalf("got %v %v, want %v %v", got, ok, want, known)
		}
	})
}
