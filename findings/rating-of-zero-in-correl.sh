#!/usr/bin/env bash
# Ratings on a scale from 0 to 4: CORREL leaves out every candidate who got a 0 from anybody.
#
# excelize v2.11.0 (CalcCellValue), two raters with 0 1 2 3 4 4 0 against 1 1 2 4 3 4 0: CORREL gives .853, PEARSON of the same cells
# .917, which is the figure of all seven candidates; .853 is that of the five without a 0. With one more on each rating
# (1 to 5) both give .917. A 0 is taken for an empty cell; Excel's description of CORREL says that cells with zero
# are included. No error is raised.
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

func calc(function string, a, b []int) float64 {
	f := excelize.NewFile()
	for i := range a {
		for column, x := range map[string]int{"A": a[i], "B": b[i]} {
			if err := f.SetCellValue("Sheet1", fmt.Sprint(column, i+1), x); err != nil {
				log.Fatal(err)
			}
		}
	}
	if err := f.SetCellFormula("Sheet1", "D1", fmt.Sprintf("%s(A1:A%d,B1:B%d)", function, len(a), len(b))); err != nil {
		log.Fatal(err)
	}
	text, err := f.CalcCellValue("Sheet1", "D1")
	if err != nil {
		log.Fatal(function, ": ", err)
	}
	value, err := strconv.ParseFloat(text, 64)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("%-7s of %v and %v: %.6f\n", function, a, b, value)
	return value
}

func main() {
	same := func(x, y float64) bool { return math.Abs(x-y) < 1e-9 }
	a, b := []int{0, 1, 2, 3, 4, 4, 0}, []int{1, 1, 2, 4, 3, 4, 0}
	a1, b1 := []int{1, 2, 3, 4, 5, 5, 1}, []int{2, 2, 3, 5, 4, 5, 1}
	correl, pearson := calc("CORREL", a, b), calc("PEARSON", a, b)
	if same(correl, pearson) {
		log.Fatal("the zeros are counted in now")
	}
	if !same(correl, calc("PEARSON", a[1:6], b[1:6])) {
		log.Fatal("something else is left out now")
	}
	if !same(calc("CORREL", a1, b1), pearson) || !same(calc("PEARSON", a1, b1), pearson) {
		log.Fatal("without zeros the two differ now")
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.0 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
