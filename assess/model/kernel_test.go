package model

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// available are the kernels of this machine.
func available() []kernel {
	var out []kernel
	for k := portable; k <= bestKernel(); k++ {
		out = append(out, k)
	}
	return out
}

func TestKernelsGiveEqualSums(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	for _, shape := range [][3]int{{1, 384, 384}, {7, 64, 48}, {8, 4, 96}, {9, 1536, 384}, {33, 384, 1536}, {5, 6, 32}, {3, 5, 7}} {
		rows, in, out := shape[0], shape[1], shape[2]
		q, w := make([]int8, padded(rows)*in), make([]int8, out*in)
		for _, extreme := range []bool{false, true} {
			fillBytes(rng, q, extreme)
			fillBytes(rng, w, extreme)
			var want []int32
			for _, k := range available() {
				s := new(scratch)
				p := pack(w, out, in, k)
				got := make([]int32, padded(rows)*out)
				multiply(got, q, &p, rows, in, out, s)
				if want == nil {
					want = got
				}
				for i := range rows * out {
					if got[i] != want[i] {
						t.Fatalf("%v %v extreme %v: sum %d is %d, want %d", k, shape, extreme, i, got[i], want[i])
					}
				}
			}
		}
	}
}

func fillBytes(rng *rand.Rand, v []int8, extreme bool) {
	for i := range v {
		v[i] = int8(rng.IntN(255) - 127)
		if extreme {
			v[i] = [2]int8{-127, 127}[rng.IntN(2)]
		}
	}
}

func TestVectorLoopsEqualPortable(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{1, 7, 8, 31, 32, 33, 1000} {
		x, y := make([]float32, n), make([]float32, n)
		for i := range x {
			x[i], y[i] = float32(rng.NormFloat64()*4), float32(rng.NormFloat64())
		}
		x[0] = []float32{0, -100, 100, float32(math.Copysign(0, -1)), 13.2, -13.2, 1e-30}[n%7]
		want, got := append([]float32(nil), y...), append([]float32(nil), y...)
		addScaledPortable(want, x, 0.37)
		addScaled(got, x, 0.37)
		equalBits(t, "addScaled", got, want)
		want, got = append([]float32(nil), x...), append([]float32(nil), x...)
		geluPortable(want)
		geluAll(got)
		equalBits(t, "gelu", got, want)
	}
}

func TestQuantiseEqualsPortable(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{1, 31, 32, 384, 1536} {
		row := make([]float32, n)
		for i := range row {
			row[i] = float32(rng.NormFloat64())
			if rng.IntN(4) == 0 {
				row[i] = (float32(rng.IntN(250)-125) + 0.5) / 127 // on the border between two bytes
			}
		}
		row[n/2] = -1
		if got, want := largest(row), largestPortable(row); got != want {
			t.Errorf("largest of %d is %v, want %v", n, got, want)
		}
		got, want := make([]int8, n), make([]int8, n)
		inverse := 127 / largest(row)
		round(got, row, inverse)
		roundPortable(want, row, inverse)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%d rounded otherwise (-portable +here):\n%s", n, diff)
		}
	}
}

func equalBits(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Fatalf("%s of %d elements: element %d is %v, want %v", what, len(want), i, got[i], want[i])
		}
	}
}
