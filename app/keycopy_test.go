package app

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"yardstick/internal/fault"
	"yardstick/panel"
	"yardstick/panel/sample"
)

// TestKeyAndBackup: with both files a position opens elsewhere, with the backup alone it
// does not.
func TestKeyAndBackup(t *testing.T) {
	t.Parallel()
	ctx, dir := t.Context(), t.TempDir()
	p := Place{Folder: Data(filepath.Join(dir, "first"))}
	if has, err := p.HasKey(); has || err != nil {
		t.Fatalf("a key before there is anything: %v, %v", has, err)
	}
	make1 := func(p Place) *Kept {
		t.Helper()
		kept, err := p.Open(ctx)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(kept.Close)
		return kept
	}
	kept := make1(p)
	desk, err := kept.Panel(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := sample.Make(ctx, desk, sample.Rating); err != nil {
		t.Fatal(err)
	}
	backup, key := filepath.Join(dir, "b.db"), filepath.Join(dir, "k.key")
	if _, err := p.Backup(ctx, backup); err != nil {
		t.Fatal(err)
	}
	if err := p.BackupKey(key); err != nil {
		t.Fatal(err)
	}
	if err := p.BackupKey(key); !fault.Is(err, fault.Conflict) {
		t.Errorf("over a file that exists: %v, want a Conflict", err)
	}
	if info, err := os.Stat(key); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the key may be read by %v, %v", info.Mode(), err)
	}
	secret, err := os.ReadFile(key)
	if err != nil {
		t.Fatal(err)
	}
	if data, err := os.ReadFile(backup); err != nil || bytes.Contains(data, secret) {
		t.Errorf("the backup holds the key, or %v", err)
	}
	other := Place{Folder: Data(filepath.Join(dir, "second"))}
	if _, _, err := other.Restore(ctx, backup, time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := make1(other).Panel(ctx); !fault.Is(err, fault.Unavailable) {
		t.Errorf("without the key: %v, want Unavailable", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "bad"), []byte("short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := other.RestoreKey(filepath.Join(dir, "bad"), time.Now()); !fault.Is(err, fault.Invalid) {
		t.Errorf("what is no key: %v, want Invalid", err)
	}
	if before, err := other.RestoreKey(key, time.Now()); err != nil || before != "" {
		t.Fatalf("%q, %v", before, err)
	}
	again, err := make1(other).Panel(ctx)
	if err != nil {
		t.Fatal(err)
	}
	v, err := again.See(ctx, panel.Viewer{Code: sample.Coordinator}, sample.Code, panel.Focus{})
	if err != nil || v.Candidates[0].Name != sample.Name("heron") {
		t.Errorf("the name does not open: %v", err)
	}
}
