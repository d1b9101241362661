package job

import (
	"testing"

	"yardstick/english"
)

func measure(name, unit string, better Direction, target, fails float64, per string) Measure {
	return Measure{ID: "m", Name: name, Unit: unit, Better: better, Target: &target, FailsAt: &fails, Per: per}
}

// aim is a measure of which less is better and nobody said from where it fails.
func aim(name, unit string, target float64, per string) Measure {
	return Measure{ID: "m", Name: name, Unit: unit, Better: Lower, Target: &target, Per: per}
}

func level(v float64) *float64 { return &v }

func TestClauses(t *testing.T) {
	t.Parallel()
	tests := []struct {
		m           Measure
		fails, held string
	}{
		{
			aim("Invoices: day of completion", "day of the month", 5, "month"),
			"invoices are not done by day 5 of the month",
			"invoices are done by day 5 of the month",
		},
		{
			measure("Monthly report: day of completion", "working day of the month", Lower, 3, 6, "month"),
			"the monthly report is not done before working day 6 of the month",
			"the monthly report is done by working day 3 of the month",
		},
		{
			measure("last tram back at the depot", "hour of the day", Lower, 23.5, 24, "day"),
			"the last tram back at the depot is as late as 24:00",
			"the last tram back at the depot is no later than 23:30",
		},
		{
			aim("Wrong tray for a client with an allergy", "tray", 0, ""),
			"there is even one wrong tray for a client with an allergy",
			"there is not a single wrong tray for a client with an allergy",
		},
		{
			aim("wrong trays", "trays", 0, "week"),
			"there is even one wrong tray in any one week",
			"a whole week passes without one wrong tray",
		},
		{
			aim("waiting time", "minutes", 5, "day"),
			"the waiting time misses the target of 5 minutes in any one day",
			"the waiting time stays at 5 minutes or less every day",
		},
		{
			Measure{ID: "m", Name: "Delivery routes so planned", Unit: "routes", Better: Higher, Target: level(9), FailsAt: level(7), Per: "day"},
			"delivery routes so planned fall to 7 or fewer in any one day",
			"delivery routes so planned stay at 9 or more every day",
		},
		{
			measure("Waiting time at check-in", "minutes", Lower, 5, 12, "day"),
			"the waiting time at check-in reaches 12 minutes or more in any one day",
			"the waiting time at check-in stays at 5 minutes or less every day",
		},
		{
			measure("calls answered within 30 seconds", "%", Higher, 90, 80, "week"),
			"the share of calls answered within 30 seconds falls to 80% or less in any one week",
			"the share of calls answered within 30 seconds stays at 90% or more every week",
		},
		{
			measure("waves late at the dock", "waves", Lower, 0, 2, "week"),
			"any one week brings 2 or more waves late at the dock",
			"a whole week passes without one wave late at the dock",
		},
		{
			measure("medicine errors", "errors", Lower, 0, 1, "quarter"),
			"any one quarter brings even one medicine error",
			"a whole quarter passes without one medicine error",
		},
		{
			measure("defects open at handover", "defects", Lower, 10, 50, "project"),
			"any one project has 50 or more defects open at handover",
			"no project has more than 10 defects open at handover",
		},
		{
			measure("entries waiting at the end of the day", "entries", Lower, 10, 40, "day"),
			"there are 40 or more entries waiting at the end of the day",
			"there are never more than 10 entries waiting at the end of the day",
		},
		{
			measure("complaints from parents", "complaints", Lower, 1, 4, "term"),
			"any one term brings 4 or more complaints from parents",
			"no term brings more than one complaint from parents",
		},
		{
			measure("picking errors", "per 1,000 lines", Lower, 1, 4, "week"),
			"picking errors reach 4 or more per 1,000 lines in any one week",
			"picking errors stay at 1 or less per 1,000 lines every week",
		},
		{
			measure("order lines picked", "lines", Higher, 95, 75, "hour"),
			"order lines picked fall to 75 or fewer in any one hour",
			"order lines picked stay at 95 or more every hour",
		},
		{
			measure("revenue from new business", "euros", Higher, 60000, 40000, "quarter"),
			"revenue from new business falls to 40,000 euros or less in any one quarter",
			"revenue from new business stays at 60,000 euros or more every quarter",
		},
		{
			measure("time to restore service", "minutes", Lower, 30, 120, "incident"),
			"the time to restore service reaches 120 minutes or more for any one incident",
			"the time to restore service stays at 30 minutes or less for every incident",
		},
		{
			measure("food waste", "% of sales", Lower, 1.5, 3, "month"),
			"food waste reaches 3% of sales or more in any one month",
			"food waste stays at 1.5% of sales or less every month",
		},
		{Measure{Name: "Quality"}, "quality gets worse", "quality gets better"},
	}
	for _, tt := range tests {
		t.Run(tt.m.Name, func(t *testing.T) {
			t.Parallel()
			if got := tt.m.fails(); got != tt.fails {
				t.Errorf("fails:\n got %s\nwant %s", got, tt.fails)
			}
			if got := tt.m.holds(); got != tt.held {
				t.Errorf("holds:\n got %s\nwant %s", got, tt.held)
			}
		})
	}
}

func TestTopics(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, unit string
		want       FailureKind
	}{
		{"waiting time before a call is answered", "seconds", Deadlines},
		{"reports handed in late", "reports", Deadlines},
		{"invoices waiting for approval", "invoices", Backlogs},
		{"overdue work orders", "orders", Backlogs},
		{"customer satisfaction", "out of 5", Complaints},
		{"complaints about care", "complaints", Complaints},
		{"orders packed wrong", "%", Processes},
		{"unplanned downtime", "hours", Processes},
		{"accounts that order again within the year", "%", Relationships},
		{"sickness absence", "%", Staffing},
		{"crew turnover", "%", Staffing},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			m := measure(tt.name, tt.unit, Lower, 1, 2, "month")
			best, top := FailureKind("none"), 0
			for _, kind := range FailureKinds()[1:] {
				if score := topicScore(kind, &m); score > top {
					best, top = kind, score
				}
			}
			if best != tt.want {
				t.Errorf("is about %s (%d), want %s", best, top, tt.want)
			}
		})
	}
}

func TestInfinitive(t *testing.T) {
	t.Parallel()
	for duty, want := range map[string]string{
		"Answer customers' calls.":                   "answer customers' calls",
		"answering phones":                           "answer phones",
		"Responsible for the safe":                   "",
		"Management of the store":                    "",
		"process claims; file them":                  "process claims",
		"plans the rota":                             "plan the rota",
		"bring " + "a b c d e f g h i j k l m n o p": "",
	} {
		if got := english.Infinitive(duty); got != want {
			t.Errorf("english.Infinitive(%q) = %q, want %q", duty, got, want)
		}
	}
}

// TestSpoken: a day of completion is named in a sentence as one.
func TestSpoken(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"Invoices: day of completion": "day of completion of invoices",
		"Waiting time":                "Waiting time",
	} {
		m := Measure{Name: name}
		if got := m.Spoken(); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
