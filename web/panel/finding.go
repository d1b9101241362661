package panel

import (
	"encoding/json"

	"yardstick/assess"
	"yardstick/internal/fault"
	domain "yardstick/panel"
	"yardstick/web/frame"
)

// findingShown is the assessor's finding on one answer as a page shows it. Where it is
// not Shown the viewer may open it.
type findingShown struct {
	Shown           bool
	Assessor, Model string
	Rows            []findingRow
}

// findingRow is what the assessor found on one requirement, with the words that it
// quotes and the levels of raters beside it.
type findingRow struct {
	Text    string
	Must    bool
	Verdict string // "" where a question was rated as a whole
	Level   *int   // the verdict laid on the scale
	Quotes  []string
	Why     string
	Looks   []domain.LookView
}

// FindingsOn are the findings on the answer to a question that the viewer may open or
// has opened: one, or none.
func (p candidatePage) FindingsOn(question string) ([]findingShown, error) {
	var out []findingShown
	for i := range p.C.Findings {
		f := &p.C.Findings[i]
		if f.Question != question || !f.Available && f.Assessor == "" {
			continue
		}
		rows, err := p.findingRows(f)
		if err != nil {
			return nil, err
		}
		out = append(out, findingShown{Shown: f.Assessor != "", Assessor: f.Assessor, Model: f.Model, Rows: rows})
	}
	return out, nil
}

// findingRows are in the order of the guide.
func (p candidatePage) findingRows(f *domain.FindingView) ([]findingRow, error) {
	a, err := assessmentOf(f)
	if err != nil {
		return nil, err
	}
	var rows []findingRow
	for _, c := range p.V.Guide.Cells {
		if c.Question != f.Question {
			continue
		}
		row := findingRow{Text: p.Requirement(c.Question, c.Requirement), Must: c.Must}
		for _, l := range f.Levels {
			if l.Requirement == c.Requirement {
				row.Level = l.Level
			}
		}
		for i := range a.Requirements {
			if r := &a.Requirements[i]; r.ID == c.Requirement || c.Requirement == "" {
				row.found(r, c.Requirement != "")
			}
		}
		for _, l := range f.Looks {
			if l.Requirement == c.Requirement {
				row.Looks = append(row.Looks, l)
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// found adds what was found on a requirement; its verdict where the row is of it alone.
func (row *findingRow) found(r *assess.Requirement, alone bool) {
	if alone {
		row.Verdict, row.Why = string(r.Verdict), r.Why
	}
	for _, e := range r.Evidence {
		row.Quotes = append(row.Quotes, e.Quote)
	}
	for _, item := range r.Items {
		for _, e := range item.Evidence {
			row.Quotes = append(row.Quotes, e.Quote)
		}
	}
}

// assessmentOf reads the assessment that a finding holds.
func assessmentOf(f *domain.FindingView) (assess.Assessment, error) {
	var a assess.Assessment
	if f.Assessment == nil {
		return a, nil
	}
	data, err := json.Marshal(f.Assessment)
	if err == nil {
		err = json.Unmarshal(data, &a)
	}
	return a, err
}

// read has the answers of the position read in the background.
func (r *room) read(v *visit) error {
	if r.Readings == nil {
		return fault.NotFoundf("no assessor reads answers here")
	}
	err := r.Readings.Start(v.R.Context(), v.who, v.R.PathValue("position"))
	if err != nil {
		return err
	}
	return v.Redirect(frame.Path("positions", v.R.PathValue("position")))
}
