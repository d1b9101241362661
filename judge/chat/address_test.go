package chat_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/chat"
)

func TestParseAddress(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"http://127.0.0.1:8080":                      "http://127.0.0.1:8080/v1/chat/completions",
		"http://localhost:11434/v1/":                 "http://localhost:11434/v1/chat/completions",
		"http://[::1]:1":                             "http://[::1]:1/v1/chat/completions",
		"https://api.example.com/v1":                 "https://api.example.com/v1/chat/completions",
		"https://example.com/x/v1/chat/completions/": "https://example.com/x/v1/chat/completions",
		"http://[::ffff:127.0.0.1]:80":               "http://[::ffff:127.0.0.1]:80/v1/chat/completions",
	} {
		a, err := chat.ParseAddress(in)
		if err != nil || a.String() != want {
			t.Errorf("%s: got %v, %v, want %s", in, a, err, want)
		}
	}
	for in, want := range map[string]string{
		"":                             "is no address",
		"127.0.0.1:8080":               "is no address",
		"ftp://127.0.0.1":              "is no address",
		"http://192.168.0.4:8080":      "has no TLS",
		"http://example.com":           "has no TLS",
		"http://localhost.example.com": "has no TLS",
		"http://127.0.0.1.nip.io":      "has no TLS",
		"http://0.0.0.0:8080":          "has no TLS",
		"http://2130706433":            "has no TLS",
		"https://user:pw@example.com":  "holds no name or password",
		"https://example.com/?key=abc": "holds nothing after ?",
		"https://example.com/#key":     "holds nothing after ?",
	} {
		_, err := chat.ParseAddress(in)
		if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "pw") ||
			strings.Contains(err.Error(), "abc") {
			t.Errorf("%s: got %v, want %q", in, err, want)
		}
	}
}

func TestNothingListens(t *testing.T) {
	t.Parallel()
	c, err := chat.New(chat.Options{URL: "http://127.0.0.1:1", Tries: 1})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Ask(t.Context(), judge.Request{})
	if !fault.Is(err, fault.Unavailable) ||
		!strings.Contains(err.Error(), "the judge at http://127.0.0.1:1/v1/chat/completions cannot be reached") {
		t.Errorf("got %v", err)
	}
}

func TestSecretSaysNothing(t *testing.T) {
	t.Parallel()
	s, err := chat.ReadSecret("key.txt", strings.NewReader(" "+key+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(map[string]any{"key": s})
	if err != nil {
		t.Fatal(err)
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "key", s, "options", chat.Options{Key: s})
	options := chat.Options{Key: s}
	all := fmt.Sprintf("%v %+v %#v %s %q %x", s, s, s, s, s, s)
	for _, said := range []string{fmt.Sprint(s), all, fmt.Sprintf("%+v %#v", options, options), string(data), log.String()} {
		if strings.Contains(said, key[:6]) || strings.Contains(said, fmt.Sprintf("%x", key[:6])) {
			t.Errorf("the key is in %q", said)
		}
	}
	long := strings.Repeat("a", 9000)
	for name, content := range map[string]string{"empty": "\n", "two words": "a b", "long": long, "no ASCII": "schlüssel"} {
		if _, err := chat.ReadSecret(
			"key.txt",
			strings.NewReader(content),
		); !fault.Is(err, fault.Invalid) ||
			!strings.Contains(err.Error(), "key.txt") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
