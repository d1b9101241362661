package main

import (
	"fmt"
	"io"
	"os"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/record"
	"yardstick/record/packet"
)

// recordFlags are what whoever verifies a record knows beside it.
type recordFlags struct {
	Key     string   `placeholder:"VKEY" help:"The log's verifier key, got from elsewhere; without it the packet's own is used, which proves nothing about whose it is."`
	Witness []string `placeholder:"VKEY" help:"Verifier key of a witness whose signature counts; may be given several times."`
	Keys    string   `placeholder:"FILE" help:"Keys of personal parts, to open and check these as well."`
}

// options reads what the flags name.
func (f *recordFlags) options(p *program) (packet.Options, error) {
	o := packet.Options{Key: f.Key, Witnesses: f.Witness, Rules: panel.Rules()}
	if f.Key != "" {
		if _, err := record.Verifier(f.Key); err != nil {
			return o, fmt.Errorf("--key: %w", err)
		}
	}
	for _, w := range f.Witness {
		if !record.IsWitness(w) {
			return o, fault.Invalidf("--witness: %q is no verifier key of a witness", w)
		}
	}
	if f.Keys == "" {
		return o, nil
	}
	ring, err := readFrom(p, f.Keys, record.ReadRing)
	o.Ring = ring
	return o, err
}

// verifyCmd is yardstick verify.
type verifyCmd struct {
	Record string `arg:"" help:"A packet (ZIP), or a proof of one entry (.tlog-proof); - is standard input."`
	recordFlags
	Format string `default:"text" enum:"text,json" help:"text or json."`
}

// Run verifies a packet or a proof. Exit status 0: whole; 1: broken; 2: something else.
func (c *verifyCmd) Run(p *program) error {
	o, err := c.options(p)
	if err != nil {
		return err
	}
	return withRecord(p, c.Record, func(name string, f *os.File, size int64) error {
		head := make([]byte, 64)
		n, _ := f.ReadAt(head, 0)
		if record.IsProof(head[:n]) {
			return c.proof(p, name, f)
		}
		r, err := packet.Verify(f, size, o)
		if err != nil {
			return inFile(name, err)
		}
		if err := writeReport(p, c.Format, namedReport{r, name}); err != nil {
			return err
		}
		if !r.Whole {
			return errFailed
		}
		return nil
	})
}

// namedReport is a report with the name under which the packet was given.
type namedReport struct {
	*packet.Report
	name string
}

func (r namedReport) WriteText(w io.Writer) error { return r.Report.WriteText(w, r.name) }

// withRecord opens a record for reading at any place; standard input is copied
// into a temporary file first.
func withRecord(p *program, arg string, do func(name string, f *os.File, size int64) error) error {
	name, open := arg, func() (*os.File, error) { return os.Open(arg) }
	if arg == "-" {
		name, open = "standard input", func() (*os.File, error) { return spool(p.stdin) }
	}
	f, err := open()
	if err != nil {
		return disk.ReadFault(name, err)
	}
	if arg == "-" {
		defer os.Remove(f.Name())
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return &fault.Error{Kind: fault.Invalid, File: name, Message: "is not a file"}
	}
	return do(name, f, info.Size())
}

// spool copies at most what a packet may have into a temporary file.
func spool(r io.Reader) (*os.File, error) {
	f, err := os.CreateTemp("", "yardstick-*")
	if err != nil {
		return nil, err
	}
	if _, err := io.Copy(f, io.LimitReader(r, packet.MaxPacket+1)); err != nil {
		f.Close()
		os.Remove(f.Name())
		return nil, err
	}
	return f, nil
}
