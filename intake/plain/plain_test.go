package plain

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
)

// written gives an outline as text, one line a line.
func written(lines []outline.Line) string {
	var b strings.Builder
	for _, l := range lines {
		switch l.Shape {
		case outline.Heading:
			b.WriteString(strings.Repeat("#", l.Level) + " ")
		case outline.Item:
			b.WriteString(strings.Repeat(" ", l.Level-1) + "- ")
		}
		if l.Label != "" {
			b.WriteString(l.Label + " | ")
		}
		b.WriteString(l.Text + "\n")
	}
	return b.String()
}

func TestRead(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ text, want string }{
		"paragraphs and a list": {
			"Ward Clerk\n\nWe are a hospital.\n\nDuties:\n- Register patients\n* File records\n1. Answer calls\n(b) Order stationery\n",
			"Ward Clerk\nWe are a hospital.\n#### Duties\n- Register patients\n- File records\n- Answer calls\n- Order stationery\n",
		},
		"lines that were broken": {
			"Ward Clerk\n\nYou register the patients of three wards when they arrive and you keep\n" +
				"their records in order. You answer the calls of relatives and doctors and\nof other wards.\n" +
				"- Send the letters of the ward before the last\n  post of the day\n",
			"Ward Clerk\n" +
				"You register the patients of three wards when they arrive and you keep their records in order. You answer the calls of relatives and doctors and of other wards.\n- Send the letters of the ward before the last post of the day\n",
		},
		"words that were broken": {
			"- Keep the rec-\nords of self-\nemployed doctors\n",
			"- Keep the records of self-employed doctors\n",
		},
		"headings": {
			"WHAT YOU DO\nRegister patients.\n\nTasks\n- File records\n",
			"### WHAT YOU DO\nRegister patients.\n#### Tasks\n- File records\n",
		},
		"Markdown": {
			"# Ward Clerk\n## **Duties** ##\n- Register *new* patients in [our system](https://x.y/z)\n  - on `arrival`\n" +
				"**Pay:**\n\nGood.\n",
			"# Ward Clerk\n## Duties\n- Register new patients in our system\n - on arrival\n#### Pay\nGood.\n",
		},
		"Markdown underlined": {
			"Ward Clerk\n==========\n\nDuties\n------\nRegister patients.\n",
			"# Ward Clerk\n## Duties\nRegister patients.\n",
		},
		"boxes to tick": {
			"- [ ] Register patients\n- [x] File records\n☐ Answer calls\n✓ Order stationery\n",
			"- Register patients\n- File records\n- Answer calls\n- Order stationery\n",
		},
		"labels": {
			"Reports to: Ward Manager\nHours: 37 a week\n",
			"Reports to | Ward Manager\nHours | 37 a week\n",
		},
		"a label is not the rest": {
			"Compensation: 15 pounds an hour\n\nWard Clerk\n\nDuties:\n- Register patients\n",
			"Compensation | 15 pounds an hour\nWard Clerk\n#### Duties\n- Register patients\n",
		},
		"a table of Markdown": {
			"| Task | How often |\n|---|:---:|\n| Register patients when they arrive | daily |\n" +
				"| Send letters to relatives and doctors | **weekly** |\n",
			"Task | Register patients when they arrive; daily\nTask | Send letters to relatives and doctors; weekly\n",
		},
		"a table of labels": {
			"| Job title | Ward Clerk |\n|---|---|\n| Reports to | Ward Manager |\n",
			"Reports to | Ward Manager\n",
		},
		"a table without borders": {
			"Task | How often\n--- | ---\nRegister patients when they arrive | daily\n",
			"Task | Register patients when they arrive; daily\n",
		},
		"a table drawn": {
			"+----------+------+\n| Register patients when they arrive | daily |\n+----------+------+\n" +
				"| Send letters to relatives and doctors | weekly |\n+----------+------+\n",
			"Register patients when they arrive; daily\nSend letters to relatives and doctors; weekly\n",
		},
		"columns with tabs": {
			"Reports to\tWard Manager\nPlace\tLeeds\n",
			"Reports to | Ward Manager\nPlace | Leeds\n",
		},
		"columns with blanks": {
			"Reports to      Ward Manager\nPlace           Leeds\n",
			"Reports to | Ward Manager\nPlace | Leeds\n",
		},
		"rows with verbs": {
			"Register patients when they arrive on the ward\tdaily\t10 min\nSend letters to relatives\tweekly\t1 h\n",
			"Register patients when they arrive on the ward; daily; 10 min\nSend letters to relatives; weekly; 1 h\n",
		},
		"lines that divide": {
			"Ward Clerk\n----- ----- -----\nRegister patients.\n***\nFile records.\n",
			"Ward Clerk\nRegister patients.\nFile records.\n",
		},
		"what was quoted":         {"> - Register patients\n> - File records\n", "- Register patients\n- File records\n"},
		"soft hyphens and blanks": {"Regis\u00adter\u00a0patients \u200bdaily.\n", "Register patients daily.\n"},
		"old line ends":           {"Ward Clerk\r\rRegister patients.\r", "Ward Clerk\nRegister patients.\n"},
		"depths": {
			"- Keep records\n  - of patients\n    - new ones\n- Answer calls\n",
			"- Keep records\n - of patients\n  - new ones\n- Answer calls\n",
		},
		"Word's round bullets": {"o   Register patients\no   File records\n", "- Register patients\n- File records\n"},
		"stars in text": {
			"You keep 5 * 4 files and use snake_case_names.\n",
			"You keep 5 * 4 files and use snake_case_names.\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o, err := Read(tc.text)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tc.want, written(o.Lines)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestFields(t *testing.T) {
	t.Parallel()
	o, err := Read("Employer: Hill Hospital\nJob title: Ward Clerk (Nights)\n\n- Register patients\n")
	if err != nil || o.Title != "Ward Clerk (Nights)" || o.Firm != "Hill Hospital" {
		t.Errorf("title %q, firm %q, error %v", o.Title, o.Firm, err)
	}
}

func TestReadIsBounded(t *testing.T) {
	t.Parallel()
	if _, err := Read(strings.Repeat("File the letters of the day.\n", 10_000)); !fault.Is(err, fault.Invalid) {
		t.Errorf("error %v; want the text refused", err)
	}
	start := time.Now()
	if _, err := Read(strings.Repeat("ab c\n", 40_000)); err != nil {
		t.Error(err)
	}
	if _, err := Read(strings.Repeat("| a ", 60_000)); err != nil {
		t.Error(err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("took %v", took)
	}
}

// FuzzRead holds that any text gives clean lines.
func FuzzRead(f *testing.F) {
	f.Add("# a\n- b\n  c\n| d | e |\n|---|---|\n| f | g |\nh\n===\ni: j\n")
	f.Add("a  \t b\nc \t d\n**e**\n1) f-\ng\n> h\n")
	f.Fuzz(func(t *testing.T, text string) {
		o, err := Read(text)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatalf("error %v is not an invalid fault", err)
			}
			return
		}
		for _, l := range o.Lines {
			if l.Text == "" || l.Text != outline.Clean(l.Text) || l.Shape == outline.Item && l.Level < 1 {
				t.Errorf("line %+v", l)
			}
		}
	})
}
