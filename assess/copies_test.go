package assess

import (
	"slices"
	"testing"
)

func TestCopies(t *testing.T) {
	t.Parallel()
	const long = "I organised the rota on Monday, and by Friday nobody had to ask me where they were."
	var c Copies
	for _, x := range []struct {
		name, question, answer string
		want                   bool
	}{
		{"the first", "q", long, false},
		{"the same", "q", long, true},
		{"the same in another dress", "q", "i ORGANIZED the rota on monday and by friday nobody had to ask me, where they were", true},
		{"to another question", "r", long, false},
		{"other words", "q", long + " Twice.", false},
		{"a few words", "q", "I rang her.", false},
		{"the same few words", "q", "I rang her.", false},
	} {
		a := Assessment{Guide: "g", Question: x.question, Warnings: []string{}}
		c.Mark(&a, x.answer)
		if got := slices.Contains(a.Warnings, WarnCopied); got != x.want {
			t.Errorf("%s: copied %t, want %t", x.name, got, x.want)
		}
	}
}
