package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/record"
	"yardstick/record/packet"
)

// proofCmd is yardstick proof.
type proofCmd struct {
	Record string `arg:"" help:"A packet (ZIP); - is standard input."`
	Of     string `required:"" placeholder:"CODE" help:"The person, by the code that the record has for her or him."`
	Output string `short:"o" default:"." placeholder:"DIR" help:"The folder for the proofs, one file an entry."`
	recordFlags
}

// Run writes the proofs of the entries that concern one person alone.
func (c *proofCmd) Run(p *program) error {
	o, err := c.options(p)
	if err != nil {
		return err
	}
	return withRecord(p, c.Record, func(name string, f *os.File, size int64) error {
		proofs, err := packet.Prove(f, size, c.Of, o)
		if err != nil {
			return inFile(name, err)
		}
		if len(proofs) == 0 {
			return &fault.Error{Kind: fault.NotFound, File: name, Field: "--of", Message: fmt.Sprintf("no entry concerns %s alone", c.Of)}
		}
		if err := os.MkdirAll(c.Output, 0o755); err != nil {
			return disk.WriteFault(c.Output, err)
		}
		for _, proof := range proofs {
			file := filepath.Join(c.Output, fmt.Sprintf("%s-%d.tlog-proof", c.Of, proof.Index))
			err := disk.Write(file, func(w io.Writer) error {
				_, err := w.Write(proof.Text())
				return err
			})
			if err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(p.stdout, "%d proofs of entries about %s in %s\n", len(proofs), c.Of, c.Output)
		return err
	})
}

// proofReport is what verifying a proof has found.
type proofReport struct {
	Whole     bool               `json:"whole"`
	Found     string             `json:"found"`
	NotProved string             `json:"not_proved"`
	Entry     json.RawMessage    `json:"entry"`
	Entries   int64              `json:"entries"` // of the log that was signed
	Witnesses []packet.Witnessed `json:"witnesses"`
	name      string
}

// proof verifies a proof of one entry.
func (c *verifyCmd) proof(p *program, name string, f io.Reader) error {
	if c.Key == "" {
		return fault.Invalidf("a proof holds no key: give the log's verifier key with --key")
	}
	data, err := io.ReadAll(io.LimitReader(f, 4<<20))
	if err != nil {
		return inFile(name, err)
	}
	proof, err := record.ParseProof(data)
	if err != nil {
		return inFile(name, err)
	}
	r, err := c.checkProof(proof)
	if err != nil {
		return err
	}
	r.name = name
	if err := writeReport(p, c.Format, r); err != nil {
		return err
	}
	if !r.Whole {
		return errFailed
	}
	return nil
}

// WriteText writes what was found, and the entry.
func (r *proofReport) WriteText(w io.Writer) error {
	_, err := fmt.Fprintf(w, "%s: %s\ndoes not prove %s\n%s\n", r.name, r.Found, r.NotProved, r.Entry)
	return err
}

func (c *verifyCmd) checkProof(proof *record.Proof) (*proofReport, error) {
	log, err := record.Verifier(c.Key)
	if err != nil {
		return nil, err
	}
	var witnesses []note.Verifier
	for _, w := range c.Witness {
		v, err := record.Verifier(w)
		if err != nil {
			return nil, err
		}
		witnesses = append(witnesses, v)
	}
	r := &proofReport{
		Witnesses: []packet.Witnessed{}, Entry: json.RawMessage("null"),
		NotProved: "that the log holds nothing else about the person, or that what the entry says is true",
	}
	e, head, cosigned, wrong := proof.Verify(log, witnesses...)
	if wrong != nil {
		r.Found = "BROKEN: " + wrong.Error()
		return r, nil //nolint:nilerr // what is wrong is what was to be found out, and stands in the report
	}
	r.Whole, r.Entry, r.Entries = true, proof.Line, head.Size
	r.Found = fmt.Sprintf("whole: entry %d stands in the log of %s, which had %d entries when it was signed",
		e.Sequence, head.Origin, head.Size)
	for _, w := range cosigned {
		r.Witnesses = append(r.Witnesses, packet.Witnessed{Witness: w.Witness, At: w.At.Format("2006-01-02T15:04:05Z"), Entries: head.Size})
		r.Found += fmt.Sprintf("; %s cosigned at %s", w.Witness, w.At.Format("2006-01-02T15:04:05Z"))
	}
	if len(c.Witness) > 0 && len(cosigned) == 0 {
		r.Whole, r.Found = false, "BROKEN: no witness that was named has cosigned"
	}
	return r, nil
}
