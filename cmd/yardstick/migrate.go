package main

import (
	"context"
	"fmt"
	"strings"

	"yardstick/app"
	"yardstick/internal/fault"
)

// migrateCmd is yardstick migrate.
type migrateCmd struct {
	Check bool   `help:"Change nothing; exit 1 where the database has an older schema."`
	To    string `placeholder:"DIR|URL" help:"Copy everything into another folder, or another database, in which nothing is kept yet, and compare both. Stop the servers first: what they write meanwhile stays behind."`
	dataFlag
}

// Run brings the database to the schema of this program. Other commands do so
// by themselves; this one says it.
func (c *migrateCmd) Run(p *program) error {
	ctx := context.Background()
	s, err := c.place().Schema(ctx)
	if err != nil {
		return err
	}
	switch {
	case c.To != "" && c.Check:
		return fault.Invalidf("--check changes nothing, and --to copies: give one of them")
	case c.To != "":
		return c.move(ctx, p, s.Place)
	case s.Has == s.Want:
		_, err = fmt.Fprintf(p.stdout, "%s: schema %d, up to date\n", s.Place, s.Has)
		return err
	case c.Check:
		fmt.Fprintf(p.stdout, "%s: schema %d; this program has %d\n", s.Place, s.Has, s.Want)
		return errFailed
	}
	kept, err := c.place().Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	_, err = fmt.Fprintf(p.stdout, "%s: migrated from schema %d to %d\n", s.Place, s.Has, s.Want)
	return err
}

// move copies everything to another place.
func (c *migrateCmd) move(ctx context.Context, p *program, from string) error {
	to := app.Place{Folder: app.Data(c.To)}
	if strings.Contains(c.To, "://") {
		to = app.Place{Folder: c.Data, Database: c.To} // the keys stay where they are
	}
	contents, err := c.place().MoveTo(ctx, to)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(p.stdout,
		"%s: %s\nthe copy has the same hash; the original is as it was, and the keys of the copy are in its folder\n", from, told(contents))
	return err
}

// told says what an installation holds.
func told(c app.Contents) string { return fmt.Sprintf("%d rows, SHA-256 %s", c.Rows, c.SHA256) }
