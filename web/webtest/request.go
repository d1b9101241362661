package webtest

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// SampleJob is the page of the job that the first run shows.
const SampleJob = "/jobs/customer-service-administrator"

// Request is a request whose body, if it has one, is a form.
func Request(tb testing.TB, method, url, body string) *http.Request {
	tb.Helper()
	r, err := http.NewRequest(method, url, strings.NewReader(body))
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// Form is a form of names and values for Site.Ask, as a browser sends it.
func Form(path string, pairs ...string) *http.Request {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Add(pairs[i], pairs[i+1])
	}
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// File is a form with a file, and fields of names and values before it.
func File(tb testing.TB, url, name string, content []byte, pairs ...string) *http.Request {
	tb.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		if err := w.WriteField(pairs[i], pairs[i+1]); err != nil {
			tb.Fatal(err)
		}
	}
	f, err := w.CreateFormFile("file", name)
	if err == nil {
		_, err = f.Write(content)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		tb.Fatal(err)
	}
	r, err := http.NewRequest(http.MethodPost, url, &b)
	if err != nil {
		tb.Fatal(err)
	}
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r
}

// Ask sends a request to the handler itself, as if it came from another place.
func (s *Site) Ask(r *http.Request, from string) *httptest.ResponseRecorder {
	r.RemoteAddr = from
	if r.Host == "" {
		r.Host = "example.com"
	}
	w := httptest.NewRecorder()
	s.Config.Handler.ServeHTTP(w, r)
	return w
}

// Send uploads a file as a form does.
func (v *Visitor) Send(path, name, content string, pairs ...string) *Page {
	v.t.Helper()
	return v.Do(File(v.t, v.base+path, name, []byte(content), pairs...))
}
