package api

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"

	"github.com/danielgtaylor/huma/v2"
)

// Huma registers an operation by a generic function of what is asked and what is
// answered, which the compiler writes anew for each: 20 kB of code, a hundred times. So
// huma knows three kinds of request and two of answer here; what an operation's own
// types hold is described, filled and read by reflection.

// binding is what an operation is asked and answers, as types with the tags of huma.
type binding struct {
	in, out  reflect.Type
	params   []param
	body     []int // where the body goes; nil: there is none
	raw      bool  // the body is taken as it comes
	registry huma.Registry
	call     func(ctx context.Context, in any) (any, error)
	read     func(data []byte, v any) error // a body that was found valid
}

// bare is a request without a body, withBody one with a body of JSON, withFile one with a file.
type (
	bare     struct{ in reflect.Value }
	withBody struct {
		Body json.RawMessage
		in   reflect.Value
	}
	withFile struct {
		RawBody []byte
		in      reflect.Value
	}
)

// silent is an answer without a body, answered one with a body; its headers are described
// by what the operation answers.
type (
	silent   struct{}
	answered struct {
		ETag string `header:"ETag" hidden:"true"`
		Type string `header:"Content-Type" hidden:"true"`
		Body any
	}
)

// bind registers an operation whose handler takes a pointer to in and gives one to out,
// or nil.
func (s *Service) bind(o huma.Operation, in, out reflect.Type, call func(context.Context, any) (any, error)) {
	b := &binding{in: in, out: out, registry: s.api.OpenAPI().Components.Schemas, call: call}
	b.read = func(data []byte, v any) error { return s.api.Unmarshal("application/json", data, v) }
	b.describeParams(&o)
	b.describeBody(&o)
	b.describeAnswer(&o)
	o.SkipValidateParams = true // they are looked at in Resolve
	o.Metadata = map[string]any{bindingKey: b}
	_, answers := out.FieldByName("Body")
	switch {
	case b.raw && answers:
		huma.Register(s.api, o, func(ctx context.Context, r *withFile) (*answered, error) { return b.shown(ctx, r.in, r.RawBody) })
	case b.raw:
		huma.Register(s.api, o, func(ctx context.Context, r *withFile) (*silent, error) { return b.done(ctx, r.in, r.RawBody) })
	case b.body != nil && answers:
		huma.Register(s.api, o, func(ctx context.Context, r *withBody) (*answered, error) { return b.shown(ctx, r.in, r.Body) })
	case b.body != nil:
		huma.Register(s.api, o, func(ctx context.Context, r *withBody) (*silent, error) { return b.done(ctx, r.in, r.Body) })
	case answers:
		huma.Register(s.api, o, func(ctx context.Context, r *bare) (*answered, error) { return b.shown(ctx, r.in, nil) })
	default:
		huma.Register(s.api, o, func(ctx context.Context, r *bare) (*silent, error) { return b.done(ctx, r.in, nil) })
	}
}

const bindingKey = "binding"

// done asks the handler where nothing is shown.
func (b *binding) done(ctx context.Context, in reflect.Value, body []byte) (*silent, error) {
	_, err := b.ask(ctx, in, body)
	return nil, err
}

// shown asks the handler and takes apart what it answers.
func (b *binding) shown(ctx context.Context, in reflect.Value, body []byte) (*answered, error) {
	answer, err := b.ask(ctx, in, body)
	if err != nil || answer == nil {
		return nil, err
	}
	out := reflect.ValueOf(answer).Elem()
	r := &answered{Body: out.FieldByName("Body").Interface()}
	for i := range b.out.NumField() {
		switch b.out.Field(i).Tag.Get("header") {
		case "ETag":
			r.ETag = out.Field(i).String()
		case "Content-Type":
			r.Type = out.Field(i).String()
		}
	}
	return r, nil
}

// ask puts the body, which was found valid, where it goes and asks the handler.
func (b *binding) ask(ctx context.Context, in reflect.Value, body []byte) (any, error) {
	switch {
	case b.raw:
		in.FieldByIndex(b.body).SetBytes(body)
	case b.body != nil:
		if err := b.read(body, in.FieldByIndex(b.body).Addr().Interface()); err != nil {
			refused := &huma.ErrorDetail{Location: "body", Message: err.Error()}
			return nil, huma.Error422UnprocessableEntity("validation failed", refused)
		}
	}
	return b.call(ctx, in.Addr().Interface())
}

// describeBody says what is sent along.
func (b *binding) describeBody(o *huma.Operation) {
	if f, is := b.in.FieldByName("RawBody"); is {
		b.body, b.raw = f.Index, true
		return
	}
	f, is := b.in.FieldByName("Body")
	if !is {
		return
	}
	b.body = f.Index
	schema := huma.SchemaFromField(b.registry, f, hint(b.in, "Body", o.OperationID+"Request"))
	o.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{"application/json": {Schema: schema}}}
}

// describeAnswer says what is answered.
func (b *binding) describeAnswer(o *huma.Operation) {
	f, is := b.out.FieldByName("Body")
	if !is {
		return
	}
	if o.DefaultStatus == 0 {
		o.DefaultStatus = http.StatusOK
	}
	schema := huma.SchemaFromField(b.registry, f, hint(b.out, "Body", o.OperationID+"Response"))
	status := strconv.Itoa(o.DefaultStatus)
	r := o.Responses[status]
	if r == nil {
		r = &huma.Response{Description: http.StatusText(o.DefaultStatus)}
		r.Content = map[string]*huma.MediaType{"application/json": {Schema: schema}}
		o.Responses[status] = r
	}
	r.Headers = map[string]*huma.Param{}
	for i := range b.out.NumField() {
		if f := b.out.Field(i); f.Name != "Body" {
			name := header(f)
			r.Headers[name] = &huma.Header{Schema: huma.SchemaFromField(b.registry, f, hint(b.out, f.Name, o.OperationID+status+name))}
		}
	}
}

// header is the name of the header that a field is answered in; only those that [answered]
// has can be.
func header(f reflect.StructField) string {
	name := f.Tag.Get("header")
	if name != "ETag" && name != "Content-Type" || f.Type.Kind() != reflect.String {
		panic("an operation cannot answer with the field " + f.Name)
	}
	return name
}

// hint names a schema whose type has no name: by the type that it is part of.
func hint(parent reflect.Type, name, other string) string {
	if parent.Name() != "" {
		return parent.Name() + name
	}
	return other
}
