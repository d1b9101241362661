package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
)

// Parse parses one YAML or JSON document. It refuses what a file of ours never
// needs and a hostile file lives on: several documents, anchors, aliases,
// tags, merge keys, complex and duplicate keys, deep nesting. Every error is
// an Invalid fault that names file and line.
func Parse(name string, data []byte) (*Document, error) {
	if len(data) > MaxBytes {
		return nil, invalid(name, 0, "is larger than %s, the most that is read", size(MaxBytes))
	}
	data, err := text(name, data)
	if err != nil {
		return nil, err
	}
	read := parseYAML
	if json.Valid(data) {
		read = parseJSON
		if marks(data) > maxMarksJSON {
			return nil, invalid(name, 0, "holds more than %d fields, entries and marks, the most that are read", maxMarksJSON)
		}
	}
	root, err := read(name, data)
	if err != nil {
		return nil, err
	}
	return &Document{name: name, root: root}, nil
}

// parseYAML reads YAML. The library is handed only tokens that were checked
// before, because it recurses; should it panic all the same, that is an error.
func parseYAML(name string, data []byte) (root *node, err error) {
	defer func() {
		if p := recover(); p != nil {
			root, err = nil, invalid(name, 0, "cannot be read as YAML (%v)", p)
		}
	}()
	data = bytes.TrimRight(data, " \t\r\n")
	if line := blankRun(data); line > 0 {
		return nil, invalid(name, line, "more than %d blank lines in a row; leave at most that many", maxBlank)
	}
	if n := marks(data); n > maxMarks {
		return nil, invalid(name, 0, "holds more than %d fields, entries and marks, the most that are read as YAML; write it as JSON", maxMarks)
	}
	tokens := lexer.Tokenize(string(data))
	if err := checkTokens(name, tokens); err != nil {
		return nil, err
	}
	file, err := parser.Parse(tokens, 0)
	if err != nil {
		return nil, syntaxFault(name, err)
	}
	body := body(file)
	if body == nil {
		return nil, invalid(name, 0, "is empty")
	}
	return (&builder{name: name}).build(body, 0)
}

// body returns the content of the only document of a file, or nil.
func body(file *ast.File) ast.Node {
	for _, doc := range file.Docs {
		if doc.Body != nil {
			return doc.Body
		}
	}
	return nil
}

// syntaxFault turns an error of the library into one line of ours.
func syntaxFault(name string, err error) error {
	var syntax yaml.Error
	if !errors.As(err, &syntax) {
		return invalid(name, 0, "%s", firstLine(err.Error()))
	}
	line := 0
	if token := syntax.GetToken(); token != nil && token.Position != nil {
		line = token.Position.Line
	}
	return invalid(name, line, "is not valid YAML: %s", firstLine(syntax.GetMessage()))
}

// firstLine cuts a message to its first line, at most 200 bytes.
func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if len(s) > 200 {
		s = strings.ToValidUTF8(s[:200], "") + "…"
	}
	return s
}

// quoted shows a piece of the user's text in a message, cut to a readable length.
func quoted(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
