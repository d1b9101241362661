package api_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"yardstick/api"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/web/webtest"
)

// fuzzed is a service with a position, of which tokens of all realms are known.
func fuzzed(tb testing.TB) (s *site, tokens map[people.Realm]string) {
	tb.Helper()
	s = start(tb)
	s.quick()
	if err := sample.Make(tb.Context(), s.desk, sample.Rating); err != nil {
		tb.Fatal(err)
	}
	tokens = map[people.Realm]string{
		people.Practising: s.token(people.Practising, webtest.Owner),
		people.Positions:  s.account("ines", people.Coordinator, people.Administrator),
		people.Coaches:    s.token(people.Coaches, coach),
	}
	tokens[people.ByLink] = s.linked(tokens[people.Positions], sample.Code, "heron")
	tokens[""] = tokens[people.Practising]
	return s, tokens
}

// hostile holds what every answer has to be, whatever was sent: no failure of the
// program, a problem where it is none of success, and nothing echoed of a body that
// does not follow the description.
func (s *site) hostile(t *testing.T, token string, r api.Route, query string, body []byte) {
	t.Helper()
	path := r.Path
	if query != "" {
		path += "?" + query
	}
	req, err := http.NewRequestWithContext(t.Context(), r.Method, "http://localhost"+path, bytes.NewReader(body))
	if err != nil {
		return // no client can send it
	}
	req.Header.Set("Authorization", "Bearer "+token)
	w := httptest.NewRecorder()
	s.handler.ServeHTTP(w, req)
	if w.Code >= 500 && w.Code != http.StatusServiceUnavailable {
		t.Fatalf("%s: status %d", r.ID, w.Code)
	}
	if w.Code < 400 {
		return
	}
	var p api.Problem
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != w.Code || p.Type == "" || p.Title == "" {
		t.Fatalf("%s: status %d with %v: %s", r.ID, w.Code, err, w.Body)
	}
	if (len(p.Errors) > 0 || w.Code == http.StatusBadRequest) && strings.Contains(w.Body.String(), marker) {
		t.Fatalf("%s echoes what was sent: %s", r.ID, w.Body)
	}
}

// bodied are the ids of the operations that take a body.
func (s *site) bodied() map[string]bool {
	s.t.Helper()
	var doc struct {
		Paths map[string]map[string]struct {
			ID   string          `json:"operationId"`
			Body json.RawMessage `json:"requestBody"`
		} `json:"paths"`
	}
	if err := json.Unmarshal(s.service.OpenAPI(), &doc); err != nil {
		s.t.Fatal(err)
	}
	out := map[string]bool{}
	for _, methods := range doc.Paths {
		for _, o := range methods {
			out[o.ID] = o.Body != nil
		}
	}
	return out
}

// FuzzBodies sends anything to any operation.
func FuzzBodies(f *testing.F) {
	for _, body := range bodies {
		f.Add(uint8(0), "", []byte(body))
	}
	f.Add(uint8(3), "limit=3", []byte(`{"text":"`+marker+`","`+marker+`":[{}]}`))
	f.Add(uint8(40), marker+"=1", []byte(`{"verdicts":[{"`+marker+`":null}]}`))
	f.Add(uint8(9), "cursor="+marker, []byte("\xff"))
	s, tokens := fuzzed(f)
	f.Fuzz(func(t *testing.T, which uint8, query string, body []byte) {
		all := s.routesOf()
		r := all[int(which)%len(all)]
		if ends(r.ID) || len(body) > 1<<16 {
			return
		}
		token := tokens[r.Realm]
		s.hostile(t, token, r, query, body)
	})
}

// TestHostileBodies sends a fixed set to every operation.
func TestHostileBodies(t *testing.T) {
	t.Parallel()
	s, tokens := fuzzed(t)
	takes := s.bodied()
	for _, r := range s.routesOf() {
		if ends(r.ID) || r.ID == "remove-job" {
			continue
		}
		token := tokens[r.Realm]
		if !takes[r.ID] { // what takes no body is asked with one twice
			s.hostile(t, token, r, "", []byte(`{"`+marker+`":1}`))
			s.hostile(t, token, r, marker+"="+marker, []byte(marker))
			continue
		}
		for _, body := range append([]string{
			`{"` + marker + `":1}`, marker, "\xff", `[`, `null`, `[]`, `"` + marker + `"`, `{"guide":{"` + marker + `":1}}`, `{"levels":null}`,
			`{"levels":[null],"notes":[null]}`, `{"verdicts":[{"against":[null]}]}`, `{"level":1e400}`, `{"minutes":1.5,"start":"` + marker + `"}`,
			`{"lines":[null],"functions":[{"measures":[null]}]}`, `{"answers":[{"answer":5}]}`, strings.Repeat(`{"a":`, 5000),
		}, bodies...) {
			s.hostile(t, token, r, "", []byte(body))
		}
		s.hostile(t, token, r, marker+"="+marker, nil)
	}
}
