package main

import (
	"os"
	"strconv"
)

// terminal returns the width of standard output in columns, and whether it is
// a terminal that may be written to with emphasis. COLUMNS wins where it is
// set; what is no terminal is 80 columns wide; NO_COLOR takes emphasis away.
func (p *program) terminal() (width int, emphasis bool) {
	width = 80
	if f, ok := p.stdout.(*os.File); ok {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			emphasis = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
			if w := columns(f); w > 0 {
				width = w
			}
		}
	}
	if w, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && w > 0 {
		width = w
	}
	return min(width, 400), emphasis
}
