package intake

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"yardstick/internal/fault"
)

// decode gives a text in UTF-8: from what its marks say, from UTF-16 without
// one, from what an HTML page says of itself, else from Windows' Western signs.
func decode(data []byte) (string, error) {
	out, err := encodingOf(data).NewDecoder().Bytes(data)
	if err != nil {
		return "", fault.Invalidf("is text in an encoding that cannot be read: %v; save it as UTF-8", err)
	}
	out = bytes.TrimPrefix(out, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(out, 0) >= 0 || binary(out) {
		return "", fault.Invalidf("is no text, PDF, DOCX, sheet or page; %s", wanted)
	}
	return string(bytes.ToValidUTF8(out, []byte("\uFFFD"))), nil
}

func encodingOf(data []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}), wide(data, 1):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}), wide(data, 0):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")), utf8.Valid(data):
		return encoding.Nop
	case element.Match(data[:min(len(data), maxHead)]):
		e, _, _ := charset.DetermineEncoding(data, "")
		return e
	}
	return charmap.Windows1252
}

// wide reports whether every other byte, from odd on, is nothing, as in
// UTF-16 without a mark.
func wide(data []byte, odd int) bool {
	head := data[:min(len(data), 200)&^1]
	zeros := 0
	for i := odd; i < len(head); i += 2 {
		if head[i] == 0 {
			zeros++
		}
	}
	return len(head) >= 8 && zeros*10 >= len(head)/2*9
}

// binary reports whether more than one sign in fifty controls a machine.
func binary(text []byte) bool {
	controls := 0
	head := text[:min(len(text), maxHead)]
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != 0x1b {
			controls++
		}
	}
	return controls*50 > len(head)
}
