package sqlstore

// What tests of this package and of the databases look at.
var (
	Escape   = escape
	Unescape = unescape
)

// Fit refuses or escapes parameters.
func (d *Dialect) Fit(args []any) error { return d.fit(args) }

// Words puts a statement into the words of its database.
func (d *Dialect) Words(query string) string { return d.words(query) }
