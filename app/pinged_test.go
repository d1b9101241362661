package app

import (
	"testing"
)

// TestPing: the store that is used can say whether it is there, and after it was
// closed it is not.
func TestPing(t *testing.T) {
	t.Parallel()
	kept, err := Data(t.TempDir()).Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := kept.Ping(t.Context()); err != nil {
		t.Errorf("open: %v", err)
	}
	kept.Close()
	if kept.Ping(t.Context()) == nil {
		t.Error("closed, and still there")
	}
}
