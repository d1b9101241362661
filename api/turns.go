package api

import "github.com/danielgtaylor/huma/v2"

// inTurn waits for the caller's turn before anything of a file is read.
func (s *Service) inTurn(ctx huma.Context, next func(huma.Context)) {
	done, err := s.turns.Take(ctx.Context(), callerOf(ctx.Context()).id())
	if err != nil {
		ctx.SetHeader("Retry-After", "2")
		s.writeIn(ctx, s.explain(ctx.Context(), "", err))
		return
	}
	defer done()
	next(ctx)
}
