package frame_test

import (
	"bytes"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"yardstick/practice"
	"yardstick/web"
	"yardstick/web/access"
	"yardstick/web/webtest"
)

// TestHeaders wants every answer to say what a browser must not do.
func TestHeaders(t *testing.T) {
	t.Parallel()
	v := webtest.Start(t).Visitor(t)
	for _, path := range []string{"/", "/nowhere", "/favicon.ico"} {
		h := v.Get(path).Header
		csp := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self' 'nonce-", "style-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: the policy %q lacks %q", path, csp, want)
			}
		}
		if strings.Contains(csp, "unsafe") || strings.Contains(csp, "http") {
			t.Errorf("%s: the policy %q allows too much", path, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be taken for something else", path)
		}
	}
}

// TestOtherSites refuses what another site asks for, under our name or its own.
func TestOtherSites(t *testing.T) {
	t.Parallel()
	site := webtest.Start(t, func(c *web.Config) { c.Hosts = []string{"localhost", "::1"} })
	v := site.Visitor(t)
	v.Get("/").Want(http.StatusMisdirectedRequest)
	for host, want := range map[string]int{
		"localhost:8080": http.StatusOK, "LOCALHOST": http.StatusOK, "[::1]:9000": http.StatusOK,
		"localhost.elsewhere.example": http.StatusMisdirectedRequest, "elsewhere.example:8080": http.StatusMisdirectedRequest,
	} {
		r := webtest.Request(t, http.MethodGet, site.URL+"/", "")
		r.Host = host
		v.Do(r).Want(want)
	}

	open := webtest.Start(t)
	for name, value := range map[string]string{"Sec-Fetch-Site": "cross-site", "Origin": "https://elsewhere.example"} {
		r := webtest.Request(t, http.MethodPost, open.URL+"/choose/sample", "id=bus-driver")
		r.Header.Set(name, value)
		open.Visitor(t).Do(r).Want(http.StatusForbidden)
	}
	if jobs, err := open.Desk.Store.Jobs(t.Context()); err != nil || len(jobs) != 0 {
		t.Errorf("%d jobs, %v; want none", len(jobs), err)
	}
}

// TestLimits holds the size and the rate of requests.
func TestLimits(t *testing.T) {
	t.Parallel()
	now := time.Now()
	site := webtest.Start(t, func(c *web.Config) { c.Now = func() time.Time { return now } })
	v := site.Visitor(t)
	v.Post("/choose/text", "text", strings.Repeat("a long text ", 1<<20)).Want(http.StatusRequestEntityTooLarge)
	status := 0
	for range 200 {
		if status = v.Get("/help").Status; status != http.StatusOK {
			break
		}
	}
	if status != http.StatusTooManyRequests {
		t.Errorf("the last of 200 requests at once has status %d, want %d", status, http.StatusTooManyRequests)
	}
}

// TestAccess lets in who has the password or a link, each to their own data.
func TestAccess(t *testing.T) {
	t.Parallel()
	gate, err := access.New(
		access.Config{
			Password: "the right one", Owner: webtest.Owner, People: []string{"Ana", "Ben"}, Secret: bytes.Repeat([]byte{7}, 32), Now: time.Now,
		},
	)
	if err != nil {
		t.Fatal(err)
	}
	site := webtest.Start(t, func(c *web.Config) { c.Access = gate })
	owner, ana, ben := site.Visitor(t), site.Visitor(t), site.Visitor(t)
	owner.Get(webtest.SampleJob).Want(http.StatusOK, "form[action=/enter] input[type=password]")
	owner.Post("/choose/sample", "id", "bus-driver").Want(http.StatusForbidden)
	owner.Post("/enter", "password", "a wrong one").Want(http.StatusForbidden, "[role=alert]")
	owner.Post("/enter", "password", "the right one").Want(http.StatusOK, "form[action=/leave]")
	owner.Post("/choose/sample", "id", "bus-driver").Want(http.StatusOK, ".matrix")

	ana.Get("/enter/"+gate.Key("Ana")).Want(http.StatusOK, "form[method=post] button")
	ana.Get("/yours").Want(http.StatusOK, "[type=password]") // a link that was only looked at opens nothing
	ana.Post("/enter/"+gate.Key("Ana")).Want(http.StatusOK, "form[action=/leave]")
	ana.Get("/jobs/bus-driver").Want(http.StatusNotFound)
	ben.Post("/enter/AAAA").Want(http.StatusForbidden, "[role=alert]")
	ana.Post("/leave").Want(http.StatusOK, "[type=password]")
	ana.Get("/yours").Want(http.StatusOK, "[type=password]")
}

// TestErrorsTellNothing wants the page of an unexpected error to hold nothing of
// what went wrong, and the log nothing of an answer.
func TestErrorsTellNothing(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := webtest.Start(t, func(c *web.Config) {
		c.Log = slog.New(slog.NewTextHandler(&log, nil))
		c.Sample = func() (practice.Everything, error) { return practice.Everything{}, errors.New("disk sector 7") }
	})
	p := site.Visitor(t).Get("/").Want(http.StatusInternalServerError, "h1", "a[href=/]")
	if strings.Contains(p.Body, "sector") {
		t.Error("the page tells what went wrong inside")
	}
	if !strings.Contains(log.String(), "sector") {
		t.Error("the log does not tell what went wrong")
	}
}

// TestAnswersAreNotInLogs practises and looks for the words in the log.
func TestAnswersAreNotInLogs(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	site := webtest.Start(t, func(c *web.Config) {
		c.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	})
	v := site.Visitor(t)
	v.Post("/choose/sample", "id", "customer-service-administrator").Want(http.StatusOK)
	p := v.Post(webtest.SampleJob+"/attempts", "question", "define-failure", "mode", "coach").Want(http.StatusOK)
	const secret = "Zweibrücken"
	v.Post(p.Path+"/draft", "base", "0", "text", secret, "writer", "a").Want(http.StatusOK)
	v.Post(p.Path+"/draft", "base", "9", "text", secret+" again", "writer", "b", "source", "nonsense")
	v.Post(p.Path+"/draft", "base", "1099511627776", "text", strings.Repeat(secret, 30000), "writer", "b")
	v.Post(p.Path+"/finish", "base", "1", "text", secret+".", "writer", "a").Want(http.StatusOK, ".verdict")
	if strings.Contains(log.String(), secret) {
		t.Errorf("the log holds an answer: %s", log.String())
	}
}
