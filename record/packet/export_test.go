package packet

import (
	"bytes"
	"io"
	"maps"
	"slices"

	"golang.org/x/mod/sumdb/tlog"

	"yardstick/record"
)

// WriteAnything signs whatever files it is given, as a keeper of a log would who
// does not hold the rules. It adds leaves.txt, and ratings.json as far as the
// rules go, where they are not among the files.
func WriteAnything(w io.Writer, files map[string][]byte, secret string) error {
	files = maps.Clone(files)
	parts := newBindings()
	rules := newRatingRules(parts)
	var leaves bytes.Buffer
	for line := range bytes.Lines(files[logFile]) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		leaves.WriteString(tlog.RecordHash(line).String() + "\n")
		if e, err := record.ParseLine(line); err == nil {
			_, _ = parts.Entry(&e), rules.Entry(&e)
		}
	}
	ratings, err := rules.json(0)
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{leavesFile: leaves.Bytes(), ratingsFile: ratings} {
		if files[name] == nil {
			files[name] = data
		}
	}
	signer, err := record.Signer(secret)
	if err != nil {
		return err
	}
	key, err := record.Public(secret)
	if err != nil {
		return err
	}
	m := Manifest{Format: Format, Origin: signer.Name(), Key: key}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		m.Files = append(m.Files, declare(name, files[name]))
	}
	return writeZip(w, &m, files, signer)
}
