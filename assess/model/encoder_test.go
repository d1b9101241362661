package model

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestEncoder holds that a text has the same vector with every kernel and in
// any company, however long the batch is.
func TestEncoder(t *testing.T) {
	t.Parallel()
	texts := []string{"Answer customers' calls", "", strings.Repeat("a very long line ", 100), "£30,000 and a pension"}
	for range 60 {
		texts = append(texts, "Check the weight and quality of green leaf at the weighing station every morning")
	}
	var want [][]float32
	for _, k := range kernels() {
		e := quick(t, k).Encoder(2)
		got, err := e.Encode(t.Context(), texts)
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s gives other vectors than %s:\n%s", k.name, kernels()[0].name, diff)
		}
		alone, err := e.Encode(t.Context(), texts[3:4])
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(got[3], alone[0]); diff != "" {
			t.Errorf("%s: alone and in company differ:\n%s", k.name, diff)
		}
	}
	if len(want) != len(texts) || len(want[0]) != 384 {
		t.Errorf("%d vectors of %d values; want %d of 384", len(want), len(want[0]), len(texts))
	}
}

func TestEncoderStops(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := quick(t, kernels()[0]).Encoder(2).Encode(ctx, []string{"a line"}); err == nil {
		t.Error("no error from a context that is done")
	}
}
