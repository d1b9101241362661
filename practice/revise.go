package practice

import (
	"context"
	"fmt"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sheet"
)

// EarlierGuide is a sealed guide that a job had before it was changed.
type EarlierGuide struct {
	Job   string      `json:"job"`
	Guide guide.Guide `json:"guide"`
}

// SHA256 is the hash in the seal of the guide.
func (e *EarlierGuide) SHA256() string {
	if e.Guide.Seal == nil {
		return ""
	}
	return e.Guide.Seal.SHA256
}

// JobConflict says that a job was not changed because it had been changed since:
// Current is the job as it stands, Base the revision that the change was based on.
type JobConflict struct { //nolint:errname // a conflict carries the other version: more than an error
	Current Job
	Base    int
}

// Error says what happened in one line.
func (c *JobConflict) Error() string {
	return fmt.Sprintf("this job was changed elsewhere: the change is based on revision %d, the latest is %d", c.Base, c.Current.Revision)
}

// Unwrap makes it a fault of the kind Conflict.
func (c *JobConflict) Unwrap() error {
	return &fault.Error{Kind: fault.Conflict, Message: c.Error()}
}

// Unsound says what is wrong with a changed job, all of it.
type Unsound struct { //nolint:errname // it carries the findings: more than an error
	Job      job.Job // as it would be; findings name its fields
	Findings []job.Finding
}

// Error names the first finding.
func (u *Unsound) Error() string {
	first := u.Findings[0]
	if more := len(u.Findings) - 1; more > 0 {
		return fmt.Sprintf("%s: %s (and %d more)", first.Field, first.Message, more)
	}
	return first.Field + ": " + first.Message
}

// Unwrap makes it a fault of the kind Invalid.
func (u *Unsound) Unwrap() error { return &fault.Error{Kind: fault.Invalid, Message: u.Error()} }

// Sheet lays a job out to be edited, with the text that it was read from, also
// after somebody has agreed. A job of which only a guide is known is Invalid.
func (j *Job) Sheet() (sheet.Sheet, error) {
	d, err := j.editable()
	if err != nil {
		return sheet.Sheet{}, err
	}
	return sheet.Of(d), nil
}

// editable is the description with its text.
func (j *Job) editable() (*job.Job, error) {
	if j.Description == nil {
		return nil, fault.Invalidf("of %s only the questions are known, not the job; there is nothing to change", j.ID)
	}
	d := *j.Description
	d.Agreement = nil // what is made of it is agreed to anew
	if d.Draft == nil {
		d.Draft = j.Original
	}
	return &d, nil
}

// Revise makes of a job what a sheet says, derives its guide anew and seals it.
// base is the revision that the sheet was made of: the error is a *[JobConflict]
// where the job was changed since. It is an *[Unsound] where no job can be as the
// sheet says. Where by names a person who stands behind it, the seal of the guide
// names them and the time; without one the job is a draft from then on.
//
// The guide gets the next version where somebody had agreed to the one before, or
// has answered under it; those answers stay with theirs.
func (d *Desk) Revise(ctx context.Context, id string, base int, s sheet.Sheet, by string) (Job, error) {
	before, err := d.Store.Job(ctx, id)
	if err != nil {
		return Job{}, err
	}
	next, err := d.revised(ctx, &before, &s, by)
	if err != nil {
		return Job{}, err
	}
	return d.Store.Revise(ctx, next, base)
}

// revised is the job that is to take the place of the one before.
func (d *Desk) revised(ctx context.Context, before *Job, s *sheet.Sheet, by string) (Job, error) {
	from, err := before.editable()
	if err != nil {
		return Job{}, err
	}
	description, findings := s.Apply(from)
	if len(findings) > 0 {
		return Job{}, &Unsound{description, findings}
	}
	var original *job.Draft
	if by != "" {
		description, original = description.Agree(by, d.Now())
	} else {
		description = description.Reopen(description.Draft)
	}
	version, err := d.nextVersion(ctx, before)
	if err != nil {
		return Job{}, err
	}
	next, err := newJob(&description, before.Origin, version, by, d.Now())
	next.ID, next.Original = before.ID, original
	return next, err
}

// nextVersion is the version of the guide that comes after that of a job.
func (d *Desk) nextVersion(ctx context.Context, before *Job) (int, error) {
	version := before.Guide.Version
	if before.Description.Agreed() {
		return version + 1, nil
	}
	answered, err := d.Store.Attempts(ctx, Filter{Job: before.ID})
	if err != nil {
		return 0, err
	}
	for i := range answered {
		if answered[i].Guide == before.GuideSHA256() {
			return version + 1, nil
		}
	}
	return version, nil
}

// JobUnder is a job with the guide that has this hash: that under which something
// was answered, which may be an earlier one.
func JobUnder(ctx context.Context, s Store, id, sha256 string) (Job, error) {
	j, err := s.Job(ctx, id)
	if err != nil || sha256 == j.GuideSHA256() {
		return j, err
	}
	g, err := s.EarlierGuide(ctx, id, sha256)
	if fault.Is(err, fault.NotFound) {
		return j, nil
	}
	if err != nil {
		return Job{}, err
	}
	j.Guide = g
	return j, nil
}
