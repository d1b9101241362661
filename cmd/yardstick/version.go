package main

import "fmt"

// version is the release; assessments name it.
const version = "0.1.0"

type versionCmd struct{}

// Run prints the version.
func (versionCmd) Run(p *program) error {
	_, err := fmt.Fprintln(p.stdout, "yardstick", version)
	return err
}
