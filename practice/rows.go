package practice

import (
	"cmp"
	"slices"
	"time"

	"yardstick/assess"
)

// AttemptRows lays the finished attempts of a person out as a table, oldest first: its
// head, and a row each with texts, figures, or nil for what is not there, or may not
// be shown yet.
func AttemptRows(all *Everything) (head []string, rows [][]any) {
	head = []string{
		"attempt", "job", "title of the job", "question", "text of the question", "finished", "mode", "source", "seconds", "verdict", "score",
		"level", "met", "partly", "requirements", "answer",
	}
	for _, a := range finished(all) {
		q := all.question(a)
		row := []any{
			a.ID, a.Job, all.title(a.Job), a.Question, q, a.Finished.UTC().Format(time.RFC3339), string(a.Mode), string(a.Source), nil,
			nil, nil, nil, nil, nil, nil, a.Text,
		}
		if a.Seconds > 0 {
			row[8] = a.Seconds
		}
		if f := all.shown(a); f != nil {
			counts := map[string]int{}
			for _, r := range f.Requirements {
				counts[string(r.Verdict)]++
			}
			row[9], row[12], row[13], row[14] = string(f.Verdict), counts["met"], counts["partly"], len(f.Requirements)
			if f.Score != nil {
				row[10] = *f.Score
			}
			if f.Level != nil {
				row[11] = *f.Level
			}
		}
		rows = append(rows, row)
	}
	return head, rows
}

// ProgressRows lays the requirements of the finished attempts out as a table: a row for
// each requirement of each attempt of which something may be shown, in the same order.
func ProgressRows(all *Everything) (head []string, rows [][]any) {
	head = []string{"attempt", "job", "question", "finished", "requirement", "kind", "finding", "confidence"}
	for _, a := range finished(all) {
		f := all.shown(a)
		if f == nil {
			continue
		}
		for _, r := range f.Requirements {
			rows = append(rows, []any{
				a.ID, a.Job, a.Question, a.Finished.UTC().Format(time.RFC3339), r.ID, string(r.Kind), string(r.Verdict), r.Confidence,
			})
		}
	}
	return head, rows
}

// finished are the attempts that are done, oldest first.
func finished(all *Everything) []*Attempt {
	var out []*Attempt
	for i := range all.Attempts {
		if all.Attempts[i].Done() {
			out = append(out, &all.Attempts[i])
		}
	}
	slices.SortStableFunc(out, func(a, b *Attempt) int {
		return cmp.Or(a.Finished.Compare(*b.Finished), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// shown is what was found of an attempt; nil where there is nothing, or the exam that
// it is a part of has not ended.
func (e *Everything) shown(a *Attempt) *assess.Assessment {
	i := slices.IndexFunc(e.Interviews, func(i Interview) bool { return i.ID == a.Interview })
	if i >= 0 && !Shows(a, &e.Interviews[i]) {
		return nil
	}
	return a.Assessment
}

// title is what a job is called; "" where it is gone.
func (e *Everything) title(job string) string {
	for i := range e.Jobs {
		if e.Jobs[i].ID == job {
			return e.Jobs[i].Title
		}
	}
	return ""
}

// question is the text of the question that an attempt answers; "" where its guide is
// not there any more.
func (e *Everything) question(a *Attempt) string {
	for i := range e.Jobs {
		g := &e.Jobs[i].Guide
		if e.Jobs[i].ID != a.Job {
			continue
		}
		for k := range g.Questions {
			if g.Questions[k].ID == a.Question {
				return g.Questions[k].Text
			}
		}
	}
	return ""
}
