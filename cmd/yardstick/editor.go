package main

import (
	"context"
	"errors"
	"os"
	"os/exec"

	"yardstick/internal/disk"
	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// edit lets the user write in an editor, beginning with a text. The file lies
// beside the database, readable by its owner alone, and is removed once its
// content was read.
func (p *program) edit(ctx context.Context, command []string, dir, text string) (string, error) {
	f, err := os.CreateTemp(dir, "answer-*.txt")
	if err != nil {
		return "", disk.WriteFault(dir, err)
	}
	name := f.Name()
	_, err = f.WriteString(text)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", disk.WriteFault(name, err)
	}
	if err := p.runEditor(ctx, command, name); err != nil {
		return "", err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return "", disk.ReadFault(name, err)
	}
	if len(data) > document.MaxBytes {
		return "", &fault.Error{Kind: fault.Invalid, File: name, Message: "is larger than an answer can be; it stays there"}
	}
	os.Remove(name)
	return string(data), nil
}

// runEditor runs the editor on a file until the user has left it.
func (p *program) runEditor(ctx context.Context, command []string, name string) error {
	c := exec.CommandContext(ctx, command[0], append(command[1:], name)...) //nolint:gosec // the user's own editor
	c.Stdin, c.Stdout, c.Stderr = p.stdin, p.stdout, p.stderr
	if err := c.Run(); err != nil {
		return &fault.Error{Kind: fault.Unavailable, Message: "the editor " + command[0] + " failed (" + err.Error() + "); what it wrote is in " + name + "; --lines writes without an editor", Cause: err}
	}
	return nil
}
