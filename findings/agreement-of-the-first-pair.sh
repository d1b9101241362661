#!/usr/bin/env bash
# How often two raters agree, as one formula over two columns: only the first candidate is looked at.
#
# excelize v2.11.0 (CalcCellValue), ratings 1 2 3 4 5 4 against 2 3 3 5 4 4: SUMPRODUCT(--(A1:A6=B1:B6)) gives 0, and so does it
# with a factor of 1 in place of the signs; a column of IF(A1=B1,1,0) and its SUM give 2. The distance, SUMPRODUCT(ABS(A1:A6-B1:B6)),
# comes out as 1, cell by cell 4. With the third row first it is 1 and 0. SUMXMY2 of the same ranges is
# right with 4. No error is raised, as for functions that are not supported.
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

	"github.com/xuri/excelize/v2"
)

type results struct{ agree, factor, distance, agreeByCell, distanceByCell, squares string }

func look(a, b []int) results {
	f := excelize.NewFile()
	set := func(cell, formula string) {
		if err := f.SetCellFormula("Sheet1", cell, formula); err != nil {
			log.Fatal(err)
		}
	}
	for i := range a {
		for column, x := range map[string]int{"A": a[i], "B": b[i]} {
			if err := f.SetCellValue("Sheet1", fmt.Sprint(column, i+1), x); err != nil {
				log.Fatal(err)
			}
		}
		set(fmt.Sprint("C", i+1), fmt.Sprintf("IF(A%d=B%d,1,0)", i+1, i+1))
		set(fmt.Sprint("D", i+1), fmt.Sprintf("ABS(A%d-B%d)", i+1, i+1))
	}
	calc := func(formula string) string {
		set("F1", formula)
		text, err := f.CalcCellValue("Sheet1", "F1")
		if err != nil {
			log.Fatal(formula, ": ", err)
		}
		fmt.Println(a, b, formula, text)
		return text
	}
	return results{
		calc("SUMPRODUCT(--(A1:A6=B1:B6))"), calc("SUMPRODUCT((A1:A6=B1:B6)*1)"), calc("SUMPRODUCT(ABS(A1:A6-B1:B6))"),
		calc("SUM(C1:C6)"), calc("SUM(D1:D6)"), calc("SUMXMY2(A1:A6,B1:B6)"),
	}
}

func main() {
	if got := look([]int{1, 2, 3, 4, 5, 4}, []int{2, 3, 3, 5, 4, 4}); got != (results{"0", "0", "1", "2", "4", "4"}) {
		log.Fatal("it counts otherwise now: ", got)
	}
	if got := look([]int{3, 1, 2, 4, 5, 4}, []int{3, 2, 3, 5, 4, 4}); got != (results{"1", "1", "0", "2", "4", "4"}) {
		log.Fatal("with the third row first it counts otherwise now: ", got)
	}
}
GO
go get github.com/xuri/excelize/v2@v2.11.0 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
