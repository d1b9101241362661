package sqlite

import (
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
)

// source is the data source name of a file. The order of the pragmas matters:
// busy_timeout first, so that the others wait for another process, too.
func source(path, lock string, more ...string) string {
	pragmas := append([]string{
		fmt.Sprintf("busy_timeout(%d)", busyTimeout.Milliseconds()),
		"journal_mode(WAL)",
		"synchronous(FULL)",
		"foreign_keys(1)",
		"secure_delete(1)",
		"temp_store(MEMORY)", // nothing of an answer in temporary files
	}, more...)
	parts := make([]string, 0, len(pragmas)+1)
	for _, p := range pragmas {
		parts = append(parts, "_pragma="+url.QueryEscape(p))
	}
	return fileURL(path) + "?" + strings.Join(append(parts, "_txlock="+lock), "&")
}

// fileURL names a file so that ? and # in its path are taken as they are.
func fileURL(path string) string {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" && filepath.IsAbs(path) {
		path = "/" + path
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath()
}
