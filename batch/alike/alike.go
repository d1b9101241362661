// Package alike finds texts that are nearly the same: by the share of sequences of
// three words that two of them have in common, in exact arithmetic. It finds all
// pairs and no others (of each text up to [MaxOthers]; of texts with the same
// sequences the first stands for the others), always the same, without chance (no
// MinHash): a pair that shares half of its sequences has one in common among the
// rarest of each, so that only those are looked up (prefix filtering; Chaudhuri,
// Ganti, Kaushik, "A Primitive Operator for Similarity Joins", ICDE 2006; Bayardo,
// Ma, Srikant, "Scaling Up All Pairs Similarity Search", WWW 2007).
package alike

import (
	"cmp"
	"context"
	"encoding/binary"
	"maps"
	"slices"
)

// What counts as nearly the same: at least half of all different sequences of
// three words are in both, as integers: 2 × shared ≥ all. Texts of fewer words than
// this coincide by chance and are left out.
const (
	sequence = 3
	MinWords = 12
)

// MaxOthers is with how many others one text is paired at most: where more are alike,
// the pairs of the others show it.
const MaxOthers = 20

// Text is one text.
type Text struct {
	Who   string // texts of one person are not compared
	Group string // only texts of one group are compared
	Words string
}

// Pair are two texts by their places: Shared of All different sequences.
type Pair struct{ A, B, Shared, All int }

// Find gives the pairs that are most alike, at most so many, and how many more there
// are; the most alike first, then by their places. It ends with ctx's error.
func Find(ctx context.Context, texts []Text, most int) (pairs []Pair, more int, err error) {
	f := &finder{texts: texts, sets: make([][]uint64, len(texts))}
	groups := map[string][]int{}
	for i := range texts {
		if f.sets[i] = sequences(texts[i].Words); f.sets[i] != nil {
			groups[texts[i].Group] = append(groups[texts[i].Group], i)
		}
	}
	f.count()
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		some, err := f.group(ctx, groups[name])
		if err != nil {
			return nil, 0, err
		}
		pairs = append(pairs, some...)
	}
	slices.SortFunc(pairs, func(x, y Pair) int { // x.Shared/x.All against y.Shared/y.All, without rounding
		return cmp.Or(cmp.Compare(y.Shared*x.All, x.Shared*y.All), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	if len(pairs) > most {
		return pairs[:most], len(pairs) - most, nil
	}
	return pairs, 0, nil
}

// finder holds each text as the sorted hashes of its sequences.
type finder struct {
	texts []Text
	sets  [][]uint64
	often []uint32 // by the last bits of a hash: in how many texts such a sequence is, at most
}

// maxTable is how many counters there are at most: 64 MiB of them.
const maxTable = 1 << 24

// count counts in how many texts each sequence is. Sequences that share a counter look
// more frequent than they are, which costs time and changes no result.
func (f *finder) count() {
	all := 0
	for _, set := range f.sets {
		all += len(set)
	}
	size := 1 << 10
	for size < all && size < maxTable {
		size *= 2
	}
	f.often = make([]uint32, size)
	for _, set := range f.sets {
		for _, h := range set {
			f.often[h&uint64(size-1)]++
		}
	}
}

func (f *finder) frequency(h uint64) uint32 { return f.often[h&uint64(len(f.often)-1)] }

// group finds the pairs of one group. Short sets come first, so that each looks back
// at those that are at most as long, and not shorter than half.
func (f *finder) group(ctx context.Context, members []int) ([]Pair, error) {
	slices.SortFunc(members, func(x, y int) int { return cmp.Or(cmp.Compare(len(f.sets[x]), len(f.sets[y])), cmp.Compare(x, y)) })
	index := map[uint64][]int{} // by a sequence of the prefix, who has it
	first := map[string]int{}   // by all sequences
	var pairs []Pair
	for n, at := range members {
		if n%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		key := keyOf(f.sets[at])
		if same, twice := first[key]; twice { // one stands for all that say the same
			if f.texts[same].Who != f.texts[at].Who {
				pairs = append(pairs, Pair{A: min(same, at), B: max(same, at), Shared: len(f.sets[at]), All: len(f.sets[at])})
			}
			continue
		}
		first[key] = at
		prefix := f.prefix(f.sets[at])
		pairs = append(pairs, f.before(index, prefix, at)...)
		for _, h := range prefix {
			index[h] = append(index[h], at)
		}
	}
	return pairs, nil
}

// prefix are the rarest sequences of a set, so many that the prefixes of two sets with
// half in common meet; without those that no other text has.
func (f *finder) prefix(set []uint64) []uint64 {
	longest := len(set) - (len(set)+1)/2 + 1
	var shared []uint64
	for _, h := range set {
		if f.frequency(h) > 1 {
			shared = append(shared, h)
		}
	}
	alone := len(set) - len(shared)
	slices.SortFunc(shared, func(x, y uint64) int { return cmp.Or(cmp.Compare(f.frequency(x), f.frequency(y)), cmp.Compare(x, y)) })
	return shared[:max(min(longest-alone, len(shared)), 0)]
}

// keyOf is a set as one word.
func keyOf(set []uint64) string {
	b := make([]byte, 0, 8*len(set))
	for _, h := range set {
		b = binary.LittleEndian.AppendUint64(b, h)
	}
	return string(b)
}

// before gives the pairs of a text with those in the index.
func (f *finder) before(index map[uint64][]int, prefix []uint64, at int) (pairs []Pair) {
	seen := map[int]bool{}
	for _, h := range prefix {
		for _, other := range index[h] {
			if seen[other] || f.texts[other].Who == f.texts[at].Who {
				continue
			}
			seen[other] = true
			if p, ok := f.pair(other, at); ok {
				if pairs = append(pairs, p); len(pairs) == MaxOthers {
					return pairs
				}
			}
		}
	}
	return pairs
}

// pair compares two texts.
func (f *finder) pair(a, b int) (Pair, bool) {
	x, y := f.sets[a], f.sets[b]
	if 2*min(len(x), len(y)) < max(len(x), len(y)) {
		return Pair{}, false
	}
	shared := 0
	for i, j := 0, 0; i < len(x) && j < len(y); {
		switch {
		case x[i] == y[j]:
			shared, i, j = shared+1, i+1, j+1
		case x[i] < y[j]:
			i++
		default:
			j++
		}
	}
	p := Pair{A: min(a, b), B: max(a, b), Shared: shared, All: len(x) + len(y) - shared}
	return p, 2*p.Shared >= p.All
}
