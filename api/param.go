package api

import (
	"errors"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// param is a field that is filled from the path, the query or a header.
type param struct {
	field    []int
	in, name string
	required bool
	value    string // where none is given; may be empty
	schema   *huma.Schema
}

// describeParams finds the fields that are parameters, also those of embedded structs,
// and describes them.
func (b *binding) describeParams(o *huma.Operation) {
	for _, f := range reflect.VisibleFields(b.in) {
		in, name := place(f)
		if in == "" {
			continue
		}
		p := param{field: f.Index, in: in, name: name, required: in == "path", value: f.Tag.Get("default")}
		if f.Tag.Get("required") == "true" {
			p.required = true
		}
		p.schema = huma.SchemaFromField(b.registry, f, "")
		b.params = append(b.params, p)
		said := &huma.Param{Name: name, In: in, Description: p.schema.Description, Required: p.required, Schema: p.schema}
		if in == "query" {
			said.Explode = new(bool)
		}
		o.Parameters = append(o.Parameters, said)
	}
}

// place is where a field comes from, and under which name; empty where it is no parameter.
func place(f reflect.StructField) (in, name string) {
	for _, in := range []string{"path", "query", "header"} {
		if name := f.Tag.Get(in); name != "" && !f.Anonymous {
			switch f.Type.Kind() {
			case reflect.String, reflect.Int, reflect.Int64, reflect.Bool:
				return in, name
			default:
				panic("a parameter cannot be a " + f.Type.String())
			}
		}
	}
	return "", ""
}

var (
	_ huma.Resolver = (*bare)(nil)
	_ huma.Resolver = (*withBody)(nil)
	_ huma.Resolver = (*withFile)(nil)
)

// Resolve fills the parameters.
func (r *bare) Resolve(ctx huma.Context) (refused []error) { r.in, refused = fill(ctx); return refused }

// Resolve fills the parameters.
func (r *withBody) Resolve(ctx huma.Context) (refused []error) {
	r.in, refused = fill(ctx)
	return refused
}

// Resolve fills the parameters.
func (r *withFile) Resolve(ctx huma.Context) (refused []error) {
	r.in, refused = fill(ctx)
	return refused
}

// fill makes a value of the operation's own type with its parameters, and says what is
// wrong with them.
func fill(ctx huma.Context) (reflect.Value, []error) {
	b := ctx.Operation().Metadata[bindingKey].(*binding)
	in := reflect.New(b.in).Elem()
	path, found := huma.NewPathBuffer(nil, 0), &huma.ValidateResult{}
	b.unknown(ctx, path, found)
	for _, p := range b.params {
		path.Reset()
		path.Push(p.in)
		path.Push(p.name)
		given := p.given(ctx)
		if given == "" {
			if p.required {
				found.Add(path, "", "required "+p.in+" parameter is missing")
			}
			continue
		}
		value, err := set(in.FieldByIndex(p.field), given)
		if err != nil {
			found.Add(path, given, err.Error())
			continue
		}
		huma.Validate(b.registry, p.schema, path, huma.ModeWriteToServer, value, found)
	}
	return in, found.Errors
}

// unknown refuses what the description does not know.
func (b *binding) unknown(ctx huma.Context, path *huma.PathBuffer, found *huma.ValidateResult) {
	u := ctx.URL()
	for name := range u.Query() {
		if !b.asks(name) {
			path.Reset()
			path.Push("query")
			path.Push(name)
			found.Add(path, "", "unknown query parameter")
		}
	}
}

// asks reports whether the query has a parameter of this name.
func (b *binding) asks(name string) bool {
	for _, p := range b.params {
		if p.in == "query" && p.name == name {
			return true
		}
	}
	return false
}

// given is what stands in the request, or what counts where nothing does.
func (p *param) given(ctx huma.Context) string {
	var s string
	switch p.in {
	case "path":
		s = ctx.Param(p.name)
	case "query":
		s = ctx.Query(p.name)
	case "header":
		s = ctx.Header(p.name)
	}
	if s == "" {
		return p.value
	}
	return s
}

// set reads a parameter into its field, and gives it as it is validated.
func set(field reflect.Value, given string) (any, error) {
	switch field.Kind() {
	case reflect.Int, reflect.Int64:
		v, err := strconv.ParseInt(given, 10, field.Type().Bits())
		if err != nil {
			return nil, errors.New("invalid integer")
		}
		field.SetInt(v)
		return v, nil
	case reflect.Bool:
		v, err := strconv.ParseBool(given)
		if err != nil {
			return nil, errors.New("invalid boolean")
		}
		field.SetBool(v)
		return v, nil
	default:
		field.SetString(given)
		return given, nil
	}
}
