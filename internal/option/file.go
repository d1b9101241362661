package option

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"yardstick/internal/document"
	"yardstick/internal/fault"
)

// file is what a file of settings says.
type file struct {
	name   string
	said   map[string]any // by option; a string, or a []any of strings
	lineOf func(option string) int
}

// readFile reads a file of settings, YAML or JSON, strictly. A field that is no
// option, or a value of another kind, is Invalid with file, line and field.
func (t Table) readFile(name string, data []byte) (*file, error) {
	doc, err := document.Parse(name, data)
	if err != nil {
		return nil, err
	}
	form, names := t.form()
	if err := doc.Decode(form.Addr().Interface()); err != nil {
		return nil, err
	}
	f := &file{name: name, said: map[string]any{}, lineOf: doc.Line}
	for i, option := range names {
		if !doc.Has(option) {
			continue
		}
		o := t.find(option)
		f.said[option] = said(form.Field(i))
		if err := o.check(f.said[option]); err != nil {
			return nil, doc.Errorf(option, "%s", err.Message)
		}
	}
	return f, nil
}

// form is a struct with a field for each option that a file may hold.
func (t Table) form() (form reflect.Value, names []string) {
	var fields []reflect.StructField
	for _, o := range t {
		if !o.InFile {
			continue
		}
		names = append(names, o.Name)
		fields = append(fields, reflect.StructField{
			Name: "F" + strconv.Itoa(len(fields)), Type: o.Kind.inFile(), Tag: reflect.StructTag(`yaml:"` + o.Name + `"`),
		})
	}
	return reflect.New(reflect.StructOf(fields)).Elem(), names
}

// inFile is the type of a value in a file.
func (k Kind) inFile() reflect.Type {
	switch k {
	case Number:
		return reflect.TypeFor[int64]()
	case Switch:
		return reflect.TypeFor[bool]()
	case List:
		return reflect.TypeFor[[]string]()
	}
	return reflect.TypeFor[string]()
}

// said gives a value as the parser of flags takes it.
func said(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Slice:
		all := make([]any, v.Len())
		for i := range all {
			all[i] = v.Index(i).String()
		}
		return all
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	}
	return v.String()
}

// check says what is wrong with a value that came from a file or a variable, so
// that the parser of flags, which knows no lines, finds nothing.
func (o *Option) check(value any) *fault.Error {
	s, one := value.(string)
	if !one {
		return nil
	}
	var err error
	switch o.Kind {
	case Number:
		_, err = strconv.ParseInt(s, 10, o.flag.Target.Type().Bits())
	case Switch:
		if !slices.Contains([]string{"true", "false", "yes", "no", "1", "0"}, strings.ToLower(s)) {
			err = strconv.ErrSyntax
		}
	case Duration:
		_, err = time.ParseDuration(s)
	case Text, List:
		if len(o.Choices) > 0 && !slices.Contains(o.Choices, s) {
			return fault.Invalidf("%s is none of %s", o.shown(s), strings.Join(o.Choices, ", "))
		}
	}
	if err != nil {
		return fault.Invalidf("is %s; it must be %s", o.shown(s), o.Kind)
	}
	return nil
}

// shown is a value in a message: never a secret, and never a long one.
func (o *Option) shown(s string) string {
	const most = 60
	if s = o.mask(s); len(s) > most {
		s = s[:most] + "…"
	}
	return strconv.Quote(s)
}
