package draft_test

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"yardstick/intake/draft"
	"yardstick/intake/plain"
	"yardstick/internal/fault"
	"yardstick/job"
	"yardstick/job/sheet"
)

// FuzzPropose holds that any text gives one clear error or a draft that can be
// written and read, holds every line, and can be laid out to be edited without
// losing one.
func FuzzPropose(f *testing.F) {
	for _, s := range []string{
		"Clerk\n\nDuties\n- Answer calls\n- Take payments and balance the till\n- Cut waste by a tenth\n",
		"# Porter\n\nYou will carry luggage within 10 minutes; you lock the doors by noon.\n\nTargets: complaints from 12 to 5 a year\n",
		"| Task | Target |\n|---|---|\n| Count the stock | at least every ten days |\n| Pay invoices | by the 5th of each month |\n",
		"Reports to: Manager\nSupervises: none\nDuties: file letters, sort the post and lock the safe\n",
		"- between 5 % and 3 in 100 twice a week\n- Open from 8 to 4\n- Sell € 4,000–5,000 a day\n",
		"Answer calls and, and and or then also lock the the\nLock the doors, open a and clean an\n",
		"PORTER\n\nDUTIES\n- KEEP LATE PLATES TO ONE LATE PLATE IN FIFTY\n- WITHIN HALF AN HOUR, AT MOST 2 LATE JOBS OF TWELVE\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20_000 {
			return
		}
		o, err := plain.Read(text)
		if err != nil {
			return
		}
		j, err := draft.Proposer{}.Propose(t.Context(), "text", o)
		if err != nil {
			if !fault.Is(err, fault.Invalid) || strings.TrimSpace(err.Error()) == "" {
				t.Fatalf("error %v; want an invalid fault that says what is lacking", err)
			}
			return
		}
		checkDraft(t, &j)
	})
}

// checkDraft checks a draft as its readers find it.
func checkDraft(t *testing.T, j *job.Job) {
	t.Helper()
	raw, err := yaml.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := job.Read("draft.yaml", raw); err != nil {
		t.Fatalf("the draft cannot be read: %v\n%s", err, raw)
	}
	laid := sheet.Of(j)
	if laid.Texts() != len(j.Draft.Lines) {
		t.Errorf("%d lines to edit; want %d", laid.Texts(), len(j.Draft.Lines))
	}
	after, _ := laid.Apply(j)
	for i, l := range j.Draft.Lines {
		if after.Draft.Lines[i].Text != l.Text {
			t.Errorf("line %d is %q after editing; want %q", i, after.Draft.Lines[i].Text, l.Text)
		}
	}
	for _, f := range j.Functions {
		if len(f.Duties) == 0 || strings.TrimSpace(f.Name) == "" {
			t.Errorf("function %+v; want a name and a duty", f)
		}
		got := after.Function(f.ID)
		if got == nil || len(got.Duties) != len(f.Duties) {
			t.Errorf("duties of %q after editing: %+v; want %q", f.Name, got, f.Duties)
		}
	}
}
