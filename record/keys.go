package record

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/note"

	"yardstick/internal/fault"
)

// The algorithms of C2SP signed-note that are used here, by their byte in a key.
const (
	algEd25519     = 0x01 // signs a note: the log
	algCosignature = 0x04 // signs a note at a time: a witness
)

// NewKey makes the key pair of a log, in the text form of C2SP signed-note: the
// secret begins PRIVATE+KEY+, the public half (vkey) is origin+hash+key. The origin
// is the log's name in its checkpoints: best a name that is the organisation's own,
// such as people.example.org/positions/4711.
func NewKey(random io.Reader, origin string) (secret, public string, err error) {
	if err := checkOrigin(origin); err != nil {
		return "", "", err
	}
	return note.GenerateKey(random, origin)
}

// NewWitnessKey makes the key pair of a witness. It is another algorithm byte than
// a log's, so that neither key can sign in the place of the other.
func NewWitnessKey(random io.Reader, name string) (secret, public string, err error) {
	if err := checkOrigin(name); err != nil {
		return "", "", err
	}
	pub, priv, err := ed25519.GenerateKey(random)
	if err != nil {
		return "", "", err
	}
	id := keyID(name, algCosignature, pub)
	secret = fmt.Sprintf("PRIVATE+KEY+%s+%08x+%s", name, id, keyText(algCosignature, priv.Seed()))
	return secret, vkey(name, algCosignature, pub), nil
}

// keyID is the number by which a signature line names its key.
func keyID(name string, alg byte, public []byte) uint32 {
	sum := sha256.Sum256(append(append([]byte(name+"\n"), alg), public...))
	return binary.BigEndian.Uint32(sum[:])
}

func keyText(alg byte, key []byte) string {
	return base64.StdEncoding.EncodeToString(append([]byte{alg}, key...))
}

func vkey(name string, alg byte, public []byte) string {
	return fmt.Sprintf("%s+%08x+%s", name, keyID(name, alg, public), keyText(alg, public))
}

// Public gives the public half (vkey) of a secret key, of a log or of a witness.
func Public(secret string) (string, error) {
	name, alg, seed, err := splitSecret(secret)
	if err != nil {
		return "", err
	}
	public, _ := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	return vkey(name, alg, public), nil
}

// IsWitness reports whether a vkey is a witness's rather than a log's.
func IsWitness(public string) bool {
	_, alg, _, err := splitKey(public)
	return err == nil && alg == algCosignature
}

// Verifier reads a vkey of a log or a witness.
func Verifier(public string) (note.Verifier, error) {
	name, alg, key, err := splitKey(public)
	if err != nil {
		return nil, err
	}
	if alg == algCosignature {
		return &cosignerKey{name: name, id: keyID(name, alg, key), key: key}, nil
	}
	v, err := note.NewVerifier(public)
	if err != nil {
		return nil, keyFault(public)
	}
	return v, nil
}

// Signer reads the secret key of a log. A witness signs with [Witness].
func Signer(secret string) (note.Signer, error) {
	_, alg, _, err := splitSecret(secret)
	if err != nil {
		return nil, err
	}
	if alg != algEd25519 {
		return nil, fault.Invalidf("this is the key of a witness; a log signs with a key of its own")
	}
	return note.NewSigner(secret)
}

// splitKey takes a vkey apart and checks its hash.
func splitKey(public string) (name string, alg byte, key []byte, err error) {
	parts := strings.SplitN(public, "+", 3)
	if len(parts) != 3 {
		return "", 0, nil, keyFault(public)
	}
	raw, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(raw) != 1+ed25519.PublicKeySize || raw[0] != algEd25519 && raw[0] != algCosignature {
		return "", 0, nil, keyFault(public)
	}
	name, alg, key = parts[0], raw[0], raw[1:]
	if checkOrigin(name) != nil || vkey(name, alg, key) != public {
		return "", 0, nil, keyFault(public)
	}
	return name, alg, key, nil
}

// splitSecret takes a secret key apart. Its hash is that of the public half.
func splitSecret(secret string) (name string, alg byte, seed []byte, err error) {
	bad := fault.Invalidf("is no secret key: one begins PRIVATE+KEY+")
	parts := strings.SplitN(strings.TrimSpace(secret), "+", 5)
	if len(parts) != 5 || parts[0] != "PRIVATE" || parts[1] != "KEY" {
		return "", 0, nil, bad
	}
	raw, err := base64.StdEncoding.Strict().DecodeString(parts[4])
	if err != nil || len(raw) != 1+ed25519.SeedSize || raw[0] != algEd25519 && raw[0] != algCosignature {
		return "", 0, nil, bad
	}
	name, alg, seed = parts[2], raw[0], raw[1:]
	public, _ := ed25519.NewKeyFromSeed(seed).Public().(ed25519.PublicKey)
	if checkOrigin(name) != nil || parts[3] != fmt.Sprintf("%08x", keyID(name, alg, public)) {
		return "", 0, nil, bad
	}
	return name, alg, seed, nil
}

func keyFault(public string) error {
	return fault.Invalidf("%s is no verifier key: one is name+hash+key with Ed25519", quoted(public))
}

// checkOrigin holds what the name of a key may be: it stands alone on the first
// line of a checkpoint, and between spaces in a signature line.
func checkOrigin(name string) error {
	bad := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || r == '+' || r == unicode.ReplacementChar
	}
	if name == "" || len(name) > 255 || strings.ContainsFunc(name, bad) {
		return fault.Invalidf("%s cannot name a key: 1 to 255 bytes without spaces and without +, such as people.example.org", quoted(name))
	}
	return nil
}

// Fingerprint is a short form of a vkey to compare by eye or on the telephone: the
// first 16 bytes of the SHA-256 of its text, in groups of four digits.
func Fingerprint(public string) string {
	sum := sha256.Sum256([]byte(public))
	digits := hex.EncodeToString(sum[:16])
	groups := make([]string, 0, 8)
	for i := 0; i < len(digits); i += 4 {
		groups = append(groups, digits[i:i+4])
	}
	return strings.Join(groups, " ")
}

// size reads a number of entries as checkpoints and proofs write it.
func size(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 0 || n > MaxSize || strconv.FormatInt(n, 10) != text {
		return 0, fault.Invalidf("%s is no number of entries", quoted(text))
	}
	return n, nil
}
