package app_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/assess/text"
)

// noted is a log that tests read.
type noted struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (n *noted) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.Write(p)
}

func (n *noted) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.b.String()
}

// watched is settings with metrics, and a log of everything.
func watched(t *testing.T) (app.Settings, *noted) {
	t.Helper()
	log := &noted{}
	s := settings(t, t.TempDir())
	s.Operation.Metrics = free(t)
	s.Log = slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	return s, log
}

// free is an address that nobody has now.
func free(t *testing.T) string {
	t.Helper()
	var lc net.ListenConfig
	l, err := lc.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return l.Addr().String()
}

// site is the place of an app, without the token.
func site(a *app.App) string {
	place, _, _ := strings.Cut(a.Address(), "/?")
	return place
}

// TestHealthAndReadiness answer without a token and say no more than a word;
// metrics are at their own address alone.
func TestHealthAndReadiness(t *testing.T) {
	t.Parallel()
	s, _ := watched(t)
	a, _ := started(t, s)
	for at, want := range map[string]string{"/healthz": "alive\n", "/readyz": "ready\n"} {
		for _, place := range []string{site(a), "http://" + s.Operation.Metrics} {
			if status, got := page(t, place+at); status != http.StatusOK || got != want {
				t.Errorf("%s: status %d, %q; want %q", place+at, status, got, want)
			}
		}
	}
	if _, got := page(t, site(a)+"/metrics"); strings.Contains(got, "yardstick_http") {
		t.Error("the pages' own address shows metrics")
	}
	if status, _ := page(t, "http://"+s.Operation.Metrics+"/"); status != http.StatusNotFound {
		t.Errorf("the address of metrics shows pages: status %d", status)
	}
}

// TestNotReady: without an assessor the program lives and is not ready.
func TestNotReady(t *testing.T) {
	t.Parallel()
	s, _ := watched(t)
	s.Reader = func() (assess.Reader, error) { return nil, io.ErrUnexpectedEOF }
	a, _ := started(t, s)
	if status, got := page(t, site(a)+"/readyz"); status != http.StatusServiceUnavailable || got != "not ready: assessor\n" {
		t.Errorf("status %d, %q", status, got)
	}
	if status, _ := page(t, site(a)+"/healthz"); status != http.StatusOK {
		t.Errorf("alive: status %d", status)
	}
	if _, got := page(t, "http://"+s.Operation.Metrics+"/metrics"); !strings.Contains(got, "\nyardstick_ready 0\n") {
		t.Error("metrics do not say that it is not ready")
	}
}

// TestNothingPersonal: after somebody has entered, written and been assessed,
// neither the log nor the metrics hold a name, a token, an answer or an id.
func TestNothingPersonal(t *testing.T) {
	t.Parallel()
	s, log := watched(t)
	s.Access.People = []string{"Anabella"}
	a, _ := started(t, s)
	_, link, _ := strings.Cut(a.Links()[0], ": ")
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	post := func(at string, form url.Values) *http.Response {
		r, err := browser.PostForm(at, form)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, r.Body)
		r.Body.Close()
		return r
	}
	post(link, nil)
	const answer = "Failing is when the xylophone calls wait for three days."
	attempt := post(site(a)+"/jobs/customer-service-administrator/attempts", url.Values{"question": {"define-success"}, "mode": {"coach"}})
	path := attempt.Request.URL.Path
	post(site(a)+path+"/draft", url.Values{"base": {"0"}, "text": {answer}, "writer": {"a"}})
	post(site(a)+path+"/finish", url.Values{"base": {"1"}, "text": {answer}})
	post(site(a)+"/enter", url.Values{"password": {"swordfish"}})
	post(site(a)+"/nowhere/"+url.PathEscape("Zebedee")+"?q=zither", url.Values{"text": {answer}})
	_, metrics := page(t, "http://"+s.Operation.Metrics+"/metrics")
	for _, want := range []string{
		`yardstick_http_requests_total{code="303",route="POST /enter/{key}"} 1`, `yardstick_assess_seconds_count{kind="finished"} 1`,
		"yardstick_ready 1", `yardstick_build_info{`, "go_goroutines", "yardstick_data_free_bytes", "yardstick_assess_waiting 0",
	} {
		if !strings.Contains(metrics, want) {
			t.Errorf("metrics lack %s", want)
		}
	}
	if !strings.Contains(log.String(), `"msg":"request","route":"POST /enter/{key}","status":303`) {
		t.Errorf("the log lacks a request:\n%s", log)
	}
	key := link[strings.LastIndexByte(link, '/')+1:]
	for _, secret := range []string{"Anabella", key, "xylophone", "swordfish", "Zebedee", "zither", strings.Split(path, "/")[len(strings.Split(path, "/"))-1]} {
		if strings.Contains(log.String(), secret) || strings.Contains(metrics, secret) {
			t.Errorf("log or metrics hold %q", secret)
		}
	}
}

// TestServiceManager is told when the program is ready and when it ends.
func TestServiceManager(t *testing.T) {
	t.Parallel()
	s, _ := watched(t)
	s.Operation.Notify = filepath.Join(t.TempDir(), "notify")
	told, err := net.ListenUnixgram("unixgram", &net.UnixAddr{Name: s.Operation.Notify, Net: "unixgram"})
	if err != nil {
		t.Skip("no sockets of this kind here:", err)
	}
	t.Cleanup(func() { _ = told.Close() })
	_, stop := started(t, s)
	next := func() string {
		b := make([]byte, 100)
		n, err := told.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		return string(b[:n])
	}
	if got := next(); got != "READY=1" {
		t.Errorf("first %q", got)
	}
	if err := stop(); err != nil {
		t.Error(err)
	}
	if got := next(); got != "STOPPING=1" {
		t.Errorf("then %q", got)
	}
}

// gate is a reader that waits until it is opened, and says that somebody came.
type gate struct {
	assesstest.Reader
	came, open chan struct{}
}

func (g *gate) Read(ctx context.Context, d *text.Document, c []assess.Claim) ([]assess.Reading, error) {
	g.came <- struct{}{}
	select {
	case <-g.open:
		return g.Reader.Read(ctx, d, c)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// busy starts an app with an assessment that waits, and gives its end.
func busy(t *testing.T, s app.Settings, g *gate) (a *app.App, stop func() error, end chan int) {
	t.Helper()
	s.Reader = func() (assess.Reader, error) { return g, nil }
	s.Access.Open = true
	a, stop = started(t, s)
	r, err := http.PostForm(site(a)+"/jobs/customer-service-administrator/attempts", url.Values{"question": {"define-success"}, "mode": {"coach"}})
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	end = make(chan int, 1)
	direct := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	go func() {
		r, err := direct.PostForm(r.Request.URL.String()+"/finish", url.Values{"base": {"0"}, "text": {"It is done when the calls are answered in time."}})
		if err != nil {
			end <- 0
			return
		}
		r.Body.Close()
		end <- r.StatusCode
	}()
	<-g.came
	return a, stop, end
}

// TestDrained: a request that runs when the program is told to end is answered;
// meanwhile the program says that it is not ready.
func TestDrained(t *testing.T) {
	t.Parallel()
	s, log := watched(t)
	s.Operation.StopWithin = time.Minute
	g := &gate{came: make(chan struct{}, 100), open: make(chan struct{})}
	_, stop, end := busy(t, s, g)
	done := make(chan error, 1)
	go func() { done <- stop() }()
	for {
		if status, got := page(t, "http://"+s.Operation.Metrics+"/readyz"); status == http.StatusServiceUnavailable && got == "not ready: ending\n" {
			break
		}
	}
	select {
	case err := <-done:
		t.Fatalf("ended while a request runs: %v", err)
	default:
	}
	close(g.open)
	if status := <-end; status != http.StatusSeeOther {
		t.Errorf("the request that ran: status %d", status)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if strings.Contains(log.String(), "cut off") {
		t.Errorf("the request was cut off:\n%s", log)
	}
}

// TestCutOff: what takes longer than is allowed is cut off, and the log says so.
func TestCutOff(t *testing.T) {
	t.Parallel()
	s, log := watched(t)
	s.Operation.StopWithin = 50 * time.Millisecond
	g := &gate{came: make(chan struct{}, 100), open: make(chan struct{})}
	_, stop, end := busy(t, s, g)
	if err := stop(); err != nil {
		t.Error(err)
	}
	if status := <-end; status == http.StatusSeeOther {
		t.Error("a request without end was answered")
	}
	if !strings.Contains(log.String(), "requests were cut off") {
		t.Errorf("the log does not say so:\n%s", log)
	}
}
