// Package pdf reads the text of PDF files as an outline: whole words, lines in
// the order in which people read them, columns one after the other, and from
// how the lines stand on the page headings, items, paragraphs and rows.
//
// What a file is made of (objects, references, packing, encryption) is read by
// pdfcpu within bounds that it is given. What is drawn on a page is followed
// here, in steps that are counted, because no library that is free, well kept
// and small enough does that with positions; docs/importing.md has the figures.
package pdf

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// maxTime is how long a file may take. Ordinary ones take milliseconds; those
// that take more are made to, and the count of steps ends most of them before.
const maxTime = 2 * time.Second

// errRaw ends the reading of a file that unpacks to more than is read.
var errRaw = errors.New("the file unpacks to too much")

// Read reads a file. The notes say what was left out. Errors are fault.Invalid
// and say what would be right, or ctx's own where it ends first.
func Read(ctx context.Context, data []byte) (found outline.Outline, notes []string, err error) {
	err = within(ctx, data, func(f *file) (err error) {
		found, notes, err = f.outline()
		return err
	})
	if err != nil {
		return outline.Outline{}, nil, err
	}
	return found, notes, nil
}

// Text gives all that is drawn on the pages, line by line, with their heads and
// feet. Errors are those of [Read].
func Text(ctx context.Context, data []byte) (text string, err error) {
	var b strings.Builder
	err = within(ctx, data, func(f *file) error {
		for n := 1; n <= f.PageCount; n++ {
			for _, l := range f.sheet(n).lines {
				b.WriteString(cmp.Or(strings.Join(l.cells, " "), l.text) + "\n")
			}
		}
		return nil
	})
	return b.String(), err
}

// within opens a file and does something with it; whatever happens, it ends in
// time and with one error.
func within(ctx context.Context, data []byte, do func(*file) error) (err error) {
	if len(data) > MaxBytes {
		return fault.Invalidf("is larger than %d MiB, the most that is read", MaxBytes>>20)
	}
	ctx, done := context.WithTimeoutCause(ctx, maxTime, errWork)
	defer done()
	defer func() {
		if p := recover(); p != nil { // the budget stops from within; a library that fails must not end the program
			cause, is := p.(error)
			if !is {
				cause = fmt.Errorf("%v", p)
			}
			err = broken(cause)
		}
		switch {
		case errors.Is(context.Cause(ctx), errWork):
			err = broken(errWork)
		case ctx.Err() != nil:
			err = ctx.Err()
		}
	}()
	if i := bytes.Index(data, []byte("%PDF-")); i > 0 {
		data = data[i:] // some writers put a line before the header
	}
	if err := guard(data); err != nil {
		return err
	}
	f, err := open(ctx, data)
	if err != nil {
		return broken(err)
	}
	if f.PageCount > maxPages {
		return fault.Invalidf("has %d pages; at most %d are read", f.PageCount, maxPages)
	}
	return do(f)
}

// outline reads page after page.
func (f *file) outline() (outline.Outline, []string, error) {
	var pages []sheet
	empty, signs := 0, 0
	for n := 1; n <= f.PageCount; n++ {
		p := f.sheet(n)
		if len(p.lines) == 0 {
			empty++
		}
		for _, l := range p.lines {
			signs += len(l.text)
		}
		if signs > outline.MaxText {
			return outline.Outline{}, nil, fault.Invalidf("holds more than %d KiB of text, the most that is read", outline.MaxText>>10)
		}
		pages = append(pages, p)
	}
	var b outline.Builder
	if err := b.AddAll(shape(pages)); err != nil {
		return outline.Outline{}, nil, err
	}
	if len(b.Outline.Lines) == 0 || signs < 12 {
		return outline.Outline{}, nil, fault.Invalidf("is a PDF without readable text (scanned, perhaps); save its text as .txt")
	}
	b.Outline.Title = f.title(b.Outline.Lines)
	b.Outline.Fill()
	if empty > 0 {
		return b.Outline, []string{fmt.Sprintf("%d of %d pages hold no text (pictures, perhaps) and were left out", empty, f.PageCount)}, nil
	}
	return b.Outline, nil, nil
}

// title takes the title that the file gives itself where one of its first
// lines says the same: word processors put other things there too.
func (f *file) title(lines []outline.Line) string {
	named := outline.TitleField(f.Title)
	for _, l := range lines[:min(8, len(lines))] {
		if named != "" && outline.Clean(l.Text) == named {
			return named
		}
	}
	return ""
}
