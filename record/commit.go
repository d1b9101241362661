package record

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"io"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
)

// ratingPrefix begins what a commitment hashes, so that no commitment is at once
// the hash of something else.
const ratingPrefix = "yardstick/rating/v1\n"

// Commitment is the hash, in lower-case hex, by which a rating is committed:
// SHA-256 of the line yardstick/rating/v1, the salt of 32 bytes, and the rating in
// canonical JSON. The salt has a fixed length, so that nothing can be moved
// between it and the rating.
func Commitment(salt, rating []byte) (string, error) {
	if len(salt) != saltBytes {
		return "", fault.Invalidf("a salt has %d bytes, not %d", saltBytes, len(salt))
	}
	if err := canonical.Check(rating); err != nil {
		return "", err
	}
	return saltedHash(ratingPrefix, salt, rating), nil
}

// saltedHash is SHA-256 of prefix, salt and content, in lower-case hex.
func saltedHash(prefix string, salt, content []byte) string {
	h := sha256.New()
	io.WriteString(h, prefix) //nolint:errcheck // a hash takes everything
	h.Write(salt)
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}

// Commit makes the entry by which r is handed in, and the one that reveals it
// later: its Commitment is to be set to the sequence that the first one gets. The
// second is a secret until then.
func Commit(random io.Reader, r *Rating) (CommittedRating, RevealedRating, error) {
	if err := r.Check(); err != nil {
		return CommittedRating{}, RevealedRating{}, err
	}
	salt, err := newSalt(random)
	if err != nil {
		return CommittedRating{}, RevealedRating{}, err
	}
	rating, err := canonical.Marshal(r)
	if err != nil {
		return CommittedRating{}, RevealedRating{}, err
	}
	hash, err := Commitment(salt, rating)
	return CommittedRating{Round: r.Round, Rater: r.Rater, Candidate: r.Candidate, Commitment: hash},
		RevealedRating{Salt: hex.EncodeToString(salt), Rating: rating}, err
}

// Open checks that a reveal opens a commitment and gives the rating. An error is
// Conflict where the hashes differ or the rating is somebody else's.
func Open(c *CommittedRating, v *RevealedRating) (Rating, error) {
	salt, err := hexBytes("salt", v.Salt, saltBytes)
	if err != nil {
		return Rating{}, err
	}
	r, scanned := scanRating(v.Rating)
	got := saltedHash(ratingPrefix, salt, v.Rating)
	if !scanned { // what was scanned is in canonical form
		if got, err = Commitment(salt, v.Rating); err != nil {
			return Rating{}, err
		}
	}
	if subtle.ConstantTimeCompare([]byte(got), []byte(c.Commitment)) == 0 {
		return Rating{}, conflictf("the revealed rating and salt give %s, committed was %s", got, c.Commitment)
	}
	if !scanned {
		r, err = ReadRating(v.Rating)
	}
	if err != nil {
		return Rating{}, &fault.Error{Kind: fault.Invalid, Field: "rating", Message: "is no rating: " + err.Error(), Cause: err}
	}
	if r.Round != c.Round || r.Rater != c.Rater || r.Candidate != c.Candidate {
		return Rating{}, conflictf("the revealed rating is of rater %s, candidate %s, round %d; "+
			"committed was one of rater %s, candidate %s, round %d", r.Rater, r.Candidate, r.Round, c.Rater, c.Candidate, c.Round)
	}
	return r, r.Check()
}

// Check holds what a rating has to be: codes, levels from 1 to 5 or none, no
// question or requirement twice.
func (r *Rating) Check() error {
	if err := errors.Join(checkCode("rater", r.Rater), checkCode("candidate", r.Candidate)); err != nil {
		return err
	}
	seen := make(map[[2]string]bool, len(r.Levels))
	for i, l := range r.Levels {
		at := "levels[" + itoa(i) + "]"
		if !IsCode(l.Question) || l.Requirement != "" && !IsCode(l.Requirement) {
			return invalid(at, "names no question or requirement")
		}
		if err := checkLevel(at+".level", l.Level); err != nil {
			return err
		}
		if seen[l.on()] {
			return invalid(at, "rates %s %s a second time", l.Question, l.Requirement)
		}
		seen[l.on()] = true
	}
	return nil
}

// on is what a level is a level on.
func (l *Level) on() [2]string { return [2]string{l.Question, l.Requirement} }

func checkLevel(field string, level *int) error {
	if level != nil && (*level < 1 || *level > 5) {
		return invalid(field, "is %d; a level is 1 to 5, or null where nothing was assessed", *level)
	}
	return nil
}

// Change makes the change in r. It is a Conflict where the old value is not the
// present one, and Invalid where it changes nothing or gives no reason.
func (r *Rating) Change(c *ChangedRating) error {
	if err := checkLevel("new", c.New); err != nil {
		return err
	}
	if (c.Reason == "") == (c.ReasonPart == "") {
		return invalid("reason", "is missing: a change has one reason, in reason or in reason_part")
	}
	on := Level{Question: c.Question, Requirement: c.Requirement}
	for i := range r.Levels {
		l := &r.Levels[i]
		if l.on() != on.on() {
			continue
		}
		if !sameLevel(l.Level, c.Old) {
			return conflictf("the old level is given as %s, it is %s", levelText(c.Old), levelText(l.Level))
		}
		if sameLevel(c.Old, c.New) {
			return fault.Invalidf("the level is %s before and after", levelText(c.Old))
		}
		l.Level = c.New
		return nil
	}
	return conflictf("nothing was rated on question %s, requirement %s", quoted(c.Question), quoted(c.Requirement))
}

func sameLevel(a, b *int) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

func levelText(level *int) string {
	if level == nil {
		return "not assessed"
	}
	return itoa(*level)
}

func conflictf(format string, args ...any) error {
	e := fault.Invalidf(format, args...)
	e.Kind = fault.Conflict
	return e
}
