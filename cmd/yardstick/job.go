package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yardstick/internal/disk"
	"yardstick/internal/document"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sample"
)

// jobCmd is the command group yardstick job.
type jobCmd struct {
	List   jobListCmd   `cmd:"" help:"List the sample jobs."`
	Show   jobShowCmd   `cmd:"" help:"Show the criteria of success and failure of a job."`
	Lint   jobLintCmd   `cmd:"" help:"Find what a good job analysis would not leave."`
	Edit   jobEditCmd   `cmd:"" help:"Edit a job file in $EDITOR, and agree to it."`
	Export jobExportCmd `cmd:"" help:"Write a job for another program: a JobPosting or Occupation of schema.org, or its criteria as a table."`
	Import jobImportCmd `cmd:"" help:"Make a job file from O*NET, a job posting or a job description."`
}

// loadJob reads the job that arg names: a file, - for standard input, or the
// id of a sample job. A file wins over a sample of the same name.
func (p *program) loadJob(arg string) (*job.Job, error) {
	name, data, err := p.readJob(arg)
	if err != nil {
		return nil, err
	}
	return job.Read(name, data)
}

// readJob returns the name, for messages, and the bytes of the job file that
// arg names: a file, - for standard input, or the id of a sample job.
func (p *program) readJob(arg string) (name string, data []byte, err error) {
	if arg == "-" {
		data, err = document.Read(p.stdin, "standard input", document.MaxBytes)
		return "standard input", data, err
	}
	f, err := os.Open(arg)
	if errors.Is(err, fs.ErrNotExist) {
		data, err = sample.Source(arg)
		return arg + ".yaml", data, missingJob(arg, err)
	}
	if err != nil {
		return arg, nil, disk.ReadFault(arg, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return arg, nil, &fault.Error{Kind: fault.Invalid, File: arg, Message: "is a folder; name a job file in it"}
	}
	data, err = document.Read(io.Reader(f), arg, document.MaxBytes)
	if err == nil {
		err = unread(arg, data)
	}
	return arg, data, err
}

// unread says of an advertisement or description that a job has to be made of it first.
func unread(name string, data []byte) error {
	if slices.Contains([]string{".yaml", ".yml", ".json"}, filepath.Ext(name)) || bytes.Contains(data, []byte("yardstick:")) {
		return nil
	}
	return &fault.Error{
		Kind: fault.Invalid, File: name,
		Message: "is no job file; make one of an advertisement or description first: yardstick job import " + name + " -o job.yaml",
	}
}

// missingJob says that what is no file is no sample either; what looks like a
// path is only called missing.
func missingJob(arg string, err error) error {
	switch {
	case err == nil:
		return nil
	case arg == "" || strings.ContainsAny(arg, `/\.`):
		return disk.ReadFault(arg, fs.ErrNotExist)
	default:
		return fmt.Errorf("there is no file %q and %w", arg, err)
	}
}
