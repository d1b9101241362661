package packet

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"yardstick/internal/fault"
	"yardstick/record"
)

// head is a signed checkpoint of the log.
type head struct {
	root tlog.Hash
	name string // of its file
}

// checkpoints reads the signed heads. The log is compared with them later.
func (v *verifier) checkpoints() {
	whose := "whose key it is: compare its fingerprint, " + v.report.Fingerprint + ", with what " + v.m.Origin +
		" publishes, or give the key with --key"
	if v.report.Pinned {
		whose = "who else holds the secret half of the key"
	}
	signed := v.begin("checkpoints", whose+"; times in the log are those of whoever kept it")
	names := v.named(kindCheckpoint)
	if len(names) > MaxHeads {
		signed.breaks("%d checkpoints; the most is %d", len(names), MaxHeads)
		return
	}
	witnesses := v.witnessKeys(signed)
	for _, name := range names {
		data, ok := v.declaredBytes(name)
		if !ok {
			continue
		}
		if err := v.checkpoint(name, data, witnesses); err != nil {
			signed.breaks("%s: %v", name, err)
		}
	}
	slices.Sort(v.sizes)
	if len(v.sizes) == 0 {
		signed.breaks("there is no checkpoint that can be used")
		return
	}
	signed.found("%d, of %s entries, signed by %s", len(v.sizes), listed(v.sizes), v.m.Origin)
	v.witnessed()
}

// witnessKeys reads the keys of the witnesses that are trusted.
func (v *verifier) witnessKeys(signed *finding) []note.Verifier {
	var keys []note.Verifier
	for _, text := range v.options.Witnesses {
		key, err := record.Verifier(text)
		if err != nil || !record.IsWitness(text) {
			signed.breaks("%s is no key of a witness", text)
			continue
		}
		keys = append(keys, key)
	}
	return keys
}

// checkpoint takes one signed head.
func (v *verifier) checkpoint(name string, data []byte, witnesses []note.Verifier) error {
	c, cosigned, err := record.OpenCheckpoint(data, v.key, witnesses...)
	if err != nil {
		return err
	}
	if c.Size == 0 {
		return fault.Invalidf("is a checkpoint of nothing: every log has its first entry")
	}
	if want := noteFolder + strconv.FormatInt(c.Size, 10) + noteSuffix; name != want {
		return fault.Invalidf("is the checkpoint of %d entries, which is called %s", c.Size, want)
	}
	v.heads[c.Size] = head{c.Root, name}
	v.sizes = append(v.sizes, c.Size)
	for _, w := range cosigned {
		v.report.Witnesses = append(v.report.Witnesses, Witnessed{Witness: w.Witness, At: w.At.Format("2006-01-02T15:04:05Z"), Entries: c.Size})
	}
	return nil
}

// witnessed says who has cosigned.
func (v *verifier) witnessed() {
	check := v.begin("witnesses", "that a witness has read an entry: it has seen hashes, and that a later head goes on from an earlier one")
	if len(v.options.Witnesses) == 0 {
		check.skipped("no key of a witness was given")
		return
	}
	var who []string
	for _, w := range v.report.Witnesses {
		who = append(who, fmt.Sprintf("%s cosigned %d entries at %s", w.Witness, w.Entries, w.At))
	}
	if len(who) == 0 {
		check.breaks("no checkpoint is cosigned by a witness that was named")
	}
	check.found("%s", strings.Join(who, "; "))
}

// listed writes a few numbers, or how far they go.
func listed(sizes []int64) string {
	const most = 8
	if len(sizes) > most {
		return fmt.Sprintf("%d to %d", sizes[0], sizes[len(sizes)-1])
	}
	words := make([]string, len(sizes))
	for i, n := range sizes {
		words[i] = strconv.FormatInt(n, 10)
	}
	return strings.Join(words, ", ")
}
