package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"yardstick/store/sqlite"
)

// backupCmd is yardstick backup.
type backupCmd struct {
	File string `arg:"" optional:"" help:"The file to write, which must not exist yet; by default yardstick-DATE.db in the present folder."`
	dataFlag
}

// Run writes a backup, also while a server has the database open.
func (c *backupCmd) Run(p *program) error {
	ctx := context.Background()
	path, err := c.existing()
	if err != nil {
		return err
	}
	db, _, err := sqlite.OpenAsIs(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	to := c.File
	if to == "" {
		to = "yardstick-" + time.Now().Format("2006-01-02-150405") + ".db"
	}
	if err := db.Backup(ctx, to); err != nil {
		return err
	}
	info, err := os.Stat(to)
	if err != nil {
		return openFault(to, err)
	}
	_, err = fmt.Fprintf(p.stdout, "%s: %d kB, everything in %s\n", to, (info.Size()+1023)/1024, path)
	return err
}

// restoreCmd is yardstick restore.
type restoreCmd struct {
	File string `arg:"" help:"A file that yardstick backup wrote."`
	dataFlag
}

// Run puts a backup in the place of what is there, which is backed up first.
func (c *restoreCmd) Run(p *program) error {
	ctx := context.Background()
	if _, err := os.Stat(c.File); err != nil {
		return openFault(c.File, err)
	}
	path, err := c.file()
	if err != nil {
		return err
	}
	_, missing := os.Stat(path)
	db, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	before := ""
	if missing == nil {
		if before, err = db.SetAside(ctx, time.Now()); err != nil {
			return err
		}
	}
	if err := db.Restore(ctx, c.File); err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "restored %s from %s\n", path, c.File)
	if before != "" {
		fmt.Fprintf(p.stdout, "what was there before is in %s\n", before)
	}
	return nil
}

// migrateCmd is yardstick migrate.
type migrateCmd struct {
	Check bool `help:"Change nothing; exit 1 where the database has an older schema."`
	dataFlag
}

// Run brings the database to the schema of this program. Other commands do so
// by themselves; this one says it.
func (c *migrateCmd) Run(p *program) error {
	ctx := context.Background()
	path, err := c.existing()
	if err != nil {
		return err
	}
	db, has, err := sqlite.OpenAsIs(ctx, path)
	if err != nil {
		return err
	}
	db.Close()
	want, err := sqlite.Schema()
	if err != nil {
		return err
	}
	switch {
	case has == want:
		_, err = fmt.Fprintf(p.stdout, "%s: schema %d, up to date\n", path, has)
		return err
	case c.Check:
		fmt.Fprintf(p.stdout, "%s: schema %d; this program has %d\n", path, has, want)
		return errFailed
	}
	if db, err = sqlite.Open(ctx, path); err != nil {
		return err
	}
	defer db.Close()
	_, err = fmt.Fprintf(p.stdout, "%s: migrated from schema %d to %d\n", path, has, want)
	return err
}
