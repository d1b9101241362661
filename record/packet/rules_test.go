package packet_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"testing"
	"time"

	"yardstick/record"
	"yardstick/record/packet"
	"yardstick/record/recordtest"
)

// keeper writes a log without holding its rules, and signs it.
type keeper struct {
	t      *testing.T
	secret string
	random *recordtest.Stream
	log    record.Log
	at     time.Time
	files  map[string][]byte
}

func newKeeper(t *testing.T) *keeper {
	t.Helper()
	k := &keeper{t: t, random: recordtest.NewStream("a keeper"), at: time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC), files: map[string][]byte{}}
	secret, key, err := record.NewKey(k.random, "example.org")
	if err != nil {
		t.Fatal(err)
	}
	k.secret = secret
	k.add("keeper", record.LogOpened{Format: record.Format, Key: key, Position: "p"})
	return k
}

// add appends an entry and gives its sequence.
func (k *keeper) add(actor string, p record.Payload) int64 {
	k.t.Helper()
	k.at = k.at.Add(time.Minute)
	e, err := k.log.Append(k.at, actor, p)
	if err != nil {
		k.t.Fatal(err)
	}
	return e.Sequence
}

// commit makes a rating with one level for a round.
func (k *keeper) commit(round int64, rater, candidate string, level int, parts ...string) (record.CommittedRating, record.RevealedRating) {
	k.t.Helper()
	c, v, err := record.Commit(k.random, &record.Rating{
		Round: round, Rater: rater, Candidate: candidate, Levels: []record.Level{{Question: "q", Level: &level}, {Question: "q2"}}, Parts: parts,
	})
	if err != nil {
		k.t.Fatal(err)
	}
	return c, v
}

// handIn commits and appends; the reveal is ready to be appended.
func (k *keeper) handIn(round int64, rater, candidate string, level int, parts ...string) record.RevealedRating {
	k.t.Helper()
	c, v := k.commit(round, rater, candidate, level, parts...)
	v.Commitment = k.add(rater, c)
	return v
}

func (k *keeper) part(code, subject string) {
	k.t.Helper()
	key := sha256.Sum256([]byte(subject))
	sealed, hash, err := record.SealPart(k.random, key[:], "example.org", code, []byte("content of "+code))
	if err != nil {
		k.t.Fatal(err)
	}
	k.files["parts/"+code+".sealed"] = sealed
	k.add("keeper", record.BoundPart{Part: code, Subject: subject, About: "notes", Media: "text/plain", Hash: hash})
}

// packet signs the log as it is.
func (k *keeper) packet() []byte {
	k.t.Helper()
	signer, err := record.Signer(k.secret)
	if err != nil {
		k.t.Fatal(err)
	}
	signed, err := k.log.Checkpoint(signer)
	if err != nil {
		k.t.Fatal(err)
	}
	k.files["log.jsonl"], k.files["checkpoints/"+itoa(k.log.Size())+".note"] = k.log.Bytes(), signed
	var b bytes.Buffer
	if err := packet.WriteAnything(&b, k.files, k.secret); err != nil {
		k.t.Fatal(err)
	}
	return b.Bytes()
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

// round opens a round of two raters and one candidate.
func (k *keeper) round() int64 {
	k.t.Helper()
	return k.add("keeper", record.OpenedRound{Candidates: []string{"c"}, Raters: []string{"r1", "r2"}})
}

// TestRules signs logs that break a rule each: the signature is right, the log is
// whole, and what it says cannot be.
func TestRules(t *testing.T) {
	t.Parallel()
	two, four := 2, 4
	tests := []struct {
		name string
		keep func(k *keeper)
		want string // "" is whole
	}{
		{"whole", func(k *keeper) {
			r := k.round()
			a, b := k.handIn(r, "r1", "c", 2), k.handIn(r, "r2", "c", 4)
			seq := k.add("keeper", a)
			k.add("keeper", b)
			k.add("r1", record.ChangedRating{Rating: seq, Question: "q", Old: &two, New: &four, Reason: "read again"})
		}, ""},
		{"not all revealed", func(k *keeper) {
			r := k.round()
			k.add("keeper", k.handIn2(r))
		}, ""},
		{"revealed before all have handed in", func(k *keeper) {
			r := k.round()
			k.add("keeper", k.handIn(r, "r1", "c", 2))
		}, "ratings: entry 3: reveals a rating of round 1 while 1 of its 2 are not handed in and it is not closed"},
		{"closed, then revealed", func(k *keeper) {
			r := k.round()
			v := k.handIn(r, "r1", "c", 2)
			k.add("keeper", record.ClosedRound{Round: r, Reason: "r2 was ill"})
			k.add("keeper", v)
		}, ""},
		{"closed without a reason", func(k *keeper) {
			r := k.round()
			k.add("keeper", record.ClosedRound{Round: r})
		}, "closes round 1 without a reason"},
		{"handed in after the reveal", func(k *keeper) {
			r := k.add("keeper", record.OpenedRound{Candidates: []string{"c", "d"}, Raters: []string{"r1"}})
			v := k.handIn(r, "r1", "c", 2)
			k.handIn(r, "r1", "d", 2)
			k.add("keeper", v)
			k.handIn(r, "r1", "c", 2)
		}, "after it was closed, or after a rating of it was revealed"},
		{"handed in after it was closed", func(k *keeper) {
			r := k.round()
			k.handIn(r, "r1", "c", 2)
			k.add("keeper", record.ClosedRound{Round: r, Reason: "late"})
			k.handIn(r, "r2", "c", 2)
		}, "hands in to round 1 after it was closed"},
		{"another rating than was committed", func(k *keeper) {
			r := k.round()
			v := k.handIn2(r)
			v.Rating = bytes.Replace(v.Rating, []byte(`"level":2`), []byte(`"level":5`), 1)
			k.add("keeper", v)
		}, "committed was"},
		{"another salt than was committed", func(k *keeper) {
			r := k.round()
			v := k.handIn2(r)
			v.Salt = strings.Repeat("00", 32)
			k.add("keeper", v)
		}, "committed was"},
		{"somebody else's rating", func(k *keeper) {
			r := k.round()
			_, theirs := k.commit(r, "r2", "c", 2)
			salt, err := hex.DecodeString(theirs.Salt)
			if err != nil {
				k.t.Fatal(err)
			}
			hash, err := record.Commitment(salt, theirs.Rating)
			if err != nil {
				k.t.Fatal(err)
			}
			theirs.Commitment = k.add("r1", record.CommittedRating{Round: r, Rater: "r1", Candidate: "c", Commitment: hash})
			k.handIn(r, "r2", "c", 3)
			k.add("keeper", theirs)
		}, "the revealed rating is of rater r2"},
		{"somebody else's commitment", func(k *keeper) {
			r := k.round()
			c, _ := k.commit(r, "r1", "c", 2)
			k.add("r1", c)
			c.Rater = "r2"
			k.add("r2", c)
		}, "the commitment of rater r2 is another one's"},
		{"handed in twice", func(k *keeper) {
			r := k.round()
			k.handIn(r, "r1", "c", 2)
			k.handIn(r, "r1", "c", 3)
		}, "hands in for candidate c a second time"},
		{"not asked", func(k *keeper) { k.handIn(k.round(), "r3", "c", 2) }, `round 1 does not ask rater "r3" for candidate "c"`},
		{"revealed twice", func(k *keeper) {
			v := k.handIn2(k.round())
			k.add("keeper", v)
			k.add("keeper", v)
		}, "which is no commitment that is still sealed"},
		{"changed from another level", func(k *keeper) {
			seq := k.add("keeper", k.handIn2(k.round()))
			k.add("r1", record.ChangedRating{Rating: seq, Question: "q", Old: &four, New: &two, Reason: "x"})
		}, "the old level is given as 4, it is 2"},
		{"changed from nothing", func(k *keeper) {
			seq := k.add("keeper", k.handIn2(k.round()))
			k.add("r1", record.ChangedRating{Rating: seq, Question: "q2", New: &two, Reason: "asked again"})
		}, ""},
		{"changed without a reason", func(k *keeper) {
			seq := k.add("keeper", k.handIn2(k.round()))
			k.add("r1", record.ChangedRating{Rating: seq, Question: "q", Old: &two, New: &four})
		}, "a change has one reason"},
		{"changed before it was revealed", func(k *keeper) {
			v := k.handIn2(k.round())
			k.add("r1", record.ChangedRating{Rating: v.Commitment, Question: "q", Old: &two, New: &four, Reason: "x"})
		}, "which reveals no rating"},
		{"reason in a part that is not bound", func(k *keeper) {
			seq := k.add("keeper", k.handIn2(k.round()))
			k.add("r1", record.ChangedRating{Rating: seq, Question: "q", Old: &two, New: &four, ReasonPart: "nowhere"})
		}, "which was not bound before"},
		{"notes bound after the rating was handed in", func(k *keeper) {
			r := k.round()
			v := k.handIn(r, "r1", "c", 2, "late")
			k.handIn(r, "r2", "c", 2)
			k.part("late", "c")
			k.add("keeper", v)
		}, `names part "late", which was not bound before the commitment`},
		{"opened twice", func(k *keeper) { k.add("keeper", record.LogOpened{Format: record.Format, Position: "p"}) }, "opens a log in the middle of one"},
		{"part bound twice", func(k *keeper) { k.part("a", "c"); k.part("a", "c") }, "binds part a a second time"},
		{"part that is not bound", func(k *keeper) { k.files["parts/b.sealed"] = []byte("x") }, "the log does not bind this part"},
		{"erased and gone", func(k *keeper) {
			k.part("a", "c")
			k.add("keeper", record.ErasedParts{Subject: "c", Parts: []string{"a"}, Reason: "asked"})
			delete(k.files, "parts/a.sealed")
		}, ""},
		{"erased and there", func(k *keeper) {
			k.part("a", "c")
			k.add("keeper", record.ErasedParts{Subject: "c", Parts: []string{"a"}, Reason: "asked"})
		}, "the log says that this part was erased, and it is there"},
		{"erased in part", func(k *keeper) {
			k.part("a", "c")
			k.part("b", "c")
			k.add("keeper", record.ErasedParts{Subject: "c", Parts: []string{"a"}, Reason: "asked"})
			delete(k.files, "parts/a.sealed")
		}, "leaves 1 parts of c, whose key is destroyed"},
		{"somebody else's part erased", func(k *keeper) {
			k.part("a", "c")
			k.add("keeper", record.ErasedParts{Subject: "d", Parts: []string{"a"}, Reason: "asked"})
		}, `erases part "a", which is not one of d`},
		{"document that the log does not fix", func(k *keeper) { k.files["extra.json"] = []byte("{}") }, "extra.json: the log does not fix this document"},
		{"fixed document that is missing", func(k *keeper) {
			k.add("keeper", record.SealedDocument{Name: "gone.json", SHA256: strings.Repeat("00", 32)})
		}, "gone.json, which the log has fixed, is missing"},
		{"document with a space", func(k *keeper) {
			k.files["a.json"] = []byte("{ }")
			k.add("keeper", record.SealedDocument{Name: "a.json", SHA256: sha([]byte("{ }"))})
		}, "a.json is not in canonical form"},
		{"ratings that do not follow", func(k *keeper) { k.files["ratings.json"] = []byte(`{"ratings":[],"yardstick":"ratings/v2"}`) }, "ratings.json: is not what follows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			k := newKeeper(t)
			tt.keep(k)
			r := verify(t, k.packet(), packet.Options{})
			got := found(r)
			if r.Whole != (tt.want == "") || !strings.Contains(got, tt.want) {
				t.Errorf("whole %t, found %q; want %q", r.Whole, got, tt.want)
			}
			if r.First != nil {
				t.Errorf("no entry was changed, and %v is said to be at fault", r.First)
			}
		})
	}
}

// handIn2 hands in for both raters and gives the reveal of the first.
func (k *keeper) handIn2(round int64) record.RevealedRating {
	k.t.Helper()
	v := k.handIn(round, "r1", "c", 2)
	k.handIn(round, "r2", "c", 4)
	return v
}

// TestParts opens parts with the right keys, with another's, and not at all.
func TestParts(t *testing.T) {
	t.Parallel()
	k := newKeeper(t)
	k.part("a", "c")
	k.part("b", "c")
	data := k.packet()
	key, other := sha256.Sum256([]byte("c")), sha256.Sum256([]byte("x"))
	for _, tt := range []struct {
		name string
		ring record.Ring
		want string
	}{
		{"no key", nil, "holds: 2 sealed, no key was given"},
		{"the key", record.Ring{"c": key[:]}, "holds: 2 opened and as bound"},
		{"another key", record.Ring{"c": other[:]}, "broken: parts/a.sealed: part a does not open with this key"},
		{"somebody else's key", record.Ring{"d": key[:]}, "holds: 2 sealed, no key was given"},
	} {
		r := verify(t, data, packet.Options{Ring: tt.ring})
		got := ""
		for _, c := range r.Checks {
			if c.Name == "parts" {
				got = string(c.Status) + ": " + c.Found
			}
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestKeys: another key than the packet's, a key that is a witness's, and witnesses
// that have not signed are found.
func TestKeys(t *testing.T) {
	t.Parallel()
	p := position(t)
	data := written(t, p)
	_, other, err := record.NewKey(recordtest.NewStream("other"), recordtest.Origin)
	if err != nil {
		t.Fatal(err)
	}
	_, otherWitness, err := record.NewWitnessKey(recordtest.NewStream("other"), recordtest.Witness)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		o    packet.Options
		want string
	}{
		{"another key of the same name", packet.Options{Key: other}, "not the one that was given"},
		{"a witness's key", packet.Options{Key: p.WitnessKey}, "is a witness's, not a log's"},
		{"no key", packet.Options{Key: "x"}, "is no verifier key"},
		{"a witness of the same name", packet.Options{Witnesses: []string{otherWitness}}, "no checkpoint is cosigned by a witness that was named"},
		{"a log's key for a witness", packet.Options{Witnesses: []string{p.Key}}, "is no key of a witness"},
	} {
		r := verify(t, data, tt.o)
		if got := found(r); r.Whole || !strings.Contains(got, tt.want) {
			t.Errorf("%s: whole %t, found %q; want %q", tt.name, r.Whole, got, tt.want)
		}
	}
}

// TestProve gives a candidate the own entries and nobody else's.
func TestProve(t *testing.T) {
	t.Parallel()
	p := position(t)
	data := written(t, p)
	proofs, err := packet.Prove(bytes.NewReader(data), int64(len(data)), "kestrel", packet.Options{})
	if err != nil {
		t.Fatal(err)
	}
	log, err := record.Verifier(p.Key)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[record.Kind]int{}
	for _, proof := range proofs {
		again, err := record.ParseProof(proof.Text())
		if err != nil {
			t.Fatal(err)
		}
		e, _, _, err := again.Verify(log)
		if err != nil {
			t.Fatal(err)
		}
		kinds[e.Kind]++
		for _, other := range []string{"heron", "plover", "wren"} {
			if bytes.Contains(proof.Line, []byte(other)) {
				t.Errorf("the proof of entry %d names %s", proof.Index, other)
			}
		}
	}
	want := map[record.Kind]int{record.PartBound: 6, record.RoundOpened: 1, record.Committed: 3, record.Revealed: 3, record.Changed: 1}
	for kind, n := range want {
		if kinds[kind] != n {
			t.Errorf("%d entries of kind %s, want %d", kinds[kind], kind, n)
		}
	}
	if len(kinds) != len(want) {
		t.Errorf("kinds %v, want %v", kinds, want)
	}
	broken := append(bytes.Clone(data[:len(data)-1]), 1)
	if _, err := packet.Prove(bytes.NewReader(broken), int64(len(broken)), "kestrel", packet.Options{}); err == nil {
		t.Error("a broken packet gives proofs")
	}
}

// sha is a hash as documents are fixed by.
func sha(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
