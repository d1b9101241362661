package disk_test

import (
	"path/filepath"
	"runtime"
	"testing"

	"yardstick/internal/disk"
)

func TestJoin(t *testing.T) {
	t.Parallel()
	if runtime.GOOS != "linux" && runtime.GOOS != "darwin" {
		t.Skip("no locks here")
	}
	file := filepath.Join(t.TempDir(), "worker.lock")
	join := func(want bool) *disk.Share {
		t.Helper()
		s, alone, err := disk.Join(file)
		if err != nil || alone != want {
			t.Fatalf("alone %v, %v; want %v", alone, err, want)
		}
		return s
	}
	first := join(true)
	if err := first.Settle(); err != nil {
		t.Fatal(err)
	}
	second := join(false)
	if err := first.Leave(); err != nil {
		t.Fatal(err)
	}
	third := join(false)
	for _, s := range []*disk.Share{second, third} {
		if err := s.Leave(); err != nil {
			t.Fatal(err)
		}
	}
	if err := join(true).Leave(); err != nil {
		t.Error(err)
	}
	if _, _, err := disk.Join(filepath.Join(t.TempDir(), "no", "folder")); err == nil {
		t.Error("a folder that is not there is joined")
	}
}
