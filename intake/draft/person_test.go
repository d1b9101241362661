package draft

import (
	"strings"
	"testing"
)

// TestAboutPeople holds which phrases name people and nothing else.
func TestAboutPeople(t *testing.T) {
	t.Parallel()
	for phrase, want := range map[string]bool{
		"apprentices": true, "Subordinate supervisors": true, "lead worker or supervisor": true, "new colleagues": true, "guests": true,
		"patients with dementia": true, "children": true, "women": true, "apprentices and helpers": true, "inspectors of bridges": true, "drivers": true,
		"meters": false, "orders": false, "boilers": false, "parents' complaints": false, "apprentices and tools": false, "customer calls": false,
		"staff rota": false, "driver training": false, "counter": false, "ledger": false, "letters to tenants": false, "": false,
	} {
		t.Run(phrase, func(t *testing.T) {
			t.Parallel()
			if got := aboutPeople(phrase); got != want {
				t.Errorf("%q is about people alone: %v; want %v", phrase, got, want)
			}
		})
	}
}

// TestGrades holds which headings are kinds of employees and no areas of work.
func TestGrades(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]bool{
		"Apprentice": true, "Lead worker or supervisor": true, "Senior technician": true,
		"Customers": false, "Patients": false, "Team": false, "Driver training": false, "Stock": false,
	} {
		if got := grade(heading); got != want {
			t.Errorf("%q is a grade: %v; want %v", heading, got, want)
		}
	}
}

// TestNoFunctionIsPeople holds that functions are named after headings or work,
// and by the words of the text but for the ending of a verb.
func TestNoFunctionIsPeople(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		duties string
		want   []string
	}{
		"those who are led":      {"Train apprentices|Guide subordinate supervisors|Check meters|Check meters in cellars", []string{"Training apprentices", "Meters"}},
		"the work of those led":  {"Supervise subordinate supervisors|Evaluate the work of subordinate supervisors", []string{"Supervising subordinate supervisors"}},
		"those who are served":   {"Advise customers|Help customers|Serve customers", []string{"Advising customers"}},
		"what those served own":  {"Answer customers' calls|Settle customers' complaints|Reply to customers' letters", []string{"Customers' calls"}},
		"a noun that is a verb":  {"Answer the phone and book rooms|Answer the phone at night", []string{"Phone"}},
		"two nouns":              {"Order food and medicine stock weekly|Check food and medicine stock", []string{"Food and medicine stock"}},
		"work among people":      {"Train apprentices and helpers on the site|Inspect finished work|Instruct apprentices in safe work", []string{"Finished work"}},
		"a verb nobody knows":    {"Yarn guests into the hall", []string{"Yarn guests into the hall"}},
		"with whom, and doing":   {"Work alongside engineers and surveyors|Welcome visitors", []string{"Welcoming visitors"}},
		"what the verb was":      {"Swap batteries on the street|Swap batteries at night", []string{"Batteries"}},
		"a plural after it":      {"Plan and carry out internal audits", []string{"Internal audits"}},
		"no counter":             {"Condition twenty hand-tied bouquets", []string{"Hand-tied bouquets"}},
		"no participle":          {"Log incidents raised by phone", []string{"Incidents"}},
		"no time":                {"Count inventory each Sunday night", []string{"Counting inventory each Sunday night"}},
		"what stands before it":  {"Security: follow the rules of movement|Stock: count the shelves", []string{"Security", "Stock"}},
		"one thing of one duty":  {"Record crime to the national standard", []string{"Recording crime to the national standard"}},
		"more than one function": {"Sweep the yard|Clean the yard|Sweep the yard gates|Pay supplier invoices by hand|Check supplier invoices|Enter supplier invoices", []string{"Yard", "Supplier invoices"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			j, err := Proposer{encoder(t)}.Arrange(t.Context(), "Clerk", "", strings.Split(tc.duties, "|"))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range j.Functions {
				got = append(got, f.Name)
			}
			if strings.Join(got, "|") != strings.Join(tc.want, "|") {
				t.Errorf("functions %q; want %q", got, tc.want)
			}
		})
	}
}
