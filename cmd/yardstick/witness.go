package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/record"
	"yardstick/record/packet"
)

// witnessCmd is yardstick witness.
type witnessCmd struct {
	Ask    witnessAskCmd    `cmd:"" help:"Ask a witness to cosign the head of a packet's log: hashes only."`
	Cosign witnessCosignCmd `cmd:"" help:"Cosign the head in a request, if it goes on from the one cosigned before."`
}

// witnessAskCmd is yardstick witness ask.
type witnessAskCmd struct {
	Record string `arg:"" help:"A packet (ZIP); - is standard input."`
	Seen   int64  `default:"0" placeholder:"N" help:"How many entries the head had that the witness cosigned last; 0 the first time."`
	Output string `short:"o" required:"" placeholder:"FILE" help:"The file for the request, to be sent to the witness."`
}

// Run writes the request.
func (c *witnessAskCmd) Run(p *program) error {
	return withRecord(p, c.Record, func(name string, f *os.File, size int64) error {
		request, err := packet.Ask(f, size, c.Seen)
		if err != nil {
			return inFile(name, err)
		}
		return disk.Write(c.Output, func(w io.Writer) error {
			_, err := w.Write(request)
			return err
		})
	})
}

// witnessCosignCmd is yardstick witness cosign.
type witnessCosignCmd struct {
	Request string `arg:"" help:"The request; - is standard input."`
	Secret  string `required:"" placeholder:"FILE" help:"The witness's secret key, made with keys new --witness."`
	Log     string `required:"" placeholder:"VKEY" help:"The verifier key of the log, got from whoever keeps it."`
	Seen    string `required:"" placeholder:"FILE" help:"What the witness remembers of this log: the head that it cosigned last. It is made the first time, and written anew each time."`
	Output  string `short:"o" required:"" placeholder:"FILE" help:"The file for the cosigned head, to be sent back."`
}

// Run cosigns. What the witness remembers is on the disk before the signature is:
// it never signs what it could forget.
func (c *witnessCosignCmd) Run(p *program) error {
	w, err := c.witness(p)
	if err != nil {
		return err
	}
	request, err := readFrom(p, c.Request, func(_ string, r io.Reader) ([]byte, error) {
		return io.ReadAll(io.LimitReader(r, record.MaxSigned+1<<13))
	})
	if err != nil {
		return err
	}
	cosigned, err := w.Cosign(request, time.Now())
	if err != nil {
		return inFile(c.Request, err)
	}
	write := func(out io.Writer) error {
		_, err := out.Write(cosigned)
		return err
	}
	if err := disk.Write(c.Seen, write); err != nil {
		return err
	}
	if err := disk.Write(c.Output, write); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout, "cosigned %d entries of %s\n", w.Seen.Size, w.Seen.Origin)
	return err
}

// witness reads the keys, and the head that was cosigned last.
func (c *witnessCosignCmd) witness(p *program) (*record.Witness, error) {
	secret, err := readFrom(p, c.Secret, func(_ string, r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, 4096)) })
	if err != nil {
		return nil, err
	}
	w := &record.Witness{Secret: string(secret)}
	if w.Log, err = record.Verifier(c.Log); err != nil {
		return nil, fmt.Errorf("--log: %w", err)
	}
	public, err := record.Public(w.Secret)
	if err != nil {
		return nil, inFile(c.Secret, err)
	}
	own, err := record.Verifier(public)
	if err != nil {
		return nil, err
	}
	seen, err := os.ReadFile(c.Seen)
	if errors.Is(err, os.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return nil, disk.ReadFault(c.Seen, err)
	}
	head, by, err := record.OpenCheckpoint(seen, w.Log, own)
	if err != nil {
		return nil, inFile(c.Seen, err)
	}
	if len(by) == 0 {
		return nil, &fault.Error{Kind: fault.Invalid, File: c.Seen, Message: "is not a head that this witness has cosigned"}
	}
	w.Seen = head
	return w, nil
}
