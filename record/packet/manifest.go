package packet

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
	"yardstick/record"
)

// Manifest declares the files of a packet. It is written in canonical JSON.
type Manifest struct {
	Format string `json:"yardstick"` // [Format]
	Origin string `json:"origin"`    // the log's name
	Key    string `json:"key"`       // verifier key of the log
	Files  []File `json:"files"`     // in the order of their names, without manifest.json and manifest.note
}

// File is one file of a packet.
type File struct {
	Name   string `json:"name"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // lower-case hex
}

// declare makes the line of a file.
func declare(name string, content []byte) File {
	sum := sha256.Sum256(content)
	return File{Name: name, Bytes: int64(len(content)), SHA256: hex.EncodeToString(sum[:])}
}

// signedText is what the log's key signs for a manifest: three lines that no
// checkpoint can have, since their second is no number.
func signedText(origin string, manifest []byte) string {
	sum := sha256.Sum256(manifest)
	return fmt.Sprintf("yardstick-%s\n%s\n%s\n", Format, origin, base64.StdEncoding.EncodeToString(sum[:]))
}

// sign writes manifest.note.
func (m *Manifest) sign(log note.Signer) (manifest, signed []byte, err error) {
	if manifest, err = canonical.Marshal(m); err != nil {
		return nil, nil, err
	}
	signed, err = note.Sign(&note.Note{Text: signedText(m.Origin, manifest)}, log)
	return manifest, signed, err
}

// readManifest reads a manifest, which must be in canonical form.
func readManifest(data []byte) (*Manifest, error) {
	if err := canonical.Check(data); err != nil {
		return nil, err
	}
	var m Manifest
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&m); err != nil {
		return nil, fault.Invalidf("does not have the fields of a manifest: %v", err)
	}
	if again, err := canonical.Marshal(&m); err != nil || !bytes.Equal(again, data) {
		return nil, fault.Invalidf("does not have the fields of a manifest, each once")
	}
	if m.Format != Format {
		return nil, fault.Invalidf("is of the format %q; this program reads %s", m.Format, Format)
	}
	return &m, m.check()
}

// check holds the order of the files and their names.
func (m *Manifest) check() error {
	if len(m.Files) > MaxFiles {
		return fault.Invalidf("declares %d files; the most is %d", len(m.Files), MaxFiles)
	}
	for i, f := range m.Files {
		if why := nameFault(f.Name); why != "" {
			return fault.Invalidf("%q %s", f.Name, why)
		}
		if kindOf(f.Name) == kindManifest {
			return fault.Invalidf("declares itself: %s", f.Name)
		}
		if i > 0 && m.Files[i-1].Name >= f.Name {
			return fault.Invalidf("%s is not in the order of names, or stands twice", f.Name)
		}
		if f.Bytes < 0 || f.Bytes > limitOf(f.Name) {
			return fault.Invalidf("%s has %d bytes; the most is %d", f.Name, f.Bytes, limitOf(f.Name))
		}
	}
	return nil
}

// limitOf is the most bytes that a file of a packet may have.
func limitOf(name string) int64 {
	switch kindOf(name) {
	case kindLog:
		return MaxPacket
	case kindCheckpoint:
		return record.MaxSigned
	case kindPart:
		return record.MaxPart + 1024
	case kindReport:
		return MaxReport
	default:
		if name == manifestNote {
			return record.MaxSigned
		}
		return MaxDocument
	}
}

// file finds the line of a file.
func (m *Manifest) file(name string) (File, bool) {
	i, found := slices.BinarySearchFunc(m.Files, name, func(f File, name string) int { return strings.Compare(f.Name, name) })
	if !found {
		return File{}, false
	}
	return m.Files[i], true
}
