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
	"strings"
	"unicode"
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
	f := &finder{texts: texts, sets: make([][]int32, len(texts)), words: map[string]int32{}, ids: map[[sequence]int32]int32{}}
	groups := map[string][]int{}
	for i := range texts {
		if f.add(i) {
			groups[texts[i].Group] = append(groups[texts[i].Group], i)
		}
	}
	f.order()
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

// finder holds each text as the sorted numbers of its sequences.
type finder struct {
	texts []Text
	sets  [][]int32
	words map[string]int32
	ids   map[[sequence]int32]int32
	often []int32 // in how many texts a sequence is
}

// add numbers the sequences of a text; false where it is too short.
func (f *finder) add(i int) bool {
	words := strings.FieldsFunc(strings.ToLower(f.texts[i].Words), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) < MinWords {
		return false
	}
	set := make([]int32, 0, len(words))
	var last [sequence]int32
	for at, word := range words {
		copy(last[:], last[1:])
		last[sequence-1] = f.word(word)
		if at+1 < sequence {
			continue
		}
		id, known := f.ids[last]
		if !known {
			id = int32(len(f.often)) //nolint:gosec // fewer than 2³¹ sequences fit in memory
			f.ids[last], f.often = id, append(f.often, 0)
		}
		set = append(set, id)
	}
	slices.Sort(set)
	set = slices.Compact(set)
	for _, id := range set {
		f.often[id]++
	}
	f.sets[i] = set
	return true
}

func (f *finder) word(word string) int32 {
	id, known := f.words[word]
	if !known {
		id = int32(len(f.words)) //nolint:gosec // as in add
		f.words[strings.Clone(word)] = id
	}
	return id
}

// order numbers the sequences anew, the rarest first.
func (f *finder) order() {
	by := make([]int32, len(f.often))
	for i := range by {
		by[i] = int32(i) //nolint:gosec // as above
	}
	slices.SortFunc(by, func(x, y int32) int { return cmp.Or(cmp.Compare(f.often[x], f.often[y]), cmp.Compare(x, y)) })
	rank := make([]int32, len(by))
	for r, id := range by {
		rank[id] = int32(r) //nolint:gosec // as above
	}
	for _, set := range f.sets {
		for i := range set {
			set[i] = rank[set[i]]
		}
		slices.Sort(set)
	}
}

// group finds the pairs of one group. Short sets come first, so that each looks back
// at those that are at most as long, and not shorter than half.
func (f *finder) group(ctx context.Context, members []int) ([]Pair, error) {
	slices.SortFunc(members, func(x, y int) int { return cmp.Or(cmp.Compare(len(f.sets[x]), len(f.sets[y])), cmp.Compare(x, y)) })
	index := map[int32][]int{} // by a sequence of the prefix, who has it
	first := map[string]int{}  // by all sequences
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
		pairs = append(pairs, f.before(index, at)...)
		for _, id := range prefix(f.sets[at]) {
			index[id] = append(index[id], at)
		}
	}
	return pairs, nil
}

// prefix are the rarest sequences of a set, so many that the prefixes of two sets with
// half in common meet.
func prefix(set []int32) []int32 { return set[:len(set)-(len(set)+1)/2+1] }

// keyOf is a set as one word.
func keyOf(set []int32) string {
	b := make([]byte, 0, 4*len(set))
	for _, id := range set {
		b = binary.LittleEndian.AppendUint32(b, uint32(id)) //nolint:gosec // not negative
	}
	return string(b)
}

// before gives the pairs of a text with those in the index.
func (f *finder) before(index map[int32][]int, at int) (pairs []Pair) {
	seen := map[int]bool{}
	for _, id := range prefix(f.sets[at]) {
		for _, other := range index[id] {
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
