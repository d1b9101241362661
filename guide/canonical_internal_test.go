package guide

import (
	"bytes"
	"encoding/json"
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

// Input and output follow RFC 8785, sections 3.2.2 and 3.2.3.
func TestCanonicalValues(t *testing.T) {
	t.Parallel()
	tests := []struct {
		in   any
		want string
	}{
		{[]float64{333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001}, `[333333333.3333333,1e+30,4.5,0.002,1e-27]`},
		{[]float64{0, 1, 0.6, 1e21, 1e20, 1e-6, 1e-7}, `[0,1,0.6,1e+21,100000000000000000000,0.000001,1e-7]`},
		{"€$\u000f\nA'B\"\\\"/", `"€$\u000f\nA'B\"\\\"/"`},
		{"<>&\u2028\u007f\b\f\r\t", "\"<>&\u2028\u007f\\b\\f\\r\\t\""},
		{map[string]any{"b": nil, "a": []bool{true, false}, "": map[string]any{}}, `{"":{},"a":[true,false],"b":null}`},
	}
	for _, tt := range tests {
		plain, err := json.Marshal(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		d := json.NewDecoder(bytes.NewReader(plain))
		d.UseNumber()
		var tree any
		if err := d.Decode(&tree); err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		writeCanonical(&b, tree)
		if b.String() != tt.want {
			t.Errorf("got  %s\nwant %s", b.String(), tt.want)
		}
	}
}
