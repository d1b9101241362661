package description

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/ledongthuc/pdf"

	"yardstick/internal/fault"
)

// The PDF reader follows whatever references a file holds, in circles if they
// do. It is therefore given a source that allows only so many reads, and only
// files whose streams unpack to a bounded size.
const (
	maxReads   = 100_000   // reads of a PDF; a page takes some dozens
	maxServed  = 256 << 20 // bytes served to the reader
	maxFonts   = 100       // of a page
	maxStreams = 500       // of a page
)

// errBudget stops the reader from within; it never leaves this file.
var errBudget = errors.New("the file is read in circles")

// errText stops a page that draws more text than is read.
var errText = errors.New("the text is too long")

// source serves a file and stops when it is read too often.
type source struct {
	data         []byte
	work         *budget
	allowed      int // reads
	reads, bytes int
}

// ReadAt panics with errBudget when the budget is spent: the PDF reader takes
// an error for the end of a stream and would go on.
func (s *source) ReadAt(p []byte, off int64) (int, error) {
	s.work.check()
	s.reads++
	if s.reads > s.allowed || s.bytes > maxServed {
		panic(errBudget)
	}
	if off < 0 || off >= int64(len(s.data)) {
		return 0, io.EOF
	}
	n := copy(p, s.data[off:])
	s.bytes += n
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// fromPDF reads the text of a PDF, line by line.
func fromPDF(ctx context.Context, data []byte) (string, error) {
	if i := bytes.Index(data, []byte("%PDF-")); i > 0 {
		data = data[i:] // some writers put a line before the header
	}
	reads, err := guard(data)
	if err != nil {
		return "", err
	}
	lines, err := pdfLines(ctx, data, reads)
	if err != nil {
		return "", err
	}
	text := unwrap(strings.Join(lines, "\n"))
	if len(strings.Fields(text)) < 3 {
		return "", fault.Invalidf("is a PDF without readable text (scanned, perhaps); save its text as .txt")
	}
	return text, nil
}

// pdfLines reads the lines of all pages; whatever the reader does, it ends in
// lines or in one error.
func pdfLines(ctx context.Context, data []byte, reads int) (lines []string, err error) {
	defer func() {
		p := recover()
		if p != nil {
			lines, err = nil, pdfFault(p)
		}
		if ctx.Err() != nil {
			lines, err = nil, ctx.Err()
		}
	}()
	work := newBudget(ctx)
	src := &source{data: data, work: work, allowed: reads}
	r, err := pdf.NewReader(src, int64(len(data)))
	if err != nil {
		return nil, pdfFault(err)
	}
	pages := r.NumPage()
	if pages > maxPages {
		return nil, fault.Invalidf("has %d pages; at most %d are read", pages, maxPages)
	}
	size, left := 0, int64(maxRaw)
	for n := 1; n <= pages; n++ {
		text, err := readPage(r.Page(n), &left, work)
		if err != nil {
			return nil, err
		}
		if size += len(text); size > maxText {
			return nil, fault.Invalidf("holds more than %d KiB of text, the most that is read", maxText>>10)
		}
		for line := range strings.Lines(strings.ToValidUTF8(text, " ")) {
			lines = append(lines, printable(line))
		}
		lines = append(lines, "")
	}
	return lines, nil
}

// readPage gives the text of one page; what it and its fonts unpack to is
// counted against left, because many pages may share one large stream.
func readPage(page pdf.Page, left *int64, work *budget) (string, error) {
	contents := page.V.Key("Contents")
	if page.V.IsNull() || contents.IsNull() {
		return "", nil
	}
	faces := map[string]face{}
	for i, name := range page.Fonts() {
		if i >= maxFonts {
			break
		}
		font := page.Font(name)
		characters, err := unpack(left, font.V.Key("ToUnicode"))
		if err != nil {
			return "", err
		}
		faces[name] = newFace(&font, characters, work)
	}
	drawn, err := unpack(left, contents)
	if err != nil {
		return "", err
	}
	text := newPageText(faces)
	text.work = work
	l := &lexer{data: drawn, work: work}
	l.each(func(op string, args []operand) {
		if text.operator(op, args); text.out.Len() > maxText {
			panic(errText)
		}
	})
	return text.out.String(), nil
}

// unpack reads a stream, or a list of streams, and takes its unpacked size off
// left. What is no stream gives nothing.
func unpack(left *int64, v pdf.Value) ([]byte, error) {
	streams := []pdf.Value{v}
	if v.Kind() == pdf.Array {
		streams = nil
		if v.Len() > maxStreams {
			return nil, fault.Invalidf("is a PDF with more than %d streams on a page; save its text as .txt", maxStreams)
		}
		for i := range v.Len() {
			streams = append(streams, v.Index(i))
		}
	}
	var out []byte
	for _, s := range streams {
		if s.Kind() != pdf.Stream {
			continue
		}
		r := s.Reader()
		data, err := io.ReadAll(io.LimitReader(r, *left+1))
		r.Close()
		if *left -= int64(len(data)); *left < 0 {
			return nil, fault.Invalidf("is a PDF that unpacks to more than %d MiB, the most that is read", maxRaw>>20)
		}
		if err != nil && len(data) == 0 {
			continue // a stream that is broken from its start holds no text
		}
		out = append(append(out, data...), '\n')
	}
	return out, nil
}

// printable takes out what is no text: fonts without a mapping give such signs.
func printable(line string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\uFFFD' {
			return ' '
		}
		return r
	}, line))
}

// pdfFault turns what the reader ended with into one clear line.
func pdfFault(p any) error {
	cause, ok := p.(error)
	if !ok {
		cause = fmt.Errorf("%v", p)
	}
	if errors.Is(cause, errBudget) || strings.Contains(cause.Error(), errBudget.Error()) {
		return fault.Invalidf("is a PDF whose parts refer to each other in circles; save its text as .txt")
	}
	if errors.Is(cause, errWork) {
		return fault.Invalidf("is a PDF that takes more work than any that is read; save its text as .txt")
	}
	if errors.Is(cause, errText) {
		return fault.Invalidf("holds more than %d KiB of text, the most that is read", maxText>>10)
	}
	if strings.Contains(cause.Error(), "encrypted") || strings.Contains(cause.Error(), "password") {
		return fault.Invalidf("is a PDF protected by a password; save its text as .txt")
	}
	e := fault.Invalidf("is a PDF that cannot be read (%s); save its text as .txt", strings.Join(strings.Fields(strings.ToValidUTF8(cause.Error(), "")), " "))
	e.Cause = cause
	return e
}
