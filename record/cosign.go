package record

import (
	"bytes"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"strings"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"yardstick/internal/fault"
)

// timestampBytes stand before the signature in a cosignature: seconds since 1970.
const timestampBytes = 8

// cosignedText is what a witness signs (C2SP tlog-cosignature, Ed25519).
func cosignedText(at int64, checkpoint []byte) []byte {
	return append(fmt.Appendf(nil, "cosignature/v1\ntime %d\n", at), checkpoint...)
}

// cosignerKey verifies cosignatures. x/mod's note knows signatures without a time
// only, and takes others through its interface.
type cosignerKey struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (k *cosignerKey) Name() string    { return k.name }
func (k *cosignerKey) KeyHash() uint32 { return k.id }

func (k *cosignerKey) Verify(text, signature []byte) bool {
	if len(signature) != timestampBytes+ed25519.SignatureSize {
		return false
	}
	at := binary.BigEndian.Uint64(signature)
	return at < 1<<63 && ed25519.Verify(k.key, cosignedText(int64(at), text), signature[timestampBytes:])
}

// cosigner signs at a time.
type cosigner struct {
	cosignerKey
	secret ed25519.PrivateKey
	at     time.Time
}

func (c *cosigner) Sign(text []byte) ([]byte, error) {
	at := c.at.Unix()
	out := binary.BigEndian.AppendUint64(nil, uint64(at))
	return append(out, ed25519.Sign(c.secret, cosignedText(at, text))...), nil
}

// cosignedAt gives the time in a cosignature that was verified.
func cosignedAt(s note.Signature) (time.Time, error) {
	raw, err := base64.StdEncoding.DecodeString(s.Base64)
	if err != nil || len(raw) < 4+timestampBytes {
		return time.Time{}, fault.Invalidf("the signature of %s has no time", s.Name)
	}
	return time.Unix(int64(binary.BigEndian.Uint64(raw[4:])), 0).UTC(), nil
}

// Request asks a witness to cosign a checkpoint, in the form of C2SP tlog-witness:
// the size that it has seen before, the proof that nothing of that was changed,
// and the checkpoint. It shows the witness hashes and nothing else.
func (h *Hashes) Request(seen int64, checkpoint []byte, of int64) ([]byte, error) {
	if seen < 0 || seen > of || of > h.size {
		return nil, fault.Invalidf("a log of %d entries cannot prove %d in %d", h.size, seen, of)
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "old %d\n", seen)
	if seen > 0 && seen < of {
		proof, err := tlog.ProveTree(of, seen, h)
		if err != nil {
			return nil, err
		}
		for _, hash := range proof {
			fmt.Fprintln(&b, hash)
		}
	}
	b.WriteByte('\n')
	b.Write(checkpoint)
	return b.Bytes(), nil
}

// Witness cosigns the heads of one log for an organisation that does not keep it.
// Seen is the last head that it has cosigned, the zero value before the first: it
// has to be kept, for it is all that a witness remembers.
type Witness struct {
	Secret string // of [NewWitnessKey]
	Log    note.Verifier
	Seen   Checkpoint
}

// Cosign gives the checkpoint of a request with the witness's signature added,
// and remembers it. A head that does not go on from the one seen before is a
// Conflict: the log was changed, or shows different logs to different people.
func (w *Witness) Cosign(request []byte, at time.Time) ([]byte, error) {
	old, proof, signed, err := splitRequest(request)
	if err != nil {
		return nil, err
	}
	c, _, err := OpenCheckpoint(signed, w.Log)
	if err != nil {
		return nil, err
	}
	if old != w.Seen.Size {
		return nil, conflictf("the request goes on from %d entries, the last head cosigned had %d", old, w.Seen.Size)
	}
	if err := w.consistent(c, proof); err != nil {
		return nil, err
	}
	s, err := w.signer(at)
	if err != nil {
		return nil, err
	}
	n, err := openNote(signed, w.Log)
	if err != nil {
		return nil, err
	}
	out, err := note.Sign(n, s)
	if err == nil {
		w.Seen = c
	}
	return out, err
}

// consistent checks that a head goes on from the one seen before.
func (w *Witness) consistent(c Checkpoint, proof tlog.TreeProof) error {
	wrong := conflictf("the head of %d entries does not go on from the one of %d that was cosigned", c.Size, w.Seen.Size)
	switch {
	case w.Seen.Size == 0:
		return nil
	case c.Size < w.Seen.Size:
		return wrong
	case c.Size == w.Seen.Size:
		if c.Root != w.Seen.Root || len(proof) > 0 {
			return wrong
		}
		return nil
	}
	if err := tlog.CheckTree(proof, c.Size, c.Root, w.Seen.Size, w.Seen.Root); err != nil {
		return wrong
	}
	return nil
}

func (w *Witness) signer(at time.Time) (note.Signer, error) {
	name, alg, seed, err := splitSecret(w.Secret)
	if err != nil {
		return nil, err
	}
	if alg != algCosignature {
		return nil, fault.Invalidf("this is the key of a log; a witness signs with a key of its own")
	}
	secret := ed25519.NewKeyFromSeed(seed)
	public, _ := secret.Public().(ed25519.PublicKey)
	return &cosigner{cosignerKey: cosignerKey{name, keyID(name, alg, public), public}, secret: secret, at: at}, nil
}

// maxProof is the number of hashes in the longest proof: one a level, and one.
const maxProof = 64

// splitRequest reads a request.
func splitRequest(request []byte) (old int64, proof tlog.TreeProof, checkpoint []byte, err error) {
	head, rest, found := bytes.Cut(request, []byte("\n\n"))
	lines := strings.Split(string(head), "\n")
	text, isOld := strings.CutPrefix(lines[0], "old ")
	if !found || !isOld || len(lines) > 1+maxProof {
		return 0, nil, nil, fault.Invalidf("is no request to cosign: " +
			"it begins with old and a number of entries, hashes follow, an empty line, and a checkpoint")
	}
	if old, err = size(text); err != nil {
		return 0, nil, nil, err
	}
	hashes, err := parseHashes(lines[1:])
	return old, hashes, rest, err
}

func parseHashes(lines []string) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, 0, len(lines))
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		if err != nil || hash.String() != line {
			return nil, fault.Invalidf("%s is no hash in base64", quoted(line))
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}
