package main

import (
	"fmt"
	"os/user"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
)

// guideSealCmd is yardstick guide seal.
type guideSealCmd struct {
	oneGuide
	By     string `placeholder:"NAME" help:"Who seals it; by default the user of this computer."`
	At     string `placeholder:"TIME" help:"When, in the form 2025-01-31T12:00:00Z; by default now."`
	Format string `enum:",yaml,json" default:"" help:"yaml or json; by default as the name of the output file says, else yaml."`
	guideOut
}

// Run seals the guide and writes it; what was sealed is said on standard error,
// so that the guide itself can go on through a pipe.
func (c *guideSealCmd) Run(p *program) error {
	g, err := c.one(p)
	if err != nil {
		return err
	}
	at, err := sealTime(c.At)
	if err != nil {
		return err
	}
	by := c.By
	if by == "" {
		if by, err = userName(); err != nil {
			return err
		}
	}
	sealed, err := guide.Seal(*g, by, at)
	if err != nil {
		return err
	}
	if err := c.writeGuide(p, &sealed, c.Format); err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stderr, "sealed guide %s, version %d, by %s at %s, SHA-256 %s\n",
		sealed.ID, sealed.Version, sealed.Seal.By, sealed.Seal.At.Format(time.RFC3339), sealed.Seal.SHA256)
	return err
}

// sealTime reads the time that the user gives, or takes the present.
func sealTime(s string) (time.Time, error) {
	if s == "" {
		return time.Now(), nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return t, fault.Invalidf("--at %q is not a time; want the form 2025-01-31T12:00:00Z", s)
	}
	return t, nil
}

// userName is who uses this computer: the full name where the system knows it.
func userName() (string, error) {
	u, err := user.Current()
	if err != nil || u.Name == "" && u.Username == "" {
		return "", fault.Invalidf("the name of this computer's user is not known; give --by NAME")
	}
	if u.Name != "" {
		return u.Name, nil
	}
	return u.Username, nil
}
