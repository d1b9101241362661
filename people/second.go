package people

import (
	"crypto/sha1" //nolint:gosec // RFC 6238's default, and the one that every authenticator app knows
	"crypto/subtle"
	"encoding/base32"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/pquerna/otp/hotp"
)

// Second is a second factor: one-time codes of an authenticator app (TOTP, RFC 6238,
// with SHA-1, six digits and 30 seconds), and recovery codes for who has lost it.
type Second struct {
	Secret   string      `json:"secret,omitempty"`   // base32; "" where there is none
	Pending  string      `json:"pending,omitempty"`  // a secret that no code has confirmed yet
	Step     int64       `json:"step,omitempty"`     // the last one whose code was taken
	Recovery []TokenHash `json:"recovery,omitempty"` // of the codes that are left
	Failures Failures    `json:"failures"`           // of codes; a right password does not forget them
}

// Sizes of a second factor. A secret is as long as a SHA-1 hash (RFC 4226, section 4);
// a recovery code has 80 bits, so that a plain hash of it is enough.
const (
	RecoveryCodes = 10
	recoveryBytes = 10
	stepSeconds   = 30
	drift         = 1  // steps by which a clock may be off (RFC 6238, section 5.2)
	maxCode       = 64 // characters that somebody may give as a code
)

// On reports whether signing in asks for a code.
func (s *Second) On() bool { return s.Secret != "" }

var plain32 = base32.StdEncoding.WithPadding(base32.NoPadding)

// newSecret draws a secret that both sides are to share.
func newSecret(random io.Reader) (string, error) {
	raw := make([]byte, sha1.Size)
	if _, err := io.ReadFull(random, raw); err != nil {
		return "", noRandomness(err)
	}
	return plain32.EncodeToString(raw), nil
}

// OTPAuth is the address by which an authenticator app takes a secret
// (otpauth://totp/…, the key URI format).
func OTPAuth(issuer, person, secret string) string {
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + issuer + ":" + person}
	u.RawQuery = "secret=" + secret + "&issuer=" + url.PathEscape(issuer)
	return u.String()
}

// codeAt is the code of a step.
func codeAt(secret string, step int64) (string, error) {
	return hotp.GenerateCode(secret, uint64(max(0, step))) //nolint:gosec // not negative
}

// stepOf gives the step whose code this is: the present one or a neighbour, later
// than after.
func stepOf(secret, code string, now time.Time, after int64) (int64, bool) {
	at := now.Unix() / stepSeconds
	for step := max(at-drift, after+1); step <= at+drift; step++ {
		want, err := codeAt(secret, step)
		if err == nil && subtle.ConstantTimeCompare([]byte(want), []byte(code)) == 1 {
			return step, true
		}
	}
	return 0, false
}

// Code is the code that an authenticator app shows at a time.
func Code(secret string, now time.Time) (string, error) {
	return codeAt(secret, now.Unix()/stepSeconds)
}

// Use takes a one-time code or a recovery code. Each is good once: the second factor
// that it gives does not take it again.
func (s Second) Use(code string, now time.Time) (Second, bool) {
	code = strings.NewReplacer(" ", "", "-", "").Replace(strings.ToLower(code))
	if !s.On() || len(code) > maxCode {
		return s, false
	}
	if step, fits := stepOf(s.Secret, code, now, s.Step); fits {
		s.Step, s.Failures = step, Failures{}
		return s, true
	}
	if i := slices.Index(s.Recovery, HashToken(code)); i >= 0 {
		s.Recovery, s.Failures = slices.Delete(slices.Clone(s.Recovery), i, i+1), Failures{}
		return s, true
	}
	return s, false
}

// newRecovery draws recovery codes, in four groups of four, and their hashes.
func newRecovery(random io.Reader) (codes []string, hashes []TokenHash, err error) {
	for range RecoveryCodes {
		raw := make([]byte, recoveryBytes)
		if _, err := io.ReadFull(random, raw); err != nil {
			return nil, nil, noRandomness(err)
		}
		c := strings.ToLower(plain32.EncodeToString(raw))
		hashes = append(hashes, HashToken(c))
		codes = append(codes, c[:4]+"-"+c[4:8]+"-"+c[8:12]+"-"+c[12:])
	}
	return codes, hashes, nil
}

// Rules are what the administrator of an organisation wants of everybody.
type Rules struct {
	// SecondFor are the roles in the organisation that need a second factor;
	// SecondForAll wants it of everybody, also of who only rates.
	SecondFor    []Role `json:"second_for,omitempty"`
	SecondForAll bool   `json:"second_for_all,omitempty"`
}

// Check holds what rules have to be. Errors are Invalid.
func (r Rules) Check() error {
	for _, x := range r.SecondFor {
		if !x.Organisational() {
			return invalid("second_for", "holds %q; in an organisation one is administrator, coordinator or auditor", string(x))
		}
	}
	return nil
}

// Wants reports whether the person needs a second factor.
func (r Rules) Wants(p *Person) bool {
	return r.SecondForAll || slices.ContainsFunc(p.Roles, func(x Role) bool { return slices.Contains(r.SecondFor, x) })
}
