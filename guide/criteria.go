package guide

import (
	"slices"
	"strings"

	"yardstick/job"
)

// statement is a criterion of the function as the job states it, at the
// personal level: of the first of the kinds that has one, the author's before
// a derived one. It is empty where there is none.
func (a *area) statement(outcome job.Outcome, kinds ...job.FailureKind) string {
	for _, kind := range kinds {
		all := a.said.Of(a.id, kind, outcome)
		if i := slices.IndexFunc(all, func(c job.Criterion) bool { return !c.Derived }); i >= 0 {
			return all[i].Statement
		}
		if len(all) > 0 {
			return all[0].Statement
		}
	}
	return ""
}

// statements are the criteria of all functions in one text; empty where a
// function has none.
func (f *facts) statements(outcome job.Outcome) string {
	var all []string
	for _, a := range f.areas {
		s := a.statement(outcome, job.Goals, job.Deadlines, job.Backlogs, job.Complaints, job.Processes, job.Staffing)
		if s == "" {
			return ""
		}
		all = append(all, s)
	}
	return strings.Join(all, " ")
}

// anyStatement is the first criterion of one kind in the job, the author's
// before a derived one.
func (f *facts) anyStatement(outcome job.Outcome, kind job.FailureKind) string {
	first := ""
	for _, a := range f.areas {
		for _, c := range a.said.Of(a.id, kind, outcome) {
			if !c.Derived {
				return c.Statement
			}
			if first == "" {
				first = c.Statement
			}
		}
	}
	return first
}

// owning is a criterion of failure that says what the job holder did or left
// undone, empty where none does.
func (f *facts) owning() string {
	for _, kind := range []job.FailureKind{job.Backlogs, job.Processes, job.Goals, job.Deadlines} {
		for _, a := range f.areas {
			for _, c := range a.said.Of(a.id, kind, job.Failure) {
				if strings.Contains(c.Statement, "because I ") || strings.Contains(c.Statement, ", and I ") ||
					strings.Contains(c.Statement, " and I ") {
					return c.Statement
				}
			}
		}
	}
	return ""
}
