package model

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
	"yardstick/internal/fault"
)

// TestBothSettle: a glance is the small reader's; of what is settled the credit
// is the mean's, and what shows it, as whether it is about the job, the first reader's.
func TestBothSettle(t *testing.T) {
	t.Parallel()
	first, second, both := embedded(t, kernels()[0]), quick(t, kernels()[0]), embedded(t, kernels()[0])
	both.joint = &joint{Version: "0", Share: 0.25, Decision: first.decision, second: second}
	v := readVectors(t, "vectors.json").Readings[0]
	d, claims := document(t, v.Answer), v.claims()
	claims = append([]assess.Claim{{Question: claims[0].Question, Kind: assess.AboutJob}}, claims...)
	for i := range claims {
		claims[i].Job = "baker"
	}
	read := func(read func() ([]assess.Reading, error)) []assess.Reading {
		t.Helper()
		got, err := read()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	f := both.Prepare(claims).Follow()
	glanced := read(func() ([]assess.Reading, error) { return f.Glance(t.Context(), d) })
	got := read(func() ([]assess.Reading, error) { return f.Read(t.Context(), d) })
	one := read(func() ([]assess.Reading, error) { return first.Read(t.Context(), d, claims) })
	two := read(func() ([]assess.Reading, error) { return second.Read(t.Context(), d, claims) })
	if diff := cmp.Diff(two, glanced); diff != "" {
		t.Errorf("a glance is not the small reader's (-its own +got):\n%s", diff)
	}
	if diff := cmp.Diff(one[0], got[0]); diff != "" {
		t.Errorf("about the job (-the first reader's +got):\n%s", diff)
	}
	for i := 1; i < len(claims); i++ {
		if want := 0.75*one[i].Credit + 0.25*two[i].Credit; math.Abs(got[i].Credit-want) > 1e-6 {
			t.Errorf("claim %d: credit %v, want %v of %v and %v", i, got[i].Credit, want, one[i].Credit, two[i].Credit)
		}
		if len(one[i].Spans) > 0 && len(got[i].Spans) > 0 && !cmp.Equal(one[i].Spans, got[i].Spans) {
			t.Errorf("claim %d: shown by %v, want the first reader's %v", i, got[i].Spans, one[i].Spans)
		}
	}
}

func TestJointRefuses(t *testing.T) {
	t.Parallel()
	for name, data := range map[string]string{
		"no JSON":     `{`,
		"no version":  `{"share": 0.3, "decision": {"temperature": 1, "high": 0.6}}`,
		"no share":    `{"version": "1", "decision": {"temperature": 1, "high": 0.6}}`,
		"all of it":   `{"version": "1", "share": 1, "decision": {"temperature": 1, "high": 0.6}}`,
		"no decision": `{"version": "1", "share": 0.3}`,
	} {
		if _, err := newJoint([]byte(data), nil); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: error %v, want it invalid", name, err)
		}
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
