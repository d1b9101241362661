// Package canonical writes and checks canonical JSON in the sense of RFC 8785:
// one value, one row of bytes, so that a hash of the bytes is a hash of the
// value. Keys are sorted by their UTF-16 code units, nothing stands between
// tokens, numbers have the shortest form that ECMAScript gives them, and strings
// are escaped only where they must be.
//
// It is stricter than the RFC in what it takes, so that no two readers of a file
// can understand it differently: a whole number lies within ±(2⁵³−1), −0 becomes
// 0, a key stands once in its object, text is valid UTF-8 without lone
// surrogates, and nothing is nested deeper than [MaxDepth].
package canonical

import (
	"bytes"
	"encoding/json"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// MaxDepth is how deep objects and lists may be nested.
const MaxDepth = 64

// Marshal writes v as canonical JSON: v as encoding/json sees it, then
// [Transform]. A string that is not UTF-8 is refused as Invalid.
func Marshal(v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, fault.Invalidf("cannot be written as JSON: %v", err)
	}
	// encoding/json replaces a byte that is not UTF-8 by the escape \ufffd; it
	// writes a real U+FFFD as the character itself.
	if bytes.Contains(plain, []byte(`\ufffd`)) {
		return nil, fault.Invalidf("cannot be written as JSON: it holds text that is not UTF-8")
	}
	return Transform(plain)
}

// Transform gives the canonical form of one JSON value, which must be all that
// data holds. Transform of what it gives is the same bytes. Errors are Invalid.
func Transform(data []byte) ([]byte, error) {
	if !utf8.Valid(data) {
		return nil, fault.Invalidf("is not UTF-8")
	}
	if !json.Valid(data) {
		return nil, fault.Invalidf("is not valid JSON")
	}
	if loneSurrogate(data) {
		return nil, fault.Invalidf(`holds half of a surrogate pair (\ud800 to \udfff), which is no character`)
	}
	t := transformer{in: data, out: make([]byte, 0, len(data))}
	if err := t.value(0); err != nil {
		return nil, err
	}
	return t.out, nil
}
