package panel

import (
	"crypto/aes"
	"crypto/cipher"
	"io"

	"yardstick/internal/fault"
)

// SafeBytes is the length of the key of a safe.
const SafeBytes = 32

// Safe wraps what a store must not be able to read: keys, what opens sealed
// ratings, drafts. Its key lies in a file beside the database, so that neither the
// database nor a copy of it alone tells a rating that is sealed. Whoever has both
// can: docs/security.md says so.
type Safe struct{ aead cipher.AEAD }

// NewSafe makes a safe of a key of [SafeBytes].
func NewSafe(key []byte) (*Safe, error) {
	if len(key) != SafeBytes {
		return nil, fault.Invalidf("the key of the safe has %d bytes, not %d", len(key), SafeBytes)
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	return &Safe{aead}, err
}

// wrap encrypts with AES-256-GCM; the place is authenticated, so that nothing can be
// moved to another one.
func (s *Safe) wrap(random io.Reader, place string, data []byte) ([]byte, error) {
	nonce := make([]byte, s.aead.NonceSize())
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, &fault.Error{Kind: fault.Internal, Message: "no randomness for a nonce", Cause: err}
	}
	return s.aead.Seal(nonce, nonce, data, []byte("yardstick/safe/v1\n"+place)), nil
}

func (s *Safe) unwrap(place string, wrapped []byte) ([]byte, error) {
	n := s.aead.NonceSize()
	if len(wrapped) >= n {
		if data, err := s.aead.Open(nil, wrapped[:n], wrapped[n:], []byte("yardstick/safe/v1\n"+place)); err == nil {
			return data, nil
		}
	}
	return nil, &fault.Error{
		Kind: fault.Unavailable,
		Message: "what is kept of this position does not open: the key of the safe (panel.key in the data folder) is another one, or the " +
			"database was changed",
	}
}

// placeOf names where an item lies.
func placeOf(position string, id ItemID) string { return position + "\n" + id.Kind + "\n" + id.Name }
