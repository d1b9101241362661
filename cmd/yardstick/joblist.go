package main

import (
	"fmt"
	"text/tabwriter"

	"yardstick/job/sample"
)

// jobListCmd is the command yardstick job list.
type jobListCmd struct{}

// Run prints the id, title and level of each sample job.
func (jobListCmd) Run(p *program) error {
	w := tabwriter.NewWriter(p.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ID\tTITLE\tLEVEL")
	for _, e := range sample.Catalogue() {
		j, err := sample.Load(e.ID)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\t%s\t%s\n", e.ID, j.Title, e.Level)
	}
	return w.Flush()
}
