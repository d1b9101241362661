package canonical

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// shortEscapes are the control characters with an escape of their own, and its letters.
const (
	shortEscaped = "\b\t\n\f\r"
	shortLetters = "btnfr"
)

// AppendString appends a text as a JSON string; it escapes what RFC 8785, section 3.2.2.2, escapes and nothing else.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	if isPlain(s) {
		return append(append(b, s...), '"')
	}
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b = append(b, '\\', byte(r))
		case r < 0x20:
			b = appendControl(b, r)
		default:
			b = utf8.AppendRune(b, r)
		}
	}
	return append(b, '"')
}

// isPlain reports whether nothing in a text is escaped, as in nearly all codes.
func isPlain(s string) bool {
	for i := range len(s) {
		if c := s[i]; c < 0x20 || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			return false
		}
	}
	return true
}

func appendControl(b []byte, r rune) []byte {
	if i := strings.IndexRune(shortEscaped, r); i >= 0 {
		return append(b, '\\', shortLetters[i])
	}
	return fmt.Appendf(b, `\u%04x`, r)
}

// compareUTF16 orders strings by their UTF-16 code units, as RFC 8785, section
// 3.2.3, does. That is the order of bytes except beyond U+D7FF.
func compareUTF16(a, b string) int {
	if plainOrder(a) && plainOrder(b) {
		return cmp.Compare(a, b)
	}
	return slices.CompareFunc(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)), cmp.Compare)
}

// plainOrder reports whether all characters are below U+E000, where the orders
// of bytes and of UTF-16 code units agree.
func plainOrder[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= 0xee {
			return false
		}
	}
	return true
}

// loneSurrogate reports whether valid JSON escapes half of a surrogate pair.
// encoding/json would read it as U+FFFD, other readers as something else.
func loneSurrogate(data []byte) bool {
	high := false // the escape just before was the first half of a pair
	for i := 0; i < len(data); {
		unit, width := escapedUnit(data[i:])
		low := unit >= 0xdc00 && unit <= 0xdfff
		if high != low {
			return true
		}
		high = unit >= 0xd800 && unit < 0xdc00
		i += width
	}
	return high
}

// escapedUnit gives the UTF-16 code unit of a \u escape that data begins with,
// or 0, and how many bytes to go on. Other escapes are passed as a whole, so
// that the second of two backslashes begins nothing.
func escapedUnit(data []byte) (unit rune, width int) {
	if data[0] != '\\' || len(data) < 2 {
		return 0, 1
	}
	if data[1] != 'u' || len(data) < 6 {
		return 0, 2
	}
	for _, c := range data[2:6] {
		unit = unit<<4 | hexDigit(c)
	}
	return unit, 6
}

func hexDigit(c byte) rune {
	switch {
	case c <= '9':
		return rune(c - '0')
	case c <= 'F':
		return rune(c-'A') + 10
	default:
		return rune(c-'a') + 10
	}
}
