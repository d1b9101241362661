package client_test

import (
	"errors"
	"net/http"
	"strconv"
	"testing"
	"time"

	"yardstick/api/client"
	"yardstick/hook"
)

func TestReadWebhook(t *testing.T) {
	t.Parallel()
	key := []byte("thirty-two bytes, more or less..")
	now := time.Unix(1_700_000_000, 0)
	body := []byte(`{"id":"msg-1","type":"position.changed","position":"porter","stage":"rating","entries":7}`)
	header := func(at time.Time, signatures string) http.Header {
		h := http.Header{}
		h.Set("webhook-id", "msg-1")
		h.Set("webhook-timestamp", strconv.FormatInt(at.Unix(), 10))
		h.Set("webhook-signature", signatures)
		return h
	}
	good := hook.Sign(key, "msg-1", now, body)
	old := now.Add(-time.Hour)
	for name, tt := range map[string]struct {
		header http.Header
		body   string
		ok     bool
	}{
		"good":         {header(now, good), string(body), true},
		"one of two":   {header(now, "v1,AAAA "+good), string(body), true},
		"changed":      {header(now, good), string(body) + " ", false},
		"old":          {header(old, hook.Sign(key, "msg-1", old, body)), string(body), false},
		"no signature": {header(now, ""), string(body), false},
	} {
		e, err := client.ReadWebhook(hook.Written(key), tt.header, []byte(tt.body), now)
		if (err == nil) != tt.ok || err != nil && !errors.Is(err, client.ErrSignature) || tt.ok && e.Position != "porter" {
			t.Errorf("%s: %+v, %v", name, e, err)
		}
	}
}
