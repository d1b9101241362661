package repotest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// module is the path of the module.
const module = "yardstick"

// source is one package of the repository: its files without tests.
type source struct {
	dir   string // from the root, with slashes; "." is the root itself
	files map[string]*ast.File
}

// imports lists what the package imports, without duplicates.
func (s *source) imports() []string {
	var paths []string
	for _, f := range s.files {
		for _, i := range f.Imports {
			paths = append(paths, strings.Trim(i.Path.Value, `"`))
		}
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// sources parses all packages of the module, whatever they are built for.
func sources(t *testing.T) (map[string]*source, *token.FileSet) {
	t.Helper()
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatalf("the repository's root: %v", err)
	}
	files := token.NewFileSet()
	packages := make(map[string]*source)
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			return skip(root, name)
		}
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(files, filepath.Join(root, filepath.FromSlash(name)), nil, parser.ParseComments)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if packages[dir] == nil {
			packages[dir] = &source{dir: dir, files: make(map[string]*ast.File)}
		}
		packages[dir].files[name] = f
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages, files
}

// skip leaves out hidden folders, test material and other modules, such as the tools.
func skip(root, dir string) error {
	base := path.Base(dir)
	if base == "testdata" || base == "training" || len(base) > 1 && strings.HasPrefix(base, ".") {
		return fs.SkipDir
	}
	if dir == "." {
		return nil
	}
	if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(dir), "go.mod")); err == nil {
		return fs.SkipDir
	}
	return nil
}
