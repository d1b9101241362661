package mcp_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/mcp"
	"yardstick/practice"
)

// session sends lines to a server, as a pipe does, and gives its answers by id.
func session(tb testing.TB, lines ...string) map[string]json.RawMessage {
	tb.Helper()
	s := mcp.New(mcp.Config{Desk: &practice.Desk{}, Assessor: reads{assess.New(assesstest.Reader{})}, Version: "test"})
	begin := []string{
		`{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},` +
			`"clientInfo":{"name":"hand","version":"1"}}}`,
		`{"jsonrpc":"2.0","method":"notifications/initialized"}`,
	}
	var out bytes.Buffer
	if err := s.Run(tb.Context(), strings.NewReader(strings.Join(append(begin, lines...), "\n")), &out); err != nil {
		tb.Fatalf("the session ended with %v", err)
	}
	got := map[string]json.RawMessage{}
	for line := range strings.Lines(out.String()) {
		var m struct {
			ID json.RawMessage `json:"id"`
		}
		if err := json.Unmarshal([]byte(line), &m); err != nil {
			tb.Fatalf("%v: %s", err, line)
		}
		got[string(m.ID)] = json.RawMessage(line)
	}
	return got
}

// TestNoMessage: what is no message is answered, and the session goes on.
func TestNoMessage(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		line string
		code int
	}{
		"no JSON":  {"not json", -32700},
		"half":     {`{"jsonrpc":"2.0","id":7,`, -32700},
		"no UTF-8": {"\xff\xfe", -32700},
		"a text":   {`"ping"`, -32600},
		"a list":   {`[]`, -32600},
		"a number": {`{"jsonrpc":"2.0","id":7,"method":5}`, -32600},
		"fraction": {`{"jsonrpc":"2.0","id":7.5,"method":"ping"}`, -32600},
		"clock":    {`{"jsonrpc":"2.0","id":1764547200000000001,"method":"ping"}`, -32600}, // the SDK, v1.8.0, would answer ...000
		"no error": {`{"jsonrpc":"2.0","id":7,"error":5}`, -32600},
		"twice":    {`{"jsonrpc":"2.0","id":7,"error":5,"error":{"code":1,"message":"m"}}`, -32600},
		"deep":     {`{"jsonrpc":"2.0","id":7,"method":"ping","params":` + strings.Repeat(`[`, 2000) + strings.Repeat(`]`, 2000) + `}`, -32600},
		"long":     {`{"jsonrpc":"2.0","id":7,"method":"` + strings.Repeat("a", mcp.MaxMessage) + `"}`, -32600},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := session(t, tt.line, "", `{"jsonrpc":"2.0","id":2,"method":"ping"}`)
			if want := fmt.Sprintf(`"code":%d`, tt.code); !strings.Contains(string(got["null"]), want) {
				t.Errorf("answered %s, want %s", got["null"], want)
			}
			if got["2"] == nil || got["1"] == nil {
				t.Errorf("the session does not go on: %v", got)
			}
		})
	}
}

// TestPiped: everything that is piped in is answered, also what takes its time.
func TestPiped(t *testing.T) {
	t.Parallel()
	var lines []string
	for i := range 20 {
		lines = append(lines, fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"tools/call","params":{"name":"list_sample_jobs","arguments":{}}}`, i+2))
	}
	if got := session(t, lines...); len(got) != 21 {
		t.Errorf("%d answers, want 21", len(got))
	}
}

// TestTwiceAtOnce: a second request of an id that is being answered is refused at once,
// where the SDK leaves whoever asked waiting.
func TestTwiceAtOnce(t *testing.T) {
	t.Parallel()
	var lines []string
	for range 200 {
		lines = append(lines, `{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"list_sample_jobs","arguments":{}}}`)
	}
	begun := time.Now()
	got := session(t, lines...)
	if got["2"] == nil || !strings.Contains(string(got["null"]), "another id") {
		t.Errorf("answered %s and %s", got["2"], got["null"])
	}
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("the end waits %v for an answer that never comes", took)
	}
}

// FuzzLines sends anything: the session goes on, or ends in order.
func FuzzLines(f *testing.F) {
	f.Add(`{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"check_guide","arguments":{"guide":"x"}}}`)
	f.Add(`{"jsonrpc":"2.0","id":null,"method":"ping"}`)
	f.Add("{}\n\x00")
	f.Add(`{"jsonrpc":"2.0","id":7,"error":{"code":"no"}}`)
	f.Add(`{"jsonrpc":"2.0","id":7.5,"method":"ping"}`)
	f.Add(`{"jsonrpc":"2.0","id":99,"method":"ping"}`)
	f.Fuzz(func(t *testing.T, line string) {
		if len(line) > 1<<16 || strings.Contains(line, "initialize") {
			return
		}
		got := session(t, line, `{"jsonrpc":"2.0","id":99,"method":"ping"}`)
		if got["99"] == nil && !strings.Contains(string(got["null"]), "another id") {
			t.Errorf("no answer after %q", line)
		}
	})
}
