package app

import (
	"path/filepath"
	"testing"
)

// TestUserDataDir: where each system keeps a user's data.
func TestUserDataDir(t *testing.T) {
	t.Parallel()
	tests := []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", map[string]string{"HOME": "/home/ann"}, filepath.Join("/home/ann", ".local", "share")},
		{"linux", map[string]string{"HOME": "/home/ann", "XDG_DATA_HOME": "/data"}, "/data"},
		{
			"linux", map[string]string{"HOME": "/home/ann", "XDG_DATA_HOME": "data"}, filepath.Join("/home/ann", ".local", "share"),
		}, // only absolute paths count
		{"freebsd", map[string]string{}, ""},
		{"darwin", map[string]string{"HOME": "/Users/ann"}, filepath.Join("/Users/ann", "Library", "Application Support")},
		{"darwin", map[string]string{}, ""},
		{"windows", map[string]string{"LocalAppData": `C:\Users\ann\AppData\Local`}, `C:\Users\ann\AppData\Local`},
		{"windows", map[string]string{"HOME": "/home/ann"}, ""},
	}
	for _, test := range tests {
		got, err := userDataDir(test.system, func(name string) string { return test.env[name] })
		if got != test.want || (err == nil) != (test.want != "") {
			t.Errorf("%s %v: got %q, %v, want %q", test.system, test.env, got, err, test.want)
		}
	}
}
