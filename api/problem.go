package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"regexp"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/validation"

	"yardstick/internal/fault"
)

// Problem says what went wrong, as problem details (RFC 9457).
type Problem struct { //nolint:errname // the word of the standard
	Type   string    `json:"type" doc:"The kind: urn:yardstick:problem: and invalid, not-found, forbidden, conflict, …"`
	Title  string    `json:"title" doc:"The kind in words; the same for all problems of the kind."`
	Status int       `json:"status" doc:"The HTTP status."`
	Detail string    `json:"detail,omitempty" doc:"What went wrong this time, and what would be right."`
	Field  string    `json:"field,omitempty" doc:"Where in what was sent, where that is known."`
	Errors []Refusal `json:"errors,omitempty" doc:"Where the request does not follow its description."`
}

// Refusal is one place at which a request does not follow its description. It holds
// nothing of what was sent.
type Refusal struct {
	Location string `json:"location,omitempty" doc:"Such as body.questions[2].text."`
	Message  string `json:"message"`
}

// Error is the detail; [Problem] is the error of handlers.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of problem details.
func (p *Problem) ContentType(string) string { return problemType }

const problemType = "application/problem+json"

// kinds names each status: the kind of problem and its title.
var kinds = map[int][2]string{
	http.StatusBadRequest:            {"malformed", "The request cannot be read"},
	http.StatusUnauthorized:          {"token", "A token is needed"},
	http.StatusForbidden:             {"forbidden", "This may not be done"},
	http.StatusNotFound:              {"not-found", "There is no such thing"},
	http.StatusMethodNotAllowed:      {"method", "This is asked for in another way"},
	http.StatusConflict:              {"conflict", "What is there stands against it"},
	http.StatusPreconditionFailed:    {"changed", "It was changed since"},
	http.StatusRequestEntityTooLarge: {"too-large", "That is larger than what is read here"},
	http.StatusUnsupportedMediaType:  {"media-type", "That is not read here"},
	http.StatusMisdirectedRequest:    {"host", "This is another server"},
	http.StatusUnprocessableEntity:   {"invalid", "What was sent cannot be right"},
	http.StatusPreconditionRequired:  {"unseen", "Say on which state this is based"},
	http.StatusTooManyRequests:       {"rate", "Too many requests"},
	http.StatusInternalServerError:   {"internal", "The program has failed"},
	http.StatusServiceUnavailable:    {"unavailable", "Not just now"},
}

// problem makes a problem of a status.
func problem(status int, detail string) *Problem {
	kind, known := kinds[status]
	if !known {
		kind = [2]string{"other", http.StatusText(status)}
	}
	return &Problem{Type: "urn:yardstick:problem:" + kind[0], Title: kind[1], Status: status, Detail: detail}
}

// statuses turns the kind of a fault into a status, as the pages do.
var statuses = map[fault.Kind]int{
	fault.Internal: http.StatusInternalServerError, fault.Invalid: http.StatusUnprocessableEntity,
	fault.NotFound: http.StatusNotFound, fault.Forbidden: http.StatusForbidden,
	fault.Conflict: http.StatusConflict, fault.Unavailable: http.StatusServiceUnavailable,
}

// explain makes a problem of the error of a handler. What is inside an unexpected
// error goes to the log and never into the answer; answers of people are in neither.
func (s *Service) explain(ctx context.Context, id string, err error) *Problem {
	var already *Problem
	if errors.As(err, &already) {
		return already
	}
	var f *fault.Error
	if !errors.As(err, &f) || f.Kind == fault.Internal {
		if ctx.Err() == nil {
			s.Log.Error("a request of a program failed", "operation", id, "error", err)
		}
		return problem(http.StatusInternalServerError, "")
	}
	p := problem(statuses[f.Kind], f.Error())
	p.Field = f.Field
	return p
}

// problems is a transformer that writes the errors of huma anew.
func (s *Service) problems(_ huma.Context, _ string, v any) (any, error) {
	m, is := v.(*huma.ErrorModel)
	if !is {
		return v, nil
	}
	p := problem(m.Status, "")
	for _, e := range m.Errors {
		if e != nil {
			p.Errors = append(p.Errors, s.refusal(e))
		}
	}
	switch m.Status {
	case http.StatusBadRequest:
		p.Detail = "the body is no JSON as it is read here: UTF-8, each property once, nothing behind it"
		p.Errors = nil
	case http.StatusUnsupportedMediaType:
		p.Detail, p.Errors = "send JSON, and say so: Content-Type: application/json", nil
	case http.StatusRequestEntityTooLarge:
		p.Detail = "send less at once"
	case http.StatusUnprocessableEntity:
		p.Detail = "the request does not follow its description"
	}
	return p, nil
}

// saidOfOthers are messages at whose place the name is one that the caller chose.
var saidOfOthers = []string{validation.MsgUnexpectedProperty, "unknown query parameter"}

// indices are what stands in a location besides names.
var indices = regexp.MustCompile(`\[\d+\]`)

// refusal takes what was sent out of an error: values, and names that the
// description does not know.
func (s *Service) refusal(e *huma.ErrorDetail) Refusal {
	r := Refusal{Location: e.Location, Message: e.Message}
	for _, m := range saidOfOthers {
		if e.Message == m {
			r.Location = r.Location[:max(strings.LastIndexByte(r.Location, '.'), 0)]
		}
	}
	parts := strings.Split(r.Location, ".")
	for i, part := range parts {
		if !s.names[indices.ReplaceAllString(part, "")] {
			r.Location = strings.Join(parts[:i], ".")
			break
		}
	}
	if !said(e.Message) {
		r.Message = "is not as the description says"
	}
	return r
}

// write writes a problem outside of huma.
func (s *Service) write(w http.ResponseWriter, p *Problem) {
	h := w.Header()
	h.Del("ETag")
	h.Set("Content-Type", problemType)
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the caller has gone, or gets it
}

// said reports whether a message is one of the validator's own, which hold parts of
// the description and nothing of what was sent.
func said(message string) bool {
	for _, begin := range []string{"expected ", "unexpected property", "unknown query parameter", "required ", "invalid ", notStrict} {
		if strings.HasPrefix(message, begin) {
			return true
		}
	}
	return false
}
