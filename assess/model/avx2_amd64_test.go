package model

import (
	"math/rand/v2"
	"testing"
)

// TestSafeSteps holds the steps that are judged safe against their definition.
func TestSafeSteps(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(17, 18))
	var seen [2]int
	for range 2000 {
		var step [stepBytes]byte
		for i := range step {
			step[i] = byte(int8(rng.NormFloat64() * 40))
		}
		step[rng.IntN(stepBytes)] = byte(rng.IntN(256))
		var got bool
		safeStepsAVX2(&got, &step[0], 1)
		if want := safeStep(&step); got != want {
			t.Fatalf("%v is judged safe: %v, want %v", step, got, want)
		}
		seen[map[bool]int{true: 1}[got]]++
	}
	if seen[0] < 100 || seen[1] < 100 {
		t.Errorf("%d safe and %d other steps: too few of one kind to say anything", seen[1], seen[0])
	}
}

func safeStep(step *[stepBytes]byte) bool {
	const half = stepBytes / 2
	for i := 0; i < half; i += 2 {
		up, down := 0, 0
		for _, b := range [4]byte{step[i], step[i+1], step[half+i], step[half+i+1]} {
			up, down = up+max(int(int8(b)), 0), down-min(int(int8(b)), 0)
		}
		if up > 255 || down > 255 {
			return false
		}
	}
	return true
}
