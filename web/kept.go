package web

import (
	"context"

	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/practice"
	panelroom "yardstick/web/panel"
)

// keptJob finds a job that somebody keeps, for a position that is to be made of it.
func keptJob(desk func(person string) *practice.Desk) func(context.Context, string, string) (*job.Job, error) {
	return func(ctx context.Context, person, id string) (*job.Job, error) {
		j, err := desk(person).Store.Job(ctx, id)
		if err == nil && j.Description == nil {
			err = fault.NotFoundf("of the job %q only the questions are known; give the position their guide", id)
		}
		return j.Description, err
	}
}

// keptJobs lists them.
func keptJobs(desk func(person string) *practice.Desk) func(context.Context, string) ([]panelroom.KeptJob, error) {
	return func(ctx context.Context, person string) ([]panelroom.KeptJob, error) {
		all, err := desk(person).Store.Jobs(ctx)
		var out []panelroom.KeptJob
		for _, j := range all {
			if j.Description != nil {
				out = append(out, panelroom.KeptJob{ID: j.ID, Title: j.Title, Draft: !j.Description.Agreed()})
			}
		}
		return out, err
	}
}
