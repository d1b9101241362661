package panel

import (
	"fmt"
	"maps"
	"slices"

	"yardstick/record"
)

// Chain says whether the record is whole, as far as who keeps it can say so: its rules
// hold, or it could not be read at all, and every head that was signed before is that
// of the entries as they are now. Whoever keeps key and log could write both anew; a
// packet or a head that is kept elsewhere tells then (docs/record.md).
type Chain struct {
	Entries int64  `json:"entries"`
	Root    string `json:"root"`             // of the Merkle tree over all entries, base64
	Signed  int    `json:"signed"`           // heads that were signed, one with each packet
	Upto    int64  `json:"upto"`             // how many entries the last of them covers
	Broken  string `json:"broken,omitempty"` // what does not hold; "" where all does
}

// chain compares the log with all heads of it that were signed.
func (g *gaze) chain(hashes *record.Hashes) (Chain, error) {
	head, err := hashes.Head(hashes.Size())
	if err != nil {
		return Chain{}, err
	}
	c := Chain{Entries: head.N, Root: head.Hash.String()}
	key, err := record.Verifier(g.Key)
	if err != nil {
		return c, err
	}
	for _, size := range slices.Sorted(maps.Keys(g.vault.Checkpoints)) {
		c.Signed, c.Upto = c.Signed+1, size
		signed, _, err := record.OpenCheckpoint(g.vault.Checkpoints[size], key)
		if err != nil {
			c.Broken = fmt.Sprintf("the head at %d entries: %v", size, err)
			return c, nil
		}
		now, err := hashes.Head(signed.Size)
		if err != nil || now.Hash != signed.Root {
			c.Broken = fmt.Sprintf("the first %d entries are not those of which a head was signed", signed.Size)
			return c, nil
		}
	}
	return c, nil
}
