package stat_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/stat"
)

// TestCalibrate works a case by hand: bin up to 0.3 holds 0.3 and 0.25, one of
// two right (|0.5−0.275|·2 = 0.45); bin up to 1 holds 0.95 thrice, two right
// (|2/3−0.95|·3 = 0.85); ECE = (0.45+0.85)/5.
func TestCalibrate(t *testing.T) {
	t.Parallel()
	c := stat.Calibrate([]stat.Judgement{
		{0.3, true},
		{0.25, false},
		{0.95, true},
		{0.95, true},
		{0.95, false},
		{math.NaN(), true},
		{1.5, true},
		{-0.1, true}, // no confidences
	})
	if c.N != 5 || !near(c.ECE, 0.26, 1e-12) {
		t.Errorf("n = %d, ECE = %v, want 5 and 0.26", c.N, c.ECE.Format(10))
	}
	type row struct{ N, Right int }
	got := make(map[int]row)
	for i, b := range c.Bins {
		if b.N > 0 {
			got[i] = row{b.N, b.Right}
		}
	}
	if d := cmp.Diff(map[int]row{2: {2, 1}, 9: {3, 2}}, got); d != "" {
		t.Errorf("bins (-want +got):\n%s", d)
	}
	if b := c.Bins[2]; !near(b.Confidence, 0.275, 1e-12) || !near(b.Accuracy, 0.5, 0) {
		t.Errorf("bin up to 0.3: confidence %v, accuracy %v", b.Confidence, b.Accuracy)
	}
}

func TestCalibrateBounds(t *testing.T) {
	t.Parallel()
	for i := range stat.Bins {
		bound := float64(i+1) / stat.Bins
		c := stat.Calibrate([]stat.Judgement{{bound, true}, {math.Nextafter(bound, 2), true}, {float64(i) / stat.Bins, true}})
		inside := 1
		if i == 0 {
			inside = 2 // the first bin is closed below: it has 0 too
		}
		if c.Bins[i].N != inside {
			t.Errorf("bin over %v up to %v holds %d, want %d", c.Bins[i].Over, c.Bins[i].UpTo, c.Bins[i].N, inside)
		}
	}
	if c := stat.Calibrate(nil); c.N != 0 || c.ECE != stat.NotEstimable() || len(c.Bins) != stat.Bins {
		t.Errorf("of no judgements: n = %d, ECE = %v, %d bins", c.N, c.ECE, len(c.Bins))
	}
}

func TestCalibrateProperties(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		judgements := make([]stat.Judgement, rapid.IntRange(0, 60).Draw(t, "n"))
		for i := range judgements {
			judgements[i] = stat.Judgement{Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Right: rapid.Bool().Draw(t, "right")}
		}
		before := stat.Calibrate(judgements)
		shuffle := rand.New(rand.NewPCG(1, 2))
		shuffle.Shuffle(len(judgements), func(i, j int) { judgements[i], judgements[j] = judgements[j], judgements[i] })
		if after := stat.Calibrate(judgements); !cmp.Equal(before, after) {
			t.Fatalf("the order of the cases moves the result:\n%s", cmp.Diff(before, after))
		}
		if e, ok := before.ECE.Float(); ok != (len(judgements) > 0) || e < 0 || e > 1 {
			t.Fatalf("ECE = %v of %d", before.ECE, len(judgements))
		}
		n := 0
		for _, b := range before.Bins {
			n += b.N
		}
		if n != len(judgements) || n != before.N {
			t.Fatalf("bins hold %d of %d judgements", n, len(judgements))
		}
	})
}

func BenchmarkCalibrate(b *testing.B) {
	judgements := make([]stat.Judgement, 1285)
	for i := range judgements {
		judgements[i] = stat.Judgement{Confidence: float64(i%101) / 100, Right: i%3 > 0}
	}
	b.ReportAllocs()
	for b.Loop() {
		stat.Calibrate(judgements)
	}
}
