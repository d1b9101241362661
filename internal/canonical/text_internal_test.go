package canonical

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The order of keys is that of the example in RFC 8785, section 3.2.3.
func TestKeysAreSortedByUTF16(t *testing.T) {
	t.Parallel()
	got := []string{"\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"}
	slices.SortFunc(got, compareUTF16)
	want := []string{"\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func TestUnescape(t *testing.T) {
	t.Parallel()
	if got, want := Unescape([]byte(`a\n\"\\\u001f€\t\b`)), "a\n\"\\\x1f€\t\b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
