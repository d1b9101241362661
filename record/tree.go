package record

import (
	"fmt"

	"golang.org/x/mod/sumdb/tlog"
)

// Tree is the Merkle tree of a log that is being read: it keeps the last hash of
// each level and so needs the same small memory whatever the length. The zero
// value is the empty tree.
type Tree struct {
	size int64
	last [64]node // by level: the last whole subtree
}

type node struct {
	n    int64 // its number on the level
	hash tlog.Hash
}

// Add appends a line and gives its leaf hash.
func (t *Tree) Add(line []byte) (tlog.Hash, error) {
	leaf := LeafHash(line)
	return leaf, t.AddHash(leaf)
}

// LeafHash is the hash of a leaf: of an entry's line without its newline.
func LeafHash(line []byte) tlog.Hash { return tlog.RecordHash(line) }

// AddHash appends a leaf by its hash.
func (t *Tree) AddHash(leaf tlog.Hash) error {
	hashes, err := tlog.StoredHashesForRecordHash(t.size, leaf, t)
	if err != nil {
		return err
	}
	for level, hash := range hashes {
		t.last[level] = node{t.size >> level, hash}
	}
	t.size++
	return nil
}

// Size is the number of leaves.
func (t *Tree) Size() int64 { return t.size }

// Root is the hash of the tree.
func (t *Tree) Root() (tlog.Hash, error) { return tlog.TreeHash(t.size, t) }

// ReadHashes gives hashes of the right edge, which is all that appending and the
// root need.
func (t *Tree) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		level, n := tlog.SplitStoredHashIndex(index)
		if t.last[level].n != n {
			return nil, fmt.Errorf("hash %d of level %d is not on the right edge of a tree of %d", n, level, t.size)
		}
		hashes[i] = t.last[level].hash
	}
	return hashes, nil
}

// Hashes are all hashes of a tree, in the order in which tlog stores them; they
// are needed to prove. Two of 32 bytes a leaf.
type Hashes struct {
	size int64
	all  []tlog.Hash
}

// Append adds a leaf.
func (h *Hashes) Append(leaf tlog.Hash) error {
	hashes, err := tlog.StoredHashesForRecordHash(h.size, leaf, h)
	if err != nil {
		return err
	}
	h.all = append(h.all, hashes...)
	h.size++
	return nil
}

// Size is the number of leaves.
func (h *Hashes) Size() int64 { return h.size }

// Head is the tree of the first size leaves.
func (h *Hashes) Head(size int64) (tlog.Tree, error) {
	if size < 0 || size > h.size {
		return tlog.Tree{}, fmt.Errorf("the log has %d entries, not %d", h.size, size)
	}
	root, err := tlog.TreeHash(size, h)
	return tlog.Tree{N: size, Hash: root}, err
}

// Leaf gives the hash of a leaf.
func (h *Hashes) Leaf(n int64) (tlog.Hash, error) {
	hashes, err := h.ReadHashes([]int64{tlog.StoredHashIndex(0, n)})
	if err != nil {
		return tlog.Hash{}, err
	}
	return hashes[0], nil
}

// ReadHashes implements tlog.HashReader.
func (h *Hashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		if index < 0 || index >= int64(len(h.all)) {
			return nil, fmt.Errorf("stored hash %d of %d", index, len(h.all))
		}
		hashes[i] = h.all[index]
	}
	return hashes, nil
}
