package client_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"os"

	"yardstick/api/client"
	"yardstick/app"
	"yardstick/assess"
	"yardstick/assess/assesstest"
	"yardstick/panel/sample"
	"yardstick/people"
	"yardstick/practice"
)

// running is a server on a folder of its own, with a client of the owner and one of
// the coordinator of the invented position. Its assessor finds words and nothing else.
func running() (practises, coordinates *client.Client, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	dir, err := os.MkdirTemp("", "yardstick-example-")
	check(err)
	kept, err := app.Data(dir).Open(ctx)
	check(err)
	door := people.NewDoor(kept.Accounts(), kept.Now, chance{})
	check(door.Add(ctx, people.Person{Code: sample.Coordinator, Name: "Ines Example", Roles: []people.Role{people.Coordinator}}, ""))
	desk, err := kept.Panel(ctx)
	check(err)
	check(sample.Make(ctx, desk, sample.Discussing))
	tokens := map[people.Realm]string{}
	for realm, owner := range map[people.Realm]string{people.Practising: app.Owner, people.Positions: sample.Coordinator} {
		tokens[realm], _, err = kept.Grants(nil, nil).Make(ctx, people.Grant{Realm: realm, Owner: owner, Name: "an example", Scopes: people.Scopes()}, 0)
		check(err)
	}
	kept.Close()

	a, err := app.New(ctx, app.Settings{
		Addr: "127.0.0.1:0", Data: app.Data(dir), Access: app.Entrance{Open: true}, Log: slog.New(slog.DiscardHandler),
		Reader: func() (assess.Reader, error) { return assesstest.Reader{}, nil },
	})
	check(err)
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	practises, err = client.New(a.Address(), tokens[people.Practising])
	check(err)
	coordinates, err = client.New(a.Address(), tokens[people.Positions])
	check(err)
	return practises, coordinates, func() {
		http.DefaultClient.CloseIdleConnections()
		cancel()
		check(<-done)
		a.Close()
		check(os.RemoveAll(dir))
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// An answer is assessed by a guide; nothing is kept.
func ExampleClient_Assess() {
	c, _, stop := running()
	defer stop()
	ctx := context.Background()

	_, guide, err := c.Sample(ctx, "customer-service-administrator")
	check(err)
	found, err := c.Assess(ctx, guide, "define-failure", client.Answer{ID: "a1", Answer: "Callers wait for more than two days."})
	check(err)
	fmt.Println(found[0].Answer, found[0].Question, len(found[0].Requirements) > 0)
	// Output: a1 define-failure true
}

// Somebody practises: a job, an attempt, a draft, the end.
func ExampleClient_Finish() {
	c, _, stop := running()
	defer stop()
	ctx := context.Background()

	job, err := c.Choose(ctx, client.Choice{Sample: "customer-service-administrator"})
	check(err)
	a, err := c.Begin(ctx, job.ID, "define-failure", practice.Coach)
	check(err)
	a, err = c.Save(ctx, a, "Callers wait.")
	check(err)
	a, err = c.Finish(ctx, a, "Callers wait for more than two days.")
	check(err)
	fmt.Println(a.Done(), a.Revision, a.Assessment.Question)

	// A change that is based on an older state is refused, and nothing is lost.
	other, err := c.Begin(ctx, job.ID, "define-success", practice.Coach)
	check(err)
	_, err = c.Save(ctx, other, "One.")
	check(err)
	other.Text = "Two."
	_, err = c.Save(ctx, client.Attempt{Attempt: other.Attempt, ETag: `"7.old"`}, "Two.")
	fmt.Println(client.Is(err, http.StatusPreconditionFailed))
	// Output:
	// true 2 define-failure
	// true
}

// A coordinator looks at a position.
func ExampleClient_Candidates() {
	_, c, stop := running()
	defer stop()
	ctx := context.Background()

	for p, err := range c.Positions(ctx) {
		check(err)
		fmt.Println(p.Position, p.Stage)
		for candidate, err := range c.Candidates(ctx, p.Position) {
			check(err)
			fmt.Println(" ", candidate.Code, len(candidate.Ratings), "ratings in a list")
		}
		heron, _, err := c.Candidate(ctx, p.Position, "heron")
		check(err)
		fmt.Println("heron:", len(heron.Ratings), "ratings, revealed")
	}
	// Output:
	// invented discussing
	//   heron 0 ratings in a list
	//   kestrel 0 ratings in a list
	//   plover 0 ratings in a list
	//   wren 0 ratings in a list
	// heron: 3 ratings, revealed
}
