#!/usr/bin/env bash
# A weight in steps of a tenth: whether .3, .5 or 1 is such a step hangs on who checks it.
#
# huma v2.37.2 writes multipleOf: 0.1 into its OpenAPI description and refuses 93 of the 100 tenths from .1 to 10, among them
# .3, .5 and 1: "expected number to be a multiple of 0.1" (422). It takes the remainder in floating point, where
# 1 is nine times .1 and some. santhosh-tekuri/jsonschema v6.0.3, which counts in fractions, accepts all
# 100 by the same schema, so that a client that checks before it sends is still turned away.
#
# Shown by running both on valid input; nothing of ours is involved. Exits 0 while that is so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
go mod init example.org/finding 2>/dev/null
cat >main.go <<'GO'
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

type input struct {
	Body struct {
		Weight float64 `json:"weight" multipleOf:"0.1"`
	}
}

func main() {
	mux := http.NewServeMux()
	api := humago.New(mux, huma.DefaultConfig("Weights", "1"))
	huma.Post(api, "/weight", func(context.Context, *input) (*struct{}, error) { return nil, nil })

	written, err := json.Marshal(api.OpenAPI().Components.Schemas.Map()["InputBody"].Properties["weight"])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("described as", string(written))
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(written)))
	if err != nil {
		log.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("weight.json", document); err != nil {
		log.Fatal(err)
	}
	schema := compiler.MustCompile("weight.json")

	var refused []string
	for i := 1; i <= 100; i++ {
		weight := fmt.Sprintf("%d.%d", i/10, i%10)
		if err := schema.Validate(json.Number(weight)); err != nil {
			log.Fatal("the other one refuses ", weight, " now: ", err)
		}
		w := httptest.NewRecorder()
		r := httptest.NewRequest("POST", "/weight", strings.NewReader(`{"weight":`+weight+`}`))
		r.Header.Set("Content-Type", "application/json")
		mux.ServeHTTP(w, r)
		if w.Code == http.StatusUnprocessableEntity {
			refused = append(refused, weight)
		} else if w.Code != http.StatusNoContent {
			log.Fatal(weight, ": ", w.Code, " ", w.Body)
		}
	}
	fmt.Println("refused:", len(refused), "of 100:", refused)
	for _, weight := range []string{"0.3", "0.5", "1.0"} {
		if !slices.Contains(refused, weight) {
			log.Fatal(weight, " is accepted now")
		}
	}
	if len(refused) != 93 {
		log.Fatal("it refuses others now")
	}
}
GO
go get github.com/danielgtaylor/huma/v2@v2.37.2 github.com/santhosh-tekuri/jsonschema/v6@v6.0.3 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
