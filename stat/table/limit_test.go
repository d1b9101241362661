package table

import (
	"io"
	"strings"
	"testing"
)

// TestLimits: what exceeds a limit comes to one fault, without reading all of it.
func TestLimits(t *testing.T) {
	t.Parallel()
	line := strings.Repeat("a", 1000) + "\n"
	for _, tt := range []struct {
		name string
		r    io.Reader
		want string
	}{
		{"a whole CSV file", &limited{file: "f", r: strings.NewReader(line), read: MaxBytes - 500, lines: 1}, "f: is larger than 256 MiB, the most that is read"},
		{"one line", &limited{file: "f", r: strings.NewReader(line), since: MaxLine - 500, lines: 7}, "f:7: is longer than 64 KiB, the most that is read of one line"},
	} {
		_, err := io.ReadAll(tt.r)
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, want %s", tt.name, err, tt.want)
		}
	}
}
