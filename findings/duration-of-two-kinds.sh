#!/usr/bin/env bash
# The length of an interview, "format: duration": what the service takes and what its description allows have no value in common.
#
# huma v2.37.2 takes 45m and 1h30m, as Go writes them, and refuses PT45M and PT1H30M: "expected duration: time: invalid
# duration". In the OpenAPI 3.1 description it calls the field format "duration", which JSON Schema defines by RFC 3339, so that
# santhosh-tekuri/jsonschema v6.0.3 with formats switched on allows PT45M and PT1H30M alone. huma's guide
# names 1h30m as its example; the description that clients are made from does not say so.
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
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

type input struct {
	Body struct {
		Length string `json:"length" format:"duration"`
	}
}

func main() {
	mux := http.NewServeMux()
	api := humago.New(mux, huma.DefaultConfig("Interviews", "1"))
	huma.Post(api, "/length", func(context.Context, *input) (*struct{}, error) { return nil, nil })

	written, err := json.Marshal(api.OpenAPI().Components.Schemas.Map()["InputBody"].Properties["length"])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("OpenAPI", api.OpenAPI().OpenAPI, "describes it as", string(written))
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(string(written)))
	if err != nil {
		log.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("length.json", document); err != nil {
		log.Fatal(err)
	}
	schema := compiler.MustCompile("length.json")

	for _, length := range []string{"45m", "1h30m", "PT45M", "PT1H30M"} {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("POST", "/length", strings.NewReader(`{"length":"`+length+`"}`))
		r.Header.Set("Content-Type", "application/json")
		mux.ServeHTTP(w, r)
		taken, allowed := w.Code == http.StatusNoContent, schema.Validate(length) == nil
		fmt.Println(length, "taken:", taken, "allowed by the description:", allowed, strings.TrimSpace(w.Body.String()))
		if !taken && w.Code != http.StatusUnprocessableEntity {
			log.Fatal("another answer: ", w.Code)
		}
		if iso := strings.HasPrefix(length, "P"); taken == iso || allowed != iso {
			log.Fatal("the two agree on ", length, " now")
		}
	}
}
GO
go get github.com/danielgtaylor/huma/v2@v2.37.2 github.com/santhosh-tekuri/jsonschema/v6@v6.0.3 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
