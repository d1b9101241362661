package main

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/record"
)

// keysCmd is yardstick keys.
type keysCmd struct {
	Show keysShowCmd `cmd:"" default:"withargs" help:"Show the public half of a secret key, to be published."`
	New  keysNewCmd  `cmd:"" help:"Make a key pair: of a log, or of a witness."`
}

// keysShowCmd is yardstick keys FILE.
type keysShowCmd struct {
	File string `arg:"" help:"The file with the secret key; - is standard input."`
}

// Run prints the public half and its fingerprint.
func (c *keysShowCmd) Run(p *program) error {
	public, err := readFrom(p, c.File, func(name string, r io.Reader) (string, error) {
		data, err := io.ReadAll(io.LimitReader(r, 4096))
		if err != nil {
			return "", inFile(name, err)
		}
		public, err := record.Public(string(data))
		if err != nil {
			return "", inFile(name, err)
		}
		return public, nil
	})
	if err != nil {
		return err
	}
	return showKey(p.stdout, public)
}

// showKey prints a verifier key. The key alone is the first line, so that a script can take it.
func showKey(w io.Writer, public string) error {
	whose := "of a log"
	if record.IsWitness(public) {
		whose = "of a witness"
	}
	_, err := fmt.Fprintf(w, "%s\nverifier key %s, fingerprint %s\n", public, whose, record.Fingerprint(public))
	return err
}

// keysNewCmd is yardstick keys new.
type keysNewCmd struct {
	Name    string `arg:"" help:"The name in checkpoints, best one of your own: people.example.org/positions."`
	Witness bool   `help:"The key of a witness, which cosigns the heads of somebody else's log."`
	Output  string `short:"o" required:"" placeholder:"FILE" help:"The file for the secret key; only you may read it. It must not exist yet."`
}

// Run writes the secret half and prints the public one.
func (c *keysNewCmd) Run(p *program) error {
	newKey := record.NewKey
	if c.Witness {
		newKey = record.NewWitnessKey
	}
	secret, public, err := newKey(rand.Reader, c.Name)
	if err != nil {
		return err
	}
	if err := writeSecret(c.Output, secret); err != nil {
		return err
	}
	return showKey(p.stdout, public)
}

// writeSecret writes a new file that only its owner may read. One that is there
// is left alone: a key that was signed with is not replaced by accident.
func writeSecret(name, secret string) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return &fault.Error{Kind: fault.Conflict, File: name, Message: "is there already; a key is not written over", Cause: err}
	}
	if err != nil {
		return disk.WriteFault(name, err)
	}
	if _, err = io.WriteString(f, secret+"\n"); err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(name)
		return disk.WriteFault(name, err)
	}
	return nil
}
