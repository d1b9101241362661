package model

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
)

// plainProduct says what every product must be.
func plainProduct(q []int8, w []byte, rows, in, out int) []int32 {
	sums := make([]int32, rows*out)
	for r := range rows {
		for n := range out {
			for i := range in {
				sums[r*out+n] += int32(q[r*in+i]) * int32(int8(w[n*in+i]))
			}
		}
	}
	return sums
}

// product computes the same with a kernel, from rows whose scale is 1.
func product(k *kernel, q []int8, w []byte, rows, in, out int) []int32 {
	var x quantised
	x.reserve(in)
	p := k.pack(panelled(w, out, in))
	got := make([]int32, 0, rows*out)
	sums := make([]int32, blockRows*out)
	row := make([]float32, in)
	for from := 0; from < rows; from += k.rows {
		n := min(k.rows, rows-from)
		x.in = in
		for r := range n {
			for i, v := range q[(from+r)*in:][:in] {
				row[i] = float32(v)
			}
			k.quantise(&x, r, row)
		}
		k.multiply(sums, &x, 0, n, &p)
		got = append(got, sums[:n*out]...)
	}
	return got
}

// fill fills a matrix with bytes from -127 to 127, or with the extremes alone.
func fill(rng *rand.Rand, v []int8, extreme bool) {
	for i := range v {
		v[i] = int8(rng.IntN(255) - 127)
		if extreme {
			v[i] = [2]int8{-127, 127}[rng.IntN(2)]
		}
	}
}

// fillRows fills rows of activations: their least and greatest are 127 apart.
func fillRows(rng *rand.Rand, v []int8, in int, extreme bool) {
	for ; len(v) > 0; v = v[in:] {
		low := rng.IntN(128)
		for i := range v[:in] {
			v[i] = int8(rng.IntN(128) - low)
			if extreme {
				v[i] = int8([2]int{0, 127}[rng.IntN(2)] - low)
			}
		}
		v[0], v[in-1] = int8(127-low), int8(-low)
	}
}

func unsigned(v []int8) []byte {
	out := make([]byte, len(v))
	for i, b := range v {
		out[i] = byte(b)
	}
	return out
}

func TestKernelsGiveEqualSums(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(1, 2))
	for _, shape := range [][3]int{
		{1, 384, 384},
		{7, 64, 48},
		{8, 16, 96},
		{9, 1536, 384},
		{53, 384, 1536},
		{5, 32, 48},
		{6, 3072, 48},
		{2, 400, 144},
		{16, 64, 96},
		{17, 128, 96},
		{33, 192, 96},
		{160, 64, 96},
		{161, 448, 192},
	} {
		rows, in, out := shape[0], shape[1], shape[2]
		q, w := make([]int8, rows*in), make([]int8, out*in)
		for _, extreme := range []bool{false, true} {
			fillRows(rng, q, in, extreme)
			fill(rng, w, extreme)
			checkKernels(t, q, unsigned(w), rows, in, out)
		}
		for i := range q { // the largest sums there can be
			q[i] = 127
		}
		for i := range w {
			w[i] = int8(1-2*(i/in%2)) * 127
		}
		checkKernels(t, q, unsigned(w), rows, in, out)
		for i := range q {
			q[i] = -127
		}
		checkKernels(t, q, unsigned(w), rows, in, out)
	}
}

func checkKernels(tb testing.TB, q []int8, w []byte, rows, in, out int) {
	tb.Helper()
	want := plainProduct(q, w, rows, in, out)
	for _, k := range kernels() {
		if !k.suits(out, in) {
			continue
		}
		got := product(k, q, w, rows, in, out)
		for i := range want {
			if got[i] != want[i] {
				tb.Errorf("%s, %d rows, %d to %d: sum %d is %d, want %d", k.name, rows, in, out, i, got[i], want[i])
				break
			}
		}
	}
}

// FuzzProduct holds the kernels against each other on small products of any bytes.
func FuzzProduct(f *testing.F) {
	f.Add([]byte{127, 129, 127, 129}, uint8(3))
	f.Add([]byte{0, 255, 1, 128}, uint8(9))
	f.Fuzz(func(t *testing.T, data []byte, n uint8) {
		const in, out = 64, 96
		rows := int(n)%40 + 1
		q, w := make([]int8, rows*in), make([]int8, out*in)
		for i := range q {
			q[i] = at(data, i)
		}
		for i := range w {
			w[i] = at(data, i*7+3)
		}
		for r := range rows {
			low := int8(r * 3)
			for i := range in {
				q[r*in+i] = max(min(q[r*in+i], 127-low), -low)
			}
			q[r*in], q[r*in+1] = 127-low, -low
		}
		checkKernels(t, q, unsigned(w), rows, in, out)
	})
}

// at is byte i of the endless repetition of data, never -128.
func at(data []byte, i int) int8 {
	if len(data) == 0 {
		return 0
	}
	return max(int8(data[i%len(data)]), -127)
}

func TestSound(t *testing.T) {
	t.Parallel()
	for _, k := range kernels() {
		if !sound(k) {
			t.Errorf("%s does not pass its check", k.name)
		}
	}
}

func TestUnsoundKernelIsNotChosen(t *testing.T) {
	t.Parallel()
	c := &Config{Hidden: 384, Inner: 1536}
	wrongSum, wrongFloat, narrow, short := portableKernel(), portableKernel(), portableKernel(), portableKernel()
	wrongSum.multiply = func(sums []int32, x *quantised, first, rows int, w *packed) {
		multiplyPortable(sums, x, first, rows, w)
		sums[rows*w.out-1]++
	}
	wrongFloat.gelu = func(x []float32) { geluAll(x); x[5] += 1e-6 }
	narrow.columns, short.inputs = 1000, 1000
	right := portableKernel()
	for _, wrong := range []*kernel{wrongSum, wrongFloat, narrow, short} {
		if got := firstSound([]*kernel{wrong, right}, c); got != right {
			t.Errorf("a kernel that errs or does not suit was chosen")
		}
	}
}

func TestKernelNames(t *testing.T) {
	t.Parallel()
	names := Kernels()
	if diff := cmp.Diff("portable", names[len(names)-1]); diff != "" {
		t.Errorf("last kernel (-want +got):\n%s", diff)
	}
}

func TestKernelVariable(t *testing.T) { // no parallel test: it sets the environment
	c := &Config{Hidden: 384, Inner: 1536}
	for _, k := range kernels() {
		t.Setenv(KernelVariable, k.name)
		got, err := chosenKernel(c)
		if err != nil || got.name != k.name {
			t.Errorf("%s: got %+v, error %v", k.name, got, err)
		}
	}
	t.Setenv(KernelVariable, "abacus")
	if _, err := chosenKernel(c); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "portable") {
		t.Errorf("got error %v, want an invalid one that names the kernels there are", err)
	}
	t.Setenv(KernelVariable, "")
	if got, err := chosenKernel(c); err != nil || got.name != Kernels()[0] {
		t.Errorf("got %+v, error %v, want %s", got, err, Kernels()[0])
	}
}
