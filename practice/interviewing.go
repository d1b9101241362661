package practice

import (
	"context"
	"slices"
	"strings"

	"yardstick/internal/fault"
)

// maxName is how long the name on a report may be, bytes.
const maxName = 200

// StartInterview starts a mock interview. It asks the questions named, in that
// order, or all of the guide where none is named; name is whose report it will
// be, and may be empty.
func (d *Desk) StartInterview(ctx context.Context, jobID string, questions []string, name string, mode Mode) (Interview, error) {
	if mode != Coach && mode != Exam {
		return Interview{}, field("mode", "is %q; want coach or exam", mode)
	}
	name = strings.Join(strings.Fields(name), " ")
	if len(name) > maxName {
		return Interview{}, field("name", "is longer than %d bytes", maxName)
	}
	j, err := d.Store.Job(ctx, jobID)
	if err != nil {
		return Interview{}, err
	}
	asked, err := asking(&j, questions)
	if err != nil {
		return Interview{}, err
	}
	i := Interview{
		ID: d.NewID(), Job: j.ID, Guide: j.GuideSHA256(), Name: name, Mode: mode, Questions: asked, Started: d.Now().UTC(),
	}
	return i, d.Store.AddInterview(ctx, i)
}

// asking gives the ids of the questions, each once.
func asking(j *Job, questions []string) ([]string, error) {
	if len(questions) == 0 {
		for _, q := range j.Guide.Questions {
			questions = append(questions, q.ID)
		}
	}
	var ids []string
	seen := map[string]bool{}
	for _, name := range questions {
		q, err := j.Question(name)
		if err != nil {
			return nil, err
		}
		if !seen[q.ID] {
			seen[q.ID] = true
			ids = append(ids, q.ID)
		}
	}
	return ids, nil
}

// Next is where an interview stands: at the attempt that is open, number
// Number of Of; or, with a nil Attempt, at its end.
type Next struct {
	Interview Interview
	Number    int // from 1
	Of        int
	Attempt   *Attempt
}

// NextQuestion gives the attempt that is open in an interview, or begins the
// one at the next question. After the last question the interview is finished.
func (d *Desk) NextQuestion(ctx context.Context, id string) (Next, error) {
	i, err := d.Store.Interview(ctx, id)
	if err != nil {
		return Next{}, err
	}
	attempts, err := d.Store.Attempts(ctx, Filter{Interview: id})
	if err != nil {
		return Next{}, err
	}
	s := Next{Interview: i, Of: len(i.Questions)}
	if i.Finished != nil {
		return s, nil
	}
	j, err := JobUnder(ctx, d.Store, i.Job, i.Guide)
	if err != nil {
		return s, err
	}
	for n, q := range i.Questions {
		a := attemptAt(attempts, q)
		switch {
		case a == nil:
			begun, err := d.begin(ctx, &j, q, i.ID, i.Mode)
			s.Number, s.Attempt = n+1, &begun
			return s, err
		case !a.Done():
			s.Number, s.Attempt = n+1, a
			return s, nil
		}
	}
	return s, d.end(ctx, &s.Interview)
}

func attemptAt(attempts []Attempt, question string) *Attempt {
	for k := range attempts {
		if attempts[k].Question == question {
			return &attempts[k]
		}
	}
	return nil
}

// EndInterview ends an interview before its last question. Attempts that are
// open stay as they are and are no part of the report.
func (d *Desk) EndInterview(ctx context.Context, id string) (Interview, error) {
	i, err := d.Store.Interview(ctx, id)
	if err != nil {
		return i, err
	}
	return i, d.end(ctx, &i)
}

// end ends an interview; that another page has ended it is no matter.
func (d *Desk) end(ctx context.Context, i *Interview) error {
	now := d.Now().UTC()
	err := d.Store.FinishInterview(ctx, i.ID, now)
	if fault.Is(err, fault.Conflict) {
		ended, again := d.Store.Interview(ctx, i.ID)
		*i = ended
		return again
	}
	if err == nil {
		i.Finished = &now
	}
	return err
}

// Shows reports whether what was found of an attempt may be shown. In exam mode
// that is after the end: of the interview, where the attempt is a part of one.
func Shows(a *Attempt, i *Interview) bool {
	exam := i != nil && i.Finished == nil && (a.Mode == Exam || i.Mode == Exam)
	return a.Done() && !exam
}

// Attempts are the attempts that f chooses without those of which nothing may be
// shown yet: whatever shows findings of several attempts takes them from here.
func (d *Desk) Attempts(ctx context.Context, f Filter) ([]Attempt, error) {
	all, err := d.Store.Attempts(ctx, f)
	if err != nil || !slices.ContainsFunc(all, inInterview) {
		return all, err
	}
	interviews, err := d.Store.Interviews(ctx, f.Job)
	if err != nil {
		return nil, err
	}
	of := make(map[string]*Interview, len(interviews))
	for n := range interviews {
		of[interviews[n].ID] = &interviews[n]
	}
	return slices.DeleteFunc(all, func(a Attempt) bool { return a.Done() && !Shows(&a, of[a.Interview]) }), nil
}

func inInterview(a Attempt) bool { return a.Done() && a.Interview != "" }
