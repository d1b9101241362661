package repotest

import (
	"go/ast"
	"go/token"
	"testing"
)

// TestNoPackageKeepsState wants package-level variables to be tables: set where
// they are declared and nowhere else. It sees assignments, also to elements and
// fields, increments, and deletions from maps.
func TestNoPackageKeepsState(t *testing.T) {
	t.Parallel()
	packages, files := sources(t)
	for _, s := range packages {
		variables := variablesOf(s)
		for _, f := range s.files {
			for _, at := range changes(f, variables) {
				t.Errorf("%s: a package-level variable is changed here", files.Position(at))
			}
		}
	}
}

// variablesOf lists the package-level variables by name.
func variablesOf(s *source) map[string]bool {
	names := make(map[string]bool)
	for _, f := range s.files {
		for _, d := range f.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok || g.Tok != token.VAR {
				continue
			}
			for _, spec := range g.Specs {
				for _, name := range spec.(*ast.ValueSpec).Names {
					names[name.Name] = true
				}
			}
		}
	}
	return names
}

// changes finds where a file changes one of the variables.
func changes(f *ast.File, variables map[string]bool) []token.Pos {
	unresolved := make(map[*ast.Ident]bool) // declared in no function of this file, but perhaps in another file
	for _, name := range f.Unresolved {
		unresolved[name] = true
	}
	var found []token.Pos
	note := func(e ast.Expr) {
		if name := root(e); name != nil && variables[name.Name] && (unresolved[name] || declaredAtTop(f, name)) {
			found = append(found, name.Pos())
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.AssignStmt:
			if n.Tok != token.DEFINE {
				for _, e := range n.Lhs {
					note(e)
				}
			}
		case *ast.IncDecStmt:
			note(n.X)
		case *ast.CallExpr:
			if name, ok := n.Fun.(*ast.Ident); ok && (name.Name == "delete" || name.Name == "clear") && len(n.Args) > 0 {
				note(n.Args[0])
			}
		}
		return true
	})
	return found
}

// root gives the variable that an expression such as a.b[i] is a part of.
func root(e ast.Expr) *ast.Ident {
	for {
		switch x := e.(type) {
		case *ast.Ident:
			return x
		case *ast.SelectorExpr:
			e = x.X
		case *ast.IndexExpr:
			e = x.X
		case *ast.StarExpr:
			e = x.X
		case *ast.ParenExpr:
			e = x.X
		default:
			return nil
		}
	}
}

// declaredAtTop reports whether the parser resolved the name to a declaration
// outside all functions. That needs no type checker and is enough here.
func declaredAtTop(f *ast.File, name *ast.Ident) bool {
	if name.Obj == nil {
		return false
	}
	return f.Scope.Lookup(name.Name) == name.Obj
}
