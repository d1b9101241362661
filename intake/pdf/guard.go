package pdf

import (
	"bytes"
	"context"
	"io"

	"yardstick/internal/fault"
)

// maxStray is how often the word stream may stand in a row where no dictionary
// ends before it. In the data of pictures it comes up by chance, once in a file.
const maxStray = 300

// guard refuses what pdfcpu would search over and over: it looks back for the
// end of a dictionary at every word stream, from each of them to the object's
// beginning, and cannot be stopped in between.
func guard(data []byte) error {
	stray := 0
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte("stream"))
		if i < 0 {
			return nil
		}
		between := data[at : at+i]
		if bytes.Contains(between, []byte("endobj")) {
			stray = 0
		}
		if bytes.HasSuffix(bytes.TrimRight(between[max(0, len(between)-64):], " \t\r\n\f\x00"), []byte(">>")) {
			stray = 0
		} else if stray++; stray > maxStray {
			return fault.Invalidf("is a PDF with streams that belong to no object; save its text as .txt")
		}
		at += i + len("stream")
	}
}

// source serves a file for as long as somebody waits: the library looks at the
// context in most places, and reads in all others.
type source struct {
	*bytes.Reader
	ctx context.Context
}

var _ io.ReadSeeker = (*source)(nil)

// Read panics with errStopped where nobody waits: an error may be taken for
// the end of the file.
func (s *source) Read(p []byte) (int, error) {
	if s.ctx.Err() != nil {
		panic(errStopped)
	}
	return s.Reader.Read(p)
}
