package client

import (
	"fmt"
	"net/url"
	"strings"
)

// Operation is an operation of the API: its method and path, as the description has
// them (docs/api.md). Those that there are stand in operations.go.
type Operation string

// On makes the request of an operation on things whose ids fill its path, in its order.
// Too few or too many ids are an error of [Client.Do].
//
//	c.Do(ctx, client.GetCandidate.On("porter", "heron"), &candidate)
func (o Operation) On(ids ...string) Request {
	method, path, _ := strings.Cut(string(o), " ")
	r := Request{Method: method}
	steps := strings.Split(path, "/")
	left := ids
	for i, step := range steps {
		if !strings.HasPrefix(step, "{") {
			continue
		}
		if len(left) == 0 {
			r.wrong = fmt.Errorf("%s wants an id for %s", o, step)
			return r
		}
		steps[i], left = url.PathEscape(left[0]), left[1:]
	}
	if len(left) > 0 {
		r.wrong = fmt.Errorf("%s takes %d ids, not %d", o, len(ids)-len(left), len(ids))
	}
	r.Path = strings.Join(steps, "/")
	return r
}

// With is the request with a body that is sent as JSON.
func (r Request) With(body any) Request { r.Body = body; return r }

// Asking is the request with a query, in pairs of name and value. A name without a value
// is an error of [Client.Do].
func (r Request) Asking(pairs ...string) Request {
	if len(pairs)%2 != 0 && r.wrong == nil {
		r.wrong = fmt.Errorf("the query of %s %s has no value for %q", r.Method, r.Path, pairs[len(pairs)-1])
	}
	q := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Add(pairs[i], pairs[i+1])
	}
	r.Query = q
	return r
}

// BasedOn is the request with the ETag of what a change is based on.
func (r Request) BasedOn(etag string) Request { r.IfMatch = etag; return r }
