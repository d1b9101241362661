package record

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"yardstick/internal/fault"
)

// Checkpoint is the head of a log at a size, in the form of C2SP tlog-checkpoint:
// three lines with origin, size and root.
type Checkpoint struct {
	Origin string
	Size   int64
	Root   tlog.Hash
}

// Text is the text that is signed.
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s\n%d\n%s\n", c.Origin, c.Size, c.Root)
}

// Sign writes the checkpoint as a signed note.
func (c Checkpoint) Sign(log note.Signer) ([]byte, error) {
	if c.Origin != log.Name() {
		return nil, fault.Invalidf("the key of %s does not sign for %s", log.Name(), c.Origin)
	}
	return note.Sign(&note.Note{Text: c.Text()}, log)
}

// parseCheckpoint reads the text of a checkpoint. Extension lines, which C2SP
// allows and advises against, are refused.
func parseCheckpoint(text string) (Checkpoint, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return Checkpoint{}, fault.Invalidf("a checkpoint has three lines: origin, size, root")
	}
	n, err := size(lines[1])
	if err != nil {
		return Checkpoint{}, err
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil || root.String() != lines[2] {
		return Checkpoint{}, fault.Invalidf("%s is no root hash in base64", quoted(lines[2]))
	}
	return Checkpoint{Origin: lines[0], Size: n, Root: root}, checkOrigin(lines[0])
}

// Cosignature says that a witness has seen a checkpoint, and when by its own clock.
type Cosignature struct {
	Witness string
	At      time.Time
}

// OpenCheckpoint reads a signed checkpoint: it must be signed by the log, and
// where one of the witnesses has signed, that signature must be right. Signatures
// of others are passed over, as C2SP has it. The error is Conflict where a
// signature of a known key does not fit.
func OpenCheckpoint(signed []byte, log note.Verifier, witnesses ...note.Verifier) (Checkpoint, []Cosignature, error) {
	n, err := openNote(signed, append([]note.Verifier{log}, witnesses...)...)
	if err != nil {
		return Checkpoint{}, nil, err
	}
	var cosigned []Cosignature
	byLog := false
	for _, s := range n.Sigs {
		if s.Name == log.Name() && s.Hash == log.KeyHash() {
			byLog = true
			continue
		}
		at, err := cosignedAt(s)
		if err != nil {
			return Checkpoint{}, nil, err
		}
		cosigned = append(cosigned, Cosignature{Witness: s.Name, At: at})
	}
	if !byLog {
		return Checkpoint{}, nil, conflictf("the checkpoint is not signed by %s", log.Name())
	}
	c, err := parseCheckpoint(n.Text)
	if err == nil && c.Origin != log.Name() {
		err = conflictf("the checkpoint is of %s, signed by %s", quoted(c.Origin), log.Name())
	}
	return c, cosigned, err
}

// openNote verifies a signed note within bounds.
func openNote(signed []byte, known ...note.Verifier) (*note.Note, error) {
	if len(signed) > MaxSigned {
		return nil, fault.Invalidf("has %d bytes; a signed note has at most %d", len(signed), MaxSigned)
	}
	n, err := note.Open(signed, note.VerifierList(known...))
	if err != nil {
		return nil, &fault.Error{Kind: fault.Conflict, Message: "is not signed by " + known[0].Name() + ": " + err.Error(), Cause: err}
	}
	return n, nil
}
