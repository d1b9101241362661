#!/usr/bin/env bash
# A target of a million in a YAML file: goccy/go-yaml writes a number and reads a text, where the million is round.
#
# goccy/go-yaml v1.19.2 writes the float 1000000 as 1e+06 and 1500000 as 1.5e+06. Read back into an untyped value, 1.5e+06 is a number and 1e+06
# is the text "1e+06": a number with an exponent is known to it by its point. The YAML 1.2 core schema has both as numbers (its pattern of
# floats asks for no point). So of the measures of a job, "2 million turned over" changes its kind on the way through a file and "2.1 million"
# does not; 999999 is written 999999.0. Read into a float64 field all come back. There is no error either way.
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

	"github.com/goccy/go-yaml"
)

func main() {
	for _, c := range []struct {
		target float64
		text   bool
	}{{999999, false}, {1000000, true}, {1500000, false}, {2000000, true}, {2100000, false}, {30000000, true}} {
		written, err := yaml.Marshal(map[string]float64{"target": c.target})
		if err != nil {
			log.Fatal(err)
		}
		var untyped map[string]any
		var typed map[string]float64
		if err := yaml.Unmarshal(written, &untyped); err != nil {
			log.Fatal(err)
		}
		if err := yaml.Unmarshal(written, &typed); err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%.0f is written %q, read as %T, into a field as %.0f\n", c.target, written, untyped["target"], typed["target"])
		if _, text := untyped["target"].(string); text != c.text || typed["target"] != c.target {
			log.Fatal("it is read in another way now")
		}
	}
}
GO
go get github.com/goccy/go-yaml@v1.19.2 2>/dev/null
go run .
