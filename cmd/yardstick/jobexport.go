package main

import (
	"io"

	"yardstick/internal/sheets"
	"yardstick/job"
	"yardstick/job/schemaorg"
)

// jobExportCmd is yardstick job export.
type jobExportCmd struct {
	As  string `enum:"jobposting,occupation,csv,xlsx" required:"" placeholder:"FORMAT" help:"jobposting or occupation: JSON-LD in the vocabulary of schema.org, without measures, danger signs and criteria; csv or xlsx: the criteria as a table."`
	Job string `arg:"" help:"A job file, - for standard input, or the id of a sample job."`
	postingFlags
	guideOut
}

// postingFlags say of a vacancy what the job does not.
type postingFlags struct {
	Organization string `placeholder:"NAME" help:"Who hires; search engines want it of a posting."`
	URL          string `name:"url" placeholder:"URL" help:"Where the organisation is on the web."`
	Location     string `placeholder:"TOWN" help:"Where the work is."`
	Country      string `placeholder:"CC" help:"In which country, two letters such as GB."`
	Posted       string `placeholder:"DATE" help:"When the vacancy was posted, such as 2026-03-31."`
	Through      string `placeholder:"DATE" help:"Until when people may apply."`
	Employment   string `placeholder:"TYPE" help:"FULL_TIME, PART_TIME, CONTRACTOR, TEMPORARY, INTERN, VOLUNTEER, PER_DIEM or OTHER."`
}

// Run writes the job.
func (c *jobExportCmd) Run(p *program) error {
	j, err := p.loadJob(c.Job)
	if err != nil {
		return err
	}
	return c.write(p, func(w io.Writer) error {
		switch c.As {
		case "jobposting":
			return schemaorg.WritePosting(w, j, schemaorg.Posting(c.postingFlags))
		case "occupation":
			return schemaorg.WriteOccupation(w, j)
		}
		head, rows := job.CriteriaRows(j, job.Criteria(j))
		return sheets.Write(w, c.As, j.Title, &sheets.Table{Name: "Criteria", Head: head, Rows: rows})
	})
}
