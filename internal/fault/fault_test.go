package fault_test

import (
	"errors"
	"fmt"
	"io"
	"testing"

	"yardstick/internal/fault"
)

func TestError(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		err  fault.Error
		want string
	}{
		"message": {fault.Error{Message: "is empty"}, "is empty"},
		"file":    {fault.Error{File: "a.yaml", Message: "is empty"}, "a.yaml: is empty"},
		"line":    {fault.Error{File: "a.yaml", Line: 3, Message: "is bad"}, "a.yaml:3: is bad"},
		"field":   {fault.Error{File: "a.yaml", Line: 3, Field: "b[0].c", Message: "is bad"}, "a.yaml:3: b[0].c: is bad"},
		"no file": {fault.Error{Line: 3, Field: "b", Message: "is bad"}, "b: is bad"},
		"cause":   {fault.Error{Message: "cannot be read", Cause: io.EOF}, "cannot be read"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := tt.err.Error(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestIs(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("while reading: %w", fault.NotFoundf("no job %q", "x"))
	if !fault.Is(err, fault.NotFound) || fault.Is(err, fault.Invalid) || fault.Is(io.EOF, fault.Internal) {
		t.Errorf("the kind of %v is not told apart", err)
	}
	if e := (&fault.Error{Message: "m", Cause: io.EOF}); !errors.Is(e, io.EOF) {
		t.Error("the cause is not unwrapped")
	}
	if err := fault.Conflictf("%d are there", 3); !fault.Is(err, fault.Conflict) || err.Error() != "3 are there" {
		t.Errorf("a conflict is %v", err)
	}
	if got, want := fault.Invalidf("want %d", 3).Error(), "want 3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
