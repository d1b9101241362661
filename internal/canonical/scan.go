package canonical

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// Check reports whether data is one value in canonical form and nothing else.
// It needs no memory beyond the nesting. The error is Invalid and names the byte,
// counted from 0, where the form is first left.
func Check(data []byte) error {
	s := Scanner{data: data}
	if err := s.Value(0); err != nil {
		return err
	}
	return s.End()
}

// Scanner walks over canonical JSON without copying it. What it passes is in
// canonical form; the first byte that is not gives an Invalid error.
type Scanner struct {
	data []byte
	at   int
	// Names wants every key to be made of a-z, 0-9 and '_', so that readers which
	// ignore case, as encoding/json does, see the same keys as others.
	Names bool
}

// NewScanner begins at the first byte of data.
func NewScanner(data []byte) Scanner { return Scanner{data: data} }

// At is the number of bytes that were passed.
func (s *Scanner) At() int { return s.at }

// End reports an error where something is left.
func (s *Scanner) End() error {
	if s.at < len(s.data) {
		return s.wrong("more follows the value")
	}
	return nil
}

// Literal passes exactly these bytes.
func (s *Scanner) Literal(text string) error {
	if !bytes.HasPrefix(s.data[s.at:], []byte(text)) {
		return s.wrong("is not " + text)
	}
	s.at += len(text)
	return nil
}

// Value passes one value that stands inside depth objects and lists.
func (s *Scanner) Value(depth int) error {
	if depth > MaxDepth {
		return s.wrong("is nested deeper than " + strconv.Itoa(MaxDepth) + " levels")
	}
	switch s.peek() {
	case '{':
		return s.object(depth)
	case '[':
		return s.list(depth)
	case '"':
		_, err := s.Text()
		return err
	case 't':
		return s.Literal("true")
	case 'f':
		return s.Literal("false")
	case 'n':
		return s.Literal("null")
	default:
		return s.number()
	}
}

// peek is the next byte, or 0 at the end.
func (s *Scanner) peek() byte {
	if s.at < len(s.data) {
		return s.data[s.at]
	}
	return 0
}

func (s *Scanner) list(depth int) error {
	s.at++
	if s.peek() == ']' {
		s.at++
		return nil
	}
	for {
		if err := s.Value(depth + 1); err != nil {
			return err
		}
		if more, err := s.separator(']'); !more {
			return err
		}
	}
}

func (s *Scanner) object(depth int) error {
	s.at++
	if s.peek() == '}' {
		s.at++
		return nil
	}
	var last []byte
	for first := true; ; first = false {
		start := s.at
		key, err := s.Text()
		if err != nil {
			return err
		}
		if why := s.keyFault(last, key, first); why != "" {
			s.at = start
			return s.wrong(why)
		}
		last = key
		if err := s.Literal(":"); err != nil {
			return err
		}
		if err := s.Value(depth + 1); err != nil {
			return err
		}
		if more, err := s.separator('}'); !more {
			return err
		}
	}
}

// keyFault says what is wrong with a key that follows last, or nothing.
func (s *Scanner) keyFault(last, key []byte, first bool) string {
	if !first && !before(last, key) {
		return "the key is not after the one before it"
	}
	if s.Names && !isName(key) {
		return "the key is not made of a-z, 0-9 and _"
	}
	return ""
}

func isName(key []byte) bool {
	for _, c := range key {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_' {
			return false
		}
	}
	return len(key) > 0
}

// separator passes a comma, or what closes the object or list.
func (s *Scanner) separator(closing byte) (more bool, err error) {
	switch s.peek() {
	case ',':
		s.at++
		return true, nil
	case closing:
		s.at++
		return false, nil
	}
	return false, s.wrong("is neither a comma nor " + string(closing))
}

// before orders two keys as they are written, between their quotes.
func before(a, b []byte) bool {
	if bytes.IndexByte(a, '\\') < 0 && bytes.IndexByte(b, '\\') < 0 && plainOrder(a) && plainOrder(b) {
		return bytes.Compare(a, b) < 0
	}
	return compareUTF16(Unescape(a), Unescape(b)) < 0
}

// Text passes a string and gives what stands between its quotes, escapes as
// they are written.
func (s *Scanner) Text() ([]byte, error) {
	if s.peek() != '"' {
		return nil, s.wrong("is not a string")
	}
	s.at++
	start := s.at
	for {
		s.plain()
		if s.at == len(s.data) {
			return nil, s.wrong("the string does not end")
		}
		if s.data[s.at] == '"' {
			s.at++
			return s.data[start : s.at-1], nil
		}
		if err := s.special(); err != nil {
			return nil, err
		}
	}
}

// plain passes what most text is made of: printable ASCII that needs no escape.
func (s *Scanner) plain() {
	data, i := s.data, s.at
	for i < len(data) {
		if c := data[i]; c < 0x20 || c >= utf8.RuneSelf || c == '"' || c == '\\' {
			break
		}
		i++
	}
	s.at = i
}

// special passes one character beyond ASCII, or an escape.
func (s *Scanner) special() error {
	switch c := s.data[s.at]; {
	case c == '\\':
		return s.escape()
	case c < 0x20:
		return s.wrong("a control character is not escaped")
	}
	r, width := utf8.DecodeRune(s.data[s.at:])
	if r == utf8.RuneError && width == 1 {
		return s.wrong("is not UTF-8")
	}
	s.at += width
	return nil
}

// escape passes an escape in the one form that canonical JSON has for it.
func (s *Scanner) escape() error {
	rest := s.data[s.at:]
	if len(rest) >= 2 && bytes.IndexByte([]byte(`"\`+shortLetters), rest[1]) >= 0 {
		s.at += 2
		return nil
	}
	if len(rest) < 6 || !bytes.HasPrefix(rest, []byte(`\u00`)) || !isControlEscape(rest[4], rest[5]) {
		return s.wrong("is escaped otherwise than canonical JSON does")
	}
	s.at += 6
	return nil
}

// isControlEscape reports whether \u00 and these two digits are a control
// character without a shorter escape.
func isControlEscape(high, low byte) bool {
	digit := low >= '0' && low <= '9' || low >= 'a' && low <= 'f'
	if high != '0' && high != '1' || !digit {
		return false
	}
	c := byte(hexDigit(high)<<4 | hexDigit(low))
	return bytes.IndexByte([]byte(shortEscaped), c) < 0
}

// Integer passes a whole number within ±MaxInteger.
func (s *Scanner) Integer() (int64, error) {
	start := s.at
	if s.peek() == '-' {
		s.at++
	}
	digits := s.at
	n := int64(0)
	for s.at < len(s.data) && s.data[s.at] >= '0' && s.data[s.at] <= '9' && s.at-digits < 17 {
		n = n*10 + int64(s.data[s.at]-'0')
		s.at++
	}
	zeroFirst := s.at > digits && s.data[digits] == '0' && (s.at-digits > 1 || digits > start)
	if s.at == digits || zeroFirst || n > MaxInteger {
		s.at = start
		return 0, s.wrong("is not a whole number in canonical form")
	}
	if digits > start {
		n = -n
	}
	return n, nil
}

// number passes a number, a whole one without making anything of it. What reads
// back as itself is JSON, since Number gives nothing else.
func (s *Scanner) number() error {
	start := s.at
	end := start
	for end < len(s.data) && bytes.IndexByte([]byte("+-.0123456789e"), s.data[end]) >= 0 {
		end++
	}
	if end == start {
		return s.wrong("is not a value")
	}
	if _, err := s.Integer(); err == nil && s.at == end {
		return nil
	}
	s.at = start
	literal := string(s.data[start:end])
	if form, err := Number(literal); err != nil || form != literal {
		return s.wrong("is not a number in canonical form")
	}
	s.at = end
	return nil
}

// wrong is the error at the present byte.
func (s *Scanner) wrong(what string) error {
	return fault.Invalidf("byte %d: %s", s.at, what)
}

// Unescape gives the text of a string that [Scanner.Text] has passed.
func Unescape(raw []byte) string {
	if bytes.IndexByte(raw, '\\') < 0 {
		return string(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] != '\\' {
			out = append(out, raw[i])
			continue
		}
		i++
		if raw[i] == 'u' {
			out = append(out, byte(hexDigit(raw[i+3])<<4|hexDigit(raw[i+4])))
			i += 4
			continue
		}
		if letter := bytes.IndexByte([]byte(shortLetters), raw[i]); letter >= 0 {
			out = append(out, shortEscaped[letter])
		} else {
			out = append(out, raw[i])
		}
	}
	return string(out)
}
