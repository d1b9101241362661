package api

import (
	"context"

	"yardstick/panel/sample"
	"yardstick/people"
)

// Invented is the invented position to look around in.
type Invented struct {
	Position string   `json:"position"`
	People   []string `json:"people" nullable:"false" doc:"Their codes."`
	Password string   `json:"password" doc:"Of all of them on the pages. It protects nothing but invented ratings."`
}

// inventedOperations are about the invented position.
func (s *Service) inventedOperations() {
	handle(s, post("/positions/sample", "make-invented-position", "Make an invented position to look around in").positions().made().tell(
		"It comes with accounts for its people, by which one sees it with the eyes of each."),
		func(ctx context.Context, c *caller, _ *struct{}) (*struct{ Body Invented }, error) {
			if err := people.Need(c.Person.Roles, people.OpenPosition, ""); err != nil {
				return nil, err
			}
			err := sample.Invent(ctx, s.Door, s.Positions)
			return &struct{ Body Invented }{Invented{sample.Code, sample.People(), sample.Password}}, err
		})
	handle(s, drop("/positions/{position}", "remove-position",
		"Remove an invented position, and its people").positions().tell("A real one is closed and erased person by person."),
		func(ctx context.Context, c *caller, in *struct{ PositionID }) (*none, error) {
			return nil, sample.Remove(ctx, s.Positions, s.Grants.Accounts, c.viewer(), in.Position)
		})
}
