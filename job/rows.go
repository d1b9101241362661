package job

// CriteriaRows lays out the criteria of a job as a table: its head, and a row each
// with texts and yes or no.
func CriteriaRows(j *Job, d Derivation) (head []string, rows [][]any) {
	head = []string{"function", "name of the function", "kind of failure", "outcome", "statement", "measure", "sign", "derived"}
	names := map[string]string{}
	for i := range j.Functions {
		names[j.Functions[i].ID] = j.Functions[i].Name
	}
	for _, c := range d.Criteria {
		rows = append(rows, []any{
			c.Function, names[c.Function], string(c.Kind), string(c.Outcome), c.Statement, c.Measure, c.Sign, c.Derived,
		})
	}
	return head, rows
}
