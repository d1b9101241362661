package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/google/go-cmp/cmp"

	"yardstick/internal/option"
)

// tableOf is the table of options of a command, as the command line has it.
func tableOf(t *testing.T, name string) option.Table {
	t.Helper()
	var c commands
	parser, err := kong.New(&c, kong.Writers(io.Discard, io.Discard), kong.Bind(&program{}))
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range parser.Model.Children {
		if n.Name == name {
			return option.Of(n)
		}
	}
	t.Fatalf("there is no command %s", name)
	return nil
}

// TestConfigurationIsDocumented: docs/configuration.md holds the table of options as
// the program has it.
func TestConfigurationIsDocumented(t *testing.T) {
	t.Parallel()
	const begin, end = "<!-- options -->", "<!-- /options -->"
	file := filepath.Join("..", "..", "docs", "configuration.md")
	have, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(have), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no place for the table", file)
	}
	var table strings.Builder
	if err := tableOf(t, "serve").Markdown(&table); err != nil {
		t.Fatal(err)
	}
	want := before + begin + "\n" + table.String() + "\n" + end + after
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, string(have)); diff != "" {
		t.Errorf("run go test ./cmd/yardstick -run Configuration -update (-want +got):\n%s", diff)
	}
}

// TestSecretsAreMarked: what can hold a password is masked where it is shown.
func TestSecretsAreMarked(t *testing.T) {
	t.Parallel()
	for _, o := range tableOf(t, "serve") {
		want := strings.Contains(o.Name, "database") || strings.Contains(o.Name, "secret") ||
			strings.Contains(o.Name, "token") && o.Kind == option.Text
		if o.Secret != (want && !strings.HasSuffix(o.Name, "-file")) { // the name of a file is none
			t.Errorf("--%s: secret is %v, want %v", o.Name, o.Secret, want)
		}
	}
}
