package packet

import (
	"archive/zip"
	"bytes"
	"io"
	"maps"
	"slices"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
	"yardstick/record"
)

// Content is what goes into a packet.
type Content struct {
	Log         []byte            // the entries, a line each
	Checkpoints map[int64][]byte  // signed, by their size; the greatest is of the whole log
	Documents   map[string][]byte // JSON documents that the log has fixed, in canonical form, by their names in the packet
	Parts       map[string][]byte // sealed parts by their codes; those that are erased or left out are not in it
	Reports     map[string][]byte // report.pdf and report.xlsx
}

// Write writes a packet and signs its manifest with the log's key, given as the
// secret of [record.NewKey]. It adds ratings.json and leaves.txt, which follow from
// the log. The same content gives the same bytes.
func Write(w io.Writer, c *Content, secret string) error {
	key, err := record.Public(secret)
	if err != nil {
		return err
	}
	signer, err := record.Signer(secret)
	if err != nil {
		return err
	}
	files, err := c.files()
	if err != nil {
		return err
	}
	m := Manifest{Format: Format, Origin: signer.Name(), Key: key}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		m.Files = append(m.Files, declare(name, files[name]))
	}
	if err := m.check(); err != nil {
		return err
	}
	return writeZip(w, &m, files, signer)
}

// files puts everything under its name.
func (c *Content) files() (map[string][]byte, error) {
	rules, leaves, err := derive(c.Log)
	if err != nil {
		return nil, err
	}
	ratings, err := rules.json(0)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{logFile: c.Log, leavesFile: leaves, ratingsFile: ratings}
	for size, signed := range c.Checkpoints {
		files[noteFolder+itoa(size)+noteSuffix] = signed
	}
	for code, sealed := range c.Parts {
		files[partName(code)] = sealed
	}
	for name, data := range c.Documents {
		if kindOf(name) != kindDocument || name == ratingsFile {
			return nil, fault.Invalidf("%s is no name for a document of a packet", name)
		}
		if err := canonical.Check(data); err != nil {
			return nil, fault.Invalidf("%s is not in canonical form: %v", name, err)
		}
		files[name] = data
	}
	for name, data := range c.Reports {
		if kindOf(name) != kindReport {
			return nil, fault.Invalidf("%s is no name for a report of a packet", name)
		}
		files[name] = data
	}
	return files, nil
}

// derive follows a log, whose ratings must hold the rules, and makes leaves.txt.
func derive(log []byte) (rules *ratingRules, leaves []byte, err error) {
	parts := newBindings()
	rules = newRatingRules(parts)
	var b bytes.Buffer
	err = EachEntry(log, func(line []byte, e *record.Entry) error {
		b.WriteString(tlog.RecordHash(line).String() + "\n")
		if err := parts.Entry(e); err != nil {
			return err
		}
		return rules.Entry(e)
	})
	return rules, b.Bytes(), err
}

// EachEntry reads the lines of a log in memory. What is wrong is Invalid and names the line.
func EachEntry(log []byte, do func(line []byte, e *record.Entry) error) error {
	for n := int64(0); len(log) > 0; n++ {
		line, rest, found := bytes.Cut(log, []byte("\n"))
		e, err := record.ParseLine(line)
		if err == nil && (!found || e.Sequence != n) {
			err = fault.Invalidf("is not the whole line of entry %d", n)
		}
		if err == nil {
			err = do(line, &e)
		}
		if err != nil {
			return &fault.Error{Kind: fault.Invalid, File: logFile, Line: int(n) + 1, Message: err.Error(), Cause: err}
		}
		log = rest
	}
	return nil
}

// writeZip writes the manifest first, by which a packet is known, then its note
// and the files in the order of their names.
func writeZip(w io.Writer, m *Manifest, files map[string][]byte, signer note.Signer) error {
	manifest, signed, err := m.sign(signer)
	if err != nil {
		return err
	}
	z := zip.NewWriter(w)
	err = addFile(z, manifestFile, manifest)
	if err == nil {
		err = addFile(z, manifestNote, signed)
	}
	for _, f := range m.Files {
		if err == nil {
			err = addFile(z, f.Name, files[f.Name])
		}
	}
	if err == nil {
		err = z.Close()
	}
	return err
}

// addFile packs a file; what is encrypted or packed already is stored as it is.
func addFile(z *zip.Writer, name string, data []byte) error {
	method := zip.Deflate
	if kindOf(name) == kindPart || kindOf(name) == kindReport {
		method = zip.Store
	}
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
	if err == nil {
		_, err = f.Write(data)
	}
	return err
}
