package guide_test

import (
	"testing"

	"yardstick/guide"
)

func TestQuestionNamed(t *testing.T) {
	t.Parallel()
	g := guide.Guide{Questions: []guide.Question{{ID: "failure", Text: "Define failure."}, {ID: "success", Text: " Define success. "}}}
	tests := []struct {
		name, want string
	}{
		{"failure", "failure"},
		{"success", "success"},
		{"Define success.", "success"},
		{" Define failure.\n", "failure"},
		{"", ""},
		{"Define", ""},
		{"Failure", ""},
	}
	for _, tt := range tests {
		q, ok := g.QuestionNamed(tt.name)
		switch {
		case ok != (tt.want != ""):
			t.Errorf("QuestionNamed(%q) found %v", tt.name, ok)
		case ok && q.ID != tt.want:
			t.Errorf("QuestionNamed(%q) = %s, want %s", tt.name, q.ID, tt.want)
		}
	}
}
