package record

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"yardstick/internal/fault"
)

// proofHeader is the first line of a C2SP tlog-proof.
const proofHeader = "c2sp.org/tlog-proof@v1"

// Proof shows that one entry is in a log, without any other entry: the entry
// itself, hashes of what stands beside it, and a checkpoint. In the file the entry
// is the extra data, which C2SP leaves to the application.
type Proof struct {
	Line       []byte // the entry
	Index      int64  // its sequence
	Hashes     tlog.RecordProof
	Checkpoint []byte // signed
}

// Prove makes the proof of an entry in the tree of a signed checkpoint of that size.
func (h *Hashes) Prove(line []byte, checkpoint []byte, of int64) (*Proof, error) {
	e, err := ParseLine(line)
	if err != nil {
		return nil, err
	}
	if e.Sequence >= of || of > h.size {
		return nil, fault.Invalidf("entry %d is not in a log of %d entries", e.Sequence, of)
	}
	hashes, err := tlog.ProveRecord(of, e.Sequence, h)
	if err != nil {
		return nil, err
	}
	return &Proof{Line: line, Index: e.Sequence, Hashes: hashes, Checkpoint: checkpoint}, nil
}

// Text writes the proof as a C2SP tlog-proof.
func (p *Proof) Text() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s\nextra %s\nindex %d\n", proofHeader, base64.StdEncoding.EncodeToString(p.Line), p.Index)
	for _, hash := range p.Hashes {
		fmt.Fprintln(&b, hash)
	}
	b.WriteByte('\n')
	b.Write(p.Checkpoint)
	return b.Bytes()
}

// IsProof reports whether data begins like a C2SP tlog-proof.
func IsProof(data []byte) bool { return bytes.HasPrefix(data, []byte(proofHeader+"\n")) }

// ParseProof reads a proof that [Proof.Text] wrote. It checks nothing but the form.
func ParseProof(data []byte) (*Proof, error) {
	if len(data) > 2*MaxLine+MaxSigned || !IsProof(data) {
		return nil, fault.Invalidf("is no proof: one begins with %s", proofHeader)
	}
	head, checkpoint, found := bytes.Cut(data, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	if !found || len(lines) < 3 || len(lines) > 3+maxProof {
		return nil, fault.Invalidf("is cut off: after the hashes come an empty line and a checkpoint")
	}
	extra, isExtra := strings.CutPrefix(lines[1], "extra ")
	index, isIndex := strings.CutPrefix(lines[2], "index ")
	if !isExtra || !isIndex {
		return nil, fault.Invalidf("has no lines with extra (the entry) and index")
	}
	line, err := base64.StdEncoding.Strict().DecodeString(extra)
	if err != nil {
		return nil, fault.Invalidf("its entry is not in base64")
	}
	p := &Proof{Line: line, Checkpoint: checkpoint}
	if p.Index, err = size(index); err != nil {
		return nil, err
	}
	p.Hashes, err = parseHashes(lines[3:])
	return p, err
}

// Verify checks the signature, that the entry stands at its place in the signed
// tree, and that it says the same place itself. What does not fit is a Conflict.
func (p *Proof) Verify(log note.Verifier, witnesses ...note.Verifier) (Entry, Checkpoint, []Cosignature, error) {
	c, cosigned, err := OpenCheckpoint(p.Checkpoint, log, witnesses...)
	if err != nil {
		return Entry{}, c, nil, err
	}
	if p.Index >= c.Size {
		return Entry{}, c, nil, conflictf("entry %d is not in a log of %d entries", p.Index, c.Size)
	}
	if err := tlog.CheckRecord(p.Hashes, c.Size, c.Root, p.Index, tlog.RecordHash(p.Line)); err != nil {
		return Entry{}, c, nil, conflictf("the entry is not number %d of the log that was signed", p.Index)
	}
	e, err := ParseLine(p.Line)
	if err == nil && e.Sequence != p.Index {
		err = conflictf("the entry says that it is number %d, the proof that it is %d", e.Sequence, p.Index)
	}
	return e, c, cosigned, err
}
