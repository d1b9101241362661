package client

import (
	"crypto/hmac"
	"encoding/base64"
	"encoding/json"
	"errors"
	"net/http"
	"strconv"
	"strings"
	"time"

	"yardstick/hook"
)

// Tolerance is how old a message may be, and how far ahead the sender's clock.
const Tolerance = 5 * time.Minute

// ErrSignature says that a message is not from the server, was changed on the way, or
// is too old.
var ErrSignature = errors.New("the signature does not fit")

// ReadWebhook checks a message that a server has sent (Standard Webhooks 1.0) and
// reads it. Secret is what the server told when the webhook was added. A message may
// come twice: its ID tells.
func ReadWebhook(secret string, h http.Header, body []byte, now time.Time) (e hook.Event, err error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil || len(key) == 0 {
		return e, errors.New("the secret is none; it begins with whsec_")
	}
	seconds, err := strconv.ParseInt(h.Get("webhook-timestamp"), 10, 64)
	at := time.Unix(seconds, 0)
	if err != nil || now.Sub(at).Abs() > Tolerance {
		return e, ErrSignature
	}
	want := hook.Sign(key, h.Get("webhook-id"), at, body)
	for one := range strings.FieldsSeq(h.Get("webhook-signature")) {
		if hmac.Equal([]byte(one), []byte(want)) {
			return e, json.Unmarshal(body, &e)
		}
	}
	return e, ErrSignature
}
