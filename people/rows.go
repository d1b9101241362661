package people

import "strings"

// Rows lays accounts out as a table. No password and no second factor is in it.
func Rows(all []Person) (head []string, rows [][]any) {
	head = []string{"code", "name", "roles", "left", "second factor"}
	for i := range all {
		p := &all[i]
		roles := make([]string, len(p.Roles))
		for k, r := range p.Roles {
			roles[k] = string(r)
		}
		rows = append(rows, []any{p.Code, p.Name, strings.Join(roles, " "), p.Left, p.Second.On()})
	}
	return head, rows
}
