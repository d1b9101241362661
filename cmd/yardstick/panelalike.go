package main

import (
	"context"
	"fmt"

	"yardstick/internal/fault"
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
		v, err := d.See(ctx, who, c.Position, panel.Focus{Alike: true})
		if err != nil {
			return err
		}
		if v.Alike == nil {
			return &fault.Error{Kind: fault.Forbidden, Message: "who runs the position compares the answers"}
		}
		for _, a := range v.Alike.Pairs {
			_, err := fmt.Fprintf(p.stdout, "%s: %s and %s share %d of %d sequences of three words\n", a.Question, a.A, a.B, a.Shared, a.All)
			if err != nil {
				return err
			}
		}
		_, err = fmt.Fprintf(p.stdout,
			"%s; people may have learned from one source, or from each other: ask before you judge\n",
			count(len(v.Alike.Pairs)+v.Alike.More, "pair", "pairs"))
		return err
	})
}
