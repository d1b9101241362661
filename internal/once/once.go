// Package once lets a request that is sent again be answered as it was the first
// time, so that whoever is not sure whether it arrived may repeat it.
//
// The caller of a program chooses a key for each request. [Begin] claims it; the
// answer is kept sealed with a key made from the caller's secret ([Seal], [Open]), so
// that what is kept opens for nobody else. A request that was begun and never
// answered, because the program ended, stays as it is: nobody can say whether it was
// carried out, so that it is not carried out again.
package once

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/json"
	"io"
	"time"

	"yardstick/internal/fault"
)

// KeptFor is how long an answer is kept.
const KeptFor = 24 * time.Hour

// MaxKey is how long a key may be, bytes.
const MaxKey = 128

// Claim is a request under its key.
type Claim struct {
	Caller string // who asks, such as the id of a grant
	Key    string
	Print  string // of the request: method, path and body; another one under the same key is refused
	Begun  time.Time
	Answer []byte // sealed; nil while the request runs
}

// Store keeps claims. Every method is one transaction.
type Store interface {
	// Claim keeps a new claim, or gives the one that is there; taken says which.
	Claim(ctx context.Context, c Claim) (there Claim, taken bool, err error)
	// KeepAnswer keeps the answer of a claim.
	KeepAnswer(ctx context.Context, caller, key string, answer []byte) error
	// DropClaim forgets a claim whose request changed nothing.
	DropClaim(ctx context.Context, caller, key string) error
	// DropClaimsBefore forgets what was begun before a time.
	DropClaimsBefore(ctx context.Context, at time.Time) error
}

// Answer is what a request was answered.
type Answer struct {
	Status int               `json:"status"`
	Header map[string]string `json:"header"`
	Body   []byte            `json:"body"`
}

// Begin claims a key, or gives the answer that there is. A Conflict says that the
// request still runs, or that nobody knows how it ended; Invalid that the key was
// used for another request.
func Begin(ctx context.Context, s Store, c Claim, secret string) (*Answer, error) {
	if err := s.DropClaimsBefore(ctx, c.Begun.Add(-KeptFor)); err != nil {
		return nil, err
	}
	there, taken, err := s.Claim(ctx, c)
	switch {
	case err != nil:
		return nil, err
	case taken:
		return nil, nil //nolint:nilnil // nothing was answered yet
	case there.Print != c.Print:
		return nil, fault.Invalidf("this idempotency key was used for another request; take a new key for each")
	case there.Answer == nil:
		return nil, &fault.Error{
			Kind:    fault.Conflict,
			Message: "a request with this key runs just now, or was interrupted; look whether it was carried out before you send it again",
		}
	}
	return Open(secret, there.Answer)
}

// sealer makes the cipher of a secret.
func sealer(secret string) (cipher.AEAD, error) {
	key, err := hkdf.Key(sha256.New, []byte(secret), nil, "yardstick/answered/v1", 32)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// Seal seals an answer for who knows the secret.
func Seal(random io.Reader, secret string, a *Answer) ([]byte, error) {
	data, err := json.Marshal(a)
	if err != nil {
		return nil, err
	}
	c, err := sealer(secret)
	if err != nil {
		return nil, err
	}
	nonce := make([]byte, c.NonceSize())
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, err
	}
	return c.Seal(nonce, nonce, data, nil), nil
}

// Open opens a sealed answer.
func Open(secret string, sealed []byte) (*Answer, error) {
	c, err := sealer(secret)
	if err != nil {
		return nil, err
	}
	if len(sealed) < c.NonceSize() {
		return nil, fault.Invalidf("what is kept of this answer is broken")
	}
	data, err := c.Open(nil, sealed[:c.NonceSize()], sealed[c.NonceSize():], nil)
	if err != nil {
		return nil, &fault.Error{Kind: fault.Forbidden, Message: "this answer was kept for another token", Cause: err}
	}
	var a Answer
	return &a, json.Unmarshal(data, &a)
}
