package disk_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
)

// TestWrite: a file is whole or as it was, and nothing is left beside it.
func TestWrite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(name, []byte("before"), 0o640); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("half way")
	err := disk.Write(name, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return broken })
	if got, _ := os.ReadFile(name); !errors.Is(err, broken) || string(got) != "before" {
		t.Errorf("broken off: %v, the file holds %q", err, got)
	}
	for _, tt := range []struct {
		write func(string, func(io.Writer) error) error
		mode  fs.FileMode
	}{{disk.Write, 0o640}, {disk.WriteOwn, 0o600}} {
		if err := tt.write(name, func(w io.Writer) error { _, err := io.WriteString(w, "after"); return err }); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(name)
		if got, _ := os.ReadFile(name); err != nil || string(got) != "after" || info.Mode().Perm() != tt.mode {
			t.Errorf("the file holds %q with mode %v, want %v: %v", got, info.Mode(), tt.mode, err)
		}
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left: %v, %v", left, err)
	}
}

// TestFaults name the file once and say what is wrong.
func TestFaults(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	_, missing := os.Open(filepath.Join(dir, "nothing"))
	for name, tt := range map[string]struct {
		err  error
		kind fault.Kind
		want string
	}{
		"missing":   {disk.ReadFault("a.txt", missing), fault.NotFound, "a.txt: " + disk.NoSuchFile},
		"denied":    {disk.ReadFault("a.txt", &fs.PathError{Op: "open", Path: "/x", Err: fs.ErrPermission}), fault.Invalid, "a.txt: cannot be read: permission denied"},
		"folder":    {disk.Write(dir, nil), fault.Invalid, dir + ": is not a file that can be written"},
		"no folder": {disk.Write(filepath.Join(dir, "no", "a.txt"), nil), fault.Invalid, "cannot be written: no such file or directory"},
	} {
		if !fault.Is(tt.err, tt.kind) || !strings.Contains(tt.err.Error(), tt.want) || strings.Contains(tt.err.Error(), "/x") {
			t.Errorf("%s: %v, want %q", name, tt.err, tt.want)
		}
	}
}
