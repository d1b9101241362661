package job

import "fmt"

// texts calls visit for every text of the job that people read, with its field.
func (j *Job) texts(visit func(field string, s *string)) {
	visit("title", &j.Title)
	visit("purpose", &j.Purpose)
	visit("team", &j.Team)
	each("setting", j.Setting, visit)
	each("served", j.Served, visit)
	for i := range j.Functions {
		j.Functions[i].texts(fmt.Sprintf("functions[%d]", i), visit)
	}
	for i := range j.Criteria {
		field := fmt.Sprintf("criteria[%d]", i)
		visit(field+".statement", &j.Criteria[i].Statement)
		visit(field+".sign", &j.Criteria[i].Sign)
	}
	if j.Agreement != nil {
		visit("agreed.by", &j.Agreement.By)
	}
	if j.Draft == nil {
		return
	}
	visit("draft.source", &j.Draft.Source)
	each("draft.notes", j.Draft.Notes, visit)
	for i := range j.Draft.Lines {
		l, field := &j.Draft.Lines[i], fmt.Sprintf("draft.lines[%d]", i)
		visit(field+".text", &l.Text)
		visit(field+".why", &l.Why)
		visit(field+".duty", &l.Duty)
		for k := range l.Also {
			visit(fmt.Sprintf("%s.also[%d].duty", field, k), &l.Also[k].Duty)
		}
	}
}

func (f *Function) texts(field string, visit func(field string, s *string)) {
	visit(field+".name", &f.Name)
	each(field+".duties", f.Duties, visit)
	for i := range f.Measures {
		m := &f.Measures[i]
		at := fmt.Sprintf("%s.measures[%d]", field, i)
		visit(at+".name", &m.Name)
		visit(at+".unit", &m.Unit)
		visit(at+".per", &m.Per)
	}
	each(field+".danger_signs", f.DangerSigns, visit)
	each(field+".works_with", f.WorksWith, visit)
}

// each visits the texts of a list.
func each(field string, list []string, visit func(field string, s *string)) {
	for i := range list {
		visit(fmt.Sprintf("%s[%d]", field, i), &list[i])
	}
}

// Function returns the function with this id, or nil.
func (j *Job) Function(id string) *Function {
	for i := range j.Functions {
		if j.Functions[i].ID == id {
			return &j.Functions[i]
		}
	}
	return nil
}

// Measure returns the measure with this id, or nil.
func (f *Function) Measure(id string) *Measure {
	for i := range f.Measures {
		if f.Measures[i].ID == id {
			return &f.Measures[i]
		}
	}
	return nil
}
