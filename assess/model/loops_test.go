package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// TestLoopsEqualPortable runs every loop of every kernel of this machine on
// random and extreme rows and wants the bits of the portable one.
func TestLoopsEqualPortable(t *testing.T) {
	t.Parallel()
	want := portableLoops()
	for _, k := range kernels() {
		t.Run(k.name, func(t *testing.T) {
			t.Parallel()
			rng := rand.New(rand.NewPCG(3, 4))
			for _, n := range []int{16, 48, 384, 1536} {
				for _, spread := range []float64{1e-3, 1, 8, 300} {
					x, y, z := randomRow(rng, n, spread), randomRow(rng, n, 1), randomRow(rng, n, 1)
					sums := make([]int32, n)
					for i := range sums {
						sums[i] = rng.Int32N(1<<28) - 1<<27
					}
					compare(t, "dequantise", x, func(r []float32, l *loops) { l.dequantise(r, sums, 0.013, y, z) }, &k.loops, &want)
					compare(t, "addDequantise", x, func(r []float32, l *loops) { l.addDequantise(r, sums, 0.013, y, z) }, &k.loops, &want)
					compare(t, "normalise", x, func(r []float32, l *loops) { l.normalise(r, y, z, 1e-12) }, &k.loops, &want)
					compare(t, "gelu", x, func(r []float32, l *loops) { l.gelu(r) }, &k.loops, &want)
					compare(t, "softmax", x, func(r []float32, l *loops) { l.softmax(r) }, &k.loops, &want)
					compare(t, "dot", x, func(r []float32, l *loops) { r[0] = l.dot(r, y) }, &k.loops, &want)
					compare(t, "addScaled", x, func(r []float32, l *loops) { l.addScaled(r[:n-3], y, 0.37) }, &k.loops, &want)
				}
			}
		})
	}
}

// TestAttentionEqualsPortable does the same for rows of scores and of values.
func TestAttentionEqualsPortable(t *testing.T) {
	t.Parallel()
	want := portableLoops()
	for _, k := range kernels() {
		rng := rand.New(rand.NewPCG(5, 6))
		for _, rows := range []int{1, 2, 3, 4, 7, 16} {
			for _, size := range []int{8, 32, 64} {
				const width, stride = 48, 200
				q, keys, v := randomRow(rng, rows*stride, 1), randomRow(rng, size*width, 1), randomRow(rng, width*stride, 1)
				compare(t, k.name+" scores", make([]float32, rows*width), func(r []float32, l *loops) {
					l.scores(r, width, q, stride, rows, keys, width, size, width)
				}, &k.loops, &want)
				compare(t, k.name+" turn", make([]float32, size*width), func(r []float32, l *loops) {
					l.turn(r, width, v, stride, width-rows, size)
				}, &k.loops, &want)
				shares := randomRow(rng, rows*width, 1)
				compare(t, k.name+" mix", randomRow(rng, rows*stride, 1), func(r []float32, l *loops) {
					l.mix(r, stride, shares, width, rows, v, stride, size, width-5)
				}, &k.loops, &want)
			}
		}
	}
}

// randomRow mixes in zeros of both signs and places that nobody attends to.
func randomRow(rng *rand.Rand, n int, spread float64) []float32 {
	row := make([]float32, n)
	for i := range row {
		row[i] = float32(rng.NormFloat64() * spread)
	}
	row[n/2], row[n/3] = float32(math.Copysign(0, -1)), 0
	return row
}

func compare(t *testing.T, what string, row []float32, run func([]float32, *loops), here, portable *loops) {
	t.Helper()
	got, want := append([]float32(nil), row...), append([]float32(nil), row...)
	run(got, here)
	run(want, portable)
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Errorf("%s of %d elements: element %d is %v, want %v", what, len(want), i, got[i], want[i])
			return
		}
	}
}

func TestMaskedScoresHaveNoShare(t *testing.T) {
	t.Parallel()
	for _, k := range kernels() {
		row := make([]float32, 32)
		row[3] = -1e30
		mask(row[20:])
		k.softmax(row)
		for i, share := range row {
			if want := float32(0); (i >= 20 || i == 3) && share != want {
				t.Errorf("%s: share %d is %v, want %v", k.name, i, share, want)
			}
		}
	}
}

// TestQuantiseEqualsPortable wants the same bytes on borders between two bytes.
func TestQuantiseEqualsPortable(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(7, 8))
	const in = 384
	eye := make([]byte, in*in)
	for i := range in {
		eye[i*in+i] = 1
	}
	row := make([]float32, in)
	for i := range row {
		row[i] = (float32(rng.IntN(120)-60) + 0.5) / 127
	}
	row[0], row[in/2] = 0.5, -0.5
	for _, k := range kernels() {
		var x quantised
		x.reserve(in)
		x.in = in
		k.quantise(&x, 0, row)
		p, sums := k.pack(panelled(eye, in, in)), make([]int32, blockRows*in)
		k.multiply(sums, &x, 0, 1, &p)
		for i, v := range row {
			if want := roundEven(float32(v * 127)); sums[i] != want {
				t.Errorf("%s: %v became %d, want %d", k.name, v, sums[i], want)
			}
		}
		k.quantise(&x, 1, make([]float32, in))
		if x.scales[1] != 0 {
			t.Errorf("%s: scale of a row of zeros is %v", k.name, x.scales[1])
		}
	}
}

// TestFunctions holds the functions of float.go against those of package math.
func TestFunctions(t *testing.T) {
	t.Parallel()
	for x := float32(-100); x < 88; x += 0.0137 {
		e := math.Exp(float64(x))
		if got := float64(exp(x)); math.Abs(got-e) > 1e-5*e && x > -87 || x < -88 && got != 0 {
			t.Errorf("exp(%v) is %v, want %v", x, got, e)
		}
		g := float64(x) * 0.5 * (1 + math.Erf(float64(x)/math.Sqrt2))
		if got := float64(gelu(x)); math.Abs(got-g) > max(5e-6, 2e-5*math.Abs(float64(x))) {
			t.Errorf("gelu(%v) is %v, want %v", x, got, g)
		}
		if got := float64(tanh(x)); math.Abs(got-math.Tanh(float64(x))) > 2e-5 {
			t.Errorf("tanh(%v) is %v, want %v", x, got, math.Tanh(float64(x)))
		}
	}
}
