package answers

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
)

// all reads every answer of an input.
func all(name, in string) ([]Answer, bool, error) {
	r, err := NewReader(name, iotest.HalfReader(strings.NewReader(in)))
	if err != nil {
		return nil, false, err
	}
	var answers []Answer
	for {
		a, err := r.Next()
		if errors.Is(err, io.EOF) {
			return answers, r.Stream(), nil
		}
		if err != nil {
			return answers, r.Stream(), err
		}
		answers = append(answers, a)
	}
}

func TestRead(t *testing.T) {
	t.Parallel()
	const std = "standard input"
	cases := []struct {
		name, file, in string
		want           []Answer
		stream         bool
	}{
		{"text by name", "notes/a1.txt", "{\"answer\": \"x\"}", []Answer{{ID: "a1", Text: "{\"answer\": \"x\"}", File: "notes/a1.txt"}}, false},
		{"text as given", std, "\ufeff I rang. \n", []Answer{{ID: "answer", Text: "\ufeff I rang. \n", File: std}}, false},
		{"empty text", std, "", []Answer{{ID: "answer", File: std}}, false},
		{"stream by name", "a.jsonl", "{\"id\":\"1\",\"answer\":\"x\"}\n", []Answer{{ID: "1", Text: "x", File: "a.jsonl", Line: 1}}, true},
		{"empty stream", "a.ndjson", "\n\n", nil, true},
		{
			"stream by content", std,
			"\n \n{\"answer\":\"x\",\"guide\":\"g\",\"question\":\"q\",\"candidate\":\"c\",\"seconds\":3}\r\n\n{\"id\":\"2\",\"answer\":\"\"}",
			[]Answer{{ID: "line-3", Guide: "g", Question: "q", Candidate: "c", Text: "x", File: std, Line: 3}, {ID: "2", File: std, Line: 5}},
			true,
		},
		{"a brace begins a text too", std, "{sighs}\nI rang.\n", []Answer{{ID: "answer", Text: "{sighs}\nI rang.\n", File: std}}, false},
		{"an object without an answer is a text", std, "{\"id\": 1}", []Answer{{ID: "answer", Text: "{\"id\": 1}", File: std}}, false},
		{"escapes", "a.jsonl", `{"id":"1","answer":"\u00e9\ud83d\ude00\n"}`, []Answer{{ID: "1", Text: "é😀\n", File: "a.jsonl", Line: 1}}, true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			got, stream, err := all(c.file, c.in)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, got); diff != "" || stream != c.stream {
				t.Errorf("stream %v (-want +got):\n%s", stream, diff)
			}
		})
	}
}

func TestReadErrors(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, file, in, want string }{
		{
			"no answer", "a.jsonl", "{\"id\":\"1\",\"answer\":\"x\"}\n{\"id\":\"2\"}\n",
			"a.jsonl:2: answer: is missing: each line holds the field answer with a text",
		},
		{"answer is null", "a.jsonl", "{\"answer\":null}", "a.jsonl:1: answer: is missing: each line holds the field answer with a text"},
		{"wrong type", "a.jsonl", "{\"answer\":[1]}", "a.jsonl:1: answer: holds a JSON array where a text belongs"},
		{"no object", "a.jsonl", "\n[]", "a.jsonl:2: holds a JSON array where an object with the fields id and answer belongs"},
		{"broken", "a.jsonl", "{\"answer\":", "a.jsonl:1: is not a line of JSON: unexpected end of JSON input"},
		{"bad UTF-8", "a.jsonl", "{\"answer\":\"\xff\"}", "a.jsonl:1: is not text in UTF-8"},
		{"binary", "a.txt", "a\x00b", "a.txt: is not a text file (it holds NUL bytes)"},
		{"bad UTF-8 text", "a.txt", "a\xffb", "a.txt: is not a text file in UTF-8"},
		{"large text", "a.txt", strings.Repeat("a", 200_001), "a.txt: is larger than 200000 bytes, the most that one answer may have"},
		{"long line", "a.jsonl", strings.Repeat(" ", MaxLine+1), "a.jsonl:1: the line is longer than 2097152 bytes, the most that is read"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, _, err := all(c.file, c.in)
			if !fault.Is(err, fault.Invalid) || err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
}

func TestReadPassesOnReadErrors(t *testing.T) {
	t.Parallel()
	_, err := NewReader("a.txt", iotest.ErrReader(errors.New("the disk is gone")))
	if err == nil || err.Error() != "a.txt: cannot be read: the disk is gone" {
		t.Errorf("got %v", err)
	}
}

func FuzzReader(f *testing.F) {
	f.Add("{\"id\":\"1\",\"answer\":\"x\"}\n{\"answer\":\"y\"}\n")
	f.Add("{sighs}\n")
	f.Add("[{\"id\":\"1\",\"answer\":\"x\"},{\"answer\":\"y\"}]")
	f.Add("id;answer\n1;\"x\ny\"\n")
	f.Add("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Why?\n")
	f.Add("{\"answer\":{\"a\":[[[[]]]]}}")
	f.Add("\ufeff{\"answer\":\"\\ud800\"}")
	f.Add(workbookOf(f, []page{round, {"Round 2", [][]any{{"Title"}, {"q", question}, {1.5, true}}}}, nil))
	f.Fuzz(func(t *testing.T, in string) {
		for _, name := range []string{"standard input", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.vtt", "a.xlsx"} {
			answers, _, err := all(name, in)
			if err != nil && !fault.Is(err, fault.Invalid) {
				t.Fatalf("%v", err)
			}
			for _, a := range answers {
				if !utf8.ValidString(a.Text) || a.ID == "" {
					t.Fatalf("answer %+v", a)
				}
			}
		}
	})
}
