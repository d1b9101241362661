package onet

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"yardstick/internal/fault"
)

// Limits on what is read. The released files hold 0.3 and 3 MB, about 1,000
// occupations and 20,000 tasks.
const (
	maxFile    = 32 << 20 // bytes of one file, unzipped
	maxRows    = 200_000
	maxCell    = 8 << 10 // bytes
	maxEntries = 2_000   // files and folders looked at in a release
)

var errTooMany = errors.New("too many files")

// readTable reads the named columns of a tab-separated file anywhere in root.
func readTable(root fs.FS, name string, columns []string) ([][]string, error) {
	where, err := find(root, name)
	if err != nil {
		return nil, err
	}
	data, err := readBounded(root, where)
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	at, err := header(name, lines[0], columns)
	if err != nil {
		return nil, err
	}
	var out [][]string
	for n, text := range lines[1:] {
		if strings.TrimSpace(text) == "" {
			continue
		}
		row, err := cells(name, n+2, text, at, columns)
		if err != nil {
			return nil, err
		}
		if out = append(out, row); len(out) > maxRows {
			return nil, broken(name, n+2, "has more than %d rows", maxRows)
		}
	}
	if len(out) == 0 {
		return nil, broken(name, 1, "has no rows below its header")
	}
	return out, nil
}

// find looks for a file by name in root and its folders.
func find(root fs.FS, name string) (string, error) {
	found, seen := "", 0
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if seen++; seen > maxEntries {
			return errTooMany
		}
		if err != nil {
			return fs.SkipDir
		}
		if d.IsDir() && strings.Count(p, "/") > 3 {
			return fs.SkipDir
		}
		if !d.IsDir() && strings.EqualFold(path.Base(p), name) && found == "" {
			found = p
			return fs.SkipAll
		}
		return nil
	})
	switch {
	case errors.Is(err, errTooMany):
		return "", fault.Invalidf("holds more than %d files; give the folder or the zip of one O*NET release", maxEntries)
	case found == "":
		return "", fault.Invalidf("holds no file %q; give the folder or the zip of an O*NET release (text version)", name)
	}
	return found, nil
}

// readBounded reads a file of at most maxFile bytes of text.
func readBounded(root fs.FS, where string) ([]byte, error) {
	f, err := root.Open(where)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: where, Message: "cannot be opened: " + err.Error(), Cause: err}
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	switch {
	case err != nil:
		return nil, &fault.Error{Kind: fault.Invalid, File: where, Message: "cannot be read: " + err.Error(), Cause: err}
	case len(data) > maxFile:
		return nil, broken(where, 0, "is larger than %d MiB", maxFile>>20)
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(data, 0) >= 0 {
		return nil, broken(where, 0, "is not a text file")
	}
	if !utf8.Valid(data) { // early releases are in Latin-1
		data = fromLatin1(data)
	}
	return data, nil
}

func fromLatin1(data []byte) []byte {
	out := make([]rune, len(data))
	for i, b := range data {
		out[i] = rune(b)
	}
	return []byte(string(out))
}

// header gives the place of every column.
func header(name, first string, columns []string) ([]int, error) {
	titles := strings.Split(first, "\t")
	at := make([]int, len(columns))
	for i, c := range columns {
		at[i] = slices.IndexFunc(titles, func(t string) bool { return strings.EqualFold(strings.TrimSpace(t), c) })
		if at[i] < 0 && c != "Task Type" {
			return nil, broken(name, 1, "has no column %q; its columns must be separated by tabs", c)
		}
	}
	return at, nil
}

// cells gives the wanted cells of one row.
func cells(name string, n int, text string, at []int, columns []string) ([]string, error) {
	all := strings.Split(text, "\t")
	out := make([]string, len(at))
	for i, k := range at {
		switch {
		case k < 0:
			continue
		case k >= len(all):
			return nil, broken(name, n, "has %d columns, so %q is missing", len(all), columns[i])
		case len(all[k]) > maxCell:
			return nil, broken(name, n, "%q is longer than %d bytes", columns[i], maxCell)
		}
		out[i] = strings.Join(strings.Fields(all[k]), " ")
	}
	return out, nil
}

func broken(file string, n int, format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.File, e.Line = file, n
	return e
}
