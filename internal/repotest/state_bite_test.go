package repotest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"testing"
)

// TestStateRuleBites holds that changes are found, and that a local variable of
// the same name is none.
func TestStateRuleBites(t *testing.T) {
	t.Parallel()
	tests := map[string]int{
		"count = 1":                  1,
		"count++":                    1,
		"table[1] = 2":               1,
		"delete(table, 1)":           1,
		"other.field = 1":            1, // declared in another file
		"count := 1; count++; _ = 0": 0,
		"x := count; x++":            0,
	}
	for body, want := range tests {
		f, err := parser.ParseFile(token.NewFileSet(), "a.go", "package p\nvar count int\nvar table = map[int]int{}\nfunc f() {"+body+"}", 0)
		if err != nil {
			t.Fatal(err)
		}
		variables := variablesOf(&source{files: map[string]*ast.File{"a.go": f}})
		variables["other"] = true
		if got := len(changes(f, variables)); got != want {
			t.Errorf("%s: %d changes, want %d", body, got, want)
		}
	}
}
