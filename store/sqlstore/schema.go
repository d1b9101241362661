package sqlstore

import (
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"yardstick/internal/fault"
)

// Latest is the number of the last of some migrations, files called NUMBER_WHAT.sql.
func Latest(steps fs.FS) (int64, error) {
	names, err := fs.Glob(steps, "*.sql")
	if err != nil {
		return 0, err
	}
	var last int64
	for _, name := range names {
		number, _, _ := strings.Cut(path.Base(name), "_")
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0, fmt.Errorf("migration %s: its name does not begin with a number", name)
		}
		last = max(last, n)
	}
	return last, nil
}

// Newer refuses a database of a later release.
func Newer(has, known int64) error {
	return &fault.Error{Kind: fault.Conflict, Message: fmt.Sprintf(
		"has schema %d, written by a newer Yardstick; this one knows schema %d and leaves it alone: use the newer program", has, known)}
}
