package main

import (
	"context"
	"fmt"

	"yardstick/panel"
)

// panelAlikeCmd is yardstick panel alike.
type panelAlikeCmd struct {
	positionArg
	asFlag
}

// Run lists answers that are nearly alike.
func (c *panelAlikeCmd) Run(p *program) error {
	return c.at(func(ctx context.Context, d *panel.Desk, who panel.Viewer) error {
		v, err := d.See(ctx, who, c.Position, panel.Focus{Candidate: "*"})
		if err != nil {
			return err
		}
		pairs, more, err := v.Alike(ctx)
		if err != nil {
			return err
		}
		for _, a := range pairs {
			_, err := fmt.Fprintf(p.stdout, "%s: %s and %s share %d of %d sequences of three words\n", a.Question, a.A, a.B, a.Shared, a.All)
			if err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(p.stdout,
			"%s; people may have learned from one source, or from each other: ask before you judge\n", count(len(pairs)+more, "pair", "pairs"))
		return err
	})
}
