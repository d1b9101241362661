#!/usr/bin/env bash
# The mean deviation of a column of ratings: it is that of the first cell alone.
#
# excelize v2.11.0 (CalcCellValue), cells with 2 0 3 5 4 4: AVEDEV(B1:B6) gives 1, the distance of the first rating from the mean of 3; with
# the 5 in the first cell it gives 2. AVEDEV(B1,B2,B3,B4,B5,B6) gives 1.333 for both, which is right. Raters who are nearly of
# one mind, 2 3 3 3 3 4, get the same 1 (.333 by hand). The mean itself is taken of the whole range. No error is raised.
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
	"fmt"
	"log"
	"math"
	"strconv"

	"github.com/xuri/excelize/v2"
)

func main() {
	for _, ratings := range [][]float64{{2, 0, 3, 5, 4, 4}, {5, 2, 0, 3, 4, 4}, {2, 3, 3, 3, 3, 4}} {
		f := excelize.NewFile()
		mean, deviation := 0.0, 0.0
		for i, x := range ratings {
			if err := f.SetCellValue("Sheet1", fmt.Sprint("B", i+1), x); err != nil {
				log.Fatal(err)
			}
			mean += x / 6
		}
		for _, x := range ratings {
			deviation += math.Abs(x-mean) / 6
		}
		calc := func(formula string) float64 {
			if err := f.SetCellFormula("Sheet1", "D1", formula); err != nil {
				log.Fatal(err)
			}
			text, err := f.CalcCellValue("Sheet1", "D1")
			if err != nil {
				log.Fatal(formula, ": ", err)
			}
			value, err := strconv.ParseFloat(text, 64)
			if err != nil {
				log.Fatal(err)
			}
			return value
		}
		inRange, oneByOne := calc("AVEDEV(B1:B6)"), calc("AVEDEV(B1,B2,B3,B4,B5,B6)")
		fmt.Printf("%v of the range: %.6f  cell by cell: %.6f  by hand: %.6f\n", ratings, inRange, oneByOne, deviation)
		if math.Abs(oneByOne-deviation) > 1e-6 {
			log.Fatal("cell by cell it is another figure now")
		}
		if math.Abs(inRange-math.Abs(ratings[0]-mean)) > 1e-6 || math.Abs(inRange-deviation) < 0.1 {
			log.Fatal("the range is taken otherwise now")
		}
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.0 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
