package draft

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/job"
)

// laidOut writes what a proposal says in few lines: title, team, purpose, and
// for each function its name, duties, measures and people.
func laidOut(j job.Job) string {
	var out []string
	for _, l := range [...]struct{ label, said string }{{"title", j.Title}, {"team", j.Team}, {"purpose", j.Purpose}} {
		if l.said != "" {
			out = append(out, l.label+" "+l.said)
		}
	}
	for _, f := range j.Functions {
		out = append(out, "= "+f.Name)
		for _, d := range f.Duties {
			out = append(out, "- "+d)
		}
		for _, m := range f.Measures {
			out = append(out, "# "+sayMeasure(m))
		}
		if len(f.WorksWith) > 0 {
			out = append(out, "with "+strings.Join(f.WorksWith, ", "))
		}
	}
	return strings.Join(out, "\n")
}

// TestLayouts holds whole proposals of small texts laid out in different ways.
func TestLayouts(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ text, want string }{
		"labels and values": {
			"# Stock Controller\nDuties | Count the stock; book deliveries in; answer suppliers\nTargets | Stock accuracy 99 %\nSalary | £24,000",
			"title Stock Controller\n" +
				"= Stock and deliveries\n- Count the stock\n- Book deliveries in\n- Answer suppliers\n# [Stock accuracy | % | higher | 99 | ]",
		},
		"figures in a table": {
			"# Stock Controller\n# Duties\n- Count the stock\n- Enter supplier invoices into the ledger\n# Key figures\nStock accuracy | 99 %\nInvoices paid on time | at least 97 %\nPallets a shift | 60",
			"title Stock Controller\n" +
				"= Stock and supplier invoices\n- Count the stock\n- Enter supplier invoices into the ledger\n# [Stock accuracy | % | higher | 99 | ]\n# [Invoices paid on time | % | higher | 97 | ]\n# [Pallets a shift | pallets | higher | 60 | ]",
		},
		"headings with shares, numbers, a grade and what is over": {
			"# Clerk\n# Stock (40 %)\n- Count the stock\n- Book deliveries in\n# 2. INVOICES\n- Check supplier invoices\n- Enter invoices into the ledger\n# Apprentice\n- Show apprentices how flour is stored\n# Other\n- Keep the store tidy",
			"title Clerk\n" +
				"= Stock\n- Count the stock\n- Book deliveries in\n- Show apprentices how flour is stored\n- Keep the store tidy\n= Invoices\n- Check supplier invoices\n- Enter invoices into the ledger",
		},
		"a purpose and a duty said twice": {
			"# Clerk\n# Purpose\nYou keep the shop supplied.\n# Duties\n- Count the stock\n- Count the stock\n- Order flour and sugar\n- Check deliveries of flour",
			"title Clerk\n" +
				"purpose You keep the shop supplied.\n= Flour and sugar\n- Keep the shop supplied\n- Order flour and sugar\n- Check deliveries of flour\n= Counting the stock\n- Count the stock",
		},
		"by what is done to customers and invoices": {
			"# Clerk\n# Duties\n- Answer customers' calls\n- Check supplier invoices\n- Settle customers' complaints\n- Enter invoices into the ledger\n- Reply to customers' letters\n- Pay invoices when they fall due",
			"title Clerk\n" +
				"= Customers' calls\n- Answer customers' calls\n- Settle customers' complaints\n- Reply to customers' letters\n= Supplier invoices\n- Check supplier invoices\n- Enter invoices into the ledger\n- Pay invoices when they fall due",
		},
		"whom one leads": {
			"# Foreman\n# The role\nYou report to the site manager and lead a crew of twelve.\nYou work alongside engineers, surveyors and the client's architect.\n- Plan the week's work on site\n- Check the scaffolding every morning\n- Supervises: four apprentices",
			"title Foreman\n" +
				"team Reports to site manager; Leads four apprentices\n= Scaffolding\n- Plan the week's work on site\n- Check the scaffolding every morning\nwith engineers, surveyors, client's architect",
		},
		"people in rows": {
			"# Ward Clerk\nReports to | Ward Manager\nSupervises | two porters\nLine manages | No direct reports\n# Duties\n- Register patients when they arrive\n- Liaise with nurses, the pharmacy and other wards to plan discharges\n- File patient records",
			"title Ward Clerk\n" +
				"team Reports to Ward Manager; Leads two porters\n= Patient records\n- Register patients when they arrive\n- Liaise with nurses, the pharmacy and other wards to plan discharges\n- File patient records\nwith nurses, wards",
		},
		"several duties in a line": {
			"# Baker\n# Duties\n- Bake bread and rolls\n- Weigh the flour\n- Serve customers at the counter\n- Take payments and balance the till\n- Train apprentices",
			"title Baker\n" +
				"= Baking bread and rolls\n- Bake bread and rolls\n- Weigh the flour\n- Take payments\n- Balance the till\n= Serving customers at the counter\n- Serve customers at the counter\n- Train apprentices",
		},
		"a table of tasks with targets": {
			"# Porter\n# Duties\n- Carry luggage to the rooms within 10 minutes\n- Check the fire doors at least every two hours\n- Park guests' cars\n# Targets\nLuggage lost | none\nComplaints about porters | down from 12 to 5 a year",
			"title Porter\n" +
				"= Guests' cars\n- Carry luggage to the rooms within 10 minutes\n- Check the fire doors at least every two hours\n- Park guests' cars\n# [Time to carry luggage to the rooms | minutes | lower | 10 | ]\n# [Interval for checking the fire doors | hours | lower | 2 | ]\n# [Luggage lost |  | lower | 0 | ]\n# [Complaints about porters | complaints | lower | 5 | ]",
		},
		"prose": {
			"# Night Porter\nYou will welcome guests who arrive late. You lock the front door and set the alarm. You write the night report by 6 a.m. You must hold a driving licence.",
			"title Night Porter\n" +
				"= Front door\n- Welcome guests who arrive late\n- Lock the front door\n- Set the alarm\n- Write the night report by 6 a.m\n# [Time to write the night report | hour of the day | lower | 6 | day]",
		},
		"semicolons": {
			"# HARBOUR WARDEN\n# DUTIES\nA Harbour Warden patrols the quays; issues permits to fishermen and collects fees; keeps the log of catches; and performs related work.",
			"title HARBOUR WARDEN\n" +
				"= Quays and permits\n- Patrol the quays\n- Issue permits to fishermen\n- Collect fees\n- Keep the log of catches",
		},
		"levels of a bulletin": {
			"# Line Inspector\n# Duties\n# Apprentice\n- Carry tools to the line\n- Clean the insulators\n# Lead worker or supervisor\n- Assign work to the crew\n- Inspect finished lines\n- Write reports on faults",
			"title Line Inspector\n" +
				"= Finished lines\n- Carry tools to the line\n- Assign work to the crew\n- Inspect finished lines\n- Write reports on faults\n= Insulators\n- Clean the insulators",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tc.want, laidOut(propose(t, written(tc.text)))); diff != "" {
				t.Errorf("proposal (-want +got):\n%s", diff)
			}
		})
	}
}
