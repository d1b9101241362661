package repotest

import (
	"strings"
	"testing"
)

// TestEveryPackageSaysWhatItIsFor wants one package comment in every package,
// in the form that Go's documentation knows.
func TestEveryPackageSaysWhatItIsFor(t *testing.T) {
	t.Parallel()
	packages, _ := sources(t)
	if len(packages) < 5 {
		t.Fatalf("only %d packages found", len(packages))
	}
	for dir, s := range packages {
		var where []string
		for name, f := range s.files {
			if f.Doc == nil {
				continue
			}
			where = append(where, name)
			want := "Package " + f.Name.Name + " "
			if f.Name.Name == "main" {
				want = "Command "
			}
			if !strings.HasPrefix(f.Doc.Text(), want) {
				t.Errorf("the package comment of %s begins %.40q, want %q", name, f.Doc.Text(), want)
			}
		}
		if len(where) != 1 {
			t.Errorf("package %s has %d package comments %v, want 1", dir, len(where), where)
		}
	}
}
