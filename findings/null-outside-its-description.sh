#!/usr/bin/env bash
# An answer with a null in it: the description that the same service hands out with it does not allow the null.
#
# huma v2.37.2 describes a pointer to a struct, without omitempty, as required and as a reference to that object; a
# pointer to a string or a number it describes as "string or null", "integer or null". Where nothing is there yet, it sends
# null for all three. Validated by santhosh-tekuri/jsonschema v6.0.3 against the schema named in the answer's own
# $schema, the answer fails at /score alone: "got null, want object". Generated clients that check what they get refuse it.
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
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

type Score struct {
	Level int `json:"level"`
}

type Rating struct {
	Score *Score  `json:"score"`
	Note  *string `json:"note"`
	Round *int    `json:"round"`
}

type output struct{ Body Rating }

func main() {
	mux := http.NewServeMux()
	api := humago.New(mux, huma.DefaultConfig("Ratings", "1"))
	note, round := "clear", 1
	huma.Get(api, "/given", func(context.Context, *struct{}) (*output, error) {
		return &output{Rating{&Score{4}, &note, &round}}, nil
	})
	huma.Get(api, "/open", func(context.Context, *struct{}) (*output, error) { return &output{}, nil })
	get := func(path string) string {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		return strings.TrimSpace(w.Body.String())
	}

	compiler := jsonschema.NewCompiler()
	for _, name := range []string{"Rating", "Score"} {
		document, err := jsonschema.UnmarshalJSON(strings.NewReader(get("/schemas/" + name + ".json")))
		if err != nil {
			log.Fatal(err)
		}
		if err := compiler.AddResource("https://example.com/schemas/"+name+".json", document); err != nil {
			log.Fatal(err)
		}
	}
	schema, err := compiler.Compile("https://example.com/schemas/Rating.json")
	if err != nil {
		log.Fatal(err)
	}
	check := func(path string) error {
		answer := get(path)
		fmt.Println(path, answer)
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(answer))
		if err != nil {
			log.Fatal(err)
		}
		return schema.Validate(value)
	}
	if err := check("/given"); err != nil {
		log.Fatal("an answer without null does not fit: ", err)
	}
	var wrong *jsonschema.ValidationError
	if err := check("/open"); !errors.As(err, &wrong) {
		log.Fatal("the null fits its description now: ", err)
	}
	fmt.Println(wrong)
	if text := wrong.Error(); !strings.Contains(text, "/score") || strings.Contains(text, "/note") || strings.Contains(text, "/round") {
		log.Fatal("another field is at fault now")
	}
}
GO
go get github.com/danielgtaylor/huma/v2@v2.37.2 github.com/santhosh-tekuri/jsonschema/v6@v6.0.3 2>/dev/null
go mod tidy 2>/dev/null
go run -p 1 .
