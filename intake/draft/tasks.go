package draft

import (
	"context"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
	"yardstick/job"
)

// Arrange makes a draft of duties that a source gives as such, one a text:
// they are grouped into functions, and nothing is read from them but that.
// Errors are fault.Invalid.
func (p Proposer) Arrange(ctx context.Context, title, purpose string, tasks []string) (job.Job, error) {
	if len(tasks) == 0 || len(tasks) > MaxLines {
		return job.Job{}, fault.Invalidf("%d duties; from 1 to %d are read", len(tasks), MaxLines)
	}
	d := &draft{}
	for _, t := range tasks {
		d.lines = append(d.lines, line{
			Line: outline.Line{Text: t, Shape: outline.Item}, begins: true, above: -1, group: -1, mark: job.IsDuty, why: "given as a task",
		})
	}
	if p.Encoder != nil {
		var err error
		if d.vectors, err = p.Encoder.Encode(ctx, tasks); err != nil {
			return job.Job{}, err
		}
	}
	d.setTitle(outline.Outline{Title: title})
	d.arrange()
	d.measure()
	d.setPeople()
	d.job.Purpose = purpose
	d.finish("")
	d.job.Draft = nil
	return d.job, nil
}
