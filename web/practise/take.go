package practise

import (
	"bytes"
	"io"
	"net/http"

	"yardstick/guide"
	"yardstick/guide/rubric"
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	"yardstick/job"
	"yardstick/job/schemaorg"
	"yardstick/practice"
)

// taken are the types of the files that are taken along, by how their names end.
var taken = map[string]string{
	"csv": sheets.Kinds["csv"], "xlsx": sheets.Kinds["xlsx"],
	"md": "text/markdown; charset=utf-8", "case.json": "application/json",
	"posting.json": "application/ld+json", "occupation.json": "application/ld+json",
}

// take sends a file to be kept; name is an id, which needs no quoting.
func take(v *visit, name, kind string, write func(w io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="`+name+"."+kind+`"`)
	v.Write(http.StatusOK, taken[kind], b.Bytes())
	return nil
}

// attemptsAs gives the finished attempts as a table, and in a workbook their
// requirements besides.
func (s *study) attemptsAs(kind string) func(v *visit) error {
	return func(v *visit) error {
		all, err := v.desk.Store.Everything(v.R.Context())
		if err != nil {
			return err
		}
		attempts, requirements := &sheets.Table{Name: "Attempts"}, &sheets.Table{Name: "Requirements"}
		attempts.Head, attempts.Rows = practice.AttemptRows(&all)
		requirements.Head, requirements.Rows = practice.ProgressRows(&all)
		return take(v, "yardstick-attempts", kind, func(w io.Writer) error {
			return sheets.Write(w, kind, "What was practised", attempts, requirements)
		})
	}
}

// listAs gives a list of everything that somebody practised as a table.
func (s *study) listAs(kind, name string, of func(all *practice.Everything) (head []string, rows [][]any)) func(v *visit) error {
	return func(v *visit) error {
		all, err := v.desk.Store.Everything(v.R.Context())
		if err != nil {
			return err
		}
		head, rows := of(&all)
		t := &sheets.Table{Name: name, Head: head, Rows: rows}
		return take(v, "yardstick-"+name, kind, func(w io.Writer) error { return sheets.Write(w, kind, "What was practised", t) })
	}
}

// coachedAs gives the finished attempts that a coach was given to see as a table.
func (s *study) coachedAs(kind string) func(v *coachVisit) error {
	return func(v *coachVisit) error {
		all, err := v.coaching.People(v.R.Context())
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Attempts"}
		t.Head, t.Rows = practice.CoachedRows(all)
		return take(v.visit, "coached-attempts", kind, func(w io.Writer) error { return sheets.Write(w, kind, "What was given to see", t) })
	}
}

// guideAs gives the guide of a job for people or for other programs.
func (s *study) guideAs(kind string) func(v *visit) error {
	return func(v *visit) error {
		j, err := v.desk.Store.Job(v.R.Context(), v.R.PathValue("job"))
		if err != nil {
			return err
		}
		return take(v, j.ID+"-guide", kind, func(w io.Writer) error {
			if kind == "md" {
				return guide.Markdown(w, &j.Guide)
			}
			return rubric.Write(w, &j.Guide, rubric.Options{Changed: s.Now()})
		})
	}
}

// jobAs gives a job for other programs, or its criteria as a table.
func (s *study) jobAs(kind string) func(v *visit) error {
	return func(v *visit) error {
		found, err := s.describedJob(v)
		if err != nil {
			return err
		}
		j := found.Description
		return take(v, found.ID, kind, func(w io.Writer) error {
			switch kind {
			case "posting.json":
				return schemaorg.WritePosting(w, j, schemaorg.Posting{})
			case "occupation.json":
				return schemaorg.WriteOccupation(w, j)
			case "csv", "xlsx":
				t := &sheets.Table{Name: "Criteria"}
				t.Head, t.Rows = job.CriteriaRows(j, job.Criteria(j))
				return sheets.Write(w, kind, j.Title, t)
			}
			return fault.NotFoundf("there is no such file of a job")
		})
	}
}
