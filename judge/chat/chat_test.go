package chat_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/chat"
	"yardstick/judge/judgetest"

	"github.com/google/go-cmp/cmp"
)

const (
	key    = "sk-abcdefghijklmnop-1234567890"
	answer = "I don't wait - I ring the manager when a guest waits longer than ten minutes, and once I did not."
)

func model(_ judgetest.Asked, q judgetest.Requirement) judgetest.Finding {
	switch {
	case strings.Contains(q.Text, "limit"):
		return judgetest.Found("a guest waits longer than ten minutes")
	case strings.Contains(q.Text, "own"):
		return judgetest.Found("I don't wait - I ring the manager")
	}
	return judgetest.Found("")
}

// setup starts a server and a client of it; naps collects the pauses.
func setup(t *testing.T, change func(*chat.Options), script ...judgetest.Behaviour) (*judgetest.Server, *chat.Client, *[]time.Duration) {
	t.Helper()
	s := (&judgetest.Server{Model: model}).Script(script...)
	web := httptest.NewServer(s)
	t.Cleanup(web.Close)
	secret, err := chat.NewSecret(key)
	if err != nil {
		t.Fatal(err)
	}
	naps := &[]time.Duration{}
	var mu sync.Mutex
	o := chat.Options{
		URL:     web.URL,
		Key:     secret,
		Tries:   3,
		Timeout: 5 * time.Second,
		Now:     func() time.Time { return judgetest.At },
		Sleep: func(ctx context.Context, d time.Duration) error {
			mu.Lock()
			defer mu.Unlock()
			*naps = append(*naps, d)
			return ctx.Err()
		},
	}
	if change != nil {
		change(&o)
	}
	c, err := chat.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s, c, naps
}

// read reads the answer through the client; the verdicts, one after another.
func read(t *testing.T, c *chat.Client) (string, judge.Opinion) {
	t.Helper()
	r, err := judge.New(c, judge.Options{Model: "m", Endpoint: c.Endpoint()})
	if err != nil {
		t.Fatal(err)
	}
	g := &guide.Guide{
		ID: "g",
		Questions: []guide.Question{{ID: "q", Text: "What do you do?", Type: guide.Custom, Requirements: []guide.Requirement{
			{
				ID:   "limit",
				Text: "Gives a limit.",
				Kind: guide.Content,
			},
			{ID: "own", Text: "Says the own part.", Kind: guide.Personal},
			{ID: "other", Text: "Speaks of the night.", Kind: guide.Content},
		}}},
	}
	o, err := judge.NewRater(r).Assess(t.Context(), g, "", &g.Questions[0], "a", answer)
	if err != nil {
		t.Fatal(err)
	}
	var verdicts []string
	for _, f := range o.Requirements {
		verdicts = append(verdicts, string(f.Verdict))
	}
	return strings.Join(verdicts, " "), o
}

// TestMisbehaviour goes through the ways in which servers fail: the first two
// requests get the behaviour, the next are replied to well.
func TestMisbehaviour(t *testing.T) {
	t.Parallel()
	const good = "met met not_met"
	cases := []struct {
		is    judgetest.Behaviour
		want  string // verdicts, or the failure
		asked int    // requests in all; two where everything is well
	}{
		{judgetest.Good, good, 2},
		{judgetest.CutOff, good, 4},
		{judgetest.NotJSON, good, 4},
		{judgetest.WrongJSON, good, 4},
		{judgetest.WrongSchema, good, 4},
		{judgetest.TooMany, good, 4},
		{judgetest.TooManyDate, good, 4},
		{judgetest.Broken, good, 4},
		{judgetest.Loading, good, 4},
		{judgetest.ErrorIn200, good, 4},
		{judgetest.EmptyChoice, good, 4},
		{judgetest.NullContent, good, 4},
		{judgetest.TextAround, good, 2},
		{judgetest.Fenced, good, 2},
		{judgetest.ChangedQuotes, good, 2},
		{judgetest.ContentInParts, good, 2},
		{judgetest.TokenLimit, good, 4},
		{judgetest.NoSchema, good, 4},
		{judgetest.NoSeed, good, 4},
		{judgetest.OtherLimit, good, 4},
		{judgetest.Refusal, "not_assessed not_assessed not_assessed", 3}, // the third round replies well: one vote of three
		{judgetest.TooManyLong, "failed with status 429", 2},
		{judgetest.NoQuota, "has nothing left to spend", 2},
		{judgetest.BadKey, "refuses the key, or there is none (status 401)", 2},
		{judgetest.NoModel, "there is no such model, or no chat at", 2},
		{judgetest.TooLong, "refuses the request: the request exceeds the available context size", 2},
		{judgetest.Redirect, "sends on to another address, which is not followed", 2},
	}
	for _, c := range cases {
		t.Run(string(c.is), func(t *testing.T) {
			t.Parallel()
			s, client, _ := setup(t, nil, c.is, c.is)
			got, o := read(t, client)
			if o.Failed() {
				got = o.Failure
			}
			if !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			n, learned := len(s.Asked()), c.is == judgetest.NoSchema || c.is == judgetest.NoSeed || c.is == judgetest.OtherLimit
			if n != c.asked && (!learned || n != c.asked-1) { // the second request may know already what the first has learned
				t.Errorf("asked %d times, want %d", n, c.asked)
			}
			if strings.Contains(fmt.Sprintf("%+v", o), key[:8]) {
				t.Errorf("the key is in %+v", o)
			}
		})
	}
}

// TestServerThatStaysSo holds what comes of a server that never behaves.
func TestServerThatStaysSo(t *testing.T) {
	t.Parallel()
	const open = "not_assessed not_assessed not_assessed"
	for is, want := range map[judgetest.Behaviour]string{
		judgetest.Broken: "failed with status 500: internal error", judgetest.CutOff: "broke off its reply",
		judgetest.NotJSON:   "sent something that is no reply",
		judgetest.WrongJSON: open, judgetest.WrongSchema: open, judgetest.EmptyChoice: open, judgetest.TokenLimit: open, judgetest.Refusal: open,
		judgetest.NoFormat: "met met not_met", judgetest.NoSchema: "met met not_met", judgetest.Slow: "cannot be reached: no reply in time",
	} {
		t.Run(string(is), func(t *testing.T) {
			t.Parallel()
			s, client, _ := setup(t, func(o *chat.Options) {
				if is == judgetest.Slow {
					o.Timeout, o.Tries = 50*time.Millisecond, 2
				}
			})
			s.Then = is
			got, o := read(t, client)
			if o.Failed() {
				got = o.Failure
			}
			if !strings.Contains(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestStreams(t *testing.T) {
	t.Parallel()
	for is, want := range map[judgetest.Behaviour]string{
		judgetest.Good: "met met not_met", judgetest.StreamCutOff: "broke off its reply in the middle",
		judgetest.StreamError: "sent an error: out of memory", judgetest.EndlessStream: "more than 4 MiB", judgetest.TokenLimit: "not_assessed",
	} {
		t.Run(string(is), func(t *testing.T) {
			t.Parallel()
			s, client, _ := setup(t, func(o *chat.Options) { o.Stream, o.Timeout = true, time.Minute }) // a stream without end is long
			s.Then = is
			got, o := read(t, client)
			if o.Failed() {
				got = o.Failure
			}
			if !strings.Contains(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			if is == judgetest.Good && o.Use.PromptTokens != 200 {
				t.Errorf("use %+v", o.Use)
			}
		})
	}
}

func TestPauses(t *testing.T) {
	t.Parallel()
	for is, want := range map[judgetest.Behaviour][]time.Duration{
		judgetest.Broken:      {500 * time.Millisecond, time.Second},
		judgetest.TooMany:     {7 * time.Second, 7 * time.Second},
		judgetest.TooManyDate: {9 * time.Second, 9 * time.Second},
		judgetest.TooManyLong: nil,
	} {
		t.Run(string(is), func(t *testing.T) {
			t.Parallel()
			s, client, naps := setup(t, nil)
			s.Then = is
			_, err := client.Ask(t.Context(), judge.Request{Model: "m", Messages: make([]judge.Message, 2)})
			if !fault.Is(err, fault.Unavailable) {
				t.Errorf("got %v", err)
			}
			if diff := cmp.Diff(want, append([]time.Duration(nil), *naps...)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestGivingUp(t *testing.T) {
	t.Parallel()
	s, client, _ := setup(t, nil)
	s.Then, s.Came = judgetest.Slow, make(chan struct{}, 1)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-s.Came
		cancel()
	}()
	if _, err := client.Ask(ctx, judge.Request{Messages: make([]judge.Message, 2)}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// TestWhatIsSent holds the request to what the protocol says, and to what a
// preview shows.
func TestWhatIsSent(t *testing.T) {
	t.Parallel()
	s, client, _ := setup(t, nil)
	read(t, client)
	for _, sent := range s.Asked() {
		if got := sent.Header.Get("Authorization"); got != "Bearer "+key {
			t.Errorf("Authorization %q", got)
		}
		if strings.Contains(sent.Body, key) {
			t.Error("the key is in the body")
		}
		var body map[string]any
		if err := json.Unmarshal([]byte(sent.Body), &body); err != nil {
			t.Fatal(err)
		}
		format, _ := body["response_format"].(map[string]any)
		if body["temperature"] != 0.0 || body["seed"] != 1.0 || format["type"] != "json_schema" {
			t.Errorf("sent %v", body)
		}
	}
	r := judge.Request{
		Model:     "m",
		Messages:  []judge.Message{{Role: "user", Content: "<hi>"}},
		Form:      "f",
		Schema:    []byte(`{}`),
		MaxTokens: 5,
		Seed:      1,
	}
	got, err := chat.Encode(&r, false)
	const want = `{"model":"m","messages":[{"role":"user","content":"<hi>"}],"temperature":0,"seed":1,"max_tokens":5,` +
		`"response_format":{"type":"json_schema","json_schema":{"name":"f","strict":true,"schema":{}}}}`
	if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
		t.Error(diff, err)
	}
}

func TestServerLearnsOnce(t *testing.T) {
	t.Parallel()
	s, client, _ := setup(t, nil)
	s.Then = judgetest.NoFormat
	read(t, client)
	had := len(s.Asked())
	read(t, client)
	if n := len(s.Asked()) - had; n != 2 {
		t.Errorf("asked %d times once it was known, want 2", n)
	}
}

var _ assess.Reader = (*judge.Reader)(nil)
