// Package description makes jobs of job descriptions as people write them:
// plain text, Markdown, PDF or DOCX. What the file is, is told by its content,
// not by its name.
//
// PDF and DOCX are read with bounds on pages, bytes and unpacked size, so that
// a file made to do harm is an error and not a hang.
package description

import (
	"bytes"
	"context"
	"strings"
	"unicode/utf8"

	"yardstick/intake/duties"
	"yardstick/internal/fault"
	"yardstick/job"
)

// Limits on what is read.
const (
	MaxBytes = 8 << 20        // size of a file
	maxText  = duties.MaxText // bytes of text in it
	maxPages = 200            // of a PDF
	maxRaw   = 32 << 20       // bytes unpacked from a PDF or DOCX
)

// Text is [TextFor] for whoever waits for it to the end.
func Text(data []byte) (string, error) { return TextFor(context.Background(), data) }

// TextFor gives the text of a description with one line a paragraph or list item.
// Errors are fault.Invalid and say what would be right; where ctx ends before the
// text is read, the error is its.
func TextFor(ctx context.Context, data []byte) (string, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return "", fault.Invalidf("is empty; give a job description as text, PDF or DOCX")
	case len(data) > MaxBytes:
		return "", fault.Invalidf("is larger than %d MiB, the most that is read", MaxBytes>>20)
	case bytes.Contains(data[:min(1024, len(data))], []byte("%PDF-")):
		return fromPDF(ctx, data)
	case bytes.HasPrefix(data, []byte("PK\x03\x04")):
		return fromDOCX(ctx, data)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0")):
		return "", fault.Invalidf("is in the old Word format (.doc); save it as .docx, .pdf or .txt")
	case bytes.HasPrefix(data, []byte(`{\rtf`)):
		return "", fault.Invalidf("is in Rich Text Format; save it as .docx, .pdf or .txt")
	}
	return fromText(data)
}

// Job makes a job of the text of a description.
func Job(text string) (job.Job, error) { return JobFor(context.Background(), text) }

// JobFor is [Job] for as long as somebody waits for it.
func JobFor(ctx context.Context, text string) (job.Job, error) {
	return duties.ArrangeFor(ctx, duties.Material{Text: text})
}

// fromText reads plain text in UTF-8, or UTF-16 with a byte order mark.
func fromText(data []byte) (string, error) {
	if text, ok := fromUTF16(data); ok {
		data = []byte(text)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	switch {
	case bytes.IndexByte(data, 0) >= 0:
		return "", fault.Invalidf("is not a text, PDF or DOCX file")
	case !utf8.Valid(data):
		return "", fault.Invalidf("is not text in UTF-8, PDF or DOCX")
	case len(data) > maxText:
		return "", fault.Invalidf("holds more than %d KiB of text, the most that is read", maxText>>10)
	}
	return unwrap(strings.ReplaceAll(string(data), "\r\n", "\n")), nil
}

// fromUTF16 decodes UTF-16 that begins with a byte order mark.
func fromUTF16(data []byte) (string, bool) {
	little := bytes.HasPrefix(data, []byte{0xff, 0xfe})
	if !little && !bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return "", false
	}
	var units []uint16
	for i := 2; i+1 < len(data); i += 2 {
		hi, lo := data[i], data[i+1]
		if little {
			hi, lo = lo, hi
		}
		units = append(units, uint16(hi)<<8|uint16(lo))
	}
	return decodeUTF16(units), true
}
