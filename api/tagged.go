package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
)

// held keeps an answer back until it is whole, so that it can be tagged, and so that
// a failure in the middle is no half of an answer.
type held struct {
	of     http.ResponseWriter // what it is sent to in the end
	header http.Header
	status int
	body   bytes.Buffer
}

func hold(w http.ResponseWriter) *held { return &held{of: w, header: http.Header{}} }

// Unwrap lets huma set until when a body has to have come.
func (h *held) Unwrap() http.ResponseWriter { return h.of }

func (h *held) Header() http.Header { return h.header }

func (h *held) WriteHeader(status int) {
	if h.status == 0 {
		h.status = status
	}
}

func (h *held) Write(data []byte) (int, error) {
	h.WriteHeader(http.StatusOK)
	return h.body.Write(data)
}

// send sends what was held.
func (h *held) send() {
	w := h.of
	for name, values := range h.header {
		w.Header()[name] = values
	}
	if h.status == 0 {
		h.status = http.StatusOK
	}
	if h.status != http.StatusNoContent && h.status != http.StatusNotModified {
		w.Header().Set("Content-Length", strconv.Itoa(h.body.Len()))
	}
	w.WriteHeader(h.status)
	_, _ = w.Write(h.body.Bytes()) // the caller has gone, or gets it
}

// tagged gives every answer to GET an ETag, and every answer to a change that shows
// what it has made; it answers 304 where the caller has it. What stands in the ETag
// already is the version of what is shown: it comes first.
func (s *Service) tagged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := hold(w)
		next.ServeHTTP(h, r)
		reads := h.status == http.StatusOK && (r.Method == http.MethodGet || r.Method == http.MethodHead)
		if version := h.header.Get("ETag"); reads || version != "" && h.status < http.StatusMultipleChoices {
			tag := tagOf(version, h.body.Bytes())
			h.header.Set("ETag", tag)
			if reads && matches(r.Header.Get("If-None-Match"), tag) {
				h.status = http.StatusNotModified
				h.body.Reset()
				h.header.Del("Content-Type")
			}
		}
		h.send()
	})
}

// tagOf is a strong ETag: the version, and a hash of what is shown.
func tagOf(version string, body []byte) string {
	sum := sha256.Sum256(body)
	hash := base64.RawURLEncoding.EncodeToString(sum[:9])
	if version == "" {
		return `"` + hash + `"`
	}
	return `"` + version + "." + hash + `"`
}

// matches reports whether a list of ETags holds one, compared weakly as If-None-Match
// wants it.
func matches(list, tag string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if one = strings.TrimPrefix(strings.TrimSpace(one), "W/"); one == tag || one == "*" {
			return true
		}
	}
	return false
}

// Version is the header by which a change says on which state it is based.
type Version struct {
	IfMatch string `header:"If-Match" maxLength:"200" doc:"The ETag of what the change is based on."`
}

// seen gives the version that If-Match names. What is not there or no ETag of this
// thing is a problem: 428 or 412.
func (v Version) seen() (int64, error) {
	if v.IfMatch == "" {
		return 0, problem(http.StatusPreconditionRequired, "send the ETag that you got as If-Match, so that nothing is written over unseen")
	}
	version, _, ok := strings.Cut(strings.Trim(v.IfMatch, `"`), ".")
	n, err := strconv.ParseInt(version, 10, 64)
	if !ok || err != nil || n < 0 || v.IfMatch[0] != '"' {
		return 0, changedSince()
	}
	return n, nil
}

// changedSince is the problem of a change that is based on something else than what is there.
func changedSince() *Problem {
	return problem(http.StatusPreconditionFailed, "it was changed since, or If-Match holds no ETag of it; get it again and look")
}

// versioned is the version in an ETag, before its hash.
func versioned(n int64) string { return strconv.FormatInt(n, 10) }
