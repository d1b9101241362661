package packet

import (
	"archive/zip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"io"
	"slices"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"yardstick/internal/fault"
	"yardstick/record"
)

// Verify reads a packet from its first byte to its last and says for each check
// what it found. A file that is no packet is an Invalid error; what is wrong in a
// packet stands in the report. Memory is bounded by the limits of this package,
// whatever the length of the log.
func Verify(r io.ReaderAt, size int64, o Options) (*Report, error) {
	c, notPacket, broken := openContainer(r, size)
	if notPacket != nil {
		return nil, notPacket
	}
	v := &verifier{
		container: c, options: o, report: &Report{}, heads: map[int64]head{},
		bound: newBindings(), sealed: newDocumentRules(), logBroken: true,
	}
	form := v.begin("container", "who made the file, or when")
	if broken != nil {
		form.breaks("%v", broken)
		v.finish()
		return v.report, nil
	}
	form.found("%d files, each named once and declared by the directory alone", len(c.names))
	if v.manifest(); v.m != nil {
		v.checkpoints()
		v.log()
		v.documents()
		v.parts()
		v.rest()
	}
	v.finish()
	return v.report, nil
}

// verifier is one verification as it goes on.
type verifier struct {
	*container
	options   Options
	report    *Report
	findings  []*finding
	m         *Manifest
	key       note.Verifier
	files     *finding // the manifest's check, which every file adds to
	heads     map[int64]head
	sizes     []int64 // of the heads, ascending
	bound     *bindings
	ratings   *ratingRules
	sealed    *documentRules
	logBroken bool // until it was read to its end and found whole
}

func (v *verifier) begin(name, notProved string) *finding {
	f := begin(name, notProved)
	v.findings = append(v.findings, f)
	return f
}

// finish puts the report together.
func (v *verifier) finish() {
	v.report.Whole = true
	for _, f := range v.findings {
		v.report.Checks = append(v.report.Checks, f.Check)
		v.report.Whole = v.report.Whole && f.Status != Broken
	}
	if v.report.Witnesses == nil {
		v.report.Witnesses = []Witnessed{}
	}
}

// manifest reads the manifest, checks its signature, and that it declares what is
// there and nothing else.
func (v *verifier) manifest() {
	v.files = v.begin("manifest", "that nothing was left out before the packet was made, or that the reports say what the JSON says")
	data, err := v.read(manifestFile)
	if err != nil {
		v.files.breaks("%v", err)
		return
	}
	m, err := readManifest(data)
	if err != nil {
		v.files.breaks("%s: %v", manifestFile, err)
		return
	}
	if err := v.chooseKey(m); err != nil {
		v.files.breaks("%v", err)
		return
	}
	v.m = m
	v.report.Origin = m.Origin
	if signed, err := v.read(manifestNote); err != nil {
		v.files.breaks("%v", err)
	} else if err := checkSigned(signed, v.key, signedText(m.Origin, data)); err != nil {
		v.files.breaks("%s: %v", manifestNote, err)
	}
	v.declared()
}

// chooseKey takes the key of whoever verifies, else the packet's own.
func (v *verifier) chooseKey(m *Manifest) error {
	key := m.Key
	if v.options.Key != "" {
		v.report.Pinned, key = true, v.options.Key
	}
	verifier, err := record.Verifier(key)
	if err != nil {
		return err
	}
	v.key, v.report.Key, v.report.Fingerprint = verifier, key, record.Fingerprint(key)
	switch {
	case record.IsWitness(key):
		return fault.Invalidf("the key %s is a witness's, not a log's", key)
	case key != m.Key:
		return fault.Invalidf("the packet names the key %s, not the one that was given", m.Key)
	case verifier.Name() != m.Origin:
		return fault.Invalidf("the packet is of %q, its key of %q", m.Origin, verifier.Name())
	}
	return nil
}

// checkSigned opens a note that must have this text.
func checkSigned(signed []byte, key note.Verifier, text string) error {
	n, err := note.Open(signed, note.VerifierList(key))
	if err != nil {
		return fault.Invalidf("is not signed by %s: %v", key.Name(), err)
	}
	if n.Text != text {
		return fault.Invalidf("signs another manifest")
	}
	return exactSignature(signed, n)
}

// exactSignature holds that a note has one signature in one form, so that none
// of its bytes can be changed.
func exactSignature(signed []byte, n *note.Note) error {
	again, err := note.Sign(&note.Note{Text: n.Text, Sigs: n.Sigs})
	if err != nil || string(again) != string(signed) {
		return fault.Invalidf("has more than the signature of the log")
	}
	if _, err := base64.StdEncoding.Strict().DecodeString(n.Sigs[0].Base64); err != nil {
		return fault.Invalidf("has a signature that is not in strict base64")
	}
	return nil
}

// declared compares the manifest with the directory.
func (v *verifier) declared() {
	for _, name := range v.names {
		if _, ok := v.m.file(name); !ok && kindOf(name) != kindManifest {
			v.files.breaks("%s is in the packet and not in the manifest", name)
		}
	}
	for _, f := range v.m.Files {
		z := v.container.files[f.Name]
		switch {
		case z == nil:
			v.files.breaks("%s is in the manifest and not in the packet", f.Name)
		case z.UncompressedSize64 != uint64(f.Bytes):
			v.files.breaks("%s has %d bytes, the manifest says %d", f.Name, z.UncompressedSize64, f.Bytes)
		}
	}
	v.files.found("%d files are as the manifest declares them, and %s signed it", len(v.m.Files), v.m.Origin)
}

// read reads a small file of the packet as a whole.
func (v *verifier) read(name string) ([]byte, error) {
	f := v.container.files[name]
	if f == nil {
		return nil, fault.Invalidf("%s is missing", name)
	}
	return readMember(f)
}

// readMember unpacks a file, never more than its name allows.
func readMember(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fault.Invalidf("%s cannot be unpacked: %v", f.Name, err)
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, limitOf(f.Name)+1))
	if err != nil || int64(len(data)) > limitOf(f.Name) {
		return nil, fault.Invalidf("%s cannot be unpacked: %v", f.Name, err)
	}
	return data, nil
}

// declaredBytes reads a file and compares it with the manifest.
func (v *verifier) declaredBytes(name string) ([]byte, bool) {
	data, err := v.read(name)
	if err != nil {
		v.files.breaks("%v", err)
		return nil, false
	}
	v.sameHash(name, sha256.Sum256(data))
	return data, true
}

// sameHash compares the hash of a file with the manifest.
func (v *verifier) sameHash(name string, sum [sha256.Size]byte) {
	if f, ok := v.m.file(name); ok && f.SHA256 != hex.EncodeToString(sum[:]) {
		v.files.breaks("%s is not the file that the manifest declares: its SHA-256 is %x", name, sum)
	}
}

// named lists the files of a kind in the order of their names.
func (v *verifier) named(kind string) []string {
	return slices.DeleteFunc(slices.Clone(v.names), func(name string) bool { return kindOf(name) != kind })
}

// rest reads what nobody else has read: the reports.
func (v *verifier) rest() {
	for _, name := range v.named(kindReport) {
		v.declaredBytes(name)
	}
	if reports := v.named(kindReport); len(reports) > 0 {
		v.begin("reports", "that "+strings.Join(reports, " and ")+" say what the JSON says; they are for people, the JSON is the record").
			found("%s as declared", strings.Join(reports, " and "))
	}
}
