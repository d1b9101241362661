package draft

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/job"
)

// TestFigures reads lines: a d before a line says that it is a duty, f that it
// is a figure; each wanted measure is name, unit, direction, target, period.
func TestFigures(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"d Answer 95 % of calls within 20 seconds":               "Calls answered within 20 seconds|%|higher|95|",
		"d Keep the error rate on invoices below 2 %":            "Error rate on invoices|%|lower|2|",
		"d Agree repayment plans, keeping arrears below 3.2 %":   "Arrears|%|lower|3.2|",
		"d Reply to complaints within two working days":          "Time to reply to complaints|working days|lower|2|",
		"d Contacts the insured within 24 hours of assignment":   "Time to contact the insured|hours|lower|24|",
		"d Process at least 90 invoices a day":                   "Invoices processed|invoices|higher|90|day",
		"d Send the monthly report by the 5th of each month":     "Monthly report: day of completion|day of the month|lower|5|month",
		"d Care for up to six babies":                            "",
		"d Manage a budget of £2 million":                        "",
		"d Lead a crew of 14 pickers":                            "",
		"d Work two evenings a week":                             "",
		"d Run the fire drill twice a year":                      "",
		"f Accuracy: 99.2 %":                                     "Accuracy|%|higher|99.2|",
		"f Zero accidents":                                       "Accidents|accidents|lower|0|",
		"f No failed inspections":                                "Failed inspections|inspections|lower|0|",
		"f Audit adjustments: none above £5,000":                 "Audit adjustments|GBP|lower|5000|",
		"f Complaints below one per 10,000 passengers":           "Complaints|per 10,000 passengers|lower|1|",
		"f Charts missing at handover: no more than two a month": "Charts missing at handover|charts|lower|2|month",
		"f €1.2 million net sales a year":                        "Net sales|EUR|higher|1200000|year",
		"f Customer satisfaction of 4.4 out of 5":                "Customer satisfaction|out of 5|higher|4.4|",
		"f Four in five teachers would come again":               "Teachers would come again|%|higher|80|",
		"f Ready by 15:30, always":                               "Ready|hour of the day|lower|15.5|day",
		"f Average handling time under 6 minutes":                "Average handling time|minutes|lower|6|",
		"f Papers sent out seven days before a meeting":          "Papers sent out|days|higher|7|",
		"f Savings of 3 % and errors under 1 %":                  "Savings|%|higher|3|; Errors|%|lower|1|",
		"f Food cost not over 29 %":                              "Food cost|%|lower|29|",
		"f Cost performance index not below 0.97":                "Cost performance index||higher|0.97|",
		"f 30 billable hours a week":                             "Billable hours|hours|higher|30|week",
		"f Cash collected: £1.4m per month":                      "Cash collected|GBP|higher|1400000|month",
		"f Tenants are patient and often come at noon":           "",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			l := lineOf(line)
			var got []string
			for _, m := range l.figures() {
				got = append(got, strings.Join([]string{m.Name, m.Unit, string(m.Better), strconv.FormatFloat(*m.Target, 'f', -1, 64), m.Per}, "|"))
			}
			if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("measures (-want +got):\n%s", diff)
			}
		})
	}
}

func lineOf(s string) *line {
	l := &line{mark: map[byte]job.Mark{'d': job.IsDuty, 'f': job.IsFigure}[s[0]]}
	l.Text = s[2:]
	return l
}
