#!/usr/bin/env bash
# What a work sample of 4 foretells: TREND gives the same, whatever the one new value is.
#
# excelize v2.11.0 (CalcCellValue), six pairs of sample and later rating: TREND(A1:A6,B1:B6,3), with 3.5 and with 4 all give 1.394, which is
# the value on the line at the first known sample, 2. FORECAST gives 2.576, 3.167 and 3.758. So does TREND(…,E1:E1), a range of one cell,
# while TREND(…,E1) gives 1.394 again. GROWTH does likewise: 1.347 for 3 and for 4. The new value is dropped
# without an error.
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
	f := excelize.NewFile()
	set := func(cell string, value float64) {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			log.Fatal(err)
		}
	}
	ratings, samples := []float64{1, 2, 3, 4, 5, 4}, []float64{2, 3, 3, 5, 4, 4}
	for i := range ratings {
		set(fmt.Sprint("A", i+1), ratings[i])
		set(fmt.Sprint("B", i+1), samples[i])
	}
	calc := func(formula string) float64 {
		if err := f.SetCellFormula("Sheet1", "F1", formula); err != nil {
			log.Fatal(err)
		}
		text, err := f.CalcCellValue("Sheet1", "F1")
		if err != nil {
			log.Fatal(formula, ": ", err)
		}
		value, err := strconv.ParseFloat(text, 64)
		if err != nil {
			log.Fatal(err)
		}
		return value
	}
	same := func(x, y float64) bool { return math.Abs(x-y) < 1e-9 }
	first := calc("FORECAST(2,A1:A6,B1:B6)")
	growth := calc("GROWTH(A1:A6,B1:B6,2)")
	for _, x := range []float64{3, 3.5, 4} {
		set("E1", x)
		number, cell, area := calc(fmt.Sprintf("TREND(A1:A6,B1:B6,%g)", x)), calc("TREND(A1:A6,B1:B6,E1)"), calc("TREND(A1:A6,B1:B6,E1:E1)")
		forecast := calc(fmt.Sprintf("FORECAST(%g,A1:A6,B1:B6)", x))
		grown := calc(fmt.Sprintf("GROWTH(A1:A6,B1:B6,%g)", x))
		fmt.Printf("%g: TREND %.4f, of a cell %.4f, of a range of one cell %.4f; FORECAST %.4f; GROWTH %.4f\n", x, number, cell, area, forecast, grown)
		if !same(area, forecast) {
			log.Fatal("of a range it is another figure now")
		}
		if !same(number, first) || !same(cell, first) || !same(grown, growth) {
			log.Fatal("the new value counts now")
		}
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.0 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
