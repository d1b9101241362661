package main

import (
	"fmt"

	"yardstick"
)

// version is the release; assessments name it.
const version = "0.1.0"

// versionCmd is yardstick version.
type versionCmd struct {
	Licences bool `help:"Print where everything in the program comes from, and the text of every licence."`
}

// Run prints the version, or the licences.
func (c versionCmd) Run(p *program) error {
	var err error
	if c.Licences {
		_, err = fmt.Fprint(p.stdout, yardstick.Notice)
	} else {
		_, err = fmt.Fprintln(p.stdout, "yardstick", version)
	}
	return err
}
