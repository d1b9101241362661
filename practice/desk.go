package practice

import (
	"context"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/job"
)

// Desk is where one person practises. It holds no state: everything is in the
// store. It is safe for concurrent use where what it is made of is.
type Desk struct {
	Store    Store
	Assessor Assessor
	Now      func() time.Time
	NewID    func() string // an id that was never given before, of letters, digits and -
}

// Choose keeps a job to practise for and gives it back; one that is there
// already with the same content is not added again. A job whose id is taken by
// another gets the next free one, such as bus-driver-2.
func (d *Desk) Choose(ctx context.Context, description *job.Job, origin Origin) (Job, error) {
	j, err := NewJob(description, origin, d.Now())
	if err != nil {
		return Job{}, err
	}
	return d.keep(ctx, j)
}

// ChooseGuide keeps a guide alone as a job to practise for.
func (d *Desk) ChooseGuide(ctx context.Context, g guide.Guide) (Job, error) {
	j, err := NewGuideJob(g, d.Now())
	if err != nil {
		return Job{}, err
	}
	return d.keep(ctx, j)
}

// Begin starts an attempt at one question of a job.
func (d *Desk) Begin(ctx context.Context, jobID, question string, mode Mode) (Attempt, error) {
	j, err := d.Store.Job(ctx, jobID)
	if err != nil {
		return Attempt{}, err
	}
	return d.begin(ctx, &j, question, "", mode)
}

func (d *Desk) begin(ctx context.Context, j *Job, question, interview string, mode Mode) (Attempt, error) {
	if mode != Coach && mode != Exam {
		return Attempt{}, field("mode", "is %q; want coach or exam", mode)
	}
	q, err := j.Question(question)
	if err != nil {
		return Attempt{}, err
	}
	now := d.Now().UTC()
	a := Attempt{
		ID: d.NewID(), Job: j.ID, Guide: j.GuideSHA256(), Question: q.ID, Interview: interview,
		Mode: mode, Source: Typed, Started: now, Saved: now,
	}
	return a, d.Store.Begin(ctx, a)
}

// Save keeps a draft; its time is the desk's. The error is a *[VersionConflict]
// where another writer was faster.
func (d *Desk) Save(ctx context.Context, id string, draft Version) (Attempt, error) {
	draft.At = d.Now().UTC()
	if err := draft.Check(); err != nil {
		return Attempt{}, err
	}
	return d.Store.Save(ctx, id, draft)
}

// Finish keeps the last draft, assesses it and ends the attempt. Where the
// assessor fails, the draft is kept and the attempt stays open.
func (d *Desk) Finish(ctx context.Context, id string, draft Version) (Attempt, error) {
	a, err := d.Save(ctx, id, draft)
	if err != nil {
		return a, err
	}
	found, err := d.assess(ctx, a, Request{Answer: a.Text})
	if err != nil {
		return a, err
	}
	return d.Store.Finish(ctx, id, Ending{Revision: a.Revision, At: d.Now().UTC(), Assessment: found})
}

// Live assesses an answer that is still being written: quickly or, where its
// author pauses, exactly as it would be if it were finished. In exam mode it is
// Forbidden: nothing is shown before the end.
func (d *Desk) Live(ctx context.Context, id, answer string, pause bool) (assess.Assessment, error) {
	a, err := d.Store.Attempt(ctx, id)
	switch {
	case err != nil:
		return assess.Assessment{}, err
	case a.Mode == Exam:
		return assess.Assessment{}, &fault.Error{Kind: fault.Forbidden, Message: "in exam mode nothing is shown before the end"}
	case a.Done():
		return assess.Assessment{}, fault.Conflictf("this attempt is finished")
	}
	return d.assess(ctx, a, Request{Answer: answer, Live: true, Pause: pause})
}

// assess fills in the request of an attempt.
func (d *Desk) assess(ctx context.Context, a Attempt, r Request) (assess.Assessment, error) {
	j, err := JobUnder(ctx, d.Store, a.Job, a.Guide)
	if err != nil {
		return assess.Assessment{}, err
	}
	q, err := j.Question(a.Question)
	if err != nil {
		return assess.Assessment{}, err
	}
	r.Guide, r.SHA256, r.Question, r.ID = &j.Guide, a.Guide, q, a.ID
	return d.Assessor.Assess(ctx, r)
}
