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
	path, before, err := c.place().Restore(context.Background(), c.File, time.Now())
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "restored %s from %s\n", path, c.File)
	if before != "" {
		fmt.Fprintf(p.stdout, "what was there before is in %s\n", before)
	}
	return nil
}
