package sheet

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

func written(lines []outline.Line) string {
	var b strings.Builder
	for _, l := range lines {
		switch l.Shape {
		case outline.Heading:
			b.WriteString("# ")
		case outline.Item:
			b.WriteString("- ")
		}
		if l.Label != "" {
			b.WriteString(l.Label + " | ")
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

const (
	duties = "Function,Task,Per\nTickets,\"Sell tickets, at the counter\",day\nTickets,Balance the till,\nBoards,Update the boards,hour\n"
	read   = "# Tickets\n- Sell tickets, at the counter\nPer | day\n- Balance the till\n# Boards\n- Update the boards\nPer | hour\n"
)

func TestText(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ text, want, title string }{
		"commas": {duties, read, ""},
		"semicolons": {
			strings.NewReplacer(`"Sell tickets, at the counter"`, "Sell tickets, at the counter", ",day", ";day", "Tickets,", "Tickets;", "Function,Task,", "Function;Task;", "till,", "till;", "Boards,", "Boards;", ",hour", ";hour").Replace(duties),
			read,
			"",
		},
		"tabs": {
			"Job title\tDuty\nFerry Clerk\tSell tickets\nFerry Clerk\tBalance the till\n",
			"- Sell tickets\n- Balance the till\n",
			"Ferry Clerk",
		},
		"a title above": {
			"Ferry Clerk\t\nDuty\tPer\nSell tickets\tday\n",
			"Ferry Clerk\n- Sell tickets\nPer | day\n",
			"",
		},
		"marks in cells": {
			"Duty,Per\n• Sell tickets,day\n☐ Balance the till,day\n",
			"- Sell tickets\nPer | day\n- Balance the till\nPer | day\n",
			"",
		},
		"quotes within":       {"Duty,Per\nSell \"day\" tickets,day\n", "- Sell \"day\" tickets\nPer | day\n", ""},
		"columns in capitals": {"AREA,RESPONSIBILITIES\nTickets,Sell tickets\n", "# Tickets\n- Sell tickets\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			sep, is := Separator(tc.text)
			if !is {
				t.Fatal("is not taken for a sheet")
			}
			o, err := Text(tc.text, sep)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, written(o.Lines)); diff != "" || o.Title != tc.title {
				t.Errorf("title %q (-want +got):\n%s", o.Title, diff)
			}
		})
	}
}

func TestSeparatorLeavesTextAlone(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"", "Duties", "Duties, tasks and more\n\nSell tickets, balance the till, and update boards.\nDo it.\n",
		"Task, in short, is this:\nSell tickets.\n", "Reports to\tHead\nPlace\tLeeds\n", "Tasks: a, b\nc, d\n",
	} {
		if sep, is := Separator(text); is {
			t.Errorf("%q is taken for a sheet with %q", text, sep)
		}
	}
}

// book makes a workbook; its first sheet is hidden.
func book(tb testing.TB, rows ...[]any) []byte {
	tb.Helper()
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // it lives in memory
	if _, err := f.NewSheet("Duties"); err != nil {
		tb.Fatal(err)
	}
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Duties", at, &row)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	f.SetActiveSheet(1)
	if err := errors.Join(f.SetCellStr("Sheet1", "A1", "Sell what is hidden"), f.SetSheetVisible("Sheet1", false)); err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbook(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		rows [][]any
		want string
	}{
		"columns": {
			[][]any{{"Function", "Duty", "Times"}, {"Tickets", "Sell tickets", 3}, {"", "Balance the till", 1.5}},
			"# Tickets\n- Sell tickets\nTimes | 3\n- Balance the till\nTimes | 1.5\n",
		},
		"lines": {
			[][]any{{"Ferry Clerk"}, {"• Sell tickets"}, {nil}, {"• Balance the till"}},
			"Ferry Clerk\n- Sell tickets\n- Balance the till\n",
		},
		"labels": {
			[][]any{{"Reports to", "Head of sales"}, {"Place", "Leeds"}},
			"Reports to | Head of sales\nPlace | Leeds\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, err := Workbook(t.Context(), "f.xlsx", book(t, tc.rows...))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, written(o.Lines)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	if _, err := Workbook(t.Context(), "f", book(t)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "without text") {
		t.Errorf("empty: %v", err)
	}
	if _, err := Workbook(t.Context(), "f", []byte("PK\x03\x04")); !fault.Is(err, fault.Invalid) {
		t.Errorf("broken: %v", err)
	}
	if _, err := Text("Duty,Per\n"+
		strings.Repeat("Sell,day\n", maxRows+1), ','); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "more than 5000 rows") {
		t.Errorf("too long: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Workbook(ctx, "f", book(t, []any{"a"})); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// FuzzText holds that any text ends in clean lines or one clear error.
func FuzzText(f *testing.F) {
	f.Add(duties)
	f.Add("Task;\"a\nb\";c\n\"\n;;\n")
	f.Fuzz(func(t *testing.T, text string) {
		sep, is := Separator(text)
		if !is {
			sep = ','
		}
		o, err := Text(text, sep)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("error %v is not an invalid fault", err)
			}
			return
		}
		for _, l := range o.Lines {
			if l.Text == "" || l.Text != outline.Clean(l.Text) {
				t.Errorf("line %+v", l)
			}
		}
	})
}
