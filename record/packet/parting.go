package packet

import (
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"

	"yardstick/record"
)

// window is how many hashes after the first difference are kept to tell what
// happened there.
const window = 1024

// parting is the place where the log and the list of leaf hashes part. It follows
// the tree that the list alone makes: if that is the signed one, the list says
// which entry was there.
type parting struct {
	at          int64 // the first entry that differs
	fromLog     []tlog.Hash
	fromLeaves  []tlog.Hash
	leaves      record.Tree // of the list
	leavesCount int64       // hashes of the list from here on
}

// newParting begins at the size of the tree that both share.
func newParting(both record.Tree) *parting {
	return &parting{at: both.Size(), leaves: both}
}

func (p *parting) addLog(leaf tlog.Hash) {
	if len(p.fromLog) < window {
		p.fromLog = append(p.fromLog, leaf)
	}
}

func (p *parting) addLeaf(leaf tlog.Hash) {
	p.leavesCount++
	if len(p.fromLeaves) < window {
		p.fromLeaves = append(p.fromLeaves, leaf)
	}
	_ = p.leaves.AddHash(leaf) // its own hashes cannot be missing
}

// what tells what was done to the log, given that the list is right.
func (p *parting) what() *EntryFault {
	f := &EntryFault{Entry: p.at}
	switch {
	case len(p.fromLog) == 0:
		f.What, f.Found = "removed", fmt.Sprintf("the log ends after %d entries, signed were %d", p.at, p.at+p.leavesCount)
	case len(p.fromLeaves) == 0:
		f.What, f.Found = "added", fmt.Sprintf("signed were %d entries", p.at)
	default:
		f.What, f.Found = p.between()
	}
	return f
}

// between tells it from where the hashes are found again.
func (p *parting) between() (what, found string) {
	later := slices.Index(p.fromLog, p.fromLeaves[0])   // where the entry that belongs here stands now
	earlier := slices.Index(p.fromLeaves, p.fromLog[0]) // where the entry that stands here belongs
	switch {
	case later > 0 && earlier > 0:
		return "reordered", fmt.Sprintf("entry %d was signed here, which now stands in place %d", p.at, p.at+int64(later))
	case later > 0:
		return "added", fmt.Sprintf("the entry that was signed here stands in place %d", p.at+int64(later))
	case earlier > 0:
		return "removed", fmt.Sprintf("in its place stands the one that was signed as number %d", p.at+int64(earlier))
	default:
		return "altered", "its hash is not the one that was signed"
	}
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
