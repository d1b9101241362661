package main

import (
	"fmt"

	"yardstick"
)

// version is the release; assessments name it.
const version = "0.1.0"

// versionCmd is yardstick version.
type versionCmd struct {
	Statement bool `help:"Print the maker's statement: uses, harms, what it learned from, limits, how to look into it."`
	Licences  bool `help:"Print where everything in the program comes from, and the text of every licence."`
}

// Run prints the version, the maker's statement, or the licences.
func (c versionCmd) Run(p *program) error {
	var err error
	switch {
	case c.Statement:
		_, err = fmt.Fprint(p.stdout, yardstick.Statement)
	case c.Licences:
		_, err = fmt.Fprint(p.stdout, yardstick.Notice)
	default:
		_, err = fmt.Fprintln(p.stdout, "yardstick", version)
	}
	return err
}
