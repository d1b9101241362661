package exchange_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"testing"

	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/exchange"
	"yardstick/judge/judgetest"

	"github.com/google/go-cmp/cmp"
)

// memory is a file in memory.
type memory struct {
	mu   sync.Mutex
	data []byte
}

func (m *memory) Write(p []byte) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.data = append(m.data, p...)
	return len(p), nil
}

func (m *memory) ReadAt(p []byte, at int64) (int, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if at >= int64(len(m.data)) {
		return 0, io.EOF
	}
	return copy(p, m.data[at:]), nil
}

func head() exchange.Head {
	return exchange.Head{Endpoint: "http://127.0.0.1:1", PromptSHA256: judge.PromptSHA256(), At: judgetest.At}
}

func request(s string) judge.Request {
	return judge.Request{Model: "m", Messages: []judge.Message{{Role: "user", Content: s}}, Schema: []byte(`{}`)}
}

// echo replies with what was said, and fails where it is told to.
func echo(asked *int) judgetest.Func {
	var mu sync.Mutex
	return func(_ context.Context, r judge.Request) (judge.Reply, error) {
		mu.Lock()
		defer mu.Unlock()
		*asked++
		switch s := r.Messages[0].Content; s {
		case "down":
			return judge.Reply{}, &fault.Error{Kind: fault.Unavailable, Message: "down"}
		case "gone":
			return judge.Reply{}, context.Canceled
		default:
			return judgetest.Reply("<" + s + ">"), nil
		}
	}
}

func TestReplayIsWhatWasRecorded(t *testing.T) {
	t.Parallel()
	f, asked := &memory{}, 0
	r, err := exchange.NewRecord(echo(&asked), f, head())
	if err != nil {
		t.Fatal(err)
	}
	type outcome struct {
		Reply judge.Reply
		Err   string
	}
	ask := func(m judge.Model, s string) outcome {
		reply, err := m.Ask(t.Context(), request(s))
		if err != nil {
			return outcome{Err: err.Error()}
		}
		return outcome{Reply: reply}
	}
	first := map[string]outcome{}
	for _, s := range []string{"a", "b", "a", "down", "down", "gone", "c"} {
		first[s] = ask(r, s)
	}
	if asked != 5 {
		t.Errorf("asked %d times, want 5: what is recorded is not asked again", asked)
	}
	p, err := exchange.Open("run.jsonl", f, int64(len(f.data)))
	if err != nil || p.Len() != 4 || p.Head.Endpoint != head().Endpoint {
		t.Fatalf("%+v, %v", p, err)
	}
	delete(first, "gone")
	again := map[string]outcome{}
	for s := range first {
		again[s] = ask(p, s)
	}
	if diff := cmp.Diff(first, again); diff != "" {
		t.Error(diff)
	}
	if _, err := p.Ask(
		t.Context(),
		request("new"),
	); !fault.Is(err, fault.Invalid) ||
		!strings.Contains(err.Error(), "run.jsonl: holds no reply to one of the requests") {
		t.Errorf("got %v", err)
	}
	if _, err := p.Ask(t.Context(), request("down")); !fault.Is(err, fault.Unavailable) {
		t.Errorf("got %v, want the fault as it was", err)
	}
}

func TestSameRequestAtOnceIsAskedOnce(t *testing.T) {
	t.Parallel()
	asked := 0
	r, err := exchange.NewRecord(echo(&asked), &memory{}, head())
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 20 {
		group.Go(func() {
			if reply, err := r.Ask(t.Context(), request("a")); err != nil || reply.Text != "<a>" {
				t.Errorf("got %+v, %v", reply, err)
			}
		})
	}
	group.Wait()
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
}

// record is a record of one exchange.
func record(tb testing.TB) string {
	tb.Helper()
	f, asked := &memory{}, 0
	r, err := exchange.NewRecord(echo(&asked), f, head())
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := r.Ask(tb.Context(), request("a")); err != nil {
		tb.Fatal(err)
	}
	return string(f.data)
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	whole := record(t)
	for name, c := range map[string]struct{ data, want string }{
		"empty":        {"", "run.jsonl: is empty"},
		"no JSON":      {"hello\n", "run.jsonl:1: is no record"},
		"other format": {strings.Replace(whole, "exchange/v1", "exchange/v9", 1), `run.jsonl:1: yardstick: "exchange/v9" is no record`},
		"other prompt": {
			strings.Replace(whole, judge.PromptSHA256()[:8], "00000000", 1),
			"run.jsonl:1: prompt_sha256: was made with the prompt 00000000",
		},
		"cut off": {whole[:len(whole)-5], "run.jsonl:2: the last line is cut off"},
		"no key":  {whole + "{}\n", "run.jsonl:3: the line begins with no key"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := exchange.Open("run.jsonl", strings.NewReader(c.data), int64(len(c.data)))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func TestChangedExchangeIsFound(t *testing.T) {
	t.Parallel()
	changed := strings.Replace(record(t), `"content":"a"`, `"content":"b"`, 1)
	p, err := exchange.Open("run.jsonl", strings.NewReader(changed), int64(len(changed)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Ask(t.Context(), request("a")); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "was changed") {
		t.Errorf("got %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte(record(f)))
	f.Add([]byte(`{"yardstick":"exchange/v1"}` + "\n" + `{"key":"`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := exchange.Open("f", bytes.NewReader(data), int64(len(data)))
		if err != nil {
			return
		}
		_, _ = p.Ask(t.Context(), request("a"))
	})
}
