package web

import (
	"context"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/practice"
	batchroom "yardstick/web/batch"
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

// keptGuide finds the sealed guide of a job that somebody keeps.
func keptGuide(desk func(person string) *practice.Desk) func(context.Context, string, string) (*guide.Guide, error) {
	return func(ctx context.Context, person, id string) (*guide.Guide, error) {
		j, err := desk(person).Store.Job(ctx, id)
		return &j.Guide, err
	}
}

// keptGuides lists them.
func keptGuides(desk func(person string) *practice.Desk) func(context.Context, string) ([]batchroom.Kept, error) {
	return func(ctx context.Context, person string) ([]batchroom.Kept, error) {
		all, err := desk(person).Store.Jobs(ctx)
		var out []batchroom.Kept
		for i := range all {
			if all[i].Guide.Seal != nil {
				out = append(out, batchroom.Kept{ID: all[i].ID, Title: all[i].Title})
			}
		}
		return out, err
	}
}
