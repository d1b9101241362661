package canonical_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/gowebpki/jcs"
	"pgregory.net/rapid"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
)

// Input and output of the first three follow RFC 8785, sections 3.2.2 and 3.2.3.
func TestTransform(t *testing.T) {
	t.Parallel()
	tests := []struct{ in, want string }{
		{`[333333333.33333329, 4.50, 2e-3, 0.000000000000000000000000001]`, `[333333333.3333333,4.5,0.002,1e-27]`},
		{`"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/"`, `"€$\u000f\nA'B\"\\\\\"/"`},
		{
			`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`,
			"{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}",
		},
		{" { \"b\" : null , \"a\" : [ true , false ] , \"\" : { } } \n", `{"":{},"a":[true,false],"b":null}`},
		{"\"<>&\u2028\u007f\\b\\f\\r\\t\"", "\"<>&\u2028\u007f\\b\\f\\r\\t\""},
		{`[0,-0,-0.0,0e9,1.0,1e2,-5.0e-0]`, `[0,0,0,0,1,100,-5]`},
		{`[9007199254740991,-9007199254740991,0.000001,1e-7,-1.5e-10]`, `[9007199254740991,-9007199254740991,0.000001,1e-7,-1.5e-10]`},
		{`"\\ud800"`, `"\\ud800"`}, // a backslash and letters, no surrogate
		{`[]`, `[]`},
	}
	for _, tt := range tests {
		got, err := canonical.Transform([]byte(tt.in))
		if err != nil || string(got) != tt.want {
			t.Errorf("Transform(%s)\ngot  %s, %v\nwant %s", tt.in, got, err, tt.want)
		}
		if err := canonical.Check(got); err != nil {
			t.Errorf("Check(%s): %v", got, err)
		}
	}
}

func TestTransformRefuses(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("[", canonical.MaxDepth+2) + strings.Repeat("]", canonical.MaxDepth+2)
	tests := []struct{ in, want string }{
		{`9007199254740992`, "whole numbers lie within"},
		{`9007199254740993`, "whole numbers lie within"},
		{`1e16`, "whole numbers lie within"},
		{`-1e21`, "whole numbers lie within"},
		{`1e999`, "no double can hold"},
		{`{"a":1,"a":2}`, `the key "a" twice`},
		{`{"a":1,"\u0061":2}`, `the key "a" twice`},
		{`"\ud800"`, "surrogate"},
		{`"\udc00\ud800"`, "surrogate"},
		{`"\ud800\\udc00"`, "surrogate"},
		{"\"\xff\"", "not UTF-8"},
		{`{} {}`, "not valid JSON"},
		{``, "not valid JSON"},
		{`{"a":01}`, "not valid JSON"},
		{deep, "deeper than 64"},
	}
	for _, tt := range tests {
		got, err := canonical.Transform([]byte(tt.in))
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("Transform(%.40q) = %q, %v, want an Invalid fault with %q", tt.in, got, err, tt.want)
		}
	}
}

// What has a canonical form is refused in every other one.
func TestCheckRefuses(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		``, ` `, `1 `, ` 1`, `1,`, `[1, 2]`, `[1,]`, `[,1]`, `[1`, `{"b":1,"a":2}`, `{"a":1,"a":1}`, `{"a" :1}`, `{"a":1,}`, `{a:1}`,
		`{"a":1`, `{1:1}`, `{"a"}`, `-0`, `0.0`, `1.0`, `01`, `-01`, `1e2`, `1E-7`, `1e-07`, `0.0000001`, `.5`, `5.`, `+5`, `1e16`, `9007199254740992`, `--1`, `-`,
		`"a`, `"\/"`, `"\u0061"`, `"\u000A"`, `"\u000a"`, `"\u001F"`, `"\u0020"`, `"\x"`, `"\u00`, "\"\n\"", "\"\x00\"", "\"\xc3\"", `"\ud83d\ude00"`,
		`nul`, `True`, `NaN`, `Infinity`, "\ufeff1", "{\"\ufb33\":1,\"😀\":2}", `{"a":1,"\n":2}`,
	} {
		if err := canonical.Check([]byte(in)); !fault.Is(err, fault.Invalid) {
			t.Errorf("Check(%q) = %v, want an Invalid fault", in, err)
		}
	}
}

// The error names the byte where the form is left.
func TestCheckNamesTheByte(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		`{"a":1,"c":[1, 2]}`:   "byte 14: is not a value",
		`{"a":1,"b":2,"aa":3}`: "byte 13: the key is not after the one before it",
		`[1,2]x`:               "byte 5: more follows the value",
		`{"a":-0}`:             "byte 5: is not a number in canonical form",
	} {
		if err := canonical.Check([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("Check(%s) = %v, want %s", in, err, want)
		}
	}
}

// Go's own encoder writes −0, 1e21 and wide integers otherwise.
func TestMarshal(t *testing.T) {
	t.Parallel()
	got, err := canonical.Marshal(map[string]any{"zero": math.Copysign(0, -1), "text": "a<b", "real": "\ufffd"})
	if want := "{\"real\":\"\ufffd\",\"text\":\"a<b\",\"zero\":0}"; err != nil || string(got) != want {
		t.Errorf("got  %s, %v\nwant %s", got, err, want)
	}
	for _, v := range []any{"\xff", map[string]string{"\xc3": ""}, 1e21, int64(1) << 53, math.Inf(1), func() {}} {
		if got, err := canonical.Marshal(v); !fault.Is(err, fault.Invalid) {
			t.Errorf("Marshal(%v) = %s, %v, want an Invalid fault", v, got, err)
		}
	}
}

// numbers that tell implementations apart: whole beside the limits, shortest digits, small fractions.
func numbers() *rapid.Generator[json.Number] {
	return rapid.OneOf(
		rapid.Map(rapid.Int64Range(-canonical.MaxInteger, canonical.MaxInteger), func(n int64) json.Number { return json.Number(strconv.FormatInt(n, 10)) }),
		rapid.Map(rapid.Float64Range(-1e6, 1e6), func(f float64) json.Number { return json.Number(fmt.Sprintf("%.17e", f)) }),
		rapid.Map(rapid.Float64Range(-1e-5, 1e-5), func(f float64) json.Number { return json.Number(fmt.Sprint(f)) }),
		rapid.SampledFrom([]json.Number{"-0", "-0.0", "1.50", "1e3", "9007199254740991", "4503599627370497.5"}),
	)
}

func values(depth int) *rapid.Generator[any] {
	leaf := rapid.OneOf(
		rapid.Map(rapid.String(), func(s string) any { return s }),
		rapid.Map(numbers(), func(n json.Number) any { return n }),
		rapid.SampledFrom([]any{nil, true, false}),
	)
	if depth == 0 {
		return leaf
	}
	return rapid.OneOf(leaf,
		rapid.Map(rapid.SliceOfN(values(depth-1), 0, 4), func(l []any) any { return l }),
		rapid.Map(rapid.MapOfN(rapid.String(), values(depth-1), 0, 4), func(m map[string]any) any { return m }),
	)
}

// Canonical is a fixed point, the checker takes it, and another implementation
// writes the same bytes.
func TestCanonicalIsAFixedPoint(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		once, err := canonical.Marshal(values(3).Draw(t, "value"))
		if err != nil {
			t.Fatal(err)
		}
		twice, err := canonical.Transform(once)
		if err != nil || !bytes.Equal(once, twice) {
			t.Fatalf("twice %s, %v\nonce  %s", twice, err, once)
		}
		if err := canonical.Check(once); err != nil {
			t.Fatalf("Check(%s): %v", once, err)
		}
		theirs, err := jcs.Transform(once)
		if err != nil || !bytes.Equal(once, theirs) {
			t.Fatalf("gowebpki/jcs %s, %v\nours         %s", theirs, err, once)
		}
	})
}

// FuzzCheck holds that checking and transforming agree on what is canonical, and
// that what both implementations take they write alike.
func FuzzCheck(f *testing.F) {
	for _, s := range []string{`{"a":[1,-0,0.5,"\n"],"b":null}`, `{"\ud83d\ude00":1e-7}`, "{\"\ufb33\":1,\"😀\":2}", `[1e21]`, `"\u001f"`, `{"a":{"a":{}}}`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checked := canonical.Check(data)
		got, err := canonical.Transform(data)
		if (checked == nil) != (err == nil && bytes.Equal(got, data)) {
			t.Fatalf("Check(%q) = %v, Transform gives %q, %v", data, checked, got, err)
		}
		if err != nil {
			return
		}
		if theirs, err := jcs.Transform(data); err != nil || !bytes.Equal(theirs, got) {
			t.Fatalf("of %q gowebpki/jcs makes %q, %v; we make %q", data, theirs, err, got)
		}
	})
}

func BenchmarkCheck(b *testing.B) {
	line := []byte(`{"actor":"rater-2","kind":"rating.committed","payload":{"candidate":"candidate-3","commitment":"` +
		strings.Repeat("0f", 32) + `","rater":"rater-2","round":17},"sequence":123456,"time":"2026-03-02T09:15:00.123Z"}`)
	b.SetBytes(int64(len(line)))
	for b.Loop() {
		if err := canonical.Check(line); err != nil {
			b.Fatal(err)
		}
	}
}
