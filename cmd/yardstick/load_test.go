package main

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	peopleFlag = flag.Int("people", 0, "how many people practise at once in TestLoad; 0 leaves it out, 50 is what the project aims at")
	pause      = flag.Duration("pause", 15*time.Second, "how long each of them takes for a sentence: 15 s is fast typing, 7 s is speaking")
)

// TestLoad lets people practise at once: each opens pages, writes an answer
// sentence by sentence with the coach on, and waits for the ticks after each.
// It prints how long that took and never fails on a slow machine.
//
//	go test ./cmd/yardstick -run TestLoad -people 50 -v
func TestLoad(t *testing.T) {
	if *peopleFlag == 0 {
		t.Skip("a load test: go test ./cmd/yardstick -run TestLoad -people 50 -v")
	}
	answer, err := os.ReadFile("../../examples/customer-service-administrator/answer.txt")
	if err != nil {
		t.Fatal(err)
	}
	metrics := unused(t)
	args := []string{"serve", "--addr", "127.0.0.1:0", "--metrics", metrics, "--data", filepath.Join(t.TempDir(), "data")}
	for i := range *peopleFlag {
		args = append(args, "--person", "person-"+strconv.Itoa(i))
	}
	s := startServerWith(t, args)
	var m meter
	var all sync.WaitGroup
	before := measured(t, metrics)
	n := 0
	for _, line := range s.lines {
		if _, link, ok := strings.Cut(line, ": http"); ok && strings.HasPrefix(line, "For ") {
			wait := *pause * time.Duration(n) / time.Duration(*peopleFlag) // nobody begins at the same moment
			n++
			all.Go(func() {
				<-time.After(wait)
				if err := practiseOnce(&m, "http"+link, sentencesOf(string(answer))); err != nil {
					t.Error(err)
				}
			})
		}
	}
	all.Wait()
	t.Logf("%d people, a sentence every %v", n, *pause)
	after := measured(t, metrics)
	const live = `yardstick_assess_seconds_count{kind="live"}`
	spent, updates := after["process_cpu_seconds_total"]-before["process_cpu_seconds_total"], after[live]-before[live]
	t.Logf("processor time of the server: %.1f s for %.0f live updates with all that belongs to them, %.0f ms each", spent, updates, 1000*spent/updates)
	for _, name := range []string{"page", "draft", "live", "finish"} {
		t.Log(m.line(name))
	}
}

// unused is an address that nobody has now.
func unused(t *testing.T) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return l.Addr().String()
}

// measured are the metrics of a server, by name and labels.
func measured(t *testing.T, at string) map[string]float64 {
	t.Helper()
	_, text := get(t, http.DefaultClient, "http://"+at+"/metrics")
	out := map[string]float64{}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "} ")
		if value == "" {
			name, value, _ = strings.Cut(name, " ")
		} else {
			name += "}"
		}
		if v, err := strconv.ParseFloat(value, 64); err == nil {
			out[name] = v
		}
	}
	return out
}

// practiseOnce is one person: in, a look around, and one answer.
func practiseOnce(m *meter, link string, sentences []string) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	c := &caller{meter: m, client: &http.Client{Jar: jar, Timeout: 2 * time.Minute}}
	base, _, _ := strings.Cut(link, "/enter/")
	for c.post("enter", link) != http.StatusOK { // entering is rationed
		<-time.After(3 * time.Second)
	}
	const job = "/jobs/customer-service-administrator"
	for _, path := range []string{"/", job, job + "/rehearse", job + "/progress", "/help"} {
		c.get(base + path)
	}
	c.post("begin", base+job+"/attempts", "question", "define-failure", "mode", "coach")
	attempt, written := c.at, ""
	for i, sentence := range sentences {
		<-time.After(*pause)
		written += sentence + " "
		c.post("draft", attempt+"/draft", "base", strconv.Itoa(i), "text", written, "writer", "w")
		c.post("live", attempt+"/live", "text", written)
	}
	c.post("finish", attempt+"/finish", "base", strconv.Itoa(len(sentences)), "text", written, "writer", "w")
	return c.err
}

// sentencesOf cuts a text after each full stop; that is near enough here.
func sentencesOf(text string) []string {
	return strings.SplitAfter(strings.Join(strings.Fields(text), " "), ". ")
}

// caller asks as one person, and keeps the first error.
type caller struct {
	meter  *meter
	client *http.Client
	at     string
	err    error
}

func (c *caller) get(at string) {
	begun := time.Now()
	c.done("page", begun, func() (*http.Response, error) { return c.client.Get(at) })
}

func (c *caller) post(name, at string, pairs ...string) int {
	form := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return c.done(name, time.Now(), func() (*http.Response, error) { return c.client.PostForm(at, form) })
}

func (c *caller) done(name string, begun time.Time, ask func() (*http.Response, error)) int {
	r, err := ask()
	if err != nil {
		if c.err == nil {
			c.err = err
		}
		return 0
	}
	defer r.Body.Close()
	_, _ = io.Copy(io.Discard, r.Body)
	if r.StatusCode >= 400 && name != "enter" && c.err == nil {
		c.err = fmt.Errorf("%s: status %d", name, r.StatusCode)
	}
	c.at = "http://" + r.Request.URL.Host + r.Request.URL.Path
	c.meter.add(name, time.Since(begun))
	return r.StatusCode
}

// meter keeps how long things took.
type meter struct {
	mu    sync.Mutex
	times map[string][]time.Duration
}

func (m *meter) add(name string, d time.Duration) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.times == nil {
		m.times = make(map[string][]time.Duration)
	}
	m.times[name] = append(m.times[name], d)
}

// line gives the percentiles of one kind of request.
func (m *meter) line(name string) string {
	all := slices.Sorted(slices.Values(m.times[name]))
	if len(all) == 0 {
		return name + ": none"
	}
	at := func(p float64) time.Duration { return all[int(p*float64(len(all)-1))].Round(time.Millisecond) }
	var b bytes.Buffer
	fmt.Fprintf(&b, "%-6s %4d times, half within %v, 95 of 100 within %v, longest %v", name, len(all), at(.5), at(.95), at(1))
	return b.String()
}
