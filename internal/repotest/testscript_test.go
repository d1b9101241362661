package repotest_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestTestCommand: where Go is missing or too old to read go.mod, ./test says which
// Go is needed and where it is, and installs nothing that would not help.
func TestTestCommand(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash: ./test is not run")
	}
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	_, wanted, _ := strings.Cut(string(mod), "\ngo ")
	wanted, _, _ = strings.Cut(wanted, "\n")
	tests := map[string]struct {
		tools map[string]string // scripts that stand for programs
		want  string
	}{
		"an old Go": {
			map[string]string{"go": `echo "go version go1.19.8 linux/amd64"`},
			"this is Go 1.19.8, which cannot read go.mod: install Go WANTED (or any from 1.21 on",
		},
		"only an old package": {
			map[string]string{"id": "echo 0", "apt-cache": `printf 'golang-go:\n  Candidate: 2:1.19~1\n'`, "apt-get": "echo INSTALLED"},
			"the package golang-go is Go 1.19, which cannot read go.mod: install Go WANTED",
		},
		"no Go, not root": {
			map[string]string{"id": "echo 1000", "apt-get": "echo INSTALLED"},
			"Go is missing: install Go WANTED (or any from 1.21 on, which fetches it) from https://go.dev/dl",
		},
		"a package that can": {
			map[string]string{"id": "echo 0", "apt-cache": `printf 'golang-go:\n  Candidate: 2:1.24~2\n'`, "apt-get": "exit 1"},
			"installing the packages golang-go (1.24) and ca-certificates with apt-get",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, tool := range []string{"bash", "dirname", "mktemp", "sed", "sort", "head", "rm", "cat", "grep"} {
				at, err := exec.LookPath(tool)
				if err != nil {
					t.Skipf("no %s: ./test is not run", tool)
				}
				if err := os.Symlink(at, filepath.Join(dir, tool)); err != nil {
					t.Fatal(err)
				}
			}
			for tool, script := range tt.tools {
				if err := os.WriteFile(filepath.Join(dir, tool), []byte("#!"+filepath.Join(dir, "bash")+"\n"+script+"\n"), 0o755); err != nil {
					t.Fatal(err)
				}
			}
			c := exec.Command("bash", "../../test")
			c.Env = []string{"PATH=" + dir, "TMPDIR=" + dir}
			out, err := c.CombinedOutput()
			want := strings.ReplaceAll(tt.want, "WANTED", wanted)
			if err == nil || !strings.Contains(string(out), want) || strings.Contains(string(out), "INSTALLED") {
				t.Errorf("%v: %s\nwant an error with %q", err, out, want)
			}
		})
	}
}
