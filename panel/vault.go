package panel

import (
	"yardstick/record"
)

// Vault is what belongs to a position beside its state, and most of it must not stand
// in its log: the secret of its key, the keys of personal parts, the parts, what opens
// the ratings that are sealed, and the documents that the log fixes by their hash.
type Vault struct {
	Secret      string                          // of the log's key
	Ring        record.Ring                     // by subject
	Parts       map[string][]byte               // sealed, by code
	Sealed      map[int64]record.RevealedRating // by the sequence of the commitment
	Documents   map[string][]byte               // by name
	Checkpoints map[int64][]byte                // signed, by size
	Log         []byte                          // its lines, where entries are looked at
}

// NewVault is a vault with nothing in it.
func NewVault() *Vault {
	return &Vault{
		Ring: record.Ring{}, Parts: map[string][]byte{}, Sealed: map[int64]record.RevealedRating{},
		Documents: map[string][]byte{}, Checkpoints: map[int64][]byte{},
	}
}

// Effects are what a turn changes in the vault, beside the entries that it adds to
// the log.
type Effects struct {
	Parts     map[string][]byte
	Keys      map[string][]byte // of subjects that had none
	Sealed    map[int64]record.RevealedRating
	Revealed  []int64 // commitments that are sealed no more
	Documents map[string][]byte
	Erased    []Erasure
}

// Erasure destroys the key of a subject, their parts, and every draft about them.
type Erasure struct {
	Subject string
	Parts   []string
}

func newEffects() Effects {
	return Effects{
		Parts: map[string][]byte{}, Keys: map[string][]byte{}, Sealed: map[int64]record.RevealedRating{},
		Documents: map[string][]byte{},
	}
}

// origin is the name of a log's key, which seals its parts.
func (s *State) origin() (string, error) {
	if s.name != "" {
		return s.name, nil
	}
	key, err := record.Verifier(s.Key)
	if err != nil {
		return "", err
	}
	return key.Name(), nil
}

// part opens a part that is there and whose key is there; else it gives nothing.
func (s *State) part(v *Vault, code string) []byte {
	p, sealed := s.Parts[code], v.Parts[code]
	if p == nil || p.Erased || sealed == nil || v.Ring[p.Subject] == nil {
		return nil
	}
	origin, err := s.origin()
	if err != nil {
		return nil
	}
	content, hash, err := record.OpenPart(v.Ring[p.Subject], origin, code, sealed)
	if err != nil || hash != p.Hash {
		return nil
	}
	return content
}
