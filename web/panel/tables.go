package panel

import (
	"yardstick/internal/fault"
	"yardstick/internal/sheets"
	domain "yardstick/panel"
	"yardstick/panel/letter"
	"yardstick/people"
)

// positionsAs sends the positions that the visitor has to do with, as a table.
func (r *room) positionsAs(format string) func(v *visit) error {
	return func(v *visit) error {
		all, err := r.Desk.List(v.R.Context(), v.who)
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Positions"}
		t.Head, t.Rows = domain.SummaryRows(all)
		return v.Table("positions", format, t)
	}
}

// accountsAs sends the accounts of the organisation, to who manages them, as a table.
func (r *room) accountsAs(format string) func(v *visit) error {
	return func(v *visit) error {
		office, err := r.Door.Office(v.person)
		if err != nil {
			return err
		}
		all, err := office.People(v.R.Context())
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Accounts"}
		t.Head, t.Rows = people.Rows(all)
		return v.Table("accounts", format, t)
	}
}

// candidatesAs sends the candidates of a position that the visitor sees, as a table.
func (r *room) candidatesAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{})
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Candidates"}
		t.Head, t.Rows = view.CandidateRows()
		return v.Table(view.Position+"-candidates", format, t)
	}
}

// duesAs sends what candidates are owed by when, as a table.
func (r *room) duesAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{})
		if err == nil {
			err = people.Need(view.Roles, people.Inform, view.Stage)
		}
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Owed to candidates"}
		t.Head, t.Rows = letter.Rows(r.Letters.Dues(&view, r.places(v), r.Now()))
		return v.Table(view.Position+"-dues", format, t)
	}
}

// impactAs sends how groups of candidates fared, as a table.
func (r *room) impactAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{})
		if err != nil {
			return err
		}
		of, err := attributeOf(v)
		if err != nil {
			return err
		}
		groups, err := r.Desk.Impact(v.R.Context(), v.who, view.Position, of)
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Groups"}
		t.Head, t.Rows = groups.Rows(of)
		return v.Table(view.Position+"-"+of, format, t)
	}
}

// alikeAs sends answers of different candidates that are nearly alike, as a table.
func (r *room) alikeAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.seeAlike(v)
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Alike"}
		t.Head, t.Rows = view.Alike.Rows()
		return v.Table(view.Position+"-alike", format, t)
	}
}

// agreementAs sends how far the raters agree, as a table.
func (r *room) agreementAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{})
		if err != nil {
			return err
		}
		a, err := r.Desk.Agreement(v.R.Context(), v.who, view.Position)
		if err == nil && a == nil {
			err = fault.NotFoundf("there is nothing to compare yet")
		}
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Agreement"}
		t.Head, t.Rows = a.Rows()
		return v.Table(view.Position+"-agreement", format, t)
	}
}

// recordAs sends the entries of the record, whole or of one kind or person, as a table.
func (r *room) recordAs(format string) func(v *visit) error {
	return func(v *visit) error {
		view, err := r.see(v, domain.Focus{Record: &domain.RecordFocus{Kind: v.Asked("kind"), Person: v.Asked("person"), Whole: true}})
		if err == nil && view.Record == nil {
			err = people.Need(view.Roles, people.ReadRecord, view.Stage)
		}
		if err != nil {
			return err
		}
		t := &sheets.Table{Name: "Record"}
		t.Head, t.Rows = view.Record.Rows()
		return v.Table(view.Position+"-record", format, t)
	}
}
