package client_test

import (
	"bytes"
	"context"
	"fmt"
	"path"
	"strings"

	"yardstick/api/client"
	"yardstick/practice"
)

// A position from its opening to the first answer, which the candidate hands in at the
// own link: the end of the link is a token too.
func ExampleOperation_On() {
	_, lead, stop := running()
	defer stop()
	ctx := context.Background()
	do := func(c *client.Client, r client.Request, out any) {
		_, err := c.Do(ctx, r, out)
		check(err)
	}

	do(lead, client.OpenPosition.On().With(map[string]string{"code": "porter", "title": "Porter"}), nil)
	do(lead, client.SealPositionGuide.On("porter").With(map[string]string{"sample": "customer-service-administrator", "reason": "as derived"}), nil)
	do(lead, client.AddCandidate.On("porter").With(map[string]string{"code": "heron", "name": "Paula Placeholder"}), nil)
	var made struct{ Link string }
	do(lead, client.MakeLink.On("porter", "heron"), &made)

	heron := lead.As(path.Base(made.Link))
	do(heron, client.AgreeToWrite.On().With(map[string]bool{"given": true}), nil)
	var mine struct {
		Sitting struct{ Current struct{ Question string } }
	}
	do(heron, client.GetMine.On(), &mine)
	question := mine.Sitting.Current.Question
	do(heron, client.BeginQuestion.On(question), nil)
	do(heron, client.AnswerQuestion.On(question).With(map[string]string{"answer": "Visitors wait for an hour."}), nil)

	seen, _, err := lead.Candidate(ctx, "porter", "heron")
	check(err)
	fmt.Println(question, "-", seen.Answers[question])
	// Output: define-failure - Visitors wait for an hour.
}

// A file goes to an io.Writer: here what was practised, as a table.
func ExampleClient_Do() {
	c, _, stop := running()
	defer stop()
	ctx := context.Background()

	job, err := c.Choose(ctx, client.Choice{Sample: "customer-service-administrator"})
	check(err)
	a, err := c.Begin(ctx, job.ID, "define-failure", practice.Coach)
	check(err)
	_, err = c.Finish(ctx, a, "Callers wait for more than two days.")
	check(err)
	var table bytes.Buffer
	_, err = c.Do(ctx, client.GetAttemptTable.On(), &table)
	check(err)
	head, _, _ := strings.Cut(table.String(), ",text of the question")
	fmt.Println(head, "and", strings.Count(table.String(), "\n")-1, "row")
	// Output: attempt,job,title of the job,question and 1 row
}
