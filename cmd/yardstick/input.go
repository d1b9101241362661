package main

import (
	"io"
	"os"

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
		return none, openFault(arg, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return none, &fault.Error{Kind: fault.Invalid, File: arg, Message: "is a folder; name a file in it"}
	}
	return read(arg, f)
}
