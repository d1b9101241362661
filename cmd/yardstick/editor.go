package main

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"

	"yardstick/internal/disk"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// edit lets the user write an answer in an editor, beginning with a text. The
// file lies beside the database, readable by its owner alone, and is removed once
// its content was read.
func (p *program) edit(ctx context.Context, command []string, dir, text string) (string, error) {
	name, err := besides(dir, "answer-*.txt", text)
	if err != nil {
		return "", err
	}
	written, err := p.editFile(ctx, command, name, "; --lines writes without an editor")
	if err != nil {
		return "", err
	}
	os.Remove(name)
	return written, nil
}

// besides makes a file with a text in a folder, readable by its owner alone.
func besides(dir, pattern, text string) (name string, err error) {
	f, err := os.CreateTemp(dir, pattern)
	if err != nil {
		return "", disk.WriteFault(dir, err)
	}
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", disk.WriteFault(f.Name(), err)
	}
	return f.Name(), nil
}

// editFile lets the user edit a file until the editor is left, and reads it.
// Where that fails the file stays, and the error names it; hint may end it.
func (p *program) editFile(ctx context.Context, command []string, name, hint string) (string, error) {
	c := exec.CommandContext(ctx, command[0], append(command[1:], name)...) //nolint:gosec // the user's own editor
	c.Stdin, c.Stdout, c.Stderr = p.stdin, p.stdout, p.stderr
	if err := c.Run(); err != nil {
		return "", &fault.Error{
			Kind:    fault.Unavailable,
			Message: "the editor " + command[0] + " failed (" + err.Error() + "); what it wrote is in " + filepath.ToSlash(name) + hint, Cause: err,
		}
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return "", disk.ReadFault(name, err)
	}
	if len(data) > document.MaxBytes {
		return "", &fault.Error{Kind: fault.Invalid, File: name, Message: "is larger than what is read; it stays there"}
	}
	return string(data), nil
}
