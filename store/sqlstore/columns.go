package sqlstore

// Tables gives the columns of every table that is moved with an installation, in
// order, and the names of the tables that are not: for tests that compare them with
// the schema of a database.
func Tables() (moved map[string][]string, passes []string) {
	moved = make(map[string][]string)
	for _, t := range tables() {
		moved[t.name] = t.names()
	}
	return moved, passing()
}
