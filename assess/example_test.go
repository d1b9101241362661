package assess_test

import (
	"fmt"

	"yardstick/assess"
	"yardstick/assess/model"
	"yardstick/guide"
)

// An answer is held against a guide requirement by requirement; every verdict
// above not_met comes with a quote of the answer.
func ExampleEngine_Assess() {
	reader, err := model.Embedded()
	if err != nil {
		fmt.Println(err)
		return
	}
	g := guide.Complete(guide.Guide{ID: "desk", Job: "Desk clerk", Questions: []guide.Question{{
		ID: "define-failure", Text: "Define failure in doing this job.",
		Requirements: []guide.Requirement{
			{ID: "own", Kind: guide.Personal, Text: "Takes the failure on himself or herself."},
			{ID: "sign", Kind: guide.Sign, Text: "Names something that could be noticed before the harm is done."},
		},
	}}})
	answer := "I have failed when I leave more than 40 orders for the next day, because I let them pile up. The weather was bad."
	a, err := assess.New(reader).Assess(&g, "", &g.Questions[0], "a1", answer)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range a.Requirements {
		fmt.Print(r.ID, " ", r.Verdict)
		for _, e := range r.Evidence {
			fmt.Printf(" %q", e.Quote)
		}
		fmt.Println()
	}
	// Output:
	// own met "because I let them pile up."
	// sign not_met
}

// Score and verdict are computed from the verdicts, in exact arithmetic; a must
// that is not met decides, whatever the score.
func ExampleConclude() {
	g := guide.Guide{Pass: guide.Pass{Score: 0.6}}
	requirements := []guide.Requirement{{ID: "functions", Must: true, Weight: 3}, {ID: "figure", Weight: 1}, {ID: "own", Weight: 1}}
	for _, verdicts := range [][]assess.Verdict{
		{assess.Met, assess.NotMet, assess.Partly},
		{assess.NotMet, assess.Met, assess.Met},
		{assess.NotAssessed, assess.NotAssessed, assess.NotAssessed},
	} {
		o := assess.Conclude(&g, requirements, verdicts)
		if o.Score == nil {
			fmt.Println(o.Verdict)
			continue
		}
		fmt.Println(o.Verdict, *o.Score)
	}
	// Output:
	// meets 0.7
	// does_not_meet 0.4
	// not_assessed
}
