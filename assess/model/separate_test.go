package model

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
)

// separate is a reader whose claims see the answer in the last of its three
// layers only. Its weights are random, written by training/export.py; what they
// give is from training/vectors.py.
func separate(tb testing.TB, k *kernel) *Reader {
	tb.Helper()
	data, err := os.ReadFile("testdata/separate.ysm")
	if err != nil {
		tb.Fatal(err)
	}
	return loaded(tb, parts{data}, k)
}

// TestKnownClaimsReadAlike wants the reading of claims that are known, of some
// that are and some that are not, and of one claim alone to be the same.
func TestKnownClaimsReadAlike(t *testing.T) {
	t.Parallel()
	v := readVectors(t, "vectors-separate.json").Readings[0]
	d := document(t, v.Answer)
	for _, k := range kernels() {
		want, err := separate(t, k).Read(t.Context(), d, v.claims())
		if err != nil {
			t.Fatal(err)
		}
		r := separate(t, k)
		for i := range v.claims() {
			for _, claims := range [][]assess.Claim{v.claims()[i : i+1], v.claims()[i:], v.claims()} {
				got, err := r.Read(t.Context(), d, claims)
				if err != nil {
					t.Fatal(err)
				}
				from := len(v.claims()) - len(claims)
				if len(claims) == 1 {
					from = i
				}
				if diff := cmp.Diff(want[from:from+len(claims)], got); diff != "" {
					t.Errorf("%s: claim %d and on read otherwise (-all at once +now):\n%s", k.name, i, diff)
				}
			}
		}
		if got := len(r.known.states); got != len(v.claims()) {
			t.Errorf("%s: %d claims are known, want %d", k.name, got, len(v.claims()))
		}
	}
}

// TestSeparateFollowed follows an answer with a reader that has separate layers.
func TestSeparateFollowed(t *testing.T) {
	t.Parallel()
	r := separate(t, kernels()[0])
	v := readVectors(t, "vectors-separate.json").Readings[0]
	settles(t, r.prepare(v.claims()), v.Answer)
}

func TestKnownIsBounded(t *testing.T) {
	t.Parallel()
	var k known
	var all []block
	for i := range int32(9) {
		all = append(all, newBlock(slices.Repeat([]int32{i}, maxKnownRows/4)))
		k.keep(all[i], []float32{float32(i)})
		k.keep(all[i], []float32{-1}) // another computed it at the same time
		k.find(nil, all[:1])          // in use: not forgotten
	}
	want := [][]float32{{0}, nil, nil, nil, nil, nil, {6}, {7}, {8}}
	if diff := cmp.Diff(want, k.find(nil, all)); diff != "" || k.rows > maxKnownRows {
		t.Errorf("%d rows are kept, at most %d wanted (-want +known):\n%s", k.rows, maxKnownRows, diff)
	}
}

func TestValuesThatAreNotFinite(t *testing.T) {
	t.Parallel()
	for _, bits := range []string{"\x00\x00\xc0\x7f", "\x00\x00\x80\x7f", "\x01\x00\x80\xff"} {
		f := weightsFile{body: parts{[]byte("\x00\x00\x80\x3f" + bits)}, byName: map[string]tensor{"bias": {Type: "f32", Shape: []int{2}, extent: extent{0, 8}}}}
		if _, err := f.floats("bias", 2); err == nil || !strings.Contains(err.Error(), `place 1 of tensor "bias"`) {
			t.Errorf("% x: error %v, want one that names place and tensor", bits, err)
		}
	}
}

// TestPositions: signed bytes with a scale a row, or floats as they lie.
func TestPositions(t *testing.T) {
	t.Parallel()
	scales := "\x00\x00\x80\x3f\x00\x00\x00\x3f" // 1 and a half
	f := &weightsFile{body: parts{[]byte("\x01\xfe\x03\x81" + scales)}, byName: map[string]tensor{
		"position":       {Type: "i8", Shape: []int{2, 2}, extent: extent{0, 4}},
		"position.scale": {Type: "f32", Shape: []int{2}, extent: extent{4, 8}},
	}}
	take := taker{file: f}
	if diff := cmp.Diff([]float32{1, -2, 1.5, -63.5}, take.positions(2, 2)); diff != "" || take.err != nil {
		t.Errorf("bytes, error %v (-want +got):\n%s", take.err, diff)
	}
	f.byName["position"] = tensor{Type: "f32", Shape: []int{2, 1}, extent: extent{4, 8}}
	if diff := cmp.Diff([]float32{1, .5}, take.positions(2, 1)); diff != "" || take.err != nil {
		t.Errorf("floats, error %v (-want +got):\n%s", take.err, diff)
	}
	f.byName["position"] = tensor{Type: "i8", Shape: []int{1, 4}, extent: extent{0, 4}}
	if got := take.positions(1, 4); got != nil || take.err == nil {
		t.Errorf("two scales for one row give %v, error %v", got, take.err)
	}
}

// TestVersionsReadAlike writes a file as version 1 had it, matrices row by row.
func TestVersionsReadAlike(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/separate.ysm")
	if err != nil {
		t.Fatal(err)
	}
	f, err := open(parts{data})
	if err != nil {
		t.Fatal(err)
	}
	body := bytes.Clone(f.body.bytes(0, f.body.len()))
	for _, x := range f.Tensors {
		if x.Type == "f32" || x.Name == "word" || x.Name == "position" {
			continue
		}
		w := newPanels(f.body.bytes(x.Offset, x.Offset+x.Bytes), x.Shape[0], x.Shape[1])
		for i := range x.Bytes {
			body[x.Offset+i] = byte(w.at(i/w.in, i%w.in))
		}
	}
	head, err := json.Marshal(f.header)
	if err != nil {
		t.Fatal(err)
	}
	old, err := Load(sealedAs(versionRows, head, body))
	if err != nil {
		t.Fatal(err)
	}
	v := readVectors(t, "vectors-separate.json").Readings[0]
	d := document(t, v.Answer)
	want, err := separate(t, old.network.kernel).Read(t.Context(), d, v.claims())
	if err != nil {
		t.Fatal(err)
	}
	got, err := old.Read(t.Context(), d, v.claims())
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("version 1 reads otherwise, error %v (-2 +1):\n%s", err, diff)
	}
}

// TestMoreClaimsThanFitTogether wants claims that are read in two passes, of
// which the second takes over the answer's lower layers, to read as in one, also
// where the answer has two windows.
func TestMoreClaimsThanFitTogether(t *testing.T) {
	t.Parallel()
	r := separate(t, kernels()[0])
	v := readVectors(t, "vectors-separate.json").Readings[0]
	var many []assess.Claim
	for len(many) < maxTogether+9 {
		many = append(many, v.claims()...)
	}
	for _, answer := range []string{v.Answer, strings.Repeat(v.Answer+" ", 9)} {
		d := document(t, answer)
		want, err := r.Read(t.Context(), d, v.claims())
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.Read(t.Context(), d, many)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if diff := cmp.Diff(want[i%len(want)], got[i]); diff != "" {
				t.Errorf("claim %d (-few +many):\n%s", i, diff)
			}
		}
	}
}
