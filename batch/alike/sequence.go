package alike

import (
	"slices"
	"unicode"
)

// sequences are the sequences of three words of a text, each once, as sorted hashes of
// 64 bits: two of a million different ones share a hash once in thirty million
// positions. Nil where the text is too short.
func sequences(text string) []uint64 {
	words := wordsOf(text)
	if len(words) < MinWords {
		return nil
	}
	set := make([]uint64, 0, len(words)-sequence+1)
	for i := range len(words) - sequence + 1 {
		var h uint64
		for _, word := range words[i : i+sequence] {
			h = mixed(h + word)
		}
		set = append(set, h)
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// wordsOf hashes the words of a text: runs of letters and digits, whose case is no
// matter (FNV-1a over code points; Fowler, Noll, Vo).
func wordsOf(text string) []uint64 {
	const basis, prime = 14695981039346656037, 1099511628211
	out := make([]uint64, 0, len(text)/5)
	h, within := uint64(basis), false
	for _, r := range text {
		r = unicode.ToLower(r)
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			h, within = (h^uint64(r))*prime, true //nolint:gosec // a code point is not negative
			continue
		}
		if within {
			out, h, within = append(out, h), basis, false
		}
	}
	if within {
		out = append(out, h)
	}
	return out
}

// mixed lets every bit of a hash depend on every other (the finalizer of MurmurHash3,
// Appleby, 2008).
func mixed(h uint64) uint64 {
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}
