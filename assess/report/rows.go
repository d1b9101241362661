package report

// Head is the head of a table of findings: a row a requirement.
func Head() []string {
	return []string{
		"answer", "guide", "question", "verdict", "score", "level", "requirement", "kind", "text of the requirement", "finding", "confidence",
		"quotes",
	}
}

// Rows lays a finding out as rows of that table; nil is what was not assessed. An
// answer without requirements has one row.
func Rows(f *Finding) [][]any {
	a := &f.Assessment
	whole := []any{a.Answer, a.Guide, a.Question, string(a.Verdict), nil, nil}
	if a.Score != nil {
		whole[4] = *a.Score
	}
	if a.Level != nil {
		whole[5] = *a.Level
	}
	if len(a.Requirements) == 0 {
		return [][]any{append(whole, nil, nil, nil, nil, nil, nil)}
	}
	texts := map[string]string{}
	if f.Question != nil {
		for i := range f.Question.Requirements {
			texts[f.Question.Requirements[i].ID] = f.Question.Requirements[i].Text
		}
	}
	rows := make([][]any, 0, len(a.Requirements))
	for i := range a.Requirements {
		r := &a.Requirements[i]
		quotes := ""
		for j, e := range r.Evidence {
			if j > 0 {
				quotes += " … "
			}
			quotes += e.Quote
		}
		row := append(make([]any, 0, len(Head())), whole...)
		rows = append(rows, append(row, r.ID, string(r.Kind), texts[r.ID], string(r.Verdict), r.Confidence, quotes))
	}
	return rows
}
