package practice

import (
	"time"

	"yardstick/assess"
)

// InterviewRows lays mock interviews out as a table, the earliest first: its head, and
// a row each; nil is what is not there, or may not be shown yet.
func InterviewRows(all *Everything) (head []string, rows [][]any) {
	head = []string{
		"interview", "job", "title of the job", "name", "mode", "started", "finished", "questions", "answered", "met", "met in part",
	}
	for i := range all.Interviews {
		v := &all.Interviews[i]
		answered, met, part, shown := 0, 0, 0, true
		for k := range all.Attempts {
			a := &all.Attempts[k]
			if a.Interview != v.ID || !a.Done() {
				continue
			}
			answered++
			f := all.shown(a)
			if f == nil {
				shown = false
				continue
			}
			switch f.Verdict {
			case assess.Meets:
				met++
			case assess.MeetsInPart:
				part++
			}
		}
		row := []any{
			v.ID, v.Job, all.title(v.Job), v.Name, string(v.Mode), moment(&v.Started), moment(v.Finished), len(v.Questions), answered, nil, nil,
		}
		if shown {
			row[9], row[10] = met, part
		}
		rows = append(rows, row)
	}
	return head, rows
}

// DrillRows lays bad weeks out as a table, the earliest first. What was right is there
// once a week was answered.
func DrillRows(all *Everything) (head []string, rows [][]any) {
	head = []string{"bad week", "job", "title of the job", "week", "started", "finished", "function right", "sign right", "step right"}
	for i := range all.Drills {
		d := &all.Drills[i]
		row := []any{d.ID, d.Job, all.title(d.Job), d.Mess.Title, moment(&d.Started), moment(d.Finished), nil, nil, nil}
		if d.Result != nil {
			row[6], row[7], row[8] = d.Result.Function.Right, d.Result.Sign.Right, d.Result.Step.Right
		}
		rows = append(rows, row)
	}
	return head, rows
}

// CoachedRows lays what coaches are given out as a table: a row for each finished
// attempt, without its text.
func CoachedRows(all []Coached) (head []string, rows [][]any) {
	head = []string{"person", "job", "title of the job", "attempt", "question", "finished", "verdict", "score", "comments"}
	for _, p := range all {
		for i := range p.Jobs {
			j := &p.Jobs[i]
			for k := range j.Attempts {
				a := &j.Attempts[k]
				row := []any{p.Person, j.Job.ID, j.Job.Title, a.ID, a.Question, moment(a.Finished), nil, nil, len(a.Comments)}
				if a.Assessment != nil {
					row[6] = string(a.Assessment.Verdict)
					if a.Assessment.Score != nil {
						row[7] = *a.Assessment.Score
					}
				}
				rows = append(rows, row)
			}
		}
	}
	return head, rows
}

// moment is a time in a table; nil where there is none.
func moment(at *time.Time) any {
	if at == nil || at.IsZero() {
		return nil
	}
	return at.UTC().Format(time.RFC3339)
}
