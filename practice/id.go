package practice

import "regexp"

// maxID is how long an id may be, bytes.
const maxID = 200

var idForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// IsID reports whether s has the form of an id: letters, digits, dots, _ and -,
// the first a letter or a digit. Ids stand in the paths of pages.
func IsID(s string) bool { return len(s) <= maxID && idForm.MatchString(s) }
