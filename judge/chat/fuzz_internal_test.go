package chat

import (
	"net/netip"
	"net/url"
	"strings"
	"testing"
)

// FuzzParseAddress holds that whatever is taken without TLS is this machine, by
// another way of asking, and that no address carries more than host and path.
func FuzzParseAddress(f *testing.F) {
	for _, s := range []string{"http://127.0.0.1:80", "https://a.b/v1", "http://[::1]", "http://localhost/", "http://127.1", "http://a@127.0.0.1", "http://①②⑦.⓪.⓪.①"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		a, err := ParseAddress(s)
		if err != nil {
			return
		}
		u, err := url.Parse(a.full)
		if err != nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" || !strings.HasSuffix(u.Path, "/chat/completions") {
			t.Fatalf("%q gave %q, %v", s, a.full, err)
		}
		ip, err := netip.ParseAddr(u.Hostname())
		if u.Scheme != "https" && !strings.EqualFold(u.Hostname(), "localhost") && (err != nil || !ip.Unmap().IsLoopback()) {
			t.Fatalf("%q is asked without TLS", a.full)
		}
	})
}

// FuzzReplies holds that whatever a server sends is a reply or an error.
func FuzzReplies(f *testing.F) {
	f.Add(`{"choices":[{"message":{"content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":-1}}`)
	f.Add("data: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\ndata: [DONE]\n")
	f.Add(`{"error":{"error":{"error":"deep"}}}`)
	f.Add(`{"choices":[{"message":{"content":[{"text":"a"},{"text":"b"}]}}]}`)
	f.Fuzz(func(t *testing.T, s string) {
		for _, read := range []func() (int, error){
			func() (int, error) { r, err := decode([]byte(s)); return min(r.PromptTokens, r.CompletionTokens), err },
			func() (int, error) {
				r, err := readStream(strings.NewReader(s))
				return min(r.PromptTokens, r.CompletionTokens), err
			},
		} {
			if tokens, err := read(); err == nil && tokens < 0 {
				t.Fatalf("%q: %d tokens", s, tokens)
			}
		}
		if m := messageOf([]byte(s)); m == "" || len(m) > mostShown+len("…") {
			t.Fatalf("%q: message %q", s, m)
		}
	})
}
