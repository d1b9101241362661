package api

import (
	"net/http"
	"runtime"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// patience is how long a file waits for those before it.
const patience = 30 * time.Second

// turns lets no more files be read at once than there are processors: one takes memory
// of many times its size.
type turns chan struct{}

func newTurns() turns { return make(turns, runtime.GOMAXPROCS(0)) }

// inTurn waits for its turn before anything of a file is read.
func (s *Service) inTurn(ctx huma.Context, next func(huma.Context)) {
	t := time.NewTimer(patience)
	defer t.Stop()
	select {
	case s.turns <- struct{}{}:
		defer func() { <-s.turns }()
		next(ctx)
	case <-ctx.Context().Done():
	case <-t.C:
		ctx.SetHeader("Retry-After", "2")
		s.writeIn(ctx, problem(http.StatusServiceUnavailable, "earlier files are still being read; try again in a moment"))
	}
}
