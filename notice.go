// Package yardstick holds the texts that go with the program wherever it goes:
// what is in it, by whom, and under which licence.
package yardstick

import _ "embed" // the texts

// Licence is the licence of the program.
//
//go:embed LICENSE
var Licence string

// Notice says where things in the program come from, with the text of every
// licence but its own. A test holds it complete.
//
//go:embed NOTICE
var Notice string

// Statement is the maker's statement: what the program is for and what would be
// harm, what it learned from, its known limits, and how to look into it.
//
//go:embed docs/statement.md
var Statement string
