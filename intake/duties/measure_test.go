package duties

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMeasures(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		sentence string
		want     []string // name | direction target unit | period
	}{
		{"Answer 95 % of calls within 20 seconds", []string{"Calls answered within 20 seconds | higher 95 % | "}},
		{"Reply to complaints within two working days", []string{"Time to reply to complaints | lower 2 working days | "}},
		{"Prepare the monthly report by the 5th", []string{"Monthly report: day of completion | lower 5 day of the month | month"}},
		{"Close the books by the third working day of each month", []string{"Books: day of completion | lower 3 working day of the month | month"}},
		{"Process at least 60 orders per day with 98% accuracy", []string{"Accuracy of orders | higher 98 % | ", "Orders per day | higher 60 orders | day"}},
		{"Keep the error rate on invoices below 2 %", []string{"Error rate on invoices | lower 2 % | "}},
		{"Keep customer satisfaction above 90 %", []string{"Customer satisfaction | higher 90 % | "}},
		{"Reduce waste by 10 percent", []string{"Reduction in waste | higher 10 % | "}},
		{"Reach $250,000 in new business per year", []string{"New business | higher 250000 USD | year"}},
		{"Allow no more than three complaints per month", []string{"Complaints per month | lower 3 complaints | month"}},
		{"Travel up to 20 % of the time", nil},
		{"Work 40 hours per week", nil},
		{"Lift 50 pounds", nil},
		{"Answer calls", nil},
		{"Spend 30% of your time on planning", nil},
	} {
		t.Run(tc.sentence, func(t *testing.T) {
			t.Parallel()
			r := &reader{lex: tables()}
			var got []string
			for _, f := range r.measures(tc.sentence) {
				m := f.measure
				got = append(got, fmt.Sprintf("%s | %s %v %s | %s", m.Name, m.Better, *m.Target, m.Unit, m.Per))
				if m.FailsAt != nil {
					t.Errorf("%s has the invented failing level %v", m.Name, *m.FailsAt)
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("measures (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSentences(t *testing.T) {
	t.Parallel()
	got := sentences("Works with St. John's, e.g. nurses. Reports to Dr. Ames! Keeps 3.5 hours free? Yes.")
	want := []string{"Works with St. John's, e.g. nurses.", "Reports to Dr. Ames!", "Keeps 3.5 hours free?", "Yes."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("sentences (-want +got):\n%s", diff)
	}
}
