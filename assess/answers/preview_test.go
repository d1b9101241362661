package answers_test

import (
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess/answers"
	"yardstick/internal/fault"
)

const applicants = "\nRef;Applicant;Asked;Their words\nr1;Kim;fail;\"I fail, when it rings\"\nr2;Lee;fail;Nobody calls back\n"

func TestLook(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file, data string
		want       answers.Preview
	}{
		"sheet": {"a.csv", "id,answer\n\n1,one\n2,two\n3,three\n", answers.Preview{Head: []string{"id", "answer"}, Rows: [][]string{{"1", "one"}, {"2", "two"}}}},
		"lines": {"a.jsonl", `{"id":"1","answer":"one","candidate":"kim"}` + "\n" + `{"id":"2"}` + "\n", answers.Preview{
			Fixed: true, Head: []string{"id", "candidate", "question", "answer"}, Rows: [][]string{{"1", "kim", "", "one"}},
		}},
	} {
		got, err := answers.Look(c.file, []byte(c.data), "", 2)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
	for _, data := range []string{"", "a,b\n\xff"} {
		if _, err := answers.Look("a.csv", []byte(data), "", 2); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v, want Invalid", data, err)
		}
	}
}

// TestNamedColumns: columns are taken for what somebody says that they are.
func TestNamedColumns(t *testing.T) {
	t.Parallel()
	r, err := answers.Open("a.csv", strings.NewReader(applicants), answers.Options{
		Column: "Their words", Named: answers.Columns{ID: "Ref", Candidate: "Applicant", Question: "Asked"},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for {
		x, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, x.ID+"/"+x.Candidate+"/"+x.Question+"/"+x.Text)
	}
	if diff := cmp.Diff([]string{"r1/Kim/fail/I fail, when it rings", "r2/Lee/fail/Nobody calls back"}, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzLook(f *testing.F) {
	f.Add("a.csv", []byte(applicants))
	f.Add("a.jsonl", []byte(`{"id":"1","answer":"one"}`))
	f.Add("a.xlsx", []byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		p, err := answers.Look(name, data, "", 3)
		if err == nil && len(p.Rows) > 3 {
			t.Errorf("%d rows, want 3 at most", len(p.Rows))
		}
	})
}
