package sqlstore

import (
	"encoding/hex"
	"strings"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// mark begins an escaped byte: it and two hexadecimal digits stand for the byte. The
// mark itself is escaped, too. It is a control character, so that hardly any text has one.
const mark = '\x1b'

// escape writes the byte 0, the mark, and bytes that are not UTF-8 as escapes.
func escape(s string) string {
	if utf8.ValidString(s) && !strings.ContainsAny(s, "\x00\x1b") {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		size := utf8.RuneLen(r)
		if r == utf8.RuneError { // also U+FFFD itself, which is valid
			_, size = utf8.DecodeRuneInString(s[i:])
		}
		if r == 0 || r == mark || r == utf8.RuneError && size == 1 {
			b.WriteByte(mark)
			b.WriteString(hex.EncodeToString([]byte{s[i]}))
			continue
		}
		b.WriteString(s[i : i+size])
	}
	return b.String()
}

// unescape takes back what escape has done.
func unescape(s string) (string, error) {
	if !strings.ContainsRune(s, mark) {
		return s, nil
	}
	var b strings.Builder
	for {
		before, after, found := strings.Cut(s, string(mark))
		b.WriteString(before)
		if !found {
			return b.String(), nil
		}
		if len(after) < 2 {
			return "", badEscape()
		}
		raw, err := hex.DecodeString(after[:2])
		if err != nil {
			return "", badEscape()
		}
		b.Write(raw)
		s = after[2:]
	}
}

func badEscape() error {
	return &fault.Error{Kind: fault.Internal, Message: "a text in the database holds a control character that Yardstick does not write so"}
}
