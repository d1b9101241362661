package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"yardstick/internal/fault"
	"yardstick/internal/once"
)

// idempotencyKey describes the header by which a request may be sent again.
var idempotencyKey = &huma.Param{
	Name: "Idempotency-Key", In: "header",
	Description: "A key of your own for this one request. Sent again under it within 24 hours, it is answered as the first time.",
	Schema:      &huma.Schema{Type: huma.TypeString},
}

// keptHeaders are the headers of an answer that are kept with it.
var keptHeaders = []string{"Content-Type", "ETag", "Location"}

// once answers a request that is sent again under its key as it was the first time.
// What failed because of the server, or was refused for its rate, may be tried again.
func (s *Service) once(o op) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		key := ctx.Header("Idempotency-Key")
		if key == "" {
			next(ctx)
			return
		}
		r, w := humago.Unwrap(ctx)
		c := callerOf(ctx.Context())
		_ = ctx.SetReadDeadline(time.Now().Add(readFor)) // where it cannot be set the server's own stands
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, o.most))
		if err != nil {
			s.writeIn(ctx, unread(err))
			return
		}
		claim := once.Claim{Caller: c.id(), Key: key, Print: printOf(r, body), Begun: s.Now().UTC()}
		there, err := s.begin(r, c, claim)
		if err != nil {
			s.writeIn(ctx, s.explain(r.Context(), o.id, err))
			return
		}
		if there != nil {
			replay(w, there)
			return
		}
		again := r.Clone(r.Context())
		again.Body = io.NopCloser(bytes.NewReader(body))
		h := hold(w)
		next(humago.NewContext(ctx.Operation(), again, h))
		s.keep(r, c, claim, h)
		h.send()
	}
}

// unread says why a body could not be read.
func unread(err error) *Problem {
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return problem(http.StatusRequestEntityTooLarge, "send less at once")
	}
	return problem(http.StatusBadRequest, "the body did not come to its end")
}

func (s *Service) begin(r *http.Request, c *caller, claim once.Claim) (*once.Answer, error) {
	if len(claim.Key) > once.MaxKey || strings.ContainsFunc(claim.Key, func(x rune) bool { return x < 0x21 || x > 0x7e }) {
		return nil, &fault.Error{
			Kind: fault.Invalid, Field: "Idempotency-Key", Message: "is longer than 128 characters, or has others than letters, digits and signs",
		}
	}
	return once.Begin(r.Context(), s.Answered, claim, s.secret(c))
}

// secret is what the answers of a caller are sealed with. A page has no token: what it
// was answered opens to this program alone, and to nobody once it has ended.
func (s *Service) secret(c *caller) string {
	if c.token == "" {
		return s.seal
	}
	return c.token
}

// printOf is the hash of what makes two requests the same.
func printOf(r *http.Request, body []byte) string {
	h := sha256.New()
	for _, part := range []string{r.Method, r.URL.RequestURI(), r.Header.Get("If-Match"), r.Header.Get("Content-Type")} {
		h.Write([]byte(part + "\n"))
	}
	h.Write(body)
	return hex.EncodeToString(h.Sum(nil))
}

// keep keeps the answer, or forgets the claim of a request that may be tried again.
// The answer is given also where it cannot be kept: it was carried out.
func (s *Service) keep(r *http.Request, c *caller, claim once.Claim, h *held) {
	if h.status >= http.StatusInternalServerError || h.status == http.StatusTooManyRequests {
		if err := s.Answered.DropClaim(r.Context(), claim.Caller, claim.Key); err != nil {
			s.Log.Error("a claim of a request could not be forgotten", "error", err)
		}
		return
	}
	a := &once.Answer{Status: h.status, Header: map[string]string{}, Body: h.body.Bytes()}
	for _, name := range keptHeaders {
		if v := h.header.Get(name); v != "" {
			a.Header[name] = v
		}
	}
	sealed, err := once.Seal(s.Random, s.secret(c), a)
	if err == nil {
		err = s.Answered.KeepAnswer(r.Context(), claim.Caller, claim.Key, sealed)
	}
	if err != nil {
		s.Log.Error("the answer to a request could not be kept", "error", err)
	}
}

// replay answers as the first time, and says that it does.
func replay(w http.ResponseWriter, a *once.Answer) {
	for name, v := range a.Header {
		w.Header().Set(name, v)
	}
	w.Header().Set("Idempotent-Replayed", "true")
	w.WriteHeader(a.Status)
	_, _ = w.Write(a.Body) // the caller has gone, or gets it
}

// writeIn writes a problem where huma has the answer.
func (s *Service) writeIn(ctx huma.Context, p *Problem) {
	ctx.SetHeader("Content-Type", problemType)
	ctx.SetStatus(p.Status)
	_ = json.NewEncoder(ctx.BodyWriter()).Encode(p) // the caller has gone, or gets it
}
