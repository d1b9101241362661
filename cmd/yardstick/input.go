package main

import (
	"io"
	"os"

	"yardstick/guide"
	"yardstick/internal/disk"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// readFrom opens the file that arg names, or standard input for -, and reads it.
func readFrom[T any](p *program, arg string, read func(name string, r io.Reader) (T, error)) (T, error) {
	if arg == "-" {
		return read("standard input", p.stdin)
	}
	var none T
	f, err := os.Open(arg)
	if err != nil {
		return none, disk.ReadFault(arg, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return none, &fault.Error{Kind: fault.Invalid, File: arg, Message: "is a folder; name a file in it"}
	}
	return read(arg, f)
}

// readGuides reads a guide file.
func readGuides(name string, r io.Reader) ([]guide.Guide, error) {
	data, err := document.Read(r, name, document.MaxBytes)
	if err != nil {
		return nil, err
	}
	return guide.Read(name, data)
}

// wantSeals refuses a guide that is not sealed.
func wantSeals(file string, guides []guide.Guide) error {
	for i := range guides {
		if guides[i].Seal == nil {
			return &fault.Error{
				Kind: fault.Invalid, File: file, Field: "seal",
				Message: "guide " + guides[i].ID + " is not sealed, or its seal was taken out; " +
					"seal it with yardstick guide seal, or leave --sealed out",
			}
		}
	}
	return nil
}

// verifySeals refuses a guide that was changed after it was sealed.
func verifySeals(file string, guides []guide.Guide) error {
	for i := range guides {
		if guides[i].Seal == nil {
			continue
		}
		if err := guide.Verify(&guides[i]); err != nil {
			return &fault.Error{Kind: fault.Conflict, File: file, Message: err.Error() + "; answers are not assessed against it", Cause: err}
		}
	}
	return nil
}
