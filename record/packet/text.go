package packet

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// WriteText writes a report for people: the outcome first, then each check with
// what it does not prove.
func (r *Report) WriteText(w io.Writer, name string) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s: %s\n", name, r.outcome())
	if r.Key != "" {
		whose := "the packet names it itself"
		if r.Pinned {
			whose = "as given"
		}
		fmt.Fprintf(b, "position     %s, %d entries, root %s\n", r.Position, r.Entries, r.Root)
		fmt.Fprintf(b, "signed with  %s\n             fingerprint %s (%s)\n", r.Key, r.Fingerprint, whose)
	}
	for _, c := range r.Checks {
		fmt.Fprintf(b, "\n%-11s  %s: %s\n             does not prove %s\n", strings.ToUpper(string(c.Status)), c.Name, c.Found, c.NotProved)
	}
	return b.Flush()
}

// outcome is the report in one line.
func (r *Report) outcome() string {
	switch {
	case r.Whole:
		return "whole"
	case r.First != nil:
		return "BROKEN: " + r.First.String()
	}
	for _, c := range r.Checks {
		if c.Status == Broken {
			return "BROKEN: " + c.Name + ": " + c.Found
		}
	}
	return "BROKEN"
}
