package record

import (
	"crypto/aes"
	"crypto/cipher"
	"io"

	"yardstick/internal/fault"
)

// partPrefix begins what binds a part.
const partPrefix = "yardstick/part/v1\n"

// KeyBytes is the length of a key that seals parts: AES-256.
const KeyBytes = 32

// PartHash is what binds a part to the log: SHA-256, in lower-case hex, of the
// line yardstick/part/v1, the salt of 32 bytes, and the content.
func PartHash(salt, content []byte) (string, error) {
	if len(salt) != saltBytes {
		return "", fault.Invalidf("a salt has %d bytes, not %d", saltBytes, len(salt))
	}
	return saltedHash(partPrefix, salt, content), nil
}

// SealPart encrypts the content of a part with its subject's key and gives the
// hash that binds it. Sealed is a nonce of 12 bytes and, by AES-256-GCM, the salt
// and the content; origin and part are authenticated with it. The salt lies inside,
// so that with the key nothing is left by which the content could be guessed.
func SealPart(random io.Reader, key []byte, origin, part string, content []byte) (sealed []byte, hash string, err error) {
	if len(content) > MaxPart {
		return nil, "", fault.Invalidf("part %s has %d bytes; the most is %d", part, len(content), MaxPart)
	}
	aead, err := partCipher(key)
	if err != nil {
		return nil, "", err
	}
	salt, err := newSalt(random)
	if err != nil {
		return nil, "", err
	}
	nonce := make([]byte, aead.NonceSize())
	if _, err := io.ReadFull(random, nonce); err != nil {
		return nil, "", &fault.Error{Kind: fault.Internal, Message: "no randomness for a nonce", Cause: err}
	}
	plain := append(append(make([]byte, 0, saltBytes+len(content)), salt...), content...)
	return aead.Seal(nonce, nonce, plain, sealedWith(origin, part)), saltedHash(partPrefix, salt, content), nil
}

// OpenPart decrypts a part and gives its content with the hash that must stand in
// the log. It is a Conflict where the key or the place is another one, or a byte
// was changed.
func OpenPart(key []byte, origin, part string, sealed []byte) (content []byte, hash string, err error) {
	aead, err := partCipher(key)
	if err != nil {
		return nil, "", err
	}
	if len(sealed) < aead.NonceSize() {
		return nil, "", conflictf("part %s is cut off", part)
	}
	nonce, rest := sealed[:aead.NonceSize()], sealed[aead.NonceSize():]
	plain, err := aead.Open(nil, nonce, rest, sealedWith(origin, part))
	if err != nil || len(plain) < saltBytes {
		return nil, "", conflictf("part %s does not open with this key", part)
	}
	content = plain[saltBytes:]
	return content, saltedHash(partPrefix, plain[:saltBytes], content), nil
}

func partCipher(key []byte) (cipher.AEAD, error) {
	if len(key) != KeyBytes {
		return nil, fault.Invalidf("a key of parts has %d bytes, not %d", KeyBytes, len(key))
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// sealedWith is what is authenticated beside the content: where the part belongs.
func sealedWith(origin, part string) []byte { return []byte(partPrefix + origin + "\n" + part) }
