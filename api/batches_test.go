package api_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"yardstick/api"
	"yardstick/batch"
	"yardstick/people"
)

// TestBatch brings a file, names its columns, and reads what was found page by page.
func TestBatch(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	file := "who,said\nkim,Callers waited for days.\nlee,Nobody rang back and nobody had looked.\nmax,Callers waited for days.\n"
	var b batch.Batch
	s.ask(token, "POST", "/batches?name=a.csv", file).want(201).into(&b)
	if b.State != batch.Draft || b.File != "a.csv" {
		t.Fatalf("%+v", b)
	}
	at := "/batches/" + b.ID
	var p api.Preview
	if s.ask(token, "GET", at+"/preview", nil).want(200).into(&p); strings.Join(p.Head, ",") != "who,said" || len(p.Rows) != 3 {
		t.Errorf("%+v", p)
	}
	columns := map[string]string{"answer": "said", "candidate": "who", "asked": "define-failure"}
	s.ask(token, "POST", at+"/start", map[string]any{"columns": columns}).problem(422)
	s.ask(token, "POST", at+"/start", map[string]any{"job": sampleJob, "columns": columns}).want(200)
	s.ask(token, "POST", at+"/start", map[string]any{"job": sampleJob, "columns": columns}).problem(409)
	s.quick()
	for until := time.Now().Add(20 * time.Second); !b.State.Over(); {
		s.ask(token, "GET", at, nil).want(200).into(&b)
		if time.Now().After(until) {
			t.Fatalf("not finished: %+v", b)
		}
	}
	if b.State != batch.Finished || b.Counts.Rows != 3 || b.Counts.Again != 1 {
		t.Errorf("%+v", b)
	}
	var rows []api.BatchResult
	for cursor := ""; ; {
		var page api.List[api.BatchResult]
		s.ask(token, "GET", at+"/results?limit=2&cursor="+cursor, nil).want(200).into(&page)
		rows = append(rows, page.Items...)
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	if len(rows) != 3 || rows[0].Candidate != "kim" || rows[0].Assessment == nil || rows[2].Same != 1 {
		t.Errorf("%+v", rows)
	}
	for _, path := range []string{"/batches", at, at + "/results", at + "/alike"} {
		var v any
		s.ask(token, "GET", path, nil).want(200).into(&v)
		s.described(path, v)
	}
	other := s.token(people.Practising, "eve")
	for _, path := range []string{at, at + "/results", at + "/preview", at + "/alike", at + "/alike.csv", at + "/alike.xlsx"} {
		s.ask(other, "GET", path, nil).problem(404)
	}
	s.ask(other, "DELETE", at, nil).problem(404)
	s.ask(token, "DELETE", at, nil).want(204)
}

// TestUnsealed: a batch wants a sealed guide.
func TestUnsealed(t *testing.T) {
	t.Parallel()
	s, token := practising(t)
	var job json.RawMessage
	s.ask(token, "GET", "/samples/bus-driver", nil).want(200).into(&job)
	var derived api.CheckedGuide
	s.ask(token, "POST", "/guides/derive", map[string]any{"job": job}).want(200).into(&derived)
	var b batch.Batch
	s.ask(token, "POST", "/batches?name=a.jsonl", `{"id":"1","answer":"x"}`).want(201).into(&b)
	s.ask(token, "POST", "/batches/"+b.ID+"/start", map[string]any{"guide": json.RawMessage(derived.Guide)}).problem(422)
	s.ask(token, "POST", "/batches/"+b.ID+"/cancel", nil)
}
