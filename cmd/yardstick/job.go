package main

// jobCmd is the command group yardstick job.
type jobCmd struct {
	Import jobImportCmd `cmd:"" help:"Make a job file from O*NET, a job posting or a job description."`
}
