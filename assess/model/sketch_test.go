package model

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestSketchedSettlesWithTheReaderItself: a glance is the small reader's, what
// is settled the reader's own.
func TestSketchedSettlesWithTheReaderItself(t *testing.T) {
	t.Parallel()
	large, small := embedded(t, kernels()[0]), quick(t, kernels()[0])
	large.quick = func() (*Reader, error) { return small, nil }
	v := readVectors(t, "vectors.json").Readings[0]
	d, claims := document(t, v.Answer), v.claims()
	f := large.Prepare(claims).Follow()
	for _, want := range []struct {
		reader *Reader
		read   func() (any, error)
	}{
		{small, func() (any, error) { return f.Glance(t.Context(), d) }},
		{large, func() (any, error) { return f.Read(t.Context(), d) }},
		{small, func() (any, error) { return f.Glance(t.Context(), d) }},
	} {
		got, err := want.read()
		if err != nil {
			t.Fatal(err)
		}
		alone, err := want.reader.Read(t.Context(), d, claims)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(any(alone), got); diff != "" {
			t.Errorf("not the reading of %s (-its own +got):\n%s", want.reader.Assessor().Model, diff)
		}
	}
}

func TestSketchedSaysWhatIsWrongWithTheSmallReader(t *testing.T) {
	t.Parallel()
	broken := errors.New("no weights")
	r := quick(t, kernels()[0])
	r.quick = func() (*Reader, error) { return nil, broken }
	v := readVectors(t, "vectors.json").Readings[0]
	if _, err := r.Prepare(v.claims()).Follow().Glance(t.Context(), document(t, v.Answer)); !errors.Is(err, broken) {
		t.Errorf("error %v, want %v", err, broken)
	}
}

func TestParts(t *testing.T) {
	t.Parallel()
	p := parts{[]byte("abc"), nil, []byte("defg"), []byte("h")}
	for from := range p.len() {
		for to := from; to <= p.len(); to++ {
			if got, want := string(p.bytes(from, to)), "abcdefgh"[from:to]; got != want {
				t.Errorf("bytes(%d, %d) is %q, want %q", from, to, got, want)
			}
		}
	}
}
