package transcript_test

import (
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"yardstick/assess/transcript"
)

// notSaid is what stands in the files of testdata/forms.txtar and is not said by
// the one who answers: the questions, times, names, what an exporter adds.
var notSaid = []string{
	"How would you", "And then", "Tell me", "Comment", "dass Sie", "Πώς", "怎么", "كيف", "would you know",
	"00:", "0:", "SPEAKER", "Attendees", "ended after", "generated",
}

// TestManyForms: the words of the one who answers are told from the others', or the
// transcript says that it is not sure. Never are they mixed silently.
func TestManyForms(t *testing.T) {
	t.Parallel()
	forms, err := txtar.ParseFile("testdata/forms.txtar")
	if err != nil || len(forms.Files) < 40 {
		t.Fatalf("%v, %v", forms, err)
	}
	for _, f := range forms.Files {
		name := strings.Split(f.Name, " | ")
		t.Run(name[2], func(t *testing.T) {
			t.Parallel()
			got, err := transcript.Parse(name[0], f.Data)
			if err != nil {
				t.Fatal(err)
			}
			if name[1] == "?" {
				if !got.Unsure {
					t.Errorf("sure of %q", got.Speakers())
				}
				return
			}
			said, _ := got.Of(name[1])
			if turns := strings.Count(said, "\n\n") + 1; got.Unsure || turns < 2 || turns > 3 {
				t.Errorf("unsure: %v; of %q, %s said %q", got.Unsure, got.Speakers(), name[1], said)
			}
			for _, other := range notSaid {
				if strings.Contains(said, other) {
					t.Errorf("%q is taken for the answer: %q", other, said)
				}
			}
		})
	}
}
