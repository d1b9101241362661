package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"yardstick/internal/disk"
)

// backupCmd is yardstick backup.
type backupCmd struct {
	File string `arg:"" optional:"" help:"The file to write, which must not exist yet; by default yardstick-DATE.db in the present folder."`
	dataFlag
}

// Run writes a backup, also while a server has the database open.
func (c *backupCmd) Run(p *program) error {
	to := c.File
	if to == "" {
		to = "yardstick-" + time.Now().Format("2006-01-02-150405") + ".db"
	}
	path, err := c.Data.Backup(context.Background(), to)
	if err != nil {
		return err
	}
	info, err := os.Stat(to)
	if err != nil {
		return disk.ReadFault(to, err)
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
	path, before, err := c.Data.Restore(context.Background(), c.File, time.Now())
	if err != nil {
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
	s, err := c.Data.Schema(ctx)
	if err != nil {
		return err
	}
	switch {
	case s.Has == s.Want:
		_, err = fmt.Fprintf(p.stdout, "%s: schema %d, up to date\n", s.File, s.Has)
		return err
	case c.Check:
		fmt.Fprintf(p.stdout, "%s: schema %d; this program has %d\n", s.File, s.Has, s.Want)
		return errFailed
	}
	kept, err := c.Data.Open(ctx)
	if err != nil {
		return err
	}
	defer kept.Close()
	_, err = fmt.Fprintf(p.stdout, "%s: migrated from schema %d to %d\n", s.File, s.Has, s.Want)
	return err
}
