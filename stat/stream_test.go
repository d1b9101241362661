package stat_test

import (
	"math/big"
	"math/rand/v2"
)

// streamOf is an independent way to the draws of a resample: PCG's 64-bit
// words as big integers, of which floor(word·n / 2⁶⁴) is the draw. For n = 10 a
// word is rejected with probability 2⁻⁶¹, so none of these is.
func streamOf(seed, resample uint64, n int) []int {
	source := rand.NewPCG(seed, resample)
	draws := make([]int, n)
	for i := range draws {
		word := new(big.Int).SetUint64(source.Uint64())
		word.Mul(word, big.NewInt(int64(n)))
		draws[i] = int(word.Rsh(word, 64).Int64())
	}
	return draws
}
