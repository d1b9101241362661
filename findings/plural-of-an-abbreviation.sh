#!/usr/bin/env bash
# The plural of CV, KPI and PhD: an abbreviation in capitals takes the s along.
#
# gertd/go-pluralize v0.2.1 makes "3 CVS", "3 KPIS" and "3 PhDS" of CV, KPI and PhD, while it knows "CVs" and "KPIs" to be plural, leaves
# them as they are and has CV and KPI as their singular. So the text depends on which form was put in: Plural("CV") is not
# Plural("CVs"). The other way, names that end in S lose it: Singular("AWS") is AW, of "iOS" iO, and IsPlural says
# true of both, so that "1 AWS account" in a list of skills may become "1 AW account".
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

	"github.com/gertd/go-pluralize"
)

func main() {
	p := pluralize.NewClient()
	for _, c := range []struct {
		word, plural, again string
	}{{"CV", "CVS", "CVs"}, {"KPI", "KPIS", "KPIs"}, {"PhD", "PhDS", "PhDs"}} {
		fmt.Println(p.Pluralize(c.word, 3, true), "of", c.word, "and", p.Plural(c.again), "of", c.again, "singular", p.Singular(c.again))
		if p.Plural(c.word) != c.plural {
			log.Fatal("the s is small now")
		}
		if p.Plural(c.again) != c.again || !p.IsPlural(c.again) || p.Singular(c.again) != c.word {
			log.Fatal(c.again, " is taken otherwise now")
		}
	}
	for word, singular := range map[string]string{"AWS": "AW", "iOS": "iO"} {
		fmt.Println(word, "plural:", p.IsPlural(word), "singular form:", p.Singular(word))
		if p.Singular(word) != singular || !p.IsPlural(word) {
			log.Fatal(word, " keeps its S now")
		}
	}
}
GO
go get github.com/gertd/go-pluralize@v0.2.1 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
