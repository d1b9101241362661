package api

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
)

// finish takes what huma has added of its own out of the description, and collects the
// names that the description knows: no other name is ever told back to a caller.
func (s *Service) finish() {
	all := s.api.OpenAPI().Components.Schemas.Map()
	delete(all, "V2ErrorModel") // of huma/v2
	delete(all, "V2ErrorDetail")
	for _, word := range []string{"body", "path", "query", "header", "Idempotency-Key"} {
		s.names[word] = true
	}
	for _, schema := range all {
		s.learn(schema)
	}
	for _, item := range s.api.OpenAPI().Paths {
		for _, o := range []*huma.Operation{item.Get, item.Post, item.Put, item.Delete} {
			if o == nil {
				continue
			}
			for _, p := range o.Parameters {
				s.names[p.Name] = true
			}
			if o.RequestBody != nil {
				for _, media := range o.RequestBody.Content {
					s.learn(media.Schema)
				}
			}
		}
	}
}

// learn collects the names of the properties of a schema.
func (s *Service) learn(schema *huma.Schema) {
	if schema == nil {
		return
	}
	for name, p := range schema.Properties {
		s.names[name] = true
		s.learn(p)
	}
	s.learn(schema.Items)
}

// describe writes the description once, indented for people.
func (s *Service) describe() error {
	o := s.api.OpenAPI()
	o.Servers = []*huma.Server{{URL: Root}}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(o); err != nil {
		return err
	}
	s.served = b.Bytes()
	var err error
	s.page, err = s.referencePage()
	return err
}

// description serves the description.
func (s *Service) description(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/openapi+json")
	w.Header().Set("Cache-Control", "no-cache")
	_, _ = w.Write(s.served) // the caller has gone, or gets it
}
