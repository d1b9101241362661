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
		"f AHT 310s":                                                      "AHT|seconds|lower|310|",
		"f Somatic cell count: 150,000 ceiling":                           "Somatic cell count||lower|150000|",
		"f Nitrogen losses not beyond 40 kg a hectare":                    "Nitrogen losses|kg|lower|40|",
		"f Deaths registered within 5 days – 90%":                         "Deaths registered within 5 days|%|higher|90|",
		"f Ruts not deeper than 10 cm":                                    "Ruts|cm|lower|10|",
		"f Show rate sits north of 70%":                                   "Show rate|%|higher|70|",
		"f Remedials: one job in 25, no worse":                            "Remedials|%|lower|4|",
		"f Proficiency samples: at least 11 of 12 acceptable":             "Proficiency samples|%|higher|91.66666666666667|",
		"f Nineteen of every twenty inpatients imaged within a day":       "Inpatients imaged|%|higher|95|day",
		"f Women who see the same midwife at seven visits out of ten":     "Women who see the same midwife|%|higher|70|",
		"f Fuel tanks never under three quarters":                         "Fuel tanks|%|higher|75|",
		"f First bag 14 minutes after chocks on":                          "First bag|minutes|lower|14|",
		"f Errors: fewer than 1 per cent; rework: fewer than 3":           "Errors|%|lower|1|; Rework||lower|3|",
		"f Complaints: one a term, if that":                               "Complaints|complaints|lower|1|term",
		"f Fewer than five lost days per 100 staff":                       "Lost days|per 100 staff|lower|5|",
		"f Average dwell time: a quarter of an hour":                      "Average dwell time|minutes|lower|15|",
		"f Backlog: below 100, from 400 today":                            "Backlog||lower|100|",
		"f Less than an hour of unplanned stops a week":                   "Unplanned stops|hours|lower|1|",
		"f Accident-free days: 365":                                       "Accident-free days|days|higher|365|",
		"f Pass rate of 88% (now 81%)":                                    "Pass rate|%|higher|88|",
		"f Take-up doubles to 40 pupils":                                  "Take-up doubles|pupils|higher|40|",
		"f Till differences not to exceed ₦500":                           "Till differences|₦|lower|500|",
		"f Calls answered in 3 rings":                                     "Calls answered|rings|lower|3|",
		"f Recordables: 0":                                                "Recordables|recordables|lower|0|",
		"f Lifts in service up 98 % of the time":                          "Lifts in service|%|higher|98|",
		"d Carry out audits of traders with a turnover above €50 million": "",
		"d Stop pouring in the rain, no exceptions":                       "",
		"d Sort 900 parcels an hour without error":                        "Parcels sorted without error|parcels|higher|900|hour",
		"d Process returns same day":                                      "Time to process returns|days|lower|1|",
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
