package repotest

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
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

// TestMapNamesEveryPackage wants the table of ARCHITECTURE.md to be complete
// and to name nothing that is gone.
func TestMapNamesEveryPackage(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(filepath.Join("..", "..", "ARCHITECTURE.md"))
	if err != nil {
		t.Fatal(err)
	}
	packages, _ := sources(t)
	named := make(map[string]bool)
	for line := range strings.Lines(string(content)) {
		cell, isRow := strings.CutPrefix(line, "| `")
		if !isRow {
			continue
		}
		cell, _, _ = strings.Cut(cell, " | ")
		for _, name := range strings.Split(cell, ",") {
			named[strings.Trim(name, " `")] = true
		}
	}
	for dir := range packages {
		if !named[dir] {
			t.Errorf("ARCHITECTURE.md does not say what package %s does", dir)
		}
	}
	for name := range named {
		if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(name))); err != nil {
			t.Errorf("ARCHITECTURE.md names %s, which is not there", name)
		}
	}
}

// TestNoUnresolvedMerge wants no mark of a merge that nobody finished in what people read.
func TestNoUnresolvedMerge(t *testing.T) {
	t.Parallel()
	root, read := filepath.Join("..", ".."), 0
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return skip(root, name)
		case !slices.Contains([]string{".md", ".yaml", ".html", ".css", ".js", ".txt", ".sh", ".go"}, filepath.Ext(name)):
			return nil
		}
		content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		read++
		for n, line := range strings.Split(string(content), "\n") {
			if strings.HasPrefix(line, "<<<<<<< ") || strings.HasPrefix(line, ">>>>>>> ") {
				t.Errorf("%s:%d: %s", name, n+1, line)
			}
		}
		return err
	})
	if err != nil || read < 50 {
		t.Errorf("read %d files: %v", read, err)
	}
}
