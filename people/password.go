package people

import (
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"yardstick/internal/fault"
)

// Bounds of a password, in characters and in bytes. NIST SP 800-63B (revision 4,
// section 3.1.1.2) asks for 8 at least and better 15, and for no rules on what is in it.
const (
	MinPassword = 12
	MaxPassword = 256
)

// Argon2id with 19 MiB, two passes and one lane, as OWASP's cheat sheet on password
// storage recommends; one takes some 20 ms. Callers cap how many run at once.
const (
	hashMemory = 19 * 1024 // KiB
	hashPasses = 2
	hashLanes  = 1
	saltBytes  = 16
	keyBytes   = 32
)

// What a hash from elsewhere may ask for, so that none of them is an attack.
const (
	maxMemory = 256 * 1024
	maxPasses = 16
	maxLanes  = 8
)

// PasswordHash is a password as it is kept: the PHC string of Argon2id, such as
// $argon2id$v=19$m=19456,t=2,p=1$salt$key. "" fits no password.
type PasswordHash string

// HashPassword hashes a new password. One that is too short or too long is Invalid.
func HashPassword(random io.Reader, password string) (PasswordHash, error) {
	if err := checkPassword(password); err != nil {
		return "", err
	}
	salt := make([]byte, saltBytes)
	if _, err := io.ReadFull(random, salt); err != nil {
		return "", noRandomness(err)
	}
	key := argon2.IDKey([]byte(password), salt, hashPasses, hashMemory, hashLanes, keyBytes)
	b64 := base64.RawStdEncoding.EncodeToString
	return PasswordHash(fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, hashMemory, hashPasses, hashLanes, b64(salt),
		b64(key))), nil
}

// checkPassword says why somebody cannot choose a password; nil where they can.
func checkPassword(password string) error {
	n := utf8.RuneCountInString(password)
	switch {
	case !utf8.ValidString(password):
		return invalid("password", "is not UTF-8")
	case n < MinPassword:
		return invalid("password", "has %d characters; it needs %d at least, and a few words that you remember do well", n, MinPassword)
	case len(password) > MaxPassword:
		return invalid("password", "has %d bytes; the most is %d", len(password), MaxPassword)
	}
	return nil
}

// Fits reports whether the password is the one that was hashed.
func (h PasswordHash) Fits(password string) bool {
	p, err := h.parse()
	if err != nil || len(password) > MaxPassword {
		return false
	}
	key := argon2.IDKey([]byte(password), p.salt, p.passes, p.memory, p.lanes, uint32(len(p.key))) //nolint:gosec // its length is bounded
	return subtle.ConstantTimeCompare(key, p.key) == 1
}

// Check reports whether h is a hash that [PasswordHash.Fits] can compare with.
func (h PasswordHash) Check() error {
	_, err := h.parse()
	return err
}

type hashed struct {
	memory, passes uint32
	lanes          uint8
	salt, key      []byte
}

func (h PasswordHash) parse() (hashed, error) {
	bad := invalid("password", "is no Argon2id hash in the form $argon2id$v=19$m=…,t=…,p=…$salt$key")
	fields := strings.Split(string(h), "$")
	if len(fields) != 6 || fields[0] != "" || fields[1] != "argon2id" || fields[2] != "v="+strconv.Itoa(argon2.Version) {
		return hashed{}, bad
	}
	var p hashed
	costs := strings.Split(fields[3], ",")
	if len(costs) != 3 {
		return hashed{}, bad
	}
	memory, passes, lanes := cost(costs[0], "m=", maxMemory), cost(costs[1], "t=", maxPasses), cost(costs[2], "p=", maxLanes)
	salt, err := base64.RawStdEncoding.Strict().DecodeString(fields[4])
	key, err2 := base64.RawStdEncoding.Strict().DecodeString(fields[5])
	if memory < 8 || passes < 1 || lanes < 1 || err != nil || err2 != nil || len(salt) < 8 || len(salt) > 64 || len(key) < 16 ||
		len(key) > 64 {
		return hashed{}, bad
	}
	p.memory, p.passes, p.lanes, p.salt, p.key = memory, passes, uint8(lanes), salt, key //nolint:gosec // at most maxLanes
	return p, nil
}

// cost reads one cost, 0 where it is none or is too high.
func cost(text, name string, most uint64) uint32 {
	digits, found := strings.CutPrefix(text, name)
	n, err := strconv.ParseUint(digits, 10, 32)
	if !found || err != nil || n > most || strconv.FormatUint(n, 10) != digits {
		return 0
	}
	return uint32(n)
}

func noRandomness(cause error) error {
	return &fault.Error{Kind: fault.Internal, Message: "no randomness for a secret", Cause: cause}
}
