package main

import (
	"fmt"
	"time"

	"yardstick/guide"
)

// guideVerifyCmd is yardstick guide verify.
type guideVerifyCmd struct{ guideFile }

// Run verifies every guide of the file. A guide that was changed after it was
// sealed fails the check, and so does one that was never sealed.
func (c *guideVerifyCmd) Run(p *program) error {
	name, _, guides, err := c.read(p)
	if err != nil {
		return err
	}
	failed := false
	for i := range guides {
		g := &guides[i]
		if err := guide.Verify(g); err != nil {
			failed = true
			fmt.Fprintf(p.stderr, "yardstick: %s: %v\n", name, err)
			continue
		}
		_, err := fmt.Fprintf(p.stdout, "%s: guide %s, version %d, is as %s sealed it at %s\nSHA-256 %s\n",
			name, g.ID, g.Version, g.Seal.By, g.Seal.At.Format(time.RFC3339), g.Seal.SHA256)
		if err != nil {
			return err
		}
	}
	if failed {
		return errFailed
	}
	return nil
}
