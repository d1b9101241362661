package api

import (
	"context"
	"time"

	"yardstick/people"
)

// Token lets a program act for its owner. What opens anything is not in it.
type Token struct {
	ID      string         `json:"id"`
	Name    string         `json:"name" doc:"What it is for."`
	Scopes  []people.Scope `json:"scopes" nullable:"false"`
	Made    time.Time      `json:"made"`
	Expires time.Time      `json:"expires"`
	Used    *time.Time     `json:"used" doc:"Last, to the minute."`
	Over    bool           `json:"over" doc:"It has expired."`
}

// tokenOperations are about tokens. People make them and take them back on their pages.
func (s *Service) tokenOperations() {
	handle(s, get("/tokens", "list-tokens", "Your tokens, the latest first").either(people.ReadScope).tell(
		"Those of whom this token acts for. They are made and taken back on the pages."),
		func(ctx context.Context, c *caller, in *struct{ Paging }) (*Page[Token], error) {
			all, err := s.Grants.Store.Grants(ctx, c.Realm, c.Owner)
			if err != nil {
				return nil, err
			}
			out := make([]Token, len(all))
			for i := range all {
				g := &all[i]
				out[i] = Token{g.ID, g.Name, g.Scopes, g.Made, g.Expires, g.Used, g.Over(s.Now())}
			}
			return pageOf(in.Paging, "tokens", out, func(t Token) string { return latest(t.Made, t.ID) })
		})
}
