package main

import (
	"yardstick/stat/report"
	"yardstick/stat/table"
)

// impactCmd is yardstick impact.
type impactCmd struct {
	Outcomes string `arg:"" help:"Outcomes, CSV or XLSX with the columns group,selected,total, or group,score with one row a person; - for standard input."`
	Format   string `enum:"text,json,csv" default:"text" help:"Format of the report: ${enum}."`
	Small    bool   `help:"Count groups of fewer than 2 percent of all people as well; otherwise they have no ratio."`
}

// Run reads the outcomes and writes how the groups fare. A flag is no failure:
// the status says whether the figures could be computed.
func (c *impactCmd) Run(p *program) error {
	o, err := readFrom(p, c.Outcomes, table.ReadOutcomes)
	if err != nil {
		return err
	}
	return writeFigures(p, c.Format, report.Selection(o, c.Small))
}
