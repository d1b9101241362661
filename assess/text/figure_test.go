package text

import "testing"

func TestHasFigure(t *testing.T) {
	t.Parallel()
	yes := []string{
		"Calls wait more than 40 seconds.", "We lost 3% of the stock.", "It fell by a third.", "Half of the team left.",
		"Two people rang in sick.", "I ring back by Friday.", "Every Monday I count the till.", "within an hour of the call",
		"more than one complaint a month", "One in ten parcels came back.", "It was one day late.", "twice a week", "It is done the same day.",
		"a dozen complaints", "In March we closed late.", "by the end of the month", "We check the list daily.", "sales of £4.2m",
		"since 2019", "at 3pm", "every other week", "zero errors", "Q3 was bad.", "one hundred beds", "a ²⁄₃ share of ½",
	}
	no := []string{
		"One of the worst days.", "The customer is number one.", "I am there 24/7.", "I always give 110 percent.", "I am 100% committed to it.",
		"I am a 10 out of 10 person.", "There are three things that matter.", "No one rang.", "One should listen.", "Sales rose a lot.",
		"We did it in time.", "First I listen, second I act.", "It is a two-way street.", "I did a million things.", "They were on it every time.",
		"1. I ring the client", "I may be late.", "One day I knew.", "March on!", "We help one another.", "It was second nature.",
	}
	for _, s := range yes {
		if d := mustParse(t, s); !d.HasFigure(Span{0, len(s)}) {
			t.Errorf("no figure found in %q", s)
		}
	}
	for _, s := range no {
		if d := mustParse(t, s); d.HasFigure(Span{0, len(s)}) {
			f := d.Figures(Span{0, len(s)})[0]
			t.Errorf("%q: %q is no figure", s, s[f.Start:f.End])
		}
	}
}
