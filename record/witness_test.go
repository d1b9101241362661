package record_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"yardstick/internal/fault"
	"yardstick/record"
)

// keys makes a log's key pair and a witness's.
func keys(t *testing.T) (log note.Signer, verifier note.Verifier, witness, witnessKey string) {
	t.Helper()
	random := new(counter)
	secret, key, err := record.NewKey(random, "people.example.org")
	must(t, err)
	log, err = record.Signer(secret)
	must(t, err)
	verifier, err = record.Verifier(key)
	must(t, err)
	witness, witnessKey, err = record.NewWitnessKey(random, "witness.example.org")
	must(t, err)
	return log, verifier, witness, witnessKey
}

// grow appends n entries that differ by their reason.
func grow(t *testing.T, l *record.Log, n int, reason string) {
	t.Helper()
	for range n {
		_, err := l.Append(time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC), "a", record.ClosedRound{Round: l.Size(), Reason: reason})
		must(t, err)
	}
}

// TestWitness cosigns day after day, and refuses a log that was changed.
func TestWitness(t *testing.T) {
	t.Parallel()
	signer, log, secret, key := keys(t)
	verifier, err := record.Verifier(key)
	must(t, err)
	w := record.Witness{Secret: secret, Log: log}
	at := time.Date(2026, 3, 2, 20, 0, 0, 0, time.UTC)
	var l record.Log
	for _, n := range []int{1, 0, 3, 4, 7} { // an evening on which nothing was added, too
		grow(t, &l, n, "day")
		head, err := l.Checkpoint(signer)
		must(t, err)
		request, err := l.Request(w.Seen.Size, head, l.Size())
		must(t, err)
		cosigned, err := w.Cosign(request, at)
		must(t, err)
		c, by, err := record.OpenCheckpoint(cosigned, log, verifier)
		if err != nil || c.Size != l.Size() || len(by) != 1 || by[0].Witness != "witness.example.org" || !by[0].At.Equal(at) {
			t.Fatalf("cosigned %+v by %+v, %v", c, by, err)
		}
		if w.Seen != c {
			t.Fatalf("the witness remembers %+v, want %+v", w.Seen, c)
		}
		at = at.Add(24 * time.Hour)
	}
	var other record.Log
	grow(t, &other, 20, "another")
	head, err := other.Checkpoint(signer)
	must(t, err)
	stale, err := l.Checkpoint(signer)
	must(t, err)
	request := func(l *record.Log, seen int64, head []byte) []byte {
		r, err := l.Request(seen, head, l.Size())
		must(t, err)
		return r
	}
	seen := w.Seen
	for name, r := range map[string][]byte{
		"another log":             request(&other, w.Seen.Size, head),
		"from another size":       request(&other, 3, head),
		"from the beginning":      request(&l, 0, stale),
		"a proof where none goes": bytes.Replace(request(&l, w.Seen.Size, stale), []byte("\n\n"), []byte("\n"+strings.Repeat("A", 43)+"=\n\n"), 1),
	} {
		if got, err := w.Cosign(r, at); !fault.Is(err, fault.Conflict) {
			t.Errorf("%s is cosigned: %s, %v", name, got, err)
		}
	}
	if w.Seen != seen {
		t.Errorf("after refusals the witness remembers %+v, want %+v", w.Seen, seen)
	}
	for name, r := range map[string]string{"empty": "", "no proof": "old 1\n", "no number": "old 01\n\nx", "no hash": "old 1\nxyz\n\nx"} {
		if _, err := w.Cosign([]byte(r), at); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestCheckpoint alters signed heads.
func TestCheckpoint(t *testing.T) {
	t.Parallel()
	signer, log, secret, key := keys(t)
	var l record.Log
	grow(t, &l, 3, "x")
	head, err := l.Checkpoint(signer)
	must(t, err)
	if c, by, err := record.OpenCheckpoint(head, log); err != nil || c.Size != 3 || c.Origin != "people.example.org" || len(by) != 0 {
		t.Fatalf("%+v, %v, %v", c, by, err)
	}
	for at := range head {
		altered := bytes.Clone(head)
		altered[at] ^= 1
		if at == len(head)-3 {
			continue // a bit of base64 that stands for nothing; packets refuse it by their hashes
		}
		if c, _, err := record.OpenCheckpoint(altered, log); err == nil {
			t.Errorf("byte %d of %q: %+v", at, altered, c)
		}
	}
	foreign := record.Checkpoint{Origin: "other.example.org", Size: 3}
	if _, err := foreign.Sign(signer); err == nil {
		t.Error("the head of another log is signed")
	}
	extended, err := note.Sign(&note.Note{Text: "people.example.org\n3\n" + strings.Repeat("A", 43) + "=\nextension\n"}, signer)
	must(t, err)
	if _, _, err := record.OpenCheckpoint(extended, log); err == nil {
		t.Error("an extension line is taken")
	}
	// A witness cannot sign for the log, nor a log for the witness.
	if _, err := record.Signer(secret); !fault.Is(err, fault.Invalid) {
		t.Errorf("a witness's key signs a log: %v", err)
	}
	if !record.IsWitness(key) || record.IsWitness("x") {
		t.Error("a witness's key is not known")
	}
	if public, err := record.Public(secret); err != nil || public != key {
		t.Errorf("public half %s, %v, want %s", public, err, key)
	}
}

// TestKeysRefused holds what is no key.
func TestKeysRefused(t *testing.T) {
	t.Parallel()
	secret, key, err := record.NewKey(new(counter), "people.example.org")
	must(t, err)
	for _, bad := range []string{"", "x", key[:len(key)-1], strings.Replace(key, "people", "peoples", 1), strings.Replace(key, "+A", "+B", 1), key + "\n"} {
		if v, err := record.Verifier(bad); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q is taken for a key: %v, %v", bad, v, err)
		}
	}
	for _, bad := range []string{"", key, strings.Replace(secret, "people", "peoples", 1), secret[:60]} {
		if p, err := record.Public(bad); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q is taken for a secret key: %v, %v", bad, p, err)
		}
	}
	for _, name := range []string{"", "a b", "a+b", "a\nb", strings.Repeat("a", 256), "a\x00"} {
		if _, _, err := record.NewKey(new(counter), name); !fault.Is(err, fault.Invalid) {
			t.Errorf("a key may be called %q: %v", name, err)
		}
	}
	digits := strings.ReplaceAll(record.Fingerprint(key), " ", "")
	if sum := sha256.Sum256([]byte(key)); digits != hex.EncodeToString(sum[:16]) {
		t.Errorf("fingerprint %q of %s", digits, key)
	}
}

// TestProof proves every entry of logs of several sizes, and no other.
func TestProof(t *testing.T) {
	t.Parallel()
	signer, log, _, _ := keys(t)
	for _, n := range []int{1, 2, 3, 7, 8, 13} {
		var l record.Log
		grow(t, &l, n, "x")
		head, err := l.Checkpoint(signer)
		must(t, err)
		for i, line := range bytes.Split(bytes.TrimSuffix(l.Bytes(), []byte("\n")), []byte("\n")) {
			p, err := l.Prove(line, head, l.Size())
			must(t, err)
			text := p.Text()
			back, err := record.ParseProof(text)
			must(t, err)
			e, c, _, err := back.Verify(log)
			if err != nil || e.Sequence != int64(i) || c.Size != int64(n) {
				t.Fatalf("entry %d of %d: %+v in %+v, %v", i, n, e, c, err)
			}
			back.Index = int64(i+1) % int64(n+1)
			if _, _, _, err := back.Verify(log); !fault.Is(err, fault.Conflict) {
				t.Errorf("entry %d of %d proves number %d: %v", i, n, back.Index, err)
			}
			back.Index, back.Line = int64(i), bytes.Replace(line, []byte(`"x"`), []byte(`"y"`), 1)
			if _, _, _, err := back.Verify(log); !fault.Is(err, fault.Conflict) {
				t.Errorf("an altered entry %d of %d is proved: %v", i, n, err)
			}
		}
	}
}

// FuzzParseProof: whatever is read is written again as it was.
func FuzzParseProof(f *testing.F) {
	f.Add([]byte("c2sp.org/tlog-proof@v1\nextra YQ==\nindex 0\n\nx\n"))
	f.Add([]byte("c2sp.org/tlog-proof@v1\nextra YQ==\nindex 12\n" + strings.Repeat("A", 43) + "=\n\nexample.org\n1\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := record.ParseProof(data)
		if err == nil && !bytes.Equal(p.Text(), data) {
			t.Fatalf("%q is written as %q", data, p.Text())
		}
	})
}

// FuzzCosign: whatever a request holds, a witness signs nothing that the log has not.
func FuzzCosign(f *testing.F) {
	random := new(counter)
	_, key, err := record.NewKey(random, "people.example.org")
	if err != nil {
		f.Fatal(err)
	}
	log, err := record.Verifier(key)
	if err != nil {
		f.Fatal(err)
	}
	secret, _, err := record.NewWitnessKey(random, "witness.example.org")
	if err != nil {
		f.Fatal(err)
	}
	f.Add([]byte("old 0\n\npeople.example.org\n1\n" + strings.Repeat("A", 43) + "=\n\n— people.example.org AAAAAAAA\n"))
	f.Add([]byte("old 3\n" + strings.Repeat("A", 43) + "=\n\nx"))
	f.Fuzz(func(t *testing.T, request []byte) {
		w := record.Witness{Secret: secret, Log: log}
		if out, err := w.Cosign(request, time.Unix(0, 0)); err == nil {
			t.Fatalf("%q is cosigned as %q, and the log has signed nothing", request, out)
		}
	})
}
