package record_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"yardstick/record"
)

// sum is a hash of RFC 6962: a leaf begins with 0, a node with 1.
func sum(first byte, parts ...[]byte) tlog.Hash {
	all := []byte{first}
	for _, p := range parts {
		all = append(all, p...)
	}
	return sha256.Sum256(all)
}

// defined is the Merkle tree hash of RFC 6962, section 2.1, word by word.
func defined(leaves []tlog.Hash) tlog.Hash {
	if len(leaves) == 1 {
		return leaves[0]
	}
	k := 1
	for 2*k < len(leaves) {
		k *= 2
	}
	left, right := defined(leaves[:k]), defined(leaves[k:])
	return sum(1, left[:], right[:])
}

// The tree that is read, the one that is kept whole, and the definition agree at
// every size.
func TestTree(t *testing.T) {
	t.Parallel()
	var tree record.Tree
	var all record.Hashes
	var leaves []tlog.Hash
	for n := range 130 {
		line := fmt.Appendf(nil, "entry %d", n)
		leaf, err := tree.Add(line)
		if err != nil {
			t.Fatal(err)
		}
		if err := all.Append(leaf); err != nil {
			t.Fatal(err)
		}
		leaves = append(leaves, sum(0, line))
		want := defined(leaves)
		root, err := tree.Root()
		if err != nil || root != want || leaf != leaves[n] {
			t.Fatalf("the root of %d is %s, %v; want %s", n+1, root, err, want)
		}
		head, err := all.Head(int64(n + 1))
		if err != nil || head.Hash != want || tree.Size() != head.N {
			t.Fatalf("the head of %d is %v, %v; want %s", n+1, head, err, want)
		}
	}
	for n := range leaves { // every head before is still there
		head, err := all.Head(int64(n + 1))
		if err != nil || head.Hash != defined(leaves[:n+1]) {
			t.Fatalf("the head of %d is %v, %v", n+1, head, err)
		}
	}
	if _, err := all.Head(131); err == nil {
		t.Error("a head beyond the log is given")
	}
	if _, err := tree.ReadHashes([]int64{0}); err == nil {
		t.Error("a hash that is not on the edge is given")
	}
}
