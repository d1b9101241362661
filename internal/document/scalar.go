package document

import (
	"errors"
	"reflect"
	"strconv"
	"strings"

	"yardstick/internal/fault"
)

// setScalar sets v from a scalar; the error says what would have been right.
func setScalar(v reflect.Value, n *node) error {
	switch v.Kind() {
	case reflect.String:
		if n.kind != textNode {
			return wantText(n)
		}
		v.SetString(n.text)
	case reflect.Bool:
		if n.kind != boolNode {
			return errors.New("true or false")
		}
		v.SetBool(n.text == "true")
	case reflect.Int, reflect.Int64, reflect.Int32:
		i, err := strconv.ParseInt(n.text, 10, v.Type().Bits())
		if n.kind != intNode || err != nil {
			return errors.New("a whole number")
		}
		v.SetInt(i)
	case reflect.Float64, reflect.Float32:
		f, err := strconv.ParseFloat(strings.ReplaceAll(n.text, "_", ""), v.Type().Bits())
		if n.kind != intNode && n.kind != floatNode && !n.power || err != nil {
			return errors.New("a number, without a unit or a percent sign")
		}
		v.SetFloat(f)
	default:
		return errors.New("nothing that can be read here")
	}
	return nil
}

// wantText says how a scalar that YAML takes for something else becomes text.
func wantText(n *node) error {
	if n.kind < listNode {
		return errors.New("text; to keep it as text, put it in quotes: \"" + n.text + "\"")
	}
	return errors.New("text")
}

// keyKind returns the kind that a map's key, always text in the file, stands for.
func keyKind(v reflect.Value) nodeKind {
	if v.Kind() == reflect.String {
		return textNode
	}
	return intNode
}

// mismatch reports a value of the wrong type.
func (d *Document) mismatch(n *node, path, want string) error {
	got := n.kind.String()
	if n.kind < listNode {
		got += " (" + quoted(n.text) + ")"
	}
	return d.located(n.line, path, "is %s; it must be %s", got, want)
}

// unknown reports a field that the format does not have, with the nearest one
// that it has or, where none is near, all of them.
func (d *Document) unknown(k key, t reflect.Type, path string) error {
	names := fieldNames(t)
	if near := Nearest(k.name, names); near != "" {
		return d.located(k.line, join(path, k.name), "there is no such field; did you mean %s?", near)
	}
	return d.located(k.line, join(path, k.name), "there is no such field; there are %s", strings.Join(names, ", "))
}

// located is Errorf for a line that is known already.
func (d *Document) located(line int, path, format string, args ...any) *fault.Error {
	e := invalid(d.name, line, format, args...)
	e.Field = path
	return e
}

// fieldIndex maps the names in a file to the fields of a struct type.
func fieldIndex(t reflect.Type) map[string]int {
	out := map[string]int{}
	for i := range t.NumField() {
		if name := fieldName(t.Field(i)); name != "" {
			out[name] = i
		}
	}
	return out
}

// fieldNames lists the names in a file of the fields of a struct type.
func fieldNames(t reflect.Type) []string {
	var out []string
	for i := range t.NumField() {
		if name := fieldName(t.Field(i)); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// fieldName returns the name of a field in a file, or nothing for a hidden one.
func fieldName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
	if !f.IsExported() || name == "-" {
		return ""
	}
	if name == "" {
		return strings.ToLower(f.Name)
	}
	return name
}

// join adds a field's name to a path.
func join(path, name string) string {
	name = quotedName(name)
	if path == "" {
		return name
	}
	return path + "." + name
}

// quotedName keeps a hostile field name from spoiling a message of one line.
func quotedName(name string) string {
	if q := quoted(name); q != `"`+name+`"` {
		return q
	}
	return name
}
