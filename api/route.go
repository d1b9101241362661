package api

import (
	"context"
	"net/http"
	"reflect"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"yardstick/people"
)

// Bounds on bodies, bytes.
const (
	maxBody = 2 << 20  // what is typed or pasted
	maxFile = 10 << 20 // a file; importers read at most 8 MiB of it
)

// readFor is how long a body may take to come, as with the pages.
const readFor = time.Minute

// op is an operation before it is registered.
type op struct {
	id, method, path string
	summary          string
	about            string // what else a caller should know; may be empty
	need             need
	most             int64  // bytes of the body; 0 is maxBody
	status           int    // of success; 0 is 200, or 204 without a body
	kind             string // media type of a file that is answered; "" is JSON
}

// get, post, put and drop begin an operation.
func get(path, id, summary string) op {
	return op{id: id, method: http.MethodGet, path: path, summary: summary}
}

func post(path, id, summary string) op {
	return op{id: id, method: http.MethodPost, path: path, summary: summary}
}

func put(path, id, summary string) op {
	return op{id: id, method: http.MethodPut, path: path, summary: summary}
}

func drop(path, id, summary string) op {
	return op{id: id, method: http.MethodDelete, path: path, summary: summary}
}

func (o op) tell(about string) op { o.about = about; return o }
func (o op) made() op             { o.status = http.StatusCreated; return o }
func (o op) gives(kind string) op { o.kind = kind; return o }
func (o op) upTo(most int64) op   { o.most = most; return o }

// practising lets the operation be asked for by who practises, positions by who has
// an account, either by both; to read for GET, to write for others.
func (o op) practising() op { return o.within(people.Practising) }
func (o op) positions() op  { return o.within(people.Positions) }
func (o op) coaching() op   { return o.within(people.Coaches) }
func (o op) byLink() op     { return o.within(people.ByLink) }

// orCoach lets coaches ask too.
func (o op) orCoach() op { o.need.coach = true; return o }

func (o op) either(s people.Scope) op {
	o.need = need{scope: s}
	return o
}

func (o op) within(r people.Realm) op {
	o.need = need{realm: r, scope: people.WriteScope}
	if o.method == http.MethodGet {
		o.need.scope = people.ReadScope
	}
	return o
}

// handle registers an operation. Its handler is asked only where the caller may.
func handle[I, O any](s *Service, o op, h func(ctx context.Context, c *caller, in *I) (*O, error)) {
	s.register(o, reflect.TypeFor[I](), reflect.TypeFor[O](), func(ctx context.Context, in any) (any, error) {
		out, err := h(ctx, callerOf(ctx), in.(*I))
		if out == nil {
			return nil, err
		}
		return out, err
	})
}

// register registers an operation on pointers to in and out. It is no generic function,
// so that the program holds it once.
func (s *Service) register(o op, in, out reflect.Type, h func(ctx context.Context, in any) (any, error)) {
	if o.most == 0 {
		o.most = maxBody
	}
	s.routes = append(s.routes, Route{ID: o.id, Method: o.method, Path: Root + o.path, Realm: o.need.realm, Scope: o.need.scope})
	operation := huma.Operation{
		OperationID: o.id, Method: o.method, Path: o.path, Summary: o.summary, Description: o.describe(), Tags: []string{o.tag()},
		DefaultStatus: o.status, MaxBodyBytes: o.most, BodyReadTimeout: readFor,
		Security:    []map[string][]string{{tokenScheme: {}}},
		Middlewares: huma.Middlewares{s.permit(o.need)},
		Responses:   map[string]*huma.Response{"default": s.problemResponse()},
	}
	if o.most > maxBody {
		operation.Middlewares = append(operation.Middlewares, s.inTurn)
	}
	if o.method != http.MethodGet {
		operation.Middlewares = append(operation.Middlewares, s.once(o))
		operation.Parameters = append(operation.Parameters, idempotencyKey)
	}
	if o.kind != "" {
		operation.Responses["200"] = fileResponse(o.kind)
	}
	s.bind(operation, in, out, func(ctx context.Context, in any) (any, error) {
		out, err := h(ctx, in)
		if err != nil {
			return nil, s.explain(ctx, o.id, err)
		}
		return out, nil
	})
}

// describe says what an operation needs.
func (o op) describe() string {
	realm := map[people.Realm]string{
		people.Practising: "a token of somebody who practises", people.Positions: "a token of an account", people.Coaches: "a token of a coach",
		people.ByLink: "the last step of a candidate's link as token", "": "any token",
	}[o.need.realm]
	if o.need.coach {
		realm += " or of a coach"
	}
	needs := "Needs " + realm
	if o.need.scope != "" && o.need.realm != people.ByLink {
		needs += " with the scope `" + string(o.need.scope) + "`"
	}
	needs += "."
	if o.about == "" {
		return needs
	}
	return o.about + "\n\n" + needs
}

// tag is what the operation is about: the first step of its path.
func (o op) tag() string {
	first, _, _ := strings.Cut(strings.TrimPrefix(o.path, "/"), "/")
	return first
}

// permit refuses before anything of the body is read.
func (s *Service) permit(n need) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		if err := n.refuse(callerOf(ctx.Context())); err != nil {
			s.writeIn(ctx, s.explain(ctx.Context(), "", err))
			return
		}
		next(ctx)
	}
}

// problemResponse describes every answer that is no success.
func (s *Service) problemResponse() *huma.Response {
	schema := s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[Problem](), true, "Problem")
	return &huma.Response{
		Description: "A problem (RFC 9457).", Content: map[string]*huma.MediaType{problemType: {Schema: schema}},
	}
}

// fileResponse describes an answer that is a file.
func fileResponse(kind string) *huma.Response {
	schema := &huma.Schema{Type: huma.TypeString, Format: "binary"}
	if kind == "application/json" {
		schema = &huma.Schema{Type: huma.TypeObject}
	}
	return &huma.Response{Description: "The file.", Content: map[string]*huma.MediaType{kind: {Schema: schema}}}
}

// none is the answer that holds nothing: status 204.
type none struct{}
