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
		"f Audit adjustments: none above £5,000":                 "Audit adjustments|£|lower|5000|",
		"f Complaints below one per 10,000 passengers":           "Complaints|per 10,000 passengers|lower|1|",
		"f Charts missing at handover: no more than two a month": "Charts missing at handover|charts|lower|2|month",
		"f €1.2 million net sales a year":                        "Net sales|€|higher|1200000|year",
		"f Customer satisfaction of 4.4 out of 5":                "Customer satisfaction|out of 5|higher|4.4|",
		"f Four in five teachers would come again":               "Teachers would come again|%|higher|80|",
		"f Ready by 15:30, always":                               "Ready|hour of the day|lower|15.5|day",
		"f Average handling time under 6 minutes":                "Average handling time|minutes|lower|6|",
		"f Papers sent out seven days before a meeting":          "Papers sent out|days|higher|7|",
		"f Savings of 3 % and errors under 1 %":                  "Savings|%|higher|3|; Errors|%|lower|1|",
		"f Food cost not over 29 %":                              "Food cost|%|lower|29|",
		"f Cost performance index not below 0.97":                "Cost performance index||higher|0.97|",
		"f 30 billable hours a week":                             "Billable hours|hours|higher|30|week",
		"f Cash collected: £1.4m per month":                      "Cash collected|£|higher|1400000|month",
		"f Tenants are patient and often come at noon":           "",
		// From one level to another.
		"f On-time arrivals up from 61 % to 80 %":         "On-time arrivals|%|higher|80|",
		"d Raise first-call resolution from 61 % to 80 %": "First-call resolution|%|higher|80|",
		"f Bring the error rate down from 4 % to 1.5 %":   "Error rate|%|lower|1.5|",
		"d Cut waiting times from 30 to 20 minutes":       "Waiting times|minutes|lower|20|",
		"d Grow weekly takings from £4,000 to £5,500":     "Weekly takings|£|higher|5500|",
		"d Open the desk from 8 to 4":                     "",
		"d Show groups of from 5 to 30 people around":     "",
		// A deadline without a number.
		"d Report damage to vehicles the same day":                 "",
		"d Send samples to the laboratory on the same working day": "",
		"f Orders leave the same day":                              "Orders leave|days|lower|1|",
		"d Close tickets in under a day":                           "Time to close tickets|days|lower|1|",
		"f Response within half an hour":                           "Response|minutes|lower|30|",
		"f Beds made by noon":                                      "Beds made|hour of the day|lower|12|day",
		"d Run the same day centre as before":                      "",
		// How often.
		"d Visit each tenant at least every ten days":       "Interval for visiting each tenant|days|lower|10|",
		"d Inspect the lifts every six months":              "Interval for inspecting the lifts|months|lower|6|",
		"f Stock counted every two weeks":                   "Interval for stock counted|weeks|lower|2|",
		"f Fridge temperatures logged twice a day":          "Fridge temperatures logged|times|higher|2|day",
		"f Team briefed once a week":                        "Team briefed|times|higher|1|week",
		"d Check the pool water at least three times a day": "Pool water checked|times|higher|3|day",
		"f Alarms missed at most twice a year":              "Alarms missed|times|lower|2|year",
		"d Clean the filters twice a week":                  "",
		// A change against what was: more of what is asked for is better.
		"f Scrap down 10 %":                       "Reduction in scrap|%|higher|10|",
		"f Complaints down 10 % year on year":     "Reduction in complaints|%|higher|10|year",
		"f Sales up 5 %":                          "Increase in sales|%|higher|5|",
		"f Sales to grow by 8 % a year":           "Increase in sales|%|higher|8|year",
		"d Cut energy use by a tenth":             "Reduction in energy use|%|higher|10|",
		"d Reduce waste by 15 %":                  "Reduction in waste|%|higher|15|",
		"d Cut overtime by a third within a year": "Reduction in overtime|%|higher|33.3|",
		"f Turnover cut by half":                  "Reduction in turnover|%|higher|50|",
		// Parts of a hundred and of other wholes.
		"f No more than 3 in 100 parcels damaged":   "Parcels damaged|%|lower|3|",
		"f Wrong deliveries: no more than 3 in 100": "Wrong deliveries|%|lower|3|",
		"f Two in 100 tests repeated at most":       "Tests repeated|%|lower|2|",
		"f Damaged parcels: fewer than 1 in 200":    "Damaged parcels|%|lower|0.5|",
		"f A third of visits unannounced":           "Visits unannounced|%|higher|33.3|",
		"f Half of our trainees pass":               "Trainees pass|%|higher|50|",
		// Ranges.
		"f Between 85 % and 95 % of seats filled": "Seats filled|%|higher|85|",
		"f 85–95 % of seats filled":               "Seats filled|%|higher|85|",
		"f Reports within 3-5 days":               "Reports|days|lower|5|",
		// Shares of things that stand between, and what is none.
		"f Doors sent back, no more than one in forty":  "Doors sent back|%|lower|2.5|",
		"f Nine in ten clinics stay":                    "Clinics|%|higher|90|",
		"f Eight out of ten claims are settled at once": "Claims are settled at once|%|higher|80|",
		"f Errors in code, 1 in 200":                    "Errors in code|%|lower|0.5|",
		"f Module evaluation of 4.0 out of 5":           "Module evaluation|out of 5|higher|4|",
		"f Waste, less than half a per cent":            "Waste|%|lower|0.5|",
		"d Hold six sessions in two wards":              "",
		// What is denied, and what must not be gone under.
		"f Collection must not fall below 96.8 %":        "Collection must not fall|%|higher|96.8|",
		"f No action open for more than 90 days":         "No action open|days|lower|90|",
		"d See that no route is closed later than 6 a.m": "Time to close route|hour of the day|lower|6|day",
		"f Late fees not to exceed £250 a year":          "Late fees|£|lower|250|year",
		// To a level, from another, by how much: the level counts.
		"f Churn down to 4 %":          "Churn|%|lower|4|",
		"f 800 finishers, up from 640": "Finishers|finishers|higher|800|",
		// Times.
		"f Reply within fifteen (15) minutes":      "Time to reply|minutes|lower|15|",
		"f Calls back within a quarter of an hour": "Time to call back|minutes|lower|15|",
		"f Minutes filed in three school days":     "Minutes filed|school days|lower|3|",
		"d Send packs to the office by WD6":        "Packs to the office: day of completion|working day of the month|lower|6|month",
		"d All plans are signed by 30 October":     "",
		// Decimal commas, ranks, and one that is a pronoun.
		"f First pass yield: 98,5 %":           "First pass yield|%|higher|98.5|",
		"f Tier 2 events ≤ 1 per year":         "Tier 2 events|events|lower|1|year",
		"d Track deadlines and never miss one": "",
		// By a day of the month.
		"d Send the figures by the 5th of each month":     "Figures: day of completion|day of the month|lower|5|month",
		"f Payroll run closed by the 25th of every month": "Payroll run closed: day of completion|day of the month|lower|25|month",
		// Money, as it is written.
		"f £2,500 of sales a week":               "Sales|£|higher|2500|week",
		"f Sales of €40,000 a month":             "Sales|€|higher|40000|month",
		"f Cost per order under $3.20":           "Cost per order|$|lower|3.2|",
		"f Donations of US$ 20,000 a quarter":    "Donations|US$|higher|20000|quarter",
		"f Shrinkage below CHF 200 per week":     "Shrinkage|CHF|lower|200|week",
		"d Keep stock losses under £150 a month": "Stock losses|£|lower|150|month",
		"d Look after machines worth £90,000":    "",
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

// TestLineOfNumbers: a line of nothing but numbers is read at its beginning alone, so
// that a long one costs what a short one does.
func TestLineOfNumbers(t *testing.T) {
	t.Parallel()
	for _, said := range []string{"5 ", "at least 5 % of orders and ", "twice a week, ", "from 3 % to 5 % and "} {
		l := lineOf("f " + strings.Repeat(said, 200_000))
		l.held = 1
		if got := len(scan(l.Text)); got == 0 || got > 4*maxNumbers {
			t.Errorf("%q: %d figures; want some, at most %d", said, got, 4*maxNumbers)
		}
		if got := len(l.figures()); got > maxFigures {
			t.Errorf("%q gives %d measures; want at most %d", said, got, maxFigures)
		}
	}
}
