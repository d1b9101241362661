package english_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"yardstick/english"
)

// pair is a phrase and what a function makes of it.
type pair struct{ in, want string }

// pairs reads "in > want" lines.
func pairs(table string) []pair {
	var out []pair
	for line := range strings.Lines(table) {
		in, want, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ">")
		if ok {
			out = append(out, pair{strings.TrimSpace(in), strings.TrimSpace(want)})
		}
	}
	return out
}

// table is what the package knows, one entry a line.
var table = map[string]struct {
	of   func(string) string
	says string
}{
	"singular": {english.Singular, `
		pupils > pupil
		entries > entry
		boxes > box
		classes > class
		process > process
		analyses > analysis
		people > person
		children > child
		women > woman
		salesmen > salesman
		halves > half
		loaves > loaf
		shelves > shelf
		knives > knife
		valves > valve
		gloves > glove
		staff > staff
		premises > premises
		logistics > logistics
		news > news
		bias > bias
		lens > lens
		gas > gas
		bus > bus
		bonus > bonus
		status > status
		focus > focus
		invoices > invoice
		houses > house
		purchases > purchase
		losses > loss
		branches > branch
		dishes > dish
		criteria > criterion
		potatoes > potato
		photos > photo
		mice > mouse
		feet > foot
		crises > crisis
		basis > basis
		deliveries > delivery
		ties > tie
		movies > movie
		enquiries > enquiry
		nurses > nurse
		expenses > expense
		tonnes > tonne
		percent > percent
		equipment > equipment
		incident > incident
		viruses > virus
		campuses > campus
		zeroes > zero
		menus > menu`},
	"plural": {english.Plural, `
		box > boxes
		entry > entries
		person > people
		child > children
		staff > staff
		premises > premises
		shelf > shelves
		analysis > analyses
		day > days
		days > days`},
	"one": {english.One, `
		days > day
		working days > working day
		working days per order > working day per order
		out of 5 > out of 5
		percent of orders > percent of orders
		people > person
		errors a week > error a week`},
	"gerund": {english.Gerund, `
		label > labelling
		check > checking
		prepare > preparing
		tie > tying
		see > seeing
		dye > dyeing
		run > running
		visit > visiting
		be > being`},
	"third person": {english.ThirdPerson, `
		teach > teaches
		apply > applies
		play > plays
		buy > buys
		go > goes
		have > has
		be > is
		fix > fixes
		check > checks`},
	"base": {english.Base, `
		checking > check
		checks > check
		check > check
		labelling > label
		applies > apply
		banana >`},
	"participle": {english.Participle, `
		answer > answered
		keep > kept
		process > processed
		reply > replied
		plan > planned
		resolve > resolved`},
	"uninflected": {english.Uninflected, `
		liquefies > liquefy
		witnesses > witness
		keeps > keep
		bus > bus`},
	"deed": {english.Deed, `
		preparation > prepare
		reconciliation > reconcile
		maintenance > maintain
		submission > submit
		supervision > supervise
		identification > identify
		resolution > resolve
		analysis > analyse
		management > manage
		improvement > improve
		calibration > calibrate
		delivery > deliver
		planning > plan
		repair > repair
		compliance > comply
		table >
		customers >`},
	"duty": {english.Duty, `
		Answers calls from customers. > answer calls from customers
		Answering calls; > answer calls
		ANSWERS calls > answer calls
		May supervise others > supervise others
		Regularly checks the stock > regularly check the stock
		Checks, cleans and stores the tools > check, clean and store the tools
		Assists or relieves a pilot > assist or relieve a pilot
		Planning and checking the work > plan and check the work
		Orders and returns the books > order and return the books
		Processing of payments >
		Responsible for cables >
		The cables >`},
	"infinitive": {english.Infinitive, `
		Answer customers' calls. > answer customers' calls
		Help (new) pupils >
		Check the list (twice) > check the list
		GUIDES VISITORS THROUGH THE TERMINAL > guide visitors through the terminal
		Checks the magnet every morning > check the magnet every morning
		Responsible for the list >
		Cleaning rooms > clean rooms
		Rooms cleaned >
		Bring the post round > bring the post round`},
	"doing": {english.Doing, `
		pick, label and check parcels > picking, labelling and checking parcels
		check guests in and out > checking guests in and out
		regularly check the stock > regularly checking the stock`},
	"lower": {english.Lower, `
		Customer service > customer service
		KPI reports > KPI reports
		I leave late > I leave late
		I'm late > I'm late
		McDonald's orders > McDonald's orders
		R&D > R&D
		X-ray > x-ray
		AIRPORT GUIDE > airport guide
		MRI TECHNICIAN > MRI technician
		HEAD OF IT SUPPORT > head of IT support
		BUS DRIVER > bus driver
		CEO OFFICE > CEO office
		POST > POST
		Ärzte > ärzte`},
	"phrase": {english.Phrase, `
		The list is late. > the list is late
		Two things: > two things`},
	"name": {english.Name, `
		Customer Service > customer service
		HR Administration > HR administration
		Keys and doors > keys and doors
		IT > IT`},
	"upper": {english.Upper, `
		é > É
		the list > The list
		>`},
	"sentence": {english.Sentence, `
		the list is late > The list is late.
		is it? > Is it?`},
	"the": {english.The, `
		operations manager > the operations manager
		other team leaders > other team leaders
		accounts > accounts
		the board > the board
		head of the ward > the head of the ward
		Housekeeping > housekeeping
		HR > HR
		customers > customers
		nurse in charge > the nurse in charge`},
	"a": {english.WithA, `
		airport guide > an airport guide
		AIRPORT GUIDE > an AIRPORT GUIDE
		MRI TECHNICIAN > an MRI TECHNICIAN
		UX DESIGNER > a UX DESIGNER
		CHEF > a CHEF
		IT SUPPORT > an IT SUPPORT
		SCHOOL SECRETARY > a SCHOOL SECRETARY
		MRI technician > an MRI technician
		HR officer > an HR officer
		HR > an HR
		NATO officer > a NATO officer
		UNIX administrator > a UNIX administrator
		SQL developer > an SQL developer
		hourly worker > an hourly worker
		honest broker > an honest broker
		hotel porter > a hotel porter
		university porter > a university porter
		user researcher > a user researcher
		uninsured driver > an uninsured driver
		umpire > an umpire
		European buyer > a European buyer
		one-man crew > a one-man crew
		X-ray assistant > an X-ray assistant
		U-boat captain > a U-boat captain
		8-hour shift > an 8-hour shift
		18-month plan > an 18-month plan
		11 > an 11
		110 > a 110
		1,800 > a 1,800
		80 > an 80
		"orderly" > an "orderly"
		teacher > a teacher`},
	"role": {english.Role, `
		HR officer > an HR officer
		customer service > customer service
		nursing > nursing
		IT > IT
		head of sales > a head of sales
		airport guide > an airport guide
		warehouse picker > a warehouse picker
		marketing assistant for events > a marketing assistant for events`},
	"you": {english.You, `
		I leave late > you leave late
		nobody tells me > nobody tells you
		I am late and my list is ours > you are late and your list is yours
		they say "I do not know" and go > they say "I do not know" and go`},
	"thing": {func(s string) string { return english.ParseNoun(s).The() }, `
		Waiting time at check-in > the waiting time at check-in
		Defects found at inspection > defects found at inspection
		accuracy > accuracy
		Accuracy of the count > the accuracy of the count
		customers' score > customers' score
		rooms late > rooms late`},
	"one thing": {func(s string) string { return english.ParseNoun(s).One() }, `
		Defects found at inspection > defect found at inspection
		parents' complaints >
		returns or payments >
		disputes that go to court >
		accidents that I caused > accident that I caused
		accuracy >`},
}

func TestTable(t *testing.T) {
	t.Parallel()
	n := 0
	for name, part := range table {
		for _, p := range pairs(part.says) {
			n++
			if got := part.of(p.in); got != p.want {
				t.Errorf("%s of %q is %q, want %q", name, p.in, got, p.want)
			}
		}
	}
	t.Logf("%d entries", n)
}

func TestClauses(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"callers ask for a supervisor": true, "a gap in the log": false, "a trolley of returns left over from the day before": false, "I leave late": true, "the trolley is full": true,
		"books that nobody wants": false, "customers wait": true, "the manager checks twice": true, "keys": false, "": false,
	} {
		if got := english.IsClause(text); got != want {
			t.Errorf("IsClause(%q) = %v", text, got)
		}
	}
}

func TestNumbersAndLists(t *testing.T) {
	t.Parallel()
	for _, c := range []pair{
		{english.Amount(1, "working days"), "1 working day"},
		{english.Amount(0, "errors"), "zero errors"},
		{english.Amount(50, "$"), "$50"},
		{english.Amount(70, "%"), "70 percent"},
		{english.Amount(3, "% of orders"), "3 percent of orders"},
		{english.Amount(10000, "euros"), "10,000 euros"},
		{english.Amount(2.5, "hours"), "2.5 hours"},
		{english.Amount(5, "day of the month"), "day 5 of the month"},
		{english.Amount(6, "working day of the month"), "working day 6 of the month"},
		{english.Amount(8.25, "hour of the day"), "8:15"},
		{english.Over("month", "day of the month"), ""},
		{english.Number(1200), "1,200"},
		{english.Number(200), "200"},
		{english.Number(-1234567.5), "−1,234,567.5"},
		{english.Over("week", "errors"), " in a week"},
		{english.Over("Incident", "minutes"), " per incident"},
		{english.Over("12 months", ""), " over 12 months"},
		{english.Over("week", "errors a week"), ""},
		{english.Over("", "errors"), ""},
		{english.List(nil, "and"), ""},
		{english.List([]string{"a"}, "and"), "a"},
		{english.List([]string{"a", "b", "c"}, "and"), "a, b and c"},
		{english.List([]string{"a and b", "c"}, "and"), "a and b, and c"},
		{english.Join("a", "", "b"), "a b"},
		{english.Short("check guests in and keep the lobby moving", 13), "check guests in"},
		{english.Short("order paper, pens and ink", 13), "order paper, pens and ink"},
		{english.Short("write", 13), ""},
		{english.Short("review, conduct and participate in all of the many different kinds of inquiries that are held in town", 13), ""},
		{english.Short("act as a lead for and supervises others", 13), "act as a lead"},
		{english.Short("handle mail", 13), "handle mail"},
		{english.Short("deliver a draft two days before the meeting", 13), "deliver a draft"},
		{english.Short("ring the household the evening before the visit", 13), "ring the household"},
		{english.Short("check the pumps every two days", 13), "check the pumps every two days"},
		{english.Clip("speaking with each gym in the region ninety days before renewal", 9), "speaking with each gym in the region"},
		{english.Short("fix every hook to the rafter and seal it", 13), "fix every hook to the rafter"},
		{english.Doing("clean and cleave each fibre"), "cleaning and cleaving each fibre"},
		{english.Short("set up", 13), ""},
		{english.Clip("check every single one of the rooms before the guests arrive at noon", 9), "check every single one of the rooms"},
	} {
		if c.in != c.want {
			t.Errorf("got %q, want %q", c.in, c.want)
		}
	}
}

func TestPluralsAndParties(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{"children": true, "entries": true, "police": true, "women": true, "bus": false, "class": false, "analysis": false, "news": false, "bias": false, "gas": false, "staff": false} {
		if got := english.IsPlural(word); got != want {
			t.Errorf("IsPlural(%q) = %v", word, got)
		}
	}
	for _, said := range []string{"I leave late", "nobody tells us", "my list"} {
		if !english.SpeaksOfSelf(said) {
			t.Errorf("%q speaks of its writer", said)
		}
	}
	if english.SpeaksOfSelf(`callers say "I have asked before"`) {
		t.Error("what others say was taken for the writer's")
	}
}

// TestAnyPhrase holds that no phrase, however odd, is a panic, and that what is
// brought into a form stays in it.
func TestAnyPhrase(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(rapid.OneOf(rapid.String(), rapid.SampledFrom(strings.Fields(`check and , keys; (twice) the I "me" 8 %
			customers' HR waiting of for checking checks X- - : é`))), 0, 8).Draw(t, "words"), " ")
		for name, part := range table {
			if name == "singular" || name == "plural" || name == "gerund" || name == "third person" || name == "base" {
				continue // of single words
			}
			part.of(s)
		}
		english.IsClause(s)
		english.SpeaksOfSelf(s)
		english.Over(s, s)
		if once := english.Phrase(s); english.Phrase(once) != once && !strings.HasPrefix(once, " ") {
			t.Fatalf("Phrase(%q) = %q and then %q", s, once, english.Phrase(once))
		}
	})
}
