package draft

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"yardstick/intake/outline"
	"yardstick/internal/fault"
	"yardstick/job"
)

// written makes an outline of lines: "# " begins a heading, "- " an item,
// "label | value" is a row, all else a paragraph.
func written(s string) outline.Outline {
	var o outline.Outline
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		l := outline.Line{Text: line, Shape: outline.Paragraph}
		if rest, ok := strings.CutPrefix(line, "# "); ok {
			l = outline.Line{Text: rest, Shape: outline.Heading, Level: 2}
		} else if rest, ok := strings.CutPrefix(line, "- "); ok {
			l = outline.Line{Text: rest, Shape: outline.Item, Level: 1}
		} else if label, value, ok := strings.Cut(line, " | "); ok {
			l = outline.Line{Text: value, Label: label, Shape: outline.Row}
		}
		if line != "" {
			o.Lines = append(o.Lines, l)
		}
	}
	return o
}

func propose(t *testing.T, o outline.Outline) job.Job {
	t.Helper()
	j, err := Proposer{encoder(t)}.Propose(t.Context(), "test", o)
	if err != nil {
		t.Fatal(err)
	}
	checkValid(t, j)
	return j
}

// checkValid checks that a proposal can be written and read as job/v1.
func checkValid(t *testing.T, j job.Job) {
	t.Helper()
	data, err := yaml.Marshal(j)
	if err != nil {
		t.Fatal(err)
	}
	back, err := job.Read("draft.yaml", data)
	if err != nil {
		t.Fatalf("the job is not valid: %v\n%s", err, data)
	}
	if diff := cmp.Diff(j.Functions, back.Functions); diff != "" {
		t.Errorf("written and read again (-want +got):\n%s", diff)
	}
}

func duties(j job.Job) []string {
	var out []string
	for _, f := range j.Functions {
		out = append(out, f.Duties...)
	}
	return out
}

// TestDuties holds what is a duty and what is none.
func TestDuties(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"ruled-out work": {
			"# Housing Officer\n# Duties\n- Answer calls from tenants and log every repair request\n- Verify rent accounts weekly\n- You will not manage staff or hold a budget\n" +
				"- This role does not include collecting rent in cash\n- No lone working: you never visit tenants at night\n- Not required to drive the van or lift furniture",
			[]string{"Answer calls from tenants and log every repair request", "Verify rent accounts weekly"},
		},
		"ruled-out work, said in other ways": {
			"# Dental Receptionist\n# What you will do\n- Welcome patients and book appointments\n- Take payments and balance the till each evening\n# What you won't do\n- Assist in surgery\n- Clean the rooms\n" +
				"# Please note\n- The post holder is not responsible for stock\n- You won't be asked to work on Sundays",
			[]string{"Welcome patients and book appointments", "Take payments", "Balance the till each evening"},
		},
		"what the applicant has": {
			"# Payroll Clerk\n# The role\n- Run the weekly payroll for 300 drivers\n- Answer drivers' questions about their pay\n# You will have:\n- Worked in payroll for two years\n- Managed your own time\n- Used Excel every day\n# We offer\n- Work with a friendly team\n- Grow your career with us",
			[]string{"Run the weekly payroll for 300 drivers", "Answer drivers' questions about their pay"},
		},
		"third person and semicolons": {
			"# HARBOUR WARDEN\n# DUTIES\nA Harbour Warden patrols the quays; issues permits to fishermen and collects fees; witnesses the weighing of catches; and performs related work.\n# REQUIREMENTS\nTwo years of experience at sea.",
			[]string{"Patrol the quays", "Issue permits to fishermen", "Collect fees", "Witness the weighing of catches"},
		},
		"what is reported, and to whom one reports": {
			"# Car Park Attendant\n# Duties\n- Report damage to vehicles to the office the same day\n- Keep the car park in order\n- Reports to the site manager",
			[]string{"Report damage to vehicles to the office the same day", "Keep the car park in order"},
		},
		"nouns for deeds": {
			"# Bookkeeper\n# Main responsibilities\n- Preparation of monthly accounts\n- Reconciliation of bank statements\n- Responsible for chasing unpaid invoices\n- Carefully checking or personally preparing tax returns",
			[]string{"Prepare monthly accounts", "Reconcile bank statements", "Chase unpaid invoices", "Carefully check or personally prepare tax returns"},
		},
		"prose": {
			"# Night Porter\nYou will welcome guests who arrive late. You patrol the hotel and check doors and alarms. You must hold a driving licence. Salary: 24,000 a year.",
			[]string{"Welcome guests who arrive late", "Patrol the hotel and check doors and alarms"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tc.want, duties(propose(t, written(tc.text)))); diff != "" {
				t.Errorf("duties (-want +got):\n%s", diff)
			}
		})
	}
}

const someDuties = "\n# Duties\n- Answer calls from customers\n- Record every order the same day\n"

func TestTitle(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct {
		o    outline.Outline
		want string
	}{
		"of the format":           {outline.Outline{Title: "Clerk", Lines: written("# Join Larch Ltd" + someDuties).Lines}, "Clerk"},
		"with brackets":           {written("# Ward Clerk (Nights)" + someDuties), "Ward Clerk (Nights)"},
		"not what is paid":        {written("# Compensation: $30 an hour\n# Order Clerk" + someDuties), "Order Clerk"},
		"not the employer":        {outline.Outline{Firm: "Larch Ltd", Lines: written("# Larch Ltd\n# Order Clerk" + someDuties).Lines}, "Order Clerk"},
		"not the document":        {written("# Job description\n# Order Clerk" + someDuties), "Order Clerk"},
		"behind a label":          {written("# Larch Ltd\nJob title | Order Clerk" + someDuties), "Order Clerk"},
		"behind a label in text":  {written("Larch Ltd\nPosition: Order Clerk" + someDuties), "Order Clerk"},
		"in a sentence":           {written("Larch Ltd is looking for an experienced order clerk to join its office." + someDuties), "Order clerk"},
		"without share and signs": {written("# 🚀 Order Clerk (m/f/d) 80–100 %" + someDuties), "Order Clerk"},
		"with a wish":             {written("# Order clerk wanted!" + someDuties), "Order clerk"},
		"not there":               {written(someDuties), "Untitled job"},
		"not a welcome":           {written("# Welcome to Larch Ltd!\n# Why join us?\n# Order Clerk" + someDuties), "Order Clerk"},
		"below the employer":      {written("Vacancy no. 12\nLarch Ltd\n# About us\nWe are a small firm.\n# Order Clerk – Night shift" + someDuties), "Order Clerk – Night shift"},
		"at the end":              {written(someDuties + "Job title | Order Clerk"), "Order Clerk"},
		"in a heading's label":    {written("# Post: Order Clerk (part-time, 20 h)" + someDuties), "Order Clerk"},
		"behind the document":     {written("# JOB DESCRIPTION\n# Order Clerk" + someDuties), "Order Clerk"},
		"below a firm's name":     {written("# Banksia Home Visits\n# Community Nurse – Wound Care" + someDuties), "Community Nurse – Wound Care"},
		"above a place's name":    {written("# PHARMACY TECHNICIAN\n# Groote Vlei District Hospital" + someDuties), "PHARMACY TECHNICIAN"},
		"no person, but first":    {written("# Accounts Payable\n# About the team" + someDuties), "Accounts Payable"},
		"in a call":               {written("# We're hiring a Night Porter!" + someDuties), "Night Porter"},
		"in a call with a colon":  {written("# Now hiring: Deckhand" + someDuties), "Deckhand"},
		"with fields behind it":   {written("# Data Steward | Leeds | full time" + someDuties), "Data Steward"},
		"with a reference":        {written("# Data Steward (Ref. DS-2041)" + someDuties), "Data Steward"},
		"in a wish to join":       {written("Larch Ltd, Leeds\nJoin our team as a night porter in our house by the sea." + someDuties), "Night porter"},
		"behind a label in front": {written("JOB VACANCY: Order Clerk (m/f/d)\n# Your tasks\n- Answer calls from customers\n- Record every order the same day"), "Order Clerk"},
		"not what there is to do": {written("# Your tasks\n- Answer calls from customers\n- Record every order the same day"), "Untitled job"},
		"behind bars":             {written("# NOW HIRING | Order Clerk | Leeds | hybrid" + someDuties), "Order Clerk"},
		"among three parts":       {written("# The Larch Arms, Leeds – Night Porter – five nights, 40 hours" + someDuties), "Night Porter"},
		"with its field of work":  {written("# Order Clerk – Timber | Site: Leeds | Req 1201" + someDuties), "Order Clerk – Timber"},
		"in a heading's sentence": {written("# Like boats? Come and be a Deckhand at Larch Quay!" + someDuties), "Deckhand"},
		"with a grade":            {written("# Order Clerk (Grade IV), Timber Yard – Competition 7/31" + someDuties), "Order Clerk"},
		"with a prefix":           {written("# Post-Graduate Tutor" + someDuties), "Post-Graduate Tutor"},
		"as the subject":          {written("From | Ines, Personnel\nSubject | Internal vacancy: Order Clerk\nHello everybody" + someDuties), "Order Clerk"},
		"of a post in a letter":   {written("Dear applicant\nThank you for asking about the post of Order Clerk at our Leeds yard." + someDuties), "Order Clerk"},
		"below a notice":          {written("# SITUATION VACANT\nLarch Ltd needs a night porter from May." + someDuties), "Night porter"},
		"needed in a sentence":    {written("# We're growing! Night Porter needed" + someDuties), "Night Porter"},
		"without its hours":       {written("# Order Clerk (30 hours a week)" + someDuties), "Order Clerk"},
		"no question":             {written("# Looking for work?\n# Order Clerk" + someDuties), "Order Clerk"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := propose(t, tc.o).Title; got != tc.want {
				t.Errorf("title %q; want %q", got, tc.want)
			}
		})
	}
}

// TestFunctions holds that functions have names of the text: its headings, or
// the things that the duties are about.
func TestFunctions(t *testing.T) {
	t.Parallel()
	headed := propose(t, written("# Caretaker\n# Duties\n# Security\n- Lock the doors at night\n- Check the gates\n# Cleaning (30 %)\n- Mop the corridors\n- Empty the bins\n# General\n- Keep the diary of visitors"))
	var names []string
	for _, f := range headed.Functions {
		names = append(names, f.Name)
	}
	if diff := cmp.Diff([]string{"Security", "Cleaning"}, names); diff != "" {
		t.Errorf("functions under headings (-want +got):\n%s", diff)
	}
	text := "# Clerk\n# Duties\n- Answer customers' calls\n- Reply to customers' letters\n- Settle customers' complaints\n- Check supplier invoices\n- Enter invoices into the ledger\n- Pay invoices when they fall due"
	for _, f := range propose(t, written(text)).Functions {
		for _, w := range strings.Fields(strings.ToLower(f.Name)) {
			if !strings.Contains(strings.ToLower(text), w) {
				t.Errorf("function %q: %q is no word of the text", f.Name, w)
			}
		}
	}
}

// TestMeasures holds that no two measures have one name, and that each belongs
// to the function whose duties it is about.
func TestMeasures(t *testing.T) {
	t.Parallel()
	j := propose(t, written("# Clerk\n# Orders\n- Enter orders from shops\n- Chase late orders\n# Invoices\n- Check invoices\n- Pay invoices by the 5th of each month\n"+
		"# Targets\n- Accuracy of orders: 98 %\n- Accuracy: 99.5 %\n- Accuracy: 97 %\n- Invoices older than 30 days: no more than 12"))
	names := map[string]bool{}
	for _, f := range j.Functions {
		for _, m := range f.Measures {
			if names[m.Name] {
				t.Errorf("two measures are called %q", m.Name)
			}
			names[m.Name] = true
		}
	}
	if len(names) != 5 {
		t.Errorf("measures %v; want five", names)
	}
	if last := j.Functions[1].Measures; len(last) == 0 || last[0].Per != "month" || *last[0].Target != 5 {
		t.Errorf("measures of invoices: %+v; want the 5th of the month first", last)
	}
}

func TestPeople(t *testing.T) {
	t.Parallel()
	j := propose(t, written("# Ward Clerk\nReports to | Ward Manager\n# Duties\n- Register patients when they arrive\n- Work closely with nurses, the pharmacy and other wards to plan discharges\n- File patient records"))
	if j.Team != "Reports to Ward Manager" {
		t.Errorf("team %q; want Reports to Ward Manager", j.Team)
	}
	var with []string
	for _, f := range j.Functions {
		with = append(with, f.WorksWith...)
	}
	if diff := cmp.Diff([]string{"nurses", "wards"}, with); diff != "" {
		t.Errorf("works with (-want +got):\n%s", diff)
	}
}

// TestRelations holds what one line about people says of the team, and whom it
// adds to a function.
func TestRelations(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]struct{ team, with string }{
		"Reports to | the Site Manager":                             {"Reports to the Site Manager", ""},
		"Supervises | two porters and a cook":                       {"Leads two porters and a cook", ""},
		"Line manages | No direct reports":                          {"", ""},
		"Supervises | none":                                         {"", ""},
		"You report to the site manager, who sits in Leeds.":        {"Reports to site manager", ""},
		"You will manage three clerks.":                             {"Leads three clerks", ""},
		"You work closely with doctors, nurses and the pharmacy":    {"", "doctors|nurses|pharmacy"},
		"Alongside other wardens, our harbour police and fishermen": {"", "wardens|harbour police|fishermen"},
		"Works with: customers (by phone), 12 shops":                {"", "customers"},
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			d := &draft{lines: split(written(text)), job: job.Job{Functions: []job.Function{{ID: "one"}}}}
			d.lines[0].mark = job.IsPerson
			team := strings.Join(d.relation(0), "; ")
			if with := strings.Join(d.job.Functions[0].WorksWith, "|"); team != want.team || with != want.with {
				t.Errorf("team %q, with %q; want %q, %q", team, with, want.team, want.with)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	t.Parallel()
	many := outline.Outline{}
	for range MaxLines + 1 {
		many.Lines = append(many.Lines, outline.Line{Text: "Answer calls", Shape: outline.Item})
	}
	for name, tc := range map[string]struct {
		o    outline.Outline
		want string
	}{
		"empty":             {outline.Outline{}, "no duties found"},
		"one word":          {written(strings.Repeat("asdf ", 400)), "lines that begin with a verb"},
		"one word a line":   {written(strings.Repeat("asdf\n", 400)), "no duties found"},
		"requirements only": {written("# Clerk\n# Requirements\n- Two years of experience\n- A driving licence"), "no duties found"},
		"too many lines":    {many, "at most"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, p := range []Proposer{{encoder(t)}, {}} {
				_, err := p.Propose(t.Context(), "test", tc.o)
				if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tc.want) {
					t.Errorf("error %v; want an invalid fault with %q", err, tc.want)
				}
			}
		})
	}
}

// TestAnyOutline holds that any outline gives a valid job or one clear error,
// the same each time.
func TestAnyOutline(t *testing.T) {
	t.Parallel()
	shapes := []outline.Shape{outline.Heading, outline.Item, outline.Paragraph, outline.Row}
	rapid.Check(t, func(rt *rapid.T) {
		var o outline.Outline
		for range rapid.IntRange(0, 12).Draw(rt, "lines") {
			text := strings.Join(strings.Fields(rapid.StringMatching(`[A-Za-z0-9%£.,;: –ß'()]{0,60}`).Draw(rt, "text")), " ")
			if text != "" {
				o.Lines = append(o.Lines, outline.Line{Text: text, Shape: rapid.SampledFrom(shapes).Draw(rt, "shape")})
			}
		}
		j, err := Proposer{}.Propose(t.Context(), "test", o)
		again, other := Proposer{}.Propose(t.Context(), "test", o)
		if diff := cmp.Diff(j, again); diff != "" || (err == nil) != (other == nil) {
			rt.Fatalf("not the same twice:\n%s", diff)
		}
		if err == nil {
			checkValid(t, j)
		} else if !fault.Is(err, fault.Invalid) {
			rt.Fatal(err)
		}
	})
}

// BenchmarkPage proposes a job from a page of about 40 lines.
func BenchmarkPage(b *testing.B) {
	p := Proposer{encoder(b)}
	var o outline.Outline
	for _, l := range readLabelFile(b, labelsFolder+"/a.txt") {
		if l.id == "a13" {
			o = l.outline
		}
	}
	b.ReportMetric(float64(len(split(o))), "lines")
	for b.Loop() {
		if _, err := p.Propose(b.Context(), "page", o); err != nil {
			b.Fatal(err)
		}
	}
}
