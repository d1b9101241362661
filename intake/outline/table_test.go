package outline

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// para and head are lines of cells.
func para(text string) Line { return Line{Text: text, Shape: Paragraph} }

func head(text string) Line { return Line{Text: text, Shape: Heading, Level: 4} }

func item(text string) Line { return Line{Text: text, Shape: Item, Level: 1} }

func TestTable(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		rows [][][]Line
		want []Line
	}{
		"cells of one line": {
			[][][]Line{{{para("Post")}, {para("Clerk")}}, {{para("Place")}, {para("Leeds")}}},
			[]Line{{Text: "Clerk", Shape: Row, Label: "Post"}, {Text: "Leeds", Shape: Row, Label: "Place"}},
		},
		"a label that the cell has": {
			[][][]Line{{{Line{Text: "Clerk", Shape: Row, Label: "Post"}}}},
			[]Line{{Text: "Post: Clerk", Shape: Row}},
		},
		"a short cell before a long one": {
			[][][]Line{{{para("Tasks:")}, {item("File letters"), item("Answer calls")}}},
			[]Line{head("Tasks"), item("File letters"), item("Answer calls")},
		},
		"a long cell before a long one": {
			[][][]Line{{{para("What you do on an ordinary day in our office")}, {para("File letters"), para("Answer calls")}}},
			[]Line{para("What you do on an ordinary day in our office"), para("File letters"), para("Answer calls")},
		},
		"labels beside what is arranged": {
			[][][]Line{{{para("Post")}, {para("Clerk")}}, {{para("Tasks")}, {para("File letters"), para("Answer calls")}}},
			[]Line{{Text: "Clerk", Shape: Row, Label: "Post"}, head("Tasks"), para("File letters"), para("Answer calls")},
		},
		"a heading in a cell": {
			[][][]Line{{{Line{Text: "Clerk", Shape: Heading, Level: 2}}}, {{para("File letters")}}},
			[]Line{{Text: "Clerk", Shape: Heading, Level: 2}, para("File letters")},
		},
		"empty cells": {
			[][][]Line{{nil, {para("File letters"), para("Answer calls")}}, {nil, nil}},
			[]Line{para("File letters"), para("Answer calls")},
		},
		"no rows": {nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tc.want, Table(tc.rows, false)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
