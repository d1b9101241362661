#!/usr/bin/env bash
# A rating sheet with one cell not filled in: whether that cell is a zero depends on the formula.
#
# excelize v2.11.0 (CalcCellValue), ratings 1 2 3 4 5 4 against 2 - 3 5 4 4: PEARSON .839, AVERAGE 3.6 and DEVSQ 5.2 leave the empty cell
# out. COVARIANCE.P gives 1.667 and COVARIANCE.S 2, as for a zero; of the five pairs they
# are 1.16 and 1.45. PEARSON is so not the covariance over the deviations. Excel's description of COVARIANCE.P and .S says that
# empty cells are ignored. No error is raised.
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
	sheet := func(second ...any) func(string) float64 {
		f := excelize.NewFile()
		for i, b := range second {
			if err := f.SetCellValue("Sheet1", fmt.Sprintf("A%d", i+1), []int{1, 2, 3, 4, 5, 4}[i]); err != nil {
				log.Fatal(err)
			}
			if b != nil {
				if err := f.SetCellValue("Sheet1", fmt.Sprintf("B%d", i+1), b); err != nil {
					log.Fatal(err)
				}
			}
		}
		return func(formula string) float64 {
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
	}
	empty, zero := sheet(2, nil, 3, 5, 4, 4), sheet(2, 0, 3, 5, 4, 4)
	// The five pairs without the row of the empty cell, by hand: means 3.4 and 3.6.
	const covarianceP, covarianceS = 1.16, 1.45
	same := func(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

	for _, c := range []struct {
		formula     string
		without     float64
		left, asOne bool // left out; counted as a zero
	}{
		{"PEARSON(A1:A6,B1:B6)", 5.8 / math.Sqrt(9.2*5.2), true, false},
		{"AVERAGE(B1:B6)", 3.6, true, false},
		{"DEVSQ(B1:B6)", 5.2, true, false},
		{"COVARIANCE.P(A1:A6,B1:B6)", covarianceP, false, true},
		{"COVARIANCE.S(A1:A6,B1:B6)", covarianceS, false, true},
	} {
		got, withZero := empty(c.formula), zero(c.formula)
		fmt.Printf("%-26s empty: %.6f  zero: %.6f  left out, by hand: %.6f\n", c.formula, got, withZero, c.without)
		if same(got, c.without) != c.left || same(got, withZero) != c.asOne {
			log.Fatal("it is taken otherwise now")
		}
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.0 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
