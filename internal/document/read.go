package document

import (
	"bytes"
	"io"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// Read reads all of r, at most limit bytes, and returns it without a UTF-8 byte
// order mark. Input that is empty, larger, or not text (a NUL byte, invalid
// UTF-8) is an Invalid fault that names the file.
func Read(r io.Reader, name string, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: name, Message: "cannot be read: " + err.Error(), Cause: err}
	}
	if int64(len(data)) > limit {
		return nil, invalid(name, 0, "is larger than %s, the most that is read", size(limit))
	}
	return text(name, data)
}

// text strips the byte order mark and refuses what is not text.
func text(name string, data []byte) ([]byte, error) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, invalid(name, 0, "is empty")
	case bytes.IndexByte(data, 0) >= 0:
		return nil, invalid(name, 0, "is not a text file (it holds NUL bytes)")
	case !utf8.Valid(data):
		return nil, invalid(name, invalidLine(data), "is not a text file in UTF-8")
	}
	return data, nil
}

// invalidLine returns the line of the first byte that is not UTF-8.
func invalidLine(data []byte) int {
	line := 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 {
			break
		}
		if r == '\n' {
			line++
		}
		data = data[n:]
	}
	return line
}

// size writes a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return itoa(n>>20) + " MiB"
	case n >= 1<<10 && n%(1<<10) == 0:
		return itoa(n>>10) + " KiB"
	default:
		return itoa(n) + " bytes"
	}
}
