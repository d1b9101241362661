package answers

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/fault"
)

// every reads all answers with options.
func every(name, in string, o Options) ([]Answer, error) {
	r, err := Open(name, strings.NewReader(in), o)
	if err != nil {
		return nil, err
	}
	var list []Answer
	for {
		x, err := r.Next()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return list, err
		}
		list = append(list, x)
	}
}

const question = "Define failure in doing this job."

func asked(words string) bool { return words == question || words == "signs" }

// TestMany: what holds several answers is never one.
func TestMany(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file, in string
		opts     Options
		want     []Answer
	}{
		"an array": {"a.json", `[{"id":"1","answer":"x"},{"answer":"y"}]`, Options{}, []Answer{
			{ID: "1", Text: "x"},
			{ID: "answer-2", Text: "y"},
		}},
		"an array in a text": {"a.txt", ` [ {"id":"1","answer":"x"} ]`, Options{}, []Answer{{ID: "1", Text: "x"}}},
		"objects over lines": {
			"a.json", "{\n \"id\": \"1\",\n \"answer\": \"x\"\n}\n{\n \"id\": \"2\",\n \"answer\": \"y\"\n}",
			Options{},
			[]Answer{{ID: "1", Text: "x"}, {ID: "2", Text: "y"}},
		},
		"one object over lines": {"standard input", "{\n \"id\": \"1\",\n \"answer\": \"x\"\n}", Options{}, []Answer{{ID: "1", Text: "x"}}},
		"CSV": {"a.csv", "ID,Answer,Question\r\n1,\"x, and\ny\",signs\r\n,z,\r\n,,\r\n", Options{}, []Answer{{
			ID:   "1",
			Text: "x, and\ny", Question: "signs", Line: 2,
		}, {ID: "row-3", Text: "z", Line: 3}}},
		"CSV with semicolons": {"a.csv", "id;answer\n1;x\n", Options{}, []Answer{{ID: "1", Text: "x", Line: 2}}},
		"CSV in UTF-16": {
			"a.csv", "\xff\xfei\x00d\x00\t\x00a\x00n\x00s\x00w\x00e\x00r\x00\n\x001\x00\t\x00\xe9\x00\n\x00",
			Options{},
			[]Answer{{ID: "1", Text: "é", Line: 2}},
		},
		"TSV": {"a.tsv", "who\tresponse\nAna\tx\n", Options{}, []Answer{{ID: "row-2", Text: "x", Line: 2}}},
		"a form": {
			"a.csv", "Timestamp,Name," + question + ",signs\n1,Ana,x,y\n",
			Options{Question: asked},
			[]Answer{{ID: "row-2-3", Question: question, Text: "x", Line: 2}, {ID: "row-2-4", Question: "signs", Text: "y", Line: 2}},
		},
		"a form in a text": {
			"standard input", "Name\t" + question + "\nAna\tx\nBen\ty\n",
			Options{Question: asked},
			[]Answer{{ID: "row-2", Question: question, Text: "x", Line: 2}, {ID: "row-3", Question: question, Text: "y", Line: 3}},
		},
		"a column by its name": {"a.csv", "who,words\nAna,x\n", Options{Column: "Words"}, []Answer{{ID: "row-2", Text: "x", Line: 2}}},
		"a speaker of each line": {
			"a.jsonl", `{"id":"1","answer":"Ana: Why?\nBen: So.\nAna: And?\nBen: Yes."}`,
			Options{Speaker: "ben"},
			[]Answer{{ID: "1", Text: "So.\n\nYes.", Line: 1}},
		},
		"a text with commas": {"a.txt", "I answer, ring back, and write.\nThat is it.", Options{}, []Answer{{
			ID:   "a",
			Text: "I answer, ring back, and write.\nThat is it.",
		}}},
		"a text with a bracket": {"standard input", "[{sighs}] I rang.", Options{}, []Answer{{ID: "answer", Text: "[{sighs}] I rang."}}},
		"headings of a story": {
			"a.txt", "Situation: rain.\nAction: I ran.\nSituation: snow.\nAction: I walked.",
			Options{},
			[]Answer{{ID: "a", Text: "Situation: rain.\nAction: I ran.\nSituation: snow.\nAction: I walked."}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := every(c.file, c.in, c.opts)
			for i := range c.want {
				c.want[i].File = c.file
			}
			if d := cmp.Diff(c.want, got); d != "" || err != nil {
				t.Errorf("%v (-want +got):\n%s", err, d)
			}
		})
	}
}

// TestManyRefused: what is neither is refused, with what would be right.
func TestManyRefused(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ file, in, want string }{
		{"a.json", `[{"id":"1"},{"id":"2"}]`, "a.json: is JSON without answers"},
		{"a.json", `["x","y"]`, "a.json: is JSON without answers"},
		{"a.json", `[{"id":"1","answer":"x"},{"id":"2"}]`, "a.json: [2].answer: is missing"},
		{"a.json", `[{"id":"1","answer":"x"},{"id":"1","answer":"y"}]`, "a.json: id: \"1\" is the id of an earlier answer"},
		{"a.json", `[{"id":"1","answer":`, "a.json: is neither JSON nor a text"},
		{"a.csv", "id,answer\n", "a.csv: holds no answers"},
		{"a.txt", "Ana: Is it failure below 70 percent?\nYes, it is.", "a.txt: holds questions, or changes of speaker, and does not say who speaks"},
		{"a.txt", "Ana: Is it failure below 70 percent?\nBen: Yes, it is.", "a.txt: holds the words of Ana and Ben; say whose"},
		{"a.csv", "id,answer\n1,caf\xe9\n", "a.csv:2: is not a text file in UTF-8; save it in the spreadsheet as CSV UTF-8, or as XLSX"},
		{"a.csv", "who,words\nAna,x\n", "a.csv:1: has no column called answer"},
		{"a.csv", "id,answer\n1,x\n1,y\n", "a.csv:3: id: \"1\" is the id of an earlier answer"},
		{"a.xlsx", "PK\x03\x04\x14\x00", "a.xlsx: begins like an XLSX workbook and is none"},
		{
			"a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Why?\n\n00:02.000 --> 00:03.000\n<v Ben>So.\n",
			"a.vtt: holds the words of Ana and Ben; say whose are the answer (--speaker \"Ben\")",
		},
	} {
		_, err := every(c.file, c.in, Options{})
		if !fault.Is(err, fault.Invalid) || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%.40q: %v, want %s…", c.in, err, c.want)
		}
	}
	_, err := every("a.csv", "who,words\nAna,x\n", Options{Column: "answer"})
	if err == nil || err.Error() != `a.csv:1: has no column "answer"; it has who and words` {
		t.Errorf("a column that is not there: %v", err)
	}
}
