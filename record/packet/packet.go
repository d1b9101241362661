// Package packet puts the record of a position into one ZIP file and verifies
// such files, also those that somebody has tampered with.
//
// A packet holds the log (log.jsonl), the hashes of its lines (leaves.txt), signed
// checkpoints, documents in JSON (the guide, the ratings, totals, the decision, …),
// personal parts that are encrypted or absent, and reports for people. A manifest
// declares every file with its hash and is signed by the log's key. docs/record.md
// describes the format.
//
// [Write] makes a packet. [Verify] reads one as a stream within bounds: memory does
// not grow with the log. For each check it says what was found and what the check
// does not prove.
package packet

import (
	"path"
	"regexp"
	"strings"
)

// Format is the value of the field yardstick in a manifest.
const Format = "packet/v1"

// The files of a packet. All but the first two are declared in the manifest.
const (
	manifestFile = "manifest.json" // the first file of the ZIP, by which a packet is known
	manifestNote = "manifest.note" // its hash, signed
	logFile      = "log.jsonl"     // the entries, a line each
	leavesFile   = "leaves.txt"    // the leaf hashes of the entries, a line each
	ratingsFile  = "ratings.json"  // what follows from reveals and changes
	guideFile    = "guide.json"    // the sealed guide
	totalsFile   = "totals.json"   // the mechanical totals
	noteFolder   = "checkpoints/"  // SIZE.note
	partFolder   = "parts/"        // CODE.sealed
	noteSuffix   = ".note"
	partSuffix   = ".sealed"
)

// Limits of what is read. A packet beyond one of them is refused.
const (
	MaxPacket   = 4<<30 - 1 // bytes of the file, and of all files in it unpacked
	MaxFiles    = 20_000    // files in a packet
	MaxName     = 150       // bytes of a file's name
	MaxDocument = 16 << 20  // bytes of a JSON document or the manifest
	MaxReport   = 64 << 20  // bytes of a report for people
	MaxHeads    = 4_096     // checkpoints
	MaxRatio    = 200       // unpacked by packed bytes, for files above 1 MiB
	MaxRounds   = 1_000     // rounds that are open at once
	MaxRatings  = 20_000    // ratings in a log
	MaxLevels   = 500_000   // levels in all ratings of a log
	MaxReason   = 4_000     // bytes of the reason of a change that stands in the log
	MaxParts    = 50_000    // personal parts in a log
)

// nameForm is what a file may be called: one folder at most, nothing that any
// system could read as a way out of a folder.
var nameForm = regexp.MustCompile(`^([a-z]+/)?[A-Za-z0-9][A-Za-z0-9._-]*$`)

// reserved are names that Windows keeps for devices, whatever follows a point.
const reserved = " con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9 lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9 "

// nameFault says why a file may not be called so, or nothing.
func nameFault(name string) string {
	base, _, _ := strings.Cut(path.Base(name), ".")
	switch {
	case len(name) > MaxName || !nameForm.MatchString(name) || strings.HasSuffix(name, "."):
		return "is no name for a file of a packet"
	case strings.Contains(reserved, " "+strings.ToLower(base)+" "):
		return "is a name that Windows keeps for a device"
	case kindOf(name) == "":
		return "is no file that a packet has"
	}
	return ""
}

// The kinds of file, by name.
const (
	kindManifest   = "manifest"
	kindLog        = "log"
	kindCheckpoint = "checkpoint"
	kindPart       = "part"
	kindDocument   = "document"
	kindReport     = "report"
)

// kindOf tells what a file is from its name; "" is none that a packet has.
func kindOf(name string) string {
	switch {
	case name == manifestFile || name == manifestNote:
		return kindManifest
	case name == logFile || name == leavesFile:
		return kindLog
	case strings.HasPrefix(name, noteFolder) && strings.HasSuffix(name, noteSuffix):
		return kindCheckpoint
	case strings.HasPrefix(name, partFolder) && strings.HasSuffix(name, partSuffix):
		return kindPart
	case strings.Contains(name, "/"):
		return ""
	case strings.HasSuffix(name, ".json"):
		return kindDocument
	case name == "report.pdf" || name == "report.xlsx":
		return kindReport
	}
	return ""
}

// partName and noteName are where a part and a checkpoint lie.
func partName(part string) string { return partFolder + part + partSuffix }

// partOf is the code of the part that a file holds.
func partOf(name string) string {
	return strings.TrimSuffix(strings.TrimPrefix(name, partFolder), partSuffix)
}
