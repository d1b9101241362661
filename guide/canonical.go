package guide

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// Canonical writes g as canonical JSON in the sense of RFC 8785: keys sorted
// by their UTF-16 code units, no space between tokens, numbers in the shortest
// form that reads back exactly, strings escaped only where they must be. What
// may be left out is filled in first, as [Complete] does, so that two guides
// that mean the same give the same bytes.
func Canonical(g *Guide) ([]byte, error) {
	if err := validText(g); err != nil {
		return nil, err
	}
	plain, err := json.Marshal(Complete(*g))
	if err != nil {
		return nil, fault.Invalidf("guide %s cannot be written as JSON: %v", g.ID, err)
	}
	d := json.NewDecoder(bytes.NewReader(plain))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return nil, fmt.Errorf("read back the JSON of guide %s: %w", g.ID, err)
	}
	var b bytes.Buffer
	writeCanonical(&b, tree)
	return b.Bytes(), nil
}

// writeCanonical writes one value. Numbers are those of encoding/json, which
// formats them as ECMAScript does, as RFC 8785 asks.
func writeCanonical(b *bytes.Buffer, v any) {
	switch v := v.(type) {
	case map[string]any:
		writeObject(b, v)
	case []any:
		b.WriteByte('[')
		for i, e := range v {
			if i > 0 {
				b.WriteByte(',')
			}
			writeCanonical(b, e)
		}
		b.WriteByte(']')
	case string:
		writeString(b, v)
	default: // json.Number, bool or nil
		if v == nil {
			v = "null"
		}
		fmt.Fprint(b, v)
	}
}

func writeObject(b *bytes.Buffer, m map[string]any) {
	b.WriteByte('{')
	for i, k := range slices.SortedFunc(maps.Keys(m), compareUTF16) {
		if i > 0 {
			b.WriteByte(',')
		}
		writeString(b, k)
		b.WriteByte(':')
		writeCanonical(b, m[k])
	}
	b.WriteByte('}')
}

// compareUTF16 orders strings by their UTF-16 code units, as RFC 8785, section
// 3.2.3, does; it differs from the order of bytes beyond U+FFFF.
func compareUTF16(a, b string) int {
	return slices.CompareFunc(utf16.Encode([]rune(a)), utf16.Encode([]rune(b)), cmp.Compare)
}

// writeString escapes what RFC 8785, section 3.2.2.2, escapes and nothing else.
func writeString(b *bytes.Buffer, s string) {
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20:
			writeControl(b, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
}

func writeControl(w io.Writer, r rune) {
	if i := strings.IndexRune("\b\t\n\f\r", r); i >= 0 {
		fmt.Fprintf(w, `\%c`, "btnfr"[i])
		return
	}
	fmt.Fprintf(w, `\u%04x`, r)
}

// validText refuses bytes that are not UTF-8: JSON would replace them, and two
// different guides would hash alike.
func validText(g *Guide) error {
	for path, s := range g.texts() {
		if !utf8.ValidString(s) {
			return &fault.Error{Kind: fault.Invalid, Field: path, Message: "is not UTF-8"}
		}
	}
	return nil
}
