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
	File string `arg:"" optional:"" help:"The file to write, which must not exist yet; by default yardstick-DATE with .db or, of a --database, .yardstick in the present folder."`
	Key  string `placeholder:"FILE" help:"Write the key of what is sealed in positions into this file besides. Keep it apart from the backup: who has both opens everything."`
	dataFlag
}

// Run writes a backup, also while servers have the database open.
func (c *backupCmd) Run(p *program) error {
	to := c.File
	if to == "" {
		to = "yardstick-" + time.Now().Format("2006-01-02-150405") + c.place().Suffix()
	}
	path, err := c.place().Backup(context.Background(), to)
	if err != nil {
		return err
	}
	info, err := os.Stat(to)
	if err != nil {
		return disk.ReadFault(to, err)
	}
	fmt.Fprintf(p.stdout, "%s: %d kB, everything in %s\n", to, (info.Size()+1023)/1024, path)
	return c.key(p)
}

// key writes the key of the safe into a file of its own, or says that it is in none.
func (c *backupCmd) key(p *program) error {
	if c.Key == "" {
		has, err := c.place().HasKey()
		if has {
			fmt.Fprintln(p.stderr, "note: what is sealed in positions opens with panel.key alone, which is not in it; --key FILE copies it, "+
				"to be kept apart")
		}
		return err
	}
	if err := c.place().BackupKey(c.Key); err != nil {
		return err
	}
	_, err := fmt.Fprintf(p.stdout, "%s: the key of what is sealed in positions; keep it apart\n", c.Key)
	return err
}

// restoreCmd is yardstick restore.
type restoreCmd struct {
	File string `arg:"" help:"A file that yardstick backup wrote."`
	Key  string `placeholder:"FILE" help:"Put this copy of panel.key into the data folder besides; one that is there already is kept beside it."`
	dataFlag
}

// Run puts a backup in the place of what is there, which is backed up first.
func (c *restoreCmd) Run(p *program) error {
	path, before, err := c.place().Restore(context.Background(), c.File, time.Now())
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "restored %s from %s\n", path, c.File)
	if before != "" {
		fmt.Fprintf(p.stdout, "what was there before is in %s\n", before)
	}
	if c.Key == "" {
		return nil
	}
	if before, err = c.place().RestoreKey(c.Key, time.Now()); err != nil {
		return err
	}
	fmt.Fprintln(p.stdout, "put the key of what is sealed in positions into the data folder")
	if before != "" {
		fmt.Fprintf(p.stdout, "the key that was there before is in %s\n", before)
	}
	return nil
}
