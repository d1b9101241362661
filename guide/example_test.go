package guide_test

import (
	"fmt"
	"time"

	"yardstick/guide"
	"yardstick/job/sample"
)

// A guide is derived from a job, sealed before the first answer, and found out
// when it is changed after that.
func ExampleDerive() {
	j, err := sample.Load("customer-service-administrator")
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := guide.Derive(j)
	if err != nil {
		fmt.Println(err)
		return
	}
	q := g.Questions[0]
	fmt.Println(q.Text)
	for _, r := range q.Requirements[:2] {
		fmt.Println("-", r.Text)
	}
	sealed, err := guide.Seal(g, "The panel", time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("as sealed:", guide.Verify(&sealed) == nil)
	sealed.Questions[0].Requirements[0].Must = false
	fmt.Println("changed:", guide.Verify(&sealed) == nil)
	// Output:
	// Define failure in doing this job.
	// - Says what failing means in each of the two functions of the job, customer service as well as administration.
	// - Says by what failure is measured in the job of a customer service administrator.
	// as sealed: true
	// changed: false
}

// Lint finds what a careful panel would not leave in a guide.
func ExampleLint() {
	g := guide.Guide{ID: "desk", Questions: []guide.Question{{
		ID: "q", Text: "Are you married?",
		Requirements: []guide.Requirement{{ID: "r", Text: "Is motivated."}},
	}}}
	for _, f := range guide.Lint(&g, nil) {
		if f.Severity == guide.Error {
			fmt.Println(f)
		}
	}
	// Output:
	// error: questions[0].text: asks about family, marriage or pregnancy, which may not lawfully be asked: ask whether the hours, travel or shifts of the job can be kept, of everybody alike [unlawful]
	// error: questions[0].requirements[0].text: "Is motivated." cannot be seen in an answer: say what the answer would contain [invisible]
}
