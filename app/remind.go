package app

import (
	"context"
	"log/slog"

	"yardstick/background"
	"yardstick/batch"
	"yardstick/panel"
	"yardstick/panel/letter"
)

// positionKinds are the kinds of work that positions ask for; a nil book is the one that
// comes with the program.
func positionKinds(d *panel.Desk, a batch.Assessor, s *Settings) ([]background.Kind, error) {
	book, log := s.Letters, s.Log
	if book == nil {
		var err error
		if book, err = letter.Standard(); err != nil {
			return nil, err
		}
	}
	kinds := []background.Kind{
		panel.ReadingWork(d, SealedInBatches{a}, batch.Queue),
		letter.Reminders(d, book, s.Places, func(ctx context.Context, l letter.Late) { remind(ctx, log, l) }),
	}
	if s.Operation.EraseOverdue > 0 {
		kinds = append(kinds, letter.Erasures(d, s.Operation.EraseOverdue, func(ctx context.Context, e letter.Erased) { erased(ctx, log, e) }))
	}
	return kinds, nil
}

// erased says in the log what was erased by the program. It names no candidate.
func erased(ctx context.Context, log *slog.Logger, e letter.Erased) {
	if log != nil {
		log.WarnContext(ctx, "what is personal of a position was erased: its time is over",
			"position", e.Position, "until", e.Until, "people", e.People)
	}
}

// remind says in the log what is late. It names no candidate.
func remind(ctx context.Context, log *slog.Logger, l letter.Late) {
	if log == nil {
		return
	}
	if l.Owed > 0 {
		log.WarnContext(ctx, "something owed to candidates is late: yardstick panel due", "position", l.Position, "owed", l.Owed)
	}
	if l.Over != "" {
		log.WarnContext(ctx, "a position is kept longer than was set: erase what is personal, or set a new day",
			"position", l.Position, "until", l.Over)
	}
}
