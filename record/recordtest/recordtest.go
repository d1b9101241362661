// Package recordtest makes an invented position with its record: three raters, four
// candidates, one of whom was erased. Nobody in it exists. It is what
// examples/position shows, and what tests of the record work on.
package recordtest

import (
	"crypto/sha256"
	_ "embed" // of the guide
	"encoding/binary"
	"encoding/json"
	"time"

	"golang.org/x/mod/sumdb/note"

	"yardstick/guide"
	"yardstick/internal/canonical"
	"yardstick/record"
	"yardstick/record/packet"
)

// Origins of the invented organisation and of the witness.
const (
	Origin  = "people.example.org/positions/customer-service-2026"
	Witness = "works-council.example.org"
)

// Position is an invented position: what goes into its packet, and the keys.
type Position struct {
	Content       packet.Content
	Log           record.Log
	Secret        string // of the log
	Key           string // verifier key of the log
	WitnessSecret string
	WitnessKey    string
	Ring          record.Ring // keys of parts, without the one that was destroyed
}

// Stream is randomness that is the same each time: for examples and tests only.
type Stream struct {
	seed  string
	block uint64
	left  []byte
}

// NewStream begins a stream that depends on nothing but its seed.
func NewStream(seed string) *Stream { return &Stream{seed: seed} }

// Read never fails.
func (s *Stream) Read(p []byte) (int, error) {
	for n := range p {
		if len(s.left) == 0 {
			sum := sha256.Sum256(binary.BigEndian.AppendUint64([]byte(s.seed), s.block))
			s.block++
			s.left = sum[:]
		}
		p[n], s.left = s.left[0], s.left[1:]
	}
	return len(p), nil
}

// maker writes the position. The first error stays, so that the story reads in one go.
type maker struct {
	*Position
	random  *Stream
	clock   time.Time
	signer  note.Signer
	witness record.Witness
	err     error
}

//go:embed guide.yaml
var guideFile []byte

// Guide is the guide of the position, sealed.
func Guide() (*guide.Guide, error) {
	guides, err := guide.Read("guide.yaml", guideFile)
	if err != nil {
		return nil, err
	}
	g, err := guide.Seal(guides[0], "A. Panel", time.Date(2026, 2, 20, 12, 0, 0, 0, time.UTC))
	return &g, err
}

// NewPosition makes the position. It is the same each time.
func NewPosition() (*Position, error) {
	g, err := Guide()
	if err != nil {
		return nil, err
	}
	m := &maker{
		Position: &Position{Ring: record.Ring{}, Content: packet.Content{
			Checkpoints: map[int64][]byte{}, Documents: map[string][]byte{}, Parts: map[string][]byte{},
		}},
		random: NewStream("an invented position"),
		clock:  time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC),
	}
	m.keys()
	m.story(g)
	m.Content.Log = m.Log.Bytes()
	return m.Position, m.err
}

func (m *maker) keys() {
	m.Secret, m.Key, m.err = record.NewKey(m.random, Origin)
	if m.err == nil {
		m.WitnessSecret, m.WitnessKey, m.err = record.NewWitnessKey(m.random, Witness)
	}
	if m.err != nil {
		return
	}
	m.signer, m.err = record.Signer(m.Secret)
	if m.err == nil {
		m.witness.Secret = m.WitnessSecret
		m.witness.Log, m.err = record.Verifier(m.Key)
	}
}

// add appends an entry some minutes after the last and gives its sequence.
func (m *maker) add(actor string, p record.Payload) int64 {
	if m.err != nil {
		return 0
	}
	m.clock = m.clock.Add(4*time.Minute + 250*time.Millisecond)
	var e record.Entry
	e, m.err = m.Log.Append(m.clock, actor, p)
	return e.Sequence
}

// document fixes a document in the log and puts it into the packet.
func (m *maker) document(actor, name string, v any) {
	data, ok := v.([]byte)
	if !ok && m.err == nil {
		data, m.err = canonical.Marshal(v)
	}
	m.Content.Documents[name] = data
	sum := sha256.Sum256(data)
	m.add(actor, record.SealedDocument{Name: name, SHA256: hexOf(sum[:])})
}

// part seals what is personal, binds it and puts it into the packet.
func (m *maker) part(actor, code, subject, about string, v any) {
	if m.err != nil {
		return
	}
	content, err := canonical.Marshal(v)
	if err != nil {
		m.err = err
		return
	}
	key, err := m.Ring.NewKey(m.random, subject)
	if err != nil {
		m.err = err
		return
	}
	sealed, hash, err := record.SealPart(m.random, key, Origin, code, content)
	m.err = err
	m.Content.Parts[code] = sealed
	m.add(actor, record.BoundPart{Part: code, Subject: subject, About: about, Media: "application/json", Hash: hash})
}

// erase destroys the key of a person and leaves a tombstone.
func (m *maker) erase(actor, subject, reason string, parts ...string) {
	delete(m.Ring, subject)
	for _, part := range parts {
		delete(m.Content.Parts, part)
	}
	m.add(actor, record.ErasedParts{Subject: subject, Parts: parts, Reason: reason})
}

// evening signs the head of the day and has it cosigned; the next entry is on the
// next morning.
func (m *maker) evening() {
	if m.err != nil {
		return
	}
	signed, err := m.Log.Checkpoint(m.signer)
	if err != nil {
		m.err = err
		return
	}
	request, err := m.Log.Request(m.witness.Seen.Size, signed, m.Log.Size())
	if err != nil {
		m.err = err
		return
	}
	m.Content.Checkpoints[m.Log.Size()], m.err = m.witness.Cosign(request, m.clock.Add(time.Hour))
	m.clock = time.Date(m.clock.Year(), m.clock.Month(), m.clock.Day()+1, 8, 0, 0, 0, time.UTC)
}

// revealOf finds the entry that revealed a rating.
func (m *maker) revealOf(candidate, rater string) int64 {
	found := int64(-1)
	m.err = packet.EachEntry(m.Log.Bytes(), func(_ []byte, e *record.Entry) error {
		if e.Kind != record.Revealed {
			return nil
		}
		p, err := record.Decode[record.RevealedRating](e)
		var r record.Rating
		if err == nil {
			err = json.Unmarshal(p.Rating, &r)
		}
		if r.Candidate == candidate && r.Rater == rater {
			found = e.Sequence
		}
		return err
	})
	return found
}
