package model

import "testing"

// FuzzTokens holds that tokens are in order and lie on whole code points.
func FuzzTokens(f *testing.F) {
	r := quick(f, kernels()[0])
	for _, s := range []string{"I did it.", "e\u0301\u200b\u202e", "\xff\xfe", "İß日本\U000e0041", "a\u0300\u0301b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		before := 0
		for _, token := range r.tokenizer.tokens(nil, &word{}, s) {
			if token.start < before || token.end <= token.start || token.end > len(s) {
				t.Fatalf("%q: token at %d-%d after %d", s, token.start, token.end, before)
			}
			before = token.start
		}
	})
}
