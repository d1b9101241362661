package model

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"yardstick/assess"
	"yardstick/assess/model/weights"
	"yardstick/assess/text"
	"yardstick/guide"

	"github.com/google/go-cmp/cmp"
)

// vectors are what training/vectors.py wrote of embedded weights.
type vectors struct {
	Tokens []struct {
		Text    string
		IDs     []int32
		Offsets [][2]int
	}
	Readings []readingVector
}

// readingVector is one answer with its claims, and what the reference gives:
// with the weights as trained (Float) and with eight-bit integers (Eight).
type readingVector struct {
	Question, Answer string
	Claims           []struct{ Kind, Text string }
	Float, Eight     struct {
		Logits   [][]float64
		Evidence [][]float64
	}
}

func (v *readingVector) claims() []assess.Claim {
	var out []assess.Claim
	for _, c := range v.Claims {
		out = append(out, assess.Claim{Question: v.Question, Kind: guide.Kind(c.Kind), Text: c.Text})
	}
	return out
}

func readVectors(tb testing.TB, name string) vectors {
	tb.Helper()
	raw, err := os.ReadFile("testdata/" + name)
	if err != nil {
		tb.Fatal(err)
	}
	var v vectors
	if err := json.Unmarshal(raw, &v); err != nil {
		tb.Fatal(err)
	}
	return v
}

// embedded is the embedded reader with a kernel, alone.
func embedded(tb testing.TB, k *kernel) *Reader {
	tb.Helper()
	return loaded(tb, weights.Reader(), k)
}

// quick is the small embedded reader with a kernel.
func quick(tb testing.TB, k *kernel) *Reader {
	tb.Helper()
	return loaded(tb, weights.Quick(), k)
}

// loaded is a reader with a kernel, or with the fastest that suits the network
// where that one does not.
func loaded(tb testing.TB, data parts, k *kernel) *Reader {
	tb.Helper()
	f, err := open(data)
	if err != nil {
		tb.Fatal(err)
	}
	r, err := newReader(f, data, firstSound(append([]*kernel{k}, kernels()...), &f.Config), true)
	if err != nil {
		tb.Fatal(err)
	}
	return r
}

// The reference tokeniser counts offsets in code points.
func TestTokensEqualReference(t *testing.T) {
	t.Parallel()
	r := embedded(t, kernels()[0])
	for _, v := range readVectors(t, "vectors.json").Tokens {
		at := codePoints(v.Text)
		got := r.tokenizer.tokens(nil, &word{}, v.Text)
		if len(got) != len(v.IDs) {
			t.Errorf("%q: got %d tokens, want %d", v.Text, len(got), len(v.IDs))
			continue
		}
		for i, g := range got {
			if g.id != v.IDs[i] || at[g.start] != v.Offsets[i][0] || at[g.end] != v.Offsets[i][1] {
				t.Errorf("%q token %d: got %d at %d-%d, want %d at %v", v.Text, i, g.id, at[g.start], at[g.end], v.IDs[i], v.Offsets[i])
			}
		}
	}
}

// codePoints maps byte offsets to offsets in code points.
func codePoints(s string) map[int]int {
	at := map[int]int{}
	for i := range s {
		at[i] = len(at)
	}
	at[len(s)] = len(at)
	return at
}

// Logits are within 0.25 of the reference with the same integers, where only
// the order of sums differs: a sum that falls on the other side of a rounding
// to eight bits shifts all that follows a little. They are within 0.5 of the
// weights as trained. Both are far below what moves a verdict often. Of the
// evidence a share may move to another token by as much as that moves it.
const (
	toleranceEight    = 0.25
	toleranceFloat    = 0.5
	toleranceEvidence = 0.15
)

func TestNetworkEqualsReference(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*Reader{
		"vectors.json": embedded(t, kernels()[0]), "vectors-quick.json": quick(t, kernels()[0]), "vectors-separate.json": separate(t, kernels()[0]),
	} {
		for _, v := range readVectors(t, name).Readings {
			equalsReference(t, r, &v)
		}
	}
}

func equalsReference(t *testing.T, r *Reader, v *readingVector) {
	t.Helper()
	a := new(arena)
	p := r.prepare(v.claims())
	p.lay(&a.passage, p.groups[0], r.tokenizer.tokens(nil, &word{}, v.Answer))
	a.memory.reserve(&r.network.Config, 1, a.passage.kept)
	known, err := r.knowing(t.Context(), a, p.groups[0])
	if err != nil {
		t.Fatal(err)
	}
	out, err := r.network.run(t.Context(), a, &a.memory, known)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range out {
		for c, logit := range o.logits {
			if d := math.Abs(float64(logit) - v.Eight.Logits[i][c]); d > toleranceEight {
				t.Errorf("%q logit %d is %v, %v off the reference in eight bits", v.Claims[i].Text, c, logit, d)
			}
			if d := math.Abs(float64(logit) - v.Float.Logits[i][c]); d > toleranceFloat {
				t.Errorf("%q logit %d is %v, %v off the reference in float", v.Claims[i].Text, c, logit, d)
			}
		}
		for j, share := range o.evidence {
			if d := math.Abs(float64(share) - v.Eight.Evidence[i][j]); d > toleranceEvidence {
				t.Errorf("%q evidence %d is %v, %v off", v.Claims[i].Text, j, share, d)
			}
		}
	}
}

func TestKernelsGiveEqualReadings(t *testing.T) {
	if testing.Short() {
		t.Skip("the portable kernel takes seconds, and minutes under the race detector")
	}
	t.Parallel()
	v := readVectors(t, "vectors.json").Readings[0]
	d, err := text.Parse(v.Answer)
	if err != nil {
		t.Fatal(err)
	}
	want, err := embedded(t, portableKernel()).Read(t.Context(), d, v.claims())
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range machineKernels() {
		got, err := embedded(t, k).Read(t.Context(), d, v.claims())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s reads otherwise than portable (-portable +%s):\n%s", k.name, k.name, diff)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	v := readVectors(b, "vectors.json").Readings[0]
	d, err := text.Parse(v.Answer)
	if err != nil {
		b.Fatal(err)
	}
	for _, k := range kernels() {
		r := embedded(b, k)
		b.Run(k.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := r.Read(b.Context(), d, v.claims()); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
