#!/usr/bin/env bash
# A request numbered by a clock: the MCP Go SDK answers it under the next number.
#
# github.com/modelcontextprotocol/go-sdk v1.8.0 reads the id of a JSON-RPC message as a float64. A whole number above 2^53, such as a time in
# nanoseconds, is answered under the nearest one that a float64 holds (1764547200000000001 under 1764547200000000000), and a fraction, which
# JSON-RPC 2.0 advises against and allows, under its whole part (7.5 under 7). There is no error: whoever asked waits for an answer that went out
# under a number that nobody asked with. Ids as texts come back as they are.
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
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func main() {
	for _, c := range []struct{ sent, answered string }{
		{`7`, `7`},
		{`"1764547200000000001"`, `"1764547200000000001"`},
		{`1764547200000000001`, `1764547200000000000`},
		{`7.5`, `7`},
	} {
		got := ask(c.sent)
		fmt.Printf("asked under %s, answered under %s\n", c.sent, got)
		if got != c.answered {
			log.Fatalf("want %s: it is answered in another way now", c.answered)
		}
	}
}

// ask opens a session whose first request has this id, and gives the id of the answer.
func ask(id string) string {
	toServer, fromHere := io.Pipe()
	toHere, fromServer := io.Pipe()
	server := mcp.NewServer(&mcp.Implementation{Name: "asked", Version: "1"}, nil)
	session, err := server.Connect(context.Background(), &mcp.IOTransport{Reader: toServer, Writer: fromServer}, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer session.Close()
	fmt.Fprintf(fromHere, `{"jsonrpc":"2.0","id":%s,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"a","version":"1"}}}`+"\n", id)
	line, err := bufio.NewReader(toHere).ReadBytes('\n')
	if err != nil {
		log.Fatal(err)
	}
	var answer struct {
		ID json.RawMessage `json:"id"`
	}
	if err := json.Unmarshal(line, &answer); err != nil {
		log.Fatal(err)
	}
	go fromHere.Close()
	return string(answer.ID)
}
GO
go get github.com/modelcontextprotocol/go-sdk@v1.8.0 2>/dev/null
go mod tidy 2>/dev/null
timeout 60 go run .
