// Package table reads the tables that the statistics are computed from, as CSV
// or as the first visible sheet of an XLSX workbook: ratings, outcomes of a
// selection, and looks at the assessor's finding.
//
// Rows are read one after the other and kept as numbers; names are kept once.
// What is wrong is an Invalid fault with file, line and column. A blank cell is
// a missing value and never a category; cells of a workbook are read as they are
// stored, not as they are shown, so that 4.5 formatted without decimals is 4.5.
package table

import (
	"fmt"

	"yardstick/internal/fault"
	"yardstick/stat"
)

// Limits on what is read.
const (
	MaxBytes    = 256 << 20 // of a CSV file
	MaxLine     = 64 << 10  // bytes of a CSV file without a line break
	MaxWorkbook = 64 << 20  // bytes of an XLSX file
	MaxUnzipped = 1 << 30   // bytes of one part of it
	MaxStrings  = 64 << 20  // bytes of its shared strings
	MaxName     = 200       // characters of a name
	MaxColumns  = 64
	MaxRaters   = 10_000
	MaxGroups   = 1_000
	MaxRows     = stat.MostRatings
	MaxLooks    = 500_000
)

// invalid makes an Invalid fault about a line of a file; line 0 is unknown.
func invalid(file string, line int, field, format string, args ...any) *fault.Error {
	return &fault.Error{Kind: fault.Invalid, File: file, Line: line, Field: field, Message: fmt.Sprintf(format, args...)}
}
