package post_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"go.uber.org/goleak"

	"yardstick/hook/post"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func TestSend(t *testing.T) {
	t.Parallel()
	var got *http.Request
	var body []byte
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got = r
		body, _ = io.ReadAll(r.Body)
		if r.URL.Path == "/away" {
			http.Redirect(w, r, "/x", http.StatusTemporaryRedirect)
			return
		}
		w.WriteHeader(http.StatusAccepted)
	}))
	defer s.Close()
	open := post.New(true, "1")
	defer open.Close()
	status, err := open.Send(t.Context(), s.URL+"/x", map[string]string{"webhook-id": "m1"}, []byte(`{}`))
	if err != nil || status != http.StatusAccepted || got.Header.Get("webhook-id") != "m1" || string(body) != "{}" {
		t.Errorf("status %d, %v", status, err)
	}
	if status, err := open.Send(t.Context(), s.URL+"/away", nil, nil); err != nil || status != http.StatusTemporaryRedirect {
		t.Errorf("a redirect is followed: status %d, %v", status, err)
	}
	closed := post.New(false, "1") // the name localhost hides the address until it is dialled
	defer closed.Close()
	to := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	if _, err := closed.Send(t.Context(), to, nil, nil); err == nil || !strings.Contains(err.Error(), "nothing is sent to that address") {
		t.Errorf("something is sent to this machine: %v", err)
	}
	if _, err := open.Send(t.Context(), "http://127.0.0.1:1/secret", nil, nil); err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("the error tells the address: %v", err)
	}
}
