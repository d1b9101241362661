#!/usr/bin/env bash
# Kendall's tau of two raters with tied ratings: it depends on which candidate stands in the first row.
#
# gonum v0.17.0 (stat.Kendall, tau-a) gives 1 where one rater gave everybody a 3 and the other rose from 1 to 5, and -1 for the
# same five pairs from the bottom up; 0 is tau-a both times. With ratings 3 3 4 4 5 against 3 2 4 3 3 it is .4 downwards and
# .2 upwards, where tau-a is .3. A tie counts as a rise, since only the sign bit of the difference
# is compared, so that it agrees with a rise of the other and disagrees with a fall.
#
# Shown by running it on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
go mod init example.org/finding 2>/dev/null
cat >main.go <<'GO'
package main

import (
	"cmp"
	"fmt"
	"log"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// tau is Kendall's tau-a: concordant less discordant pairs, over all pairs; a tie is neither.
func tau(x, y []float64) float64 {
	sum := 0
	for i := range x {
		for j := range i {
			sum += cmp.Compare(x[i], x[j]) * cmp.Compare(y[i], y[j])
		}
	}
	return float64(sum) / float64(len(x)*(len(x)-1)/2)
}

func turned(x []float64) []float64 {
	x = slices.Clone(x)
	slices.Reverse(x)
	return x
}

func main() {
	for _, c := range []struct {
		x, y []float64
		ties bool
	}{
		{[]float64{3, 3, 3, 3, 3}, []float64{1, 2, 3, 4, 5}, true},
		{[]float64{3, 3, 4, 4, 5}, []float64{3, 2, 4, 3, 3}, true},
		{[]float64{1, 2, 3, 4, 5}, []float64{2, 1, 3, 5, 4}, false},
	} {
		down, up := stat.Kendall(c.x, c.y, nil), stat.Kendall(turned(c.x), turned(c.y), nil)
		right := tau(c.x, c.y)
		fmt.Println(c.x, c.y, "rows downwards:", down, "upwards:", up, "by definition:", right, tau(turned(c.x), turned(c.y)))
		if differ := math.Abs(down-up) > 1e-9; differ != c.ties {
			log.Fatal("the order of rows matters otherwise now")
		}
		if !c.ties && math.Abs(down-right) > 1e-9 {
			log.Fatal("without ties it is another figure now")
		}
	}
}
GO
go get gonum.org/v1/gonum@v0.17.0 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
