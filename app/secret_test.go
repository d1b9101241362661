package app

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSecret makes a secret anew that others could read.
func TestSecret(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	file := filepath.Join(folder, secretFile)
	if err := os.WriteFile(file, make([]byte, 32), 0o644); err != nil {
		t.Fatal(err)
	}
	kept, err := Data(folder).Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	first, err := kept.secret(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	second, err := kept.secret(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if string(first) == string(make([]byte, 32)) || string(first) != string(second) || !ownOnly(file) {
		t.Errorf("secrets %x and %x, own: %v; want a new one that stays", first, second, ownOnly(file))
	}
}
