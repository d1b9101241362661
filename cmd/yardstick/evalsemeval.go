package main

import (
	"os"
	"path/filepath"

	"yardstick/eval"
	"yardstick/internal/disk"
)

// evalSemEvalCmd is yardstick eval semeval2013.
type evalSemEvalCmd struct {
	evalOutput
	readerFlags
	Dirs []string `arg:"" name:"dir" help:"Folders that hold the XML files of one split each; they are pooled and reported apart too."`
}

// Run evaluates the reader of meaning and writes the report.
func (c *evalSemEvalCmd) Run(p *program) error {
	var splits []eval.Split
	for _, dir := range c.Dirs {
		if _, err := os.Stat(dir); err != nil {
			return disk.ReadFault(dir, err)
		}
		s, err := eval.ReadSplit(filepath.ToSlash(filepath.Clean(dir)), os.DirFS(dir))
		if err != nil {
			return err
		}
		splits = append(splits, s)
	}
	reader, err := c.reader(p)
	if err != nil {
		return err
	}
	r, err := eval.RunSemEval(splits, reader)
	if err != nil {
		return err
	}
	return c.write(p, r)
}
