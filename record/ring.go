package record

import (
	"encoding/base64"
	"encoding/json"
	"io"
	"maps"
	"slices"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
)

// RingFormat is the value of the field yardstick in a file of keys.
const RingFormat = "keys/v1"

// maxRing is the size of the largest file of keys: 10,000 persons take 1.5 MB.
const maxRing = 4 << 20

// Ring holds the keys of parts by the code of their subject. To destroy a key is
// to erase the person from every record that knows no other copy of it.
type Ring map[string][]byte

// ringFile is a ring as it is written.
type ringFile struct {
	Format string    `json:"yardstick"`
	Keys   []ringKey `json:"keys"`
}

type ringKey struct {
	Subject string `json:"subject"`
	Key     string `json:"key"` // base64
}

// NewKey draws the key of a subject that has none, and gives it.
func (r Ring) NewKey(random io.Reader, subject string) ([]byte, error) {
	if err := checkCode("subject", subject); err != nil {
		return nil, err
	}
	if r[subject] == nil {
		key := make([]byte, KeyBytes)
		if _, err := io.ReadFull(random, key); err != nil {
			return nil, &fault.Error{Kind: fault.Internal, Message: "no randomness for a key", Cause: err}
		}
		r[subject] = key
	}
	return r[subject], nil
}

// Write writes the ring as JSON, in the order of the codes.
func (r Ring) Write(w io.Writer) error {
	f := ringFile{Format: RingFormat, Keys: []ringKey{}}
	for _, subject := range slices.Sorted(maps.Keys(r)) {
		f.Keys = append(f.Keys, ringKey{subject, base64.StdEncoding.EncodeToString(r[subject])})
	}
	data, err := json.MarshalIndent(&f, "", "  ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}

// ReadRing reads a file of keys. Errors are Invalid and name the file.
func ReadRing(name string, in io.Reader) (Ring, error) {
	invalid := func(message string, cause error) error {
		return &fault.Error{Kind: fault.Invalid, File: name, Message: message, Cause: cause}
	}
	data, err := io.ReadAll(io.LimitReader(in, maxRing+1))
	if err != nil || len(data) > maxRing {
		return nil, invalid("cannot be read, or is larger than 4 MiB", err)
	}
	plain, err := canonical.Transform(data)
	if err != nil {
		return nil, invalid("is no file of keys: it "+err.Error(), err)
	}
	var f ringFile
	if err := decodeStrict(plain, &f); err != nil || f.Format != RingFormat {
		return nil, invalid(`is no file of keys: one has yardstick: "`+RingFormat+`" and keys with subject and key`, err)
	}
	ring := Ring{}
	for _, k := range f.Keys {
		key, err := base64.StdEncoding.Strict().DecodeString(k.Key)
		if err != nil || len(key) != KeyBytes || !IsCode(k.Subject) || ring[k.Subject] != nil {
			return nil, invalid("the key of "+quoted(k.Subject)+" is not 32 bytes in base64, or stands twice", err)
		}
		ring[k.Subject] = key
	}
	return ring, nil
}
