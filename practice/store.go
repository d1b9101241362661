package practice

import (
	"context"
	"time"

	"yardstick/guide"
	"yardstick/practice/drill"
)

// Store keeps what one person practises. Every method is one transaction:
// whole or not at all, and what it has returned from without an error survives
// the end of the process. What is not there is a NotFound fault. It is safe for
// concurrent use, also by several processes.
//
// Times come back in UTC, to the millisecond.
type Store interface {
	JobStore
	AttemptStore
	InterviewStore
	DrillStore
	AccessStore
	WholeStore
}

// JobStore keeps jobs.
type JobStore interface {
	// AddJob keeps a job. An id that is taken is a Conflict.
	AddJob(ctx context.Context, j Job) error
	// Jobs lists the jobs, the latest first.
	Jobs(ctx context.Context) ([]Job, error)
	Job(ctx context.Context, id string) (Job, error)
	// Revise puts j in the place of the job with its id and gives it back with the
	// next revision; date, sample and when it was added stay. The guide of the job
	// before is kept where something was answered under it. The error is a
	// *JobConflict where base is not the job's revision.
	Revise(ctx context.Context, j Job, base int) (Job, error)
	// EarlierGuide gives a guide that a job had before, by the hash in its seal.
	EarlierGuide(ctx context.Context, job, sha256 string) (guide.Guide, error)
	// SetDate keeps the date of the interview for a job; an empty one forgets it.
	SetDate(ctx context.Context, id, date string) error
	// RemoveJob removes a job and everything practised for it.
	RemoveJob(ctx context.Context, id string) error
	// RemoveSample removes what the first run showed. Removing it again is no error.
	RemoveSample(ctx context.Context) error
}

// AttemptStore keeps attempts and their drafts.
type AttemptStore interface {
	// Begin keeps a new attempt. Its job and its interview, if it names one, must exist.
	Begin(ctx context.Context, a Attempt) error
	Attempt(ctx context.Context, id string) (Attempt, error)
	// Attempts lists attempts in the order in which they were started.
	Attempts(ctx context.Context, f Filter) ([]Attempt, error)
	// Save makes d the draft of an attempt and returns the attempt with its new
	// revision. A draft that says what the attempt says already is no new
	// revision, whatever it is based on. A draft based on another revision than
	// the latest, unless its writer has saved that one and writes on from it, or
	// for an attempt that is finished, is set aside, one for each
	// writer, and the error is a *VersionConflict. A draft that has only come late,
	// the beginning of what its writer has saved since, is not set aside.
	Save(ctx context.Context, id string, d Version) (Attempt, error)
	// DropAside drops the version that this writer had set aside.
	DropAside(ctx context.Context, id, writer string) error
	// Finish ends an attempt. It is a Conflict where the latest revision is
	// another than that of r, or the attempt is finished already.
	Finish(ctx context.Context, id string, r Ending) (Attempt, error)
	// Correct keeps a correction of a finished attempt in place of an earlier one
	// of the same requirement; one with an empty verdict takes that back. It is a
	// Conflict where the attempt is not finished.
	Correct(ctx context.Context, id string, c Correction) error
	// Comment keeps what a coach says of a finished attempt. It is Forbidden where he
	// has no access to its job at that moment, and a Conflict where the attempt is not
	// finished or has MaxComments.
	Comment(ctx context.Context, id string, c Comment) error
	RemoveComment(ctx context.Context, attempt, id string) error
	RemoveAttempt(ctx context.Context, id string) error
	// Overview sums up the finished attempts at a job, without samples and those of which
	// nothing may be shown yet: how many, when the latest ended, and of each question under
	// a guide the latest, without what was set aside, corrected or said of it. The latest is
	// the one that was started last.
	Overview(ctx context.Context, job, guideSHA256 string) (Overview, error)
}

// Overview is what is known of the attempts at a job without reading all of them.
type Overview struct {
	Attempts int
	Latest   *time.Time
	Last     []Attempt // in order of their questions' ids
}

// InterviewStore keeps mock interviews.
type InterviewStore interface {
	AddInterview(ctx context.Context, i Interview) error
	Interview(ctx context.Context, id string) (Interview, error)
	// Interviews lists the interviews for a job, or all for an empty one, the latest first.
	Interviews(ctx context.Context, job string) ([]Interview, error)
	// FinishInterview ends an interview; ending it again is a Conflict.
	FinishInterview(ctx context.Context, id string, at time.Time) error
	// RemoveInterview removes an interview with its attempts.
	RemoveInterview(ctx context.Context, id string) error
}

// DrillStore keeps drills.
type DrillStore interface {
	AddDrill(ctx context.Context, d Drill) error
	Drill(ctx context.Context, id string) (Drill, error)
	// Drills lists the drills for a job, or all for an empty one, the latest first.
	Drills(ctx context.Context, job string) ([]Drill, error)
	// AnswerDrill keeps the answer and its result; answering again is a Conflict.
	AnswerDrill(ctx context.Context, id string, a drill.Answer, r drill.Result, at time.Time) error
	RemoveDrill(ctx context.Context, id string) error
}

// AccessStore keeps what coaches may see.
type AccessStore interface {
	// Give keeps what a coach may see, in place of what he was given for the same
	// job before. Its job, if it names one, must exist.
	Give(ctx context.Context, a Access) error
	// TakeBack takes back what a coach was given for a job, or for all where it is
	// empty. Taking back what was not given is no error.
	TakeBack(ctx context.Context, coach, job string) error
	// Access lists what is given, in order of coach and job.
	Access(ctx context.Context) ([]Access, error)
}

// WholeStore takes everything of one person at once.
type WholeStore interface {
	// Everything gives all that is kept of this person.
	Everything(ctx context.Context) (Everything, error)
	// Merge adds what is not there yet. What is there already, by its id, stays as it
	// is. It gives nobody access.
	Merge(ctx context.Context, e Everything) (Merged, error)
	// MergeThen is Merge, and calls then in the same transaction (*sql.Tx): both happen, or
	// neither.
	MergeThen(ctx context.Context, e Everything, then func(ctx context.Context, tx any, m Merged) error) (Merged, error)
	// Welcome merges e the first time it is called for this person, and reports
	// whether it was; later it does nothing, also when everything was removed since.
	Welcome(ctx context.Context, e Everything) (bool, error)
	// Erase removes everything of this person, beyond recovery from the
	// database's files, and forgets the welcome.
	Erase(ctx context.Context) error
}

// Everything is all that a person has practised, in order of id.
type Everything struct {
	Jobs []Job `json:"jobs"`
	// Guides are those that jobs had before, under which something was answered.
	Guides     []EarlierGuide `json:"guides,omitempty"`
	Interviews []Interview    `json:"interviews"`
	Attempts   []Attempt      `json:"attempts"`
	Drills     []Drill        `json:"drills"`
}

// Merged counts what [Store.Merge] added and what was there already.
type Merged struct {
	Added, Kept int
}
