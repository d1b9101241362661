package draft

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFiguresInOtherWords reads lines as advertisements have them: shares among
// things, times in letters, a second number that goes on, and amounts that are none
// to be held to. Written as TestFigures is.
func TestFiguresInOtherWords(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"f Ring-outs resolved on first call, 7 in 10":                                "Ring-outs resolved on first call|%|higher|70|",
		"f Eighty-five per cent of seats sold":                                       "Seats sold|%|higher|85|",
		"f Mean time to repair: 3 hrs":                                               "Mean time to repair|hours|lower|3|",
		"f Turn-round of samples ≤48h":                                               "Turn-round of samples|hours|lower|48|",
		"f Rejects: 300 ppm or better":                                               "Rejects|ppm|lower|300|",
		"f Waiting time 20 minutes or better":                                        "Waiting time|minutes|lower|20|",
		"f 24-hour turnaround on quotes":                                             "Turnaround on quotes|hours|lower|24|",
		"f No more than one late plate in fifty":                                     "Late plates|%|lower|2|",
		"f NO MORE THAN ONE LATE PLATE IN FIFTY":                                     "LATE PLATES|%|lower|2|",
		"f One wrong order in 400 at most":                                           "Wrong orders|%|lower|0.25|",
		"f At most one in 400 orders wrong":                                          "Orders wrong|%|lower|0.25|",
		"f Two thirds of patients seen within the hour":                              "Patients seen within the hour|%|higher|66.7|",
		"f Overtime kept to 6% of hours":                                             "Overtime|%|lower|6|",
		"f 40 covers a night, 55 at weekends":                                        "Covers|covers|higher|40|night; Covers at weekends|covers|higher|55|night",
		"f Complaint letters answered in 10 working days in 9 cases out of 10":       "Complaint letters answered in 10 working days|%|higher|90|",
		"f The boat leaves within twelve minutes of the pager, nine launches in ten": "Boat leaves within twelve minutes of the pager|%|higher|90|",
		"f No grievance left unanswered for over a week":                             "No grievance left unanswered|weeks|lower|1|",
		"f Empty homes: 0.8% of stock":                                               "Empty homes|%|lower|0.8|",
		"f Page load 1.2 s or faster":                                                "Page load|seconds|lower|1.2|",
		"f THE NEXT DAY FOR PARCELS":                                                 "FOR PARCELS|days|lower|1|",
		"f Cut till differences from ₦900 to ₦500":                                   "Till differences|₦|lower|500|",
		"f Samples turned round within 24H":                                          "Samples turned round|hours|lower|24|",
		"f At most 3 errors for every 1,000 letters":                                 "Errors|per 1,000 letters|lower|3|",
		"f AHT 310s":                                                  "AHT|seconds|lower|310|",
		"f Somatic cell count: 150,000 ceiling":                       "Somatic cell count||lower|150000|",
		"f Nitrogen losses not beyond 40 kg a hectare":                "Nitrogen losses|kg|lower|40|",
		"f Deaths registered within 5 days – 90%":                     "Deaths registered within 5 days|%|higher|90|",
		"f Ruts not deeper than 10 cm":                                "Ruts|cm|lower|10|",
		"f Show rate sits north of 70%":                               "Show rate|%|higher|70|",
		"f Remedials: one job in 25, no worse":                        "Remedials|%|lower|4|",
		"f Proficiency samples: at least 11 of 12 acceptable":         "Proficiency samples|%|higher|91.66666666666667|",
		"f Nineteen of every twenty inpatients imaged within a day":   "Inpatients imaged|%|higher|95|day",
		"f Women who see the same midwife at seven visits out of ten": "Women who see the same midwife|%|higher|70|",
		"f Fuel tanks never under three quarters":                     "Fuel tanks|%|higher|75|",
		"f First bag 14 minutes after chocks on":                      "First bag|minutes|lower|14|",
		"f Errors: fewer than 1 per cent; rework: fewer than 3":       "Errors|%|lower|1|; Rework||lower|3|",
		"f Complaints: one a term, if that":                           "Complaints|complaints|lower|1|term",
		"f Fewer than five lost days per 100 staff":                   "Lost days|per 100 staff|lower|5|",
		"f Average dwell time: a quarter of an hour":                  "Average dwell time|minutes|lower|15|",
		"f Backlog: below 100, from 400 today":                        "Backlog||lower|100|",
		"f Less than an hour of unplanned stops a week":               "Unplanned stops|hours|lower|1|",
		"f Accident-free days: 365":                                   "Accident-free days|days|higher|365|",
		"f Pass rate of 88% (now 81%)":                                "Pass rate|%|higher|88|",
		"f Take-up doubles to 40 pupils":                              "Take-up doubles|pupils|higher|40|",
		"f Till differences not to exceed ₦500":                       "Till differences|₦|lower|500|",
		"f Calls answered in 3 rings":                                 "Calls answered|rings|lower|3|",
		"f Recordables: 0":                                            "Recordables|recordables|lower|0|",
		"f Lifts in service up 98 % of the time":                      "Lifts in service|%|higher|98|",
		// numbers as other countries write them
		"f Till shortages below R2 500 a month":  "Till shortages|R|lower|2500|month",
		"f Loans recovered: ₹4,50,000 per month": "Loans recovered|₹|higher|450000|month",
		"f Net sales of Rs. 3 crore":             "Net sales|Rs|higher|30000000|",
		"f Letters out by 14h30":                 "Letters out|hour of the day|lower|14.5|day",
		"f Mail out before 0830":                 "Mail out|hour of the day|lower|8.5|day",
		"f Rooms free by half past two":          "Rooms free|hour of the day|lower|14.5|day",
		"f Cafés short: not one":                 "Cafés short|cafés|lower|0|",
		// tolerances, parts, what a level was, and the level at which it fails
		"f Loaves at 800 grams, give or take 15":                 "Loaves at 800 grams|loaves|lower|15|",
		"f Coat weight ± 2 %":                                    "Coat weight|%|lower|2|",
		"f Bad debt beneath a quarter of one per cent":           "Bad debt|%|lower|0.25|",
		"f Stock variance within half a point":                   "Stock variance|points|lower|0.5|",
		"f At least six and a half hours of fee time a day":      "Fee time|hours|higher|6.5|",
		"f Life of a claim – 60 days (today: 74)":                "Life of a claim|days|lower|60|",
		"f Distance between failures up to 9,500 km from 7,000":  "Distance between failures|km|higher|9500|",
		"f Choir grows from nine to twenty voices":               "Choir||higher|20|",
		"f Late starts: target 12%, ceiling 15%":                 "Late starts|%|lower|12|",
		"f Overspend of not more than a tenth":                   "Overspend|%|lower|10|",
		"f It is a bad month if more than two rooms are refused": "Rooms refused|rooms|lower|2|",
		"f Broken promises: max. 3 out of 10":                    "Broken promises|%|lower|30|",
		"f Guests score the welcome 8 out of 10":                 "Guests score the welcome|out of 10|higher|8|",
		"f Service level 80/20":                                  "Service level|%|higher|80|",
		"f Seal failures at 4 per mille at worst":                "Seal failures|per mille|lower|4|",
		"f Draws lost to bad ice: two a year, tops":              "Draws lost to bad ice|draws|lower|2|year",
		// several in one sentence
		"d Close reports in 10 working days and answer letters in 24 h":      "Time to close reports|working days|lower|10|; Time to answer letters|hours|lower|24|",
		"d Hold fill rate above 98% while keeping inventory turns over 6":    "Fill rate|%|higher|98|; Inventory turns|turns|higher|6|",
		"d Turn requests into orders in 7 days for simple and 21 for others": "Time to turn requests into orders|days|lower|7|; For others|days|lower|21|",
		"d Have the ice ready half an hour before the first stone":           "Time to have the ice ready|minutes|higher|30|",
		"d Close the books after ten days at the latest":                     "Time to close the books after|days|lower|10|",
		// what a number is among others: a level, or what says which things or when
		"f Sales | Not to exceed Rs. 2.5 lakh p.m.":                            "Sales|Rs|lower|250000|month",
		"f Errors on the top 40 lines, no more than six on any day":            "Errors on the top 40 lines|errors|lower|6|day",
		"f Collisions: not more than one in any 36 months":                     "Collisions|collisions|lower|1|36 months",
		"f Stock down from Rs. 90 lakh to Rs. 60 lakh":                         "Stock|Rs|lower|6000000|",
		"f Turns: from 11 to 16":                                               "Turns|turns|higher|16|",
		"f Letters sent within 24 hours, at least 90 %":                        "Letters sent within 24 hours|%|higher|90|",
		"f Outages ended within five hours: 92 percent":                        "Outages ended within five hours|%|higher|92|",
		"f Answers: 30 hrs from receipt for 96+% of letters":                   "Answers|%|higher|96|",
		"f Seams straight, 48 of 50":                                           "Seams straight|%|higher|96|",
		"f Fit better than 40 microns":                                         "Fit|microns|lower|40|",
		"f Off the mark: 2 feet or better, 95 percent of the time":             "Off the mark|feet|lower|2|",
		"f A dozen audits a year":                                              "Audits|audits|higher|12|year",
		"f Coaching: 3 hours per head":                                         "Coaching|hours|higher|3|",
		"f We want the count under 150,000 all year; last year it was 210,000": "Want the count||lower|150000|year",
		"d Call the yard when a truck will be more than 20 minutes late":       "",
		"d Hold food cost at 28% and labour at 31%":                            "Food cost|%|lower|28|; Labour|%|lower|31|",
		"d Fences are looked over once a week":                                 "",
		// which things are meant, names, years and what happens at an hour
		"d Explain differences above £10":                                 "",
		"d Report stock over 180 days old":                                "",
		"d Run lessons for those below 40%":                               "",
		"d Run lines 3 and 4":                                             "",
		"d Close 8D reports with suppliers":                               "",
		"d Make no calls before 8 a.m.":                                   "",
		"d Sort failures before the 10:30 stand-up":                       "",
		"d Sweep so that dust is never deeper than 1/8 inch":              "Sweep so that dust||lower|1|",
		"f Accessible pages: 85 % by 2027":                                "Accessible pages|%|higher|85|",
		"d Carry out audits of traders with a turnover above €50 million": "",
		"d Stop pouring in the rain, no exceptions":                       "",
		"d Sort 900 parcels an hour without error":                        "Parcels sorted without error|parcels|higher|900|hour",
		"d Process returns same day":                                      "",
		"d Keep the fleet's downtime beneath 3%":                          "Fleet's downtime|%|lower|3|",
		"d Send the report a week ahead":                                  "Time to send the report|weeks|higher|1|",
		"d Put snags right inside a week":                                 "Time to put snags right|weeks|lower|1|",
		"d Conduct some 40 ceremonies a year":                             "",
		"d Look after students, two at a time at most":                    "",
		"d Hold $410,000 of stock":                                        "",
		"d Track spend against a budget of £1.6 million":                  "",
		"d Open the day with the 05:00 briefing":                          "",
		"d Lay pipe to a fall of 1 in 60":                                 "",
		"d Plan the four-week menu":                                       "",
		"d Be in charge of the building from 8pm until 8am":               "",
		"d Talk to sailors every other week":                              "",
	} {
		t.Run(line, func(t *testing.T) {
			t.Parallel()
			var got []string
			for _, m := range lineOf(line).figures() {
				target := strconv.FormatFloat(*m.Target, 'f', -1, 64)
				got = append(got, strings.Join([]string{m.Name, m.Unit, string(m.Better), target, m.Per}, "|"))
			}
			if diff := cmp.Diff(want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("measures (-want +got):\n%s", diff)
			}
		})
	}
}
