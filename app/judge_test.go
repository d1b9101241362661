package app_test

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yardstick/app"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge/judgetest"
)

// TestJudgeIsOffered: pages say that what is sent, is sent by its author; nothing is
// asked of the model while nobody has said so.
func TestJudgeIsOffered(t *testing.T) {
	t.Parallel()
	server := &judgetest.Server{Model: func(judgetest.Asked, judgetest.Requirement) judgetest.Finding { return judgetest.Found("") }}
	web := httptest.NewServer(server)
	defer web.Close()
	s := settings(t, t.TempDir())
	s.Judge = &app.JudgeSettings{URL: web.URL, Model: "small"}
	a, _ := started(t, s)
	status, text := page(t, a.Address())
	if status != http.StatusOK || !strings.Contains(text, "but for those that you send to a language model yourself") {
		t.Errorf("status %d, %s", status, text)
	}
	if n := len(server.Asked()); n != 0 {
		t.Errorf("asked %d times", n)
	}
	s.Judge.URL = "http://example.com"
	s.Addr, s.Data = "127.0.0.1:0", app.Data(t.TempDir())
	if _, err := app.New(t.Context(), s); !fault.Is(err, fault.Invalid) {
		t.Errorf("an address without TLS: %v", err)
	}
}

// TestJudge asks through everything: limits, store, client; the second time from
// what is kept, also after a restart.
func TestJudge(t *testing.T) {
	t.Parallel()
	const said = "I ring the manager when a guest waits longer than ten minutes, and that is my own rule for the night."
	server := &judgetest.Server{Model: func(_ judgetest.Asked, q judgetest.Requirement) judgetest.Finding {
		if judgetest.IsCanary(q) {
			return judgetest.Found("")
		}
		return judgetest.Found("longer than ten minutes")
	}}
	web := httptest.NewServer(server)
	defer web.Close()
	data := app.Data(t.TempDir())
	g := &guide.Guide{ID: "g", Questions: []guide.Question{{ID: "q", Text: "What do you do?", Type: guide.Custom, Requirements: []guide.Requirement{
		{ID: "limit", Text: "Sets a bound on how long somebody has to stand there.", Kind: guide.Content},
	}}}}
	for run, cached := range []int{0, 1} {
		kept, err := data.Open(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		j, err := kept.Judge(app.JudgeSettings{URL: web.URL, Model: "small"})
		if err != nil {
			t.Fatal(err)
		}
		sent, err := j.Preview(g, "", &g.Questions[0], said)
		if err != nil || len(sent) != 2 {
			t.Fatalf("%d requests, %v", len(sent), err)
		}
		o, err := j.Assess(t.Context(), g, "", &g.Questions[0], "a", said)
		if err != nil || o.Failed() || o.Use.Cached != cached || o.Requirements[0].Verdict != "met" {
			t.Fatalf("run %d: %+v, %v", run, o, err)
		}
		if run == 0 && (server.Asked()[0].Body != sent[0] && server.Asked()[0].Body != sent[1]) {
			t.Errorf("the preview shows\n%s\nand sent was\n%s", sent[0], server.Asked()[0].Body)
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
		kept.Close()
	}
	if n := len(server.Asked()); n != 2 {
		t.Errorf("asked %d times, want 2", n)
	}
}

func TestReadJudge(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "key.txt"), []byte("sk-0123456789\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	const whole = "yardstick: judge/v1\nurl: https://example.com/v1\nmodel: m\nkey_file: key.txt\nbatch: 4\nparallel: 2\ntimeout_seconds: 30\n" +
		"stream: true\ntokens_a_day: 1000\nmoney_a_day: \"2.5\"\nprices: {prompt: \"0.15\", completion: \"0.6\"}\n"
	name := filepath.Join(dir, "judge.yaml")
	s, err := app.ReadJudge(name, strings.NewReader(whole))
	if err != nil || s.Key.Empty() || s.Batch != 4 || s.Parallel != 2 || s.Timeout.Seconds() != 30 || !s.Stream || s.Budget.Tokens != 1000 ||
		s.Budget.Money.String() != "2.50" || s.Prices.Completion.String() != "0.60" || s.Unmasked {
		t.Errorf("%+v, %v", s, err)
	}
	for change, want := range map[string]string{
		"judge/v1\n|judge/v2\n":                "judge.yaml:1: yardstick:",
		"batch: 4|batch: 0":                    "judge.yaml:5: batch: is 0: want 1 to 40",
		"parallel: 2|parallel: 65":             "judge.yaml:6: parallel: is 65: want 1 to 64",
		"tokens_a_day: 1000|tokens_a_day: -1":  "judge.yaml:9: tokens_a_day: is -1",
		"\"2.5\"|\"two\"":                      "judge.yaml:10: money_a_day:",
		"prices: {prompt|price: {prompt":       "judge.yaml:11: price",
		"key_file: key.txt|key_file: none.txt": "none.txt: the judge's key cannot be read",
		"key_file|key_env: A\nkey_file":        "in a file or in a variable, not in both",
		"stream: true|key: sk-0123456789":      "judge.yaml:8: key",
	} {
		from, to, _ := strings.Cut(change, "|")
		if _, err := app.ReadJudge(name, strings.NewReader(strings.Replace(whole, from, to, 1))); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", change, err, want)
		}
	}
}
