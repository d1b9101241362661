// Package wordingtest changes files of texts, for tests of what reads them.
package wordingtest

import (
	"io/fs"
	"path"
	"strings"
	"testing"
	"testing/fstest"
)

// Changed are the files of a folder, under the folder xx, with the first from in one of
// them replaced by to. It fails tb where there is none.
func Changed(tb testing.TB, root fs.FS, folder, file, from, to string) fs.FS {
	tb.Helper()
	files, err := fs.ReadDir(root, folder)
	if err != nil {
		tb.Fatal(err)
	}
	out := fstest.MapFS{}
	for _, f := range files {
		data, err := fs.ReadFile(root, path.Join(folder, f.Name()))
		if err != nil {
			tb.Fatal(err)
		}
		text := string(data)
		if f.Name() == file {
			if !strings.Contains(text, from) {
				tb.Fatalf("%s does not hold %q", file, from)
			}
			text = strings.Replace(text, from, to, 1)
		}
		out[path.Join("xx", f.Name())] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}
