package letter

import (
	"context"
	"slices"
	"time"

	"yardstick/background"
	"yardstick/panel"
	"yardstick/people"
)

// RemindKind is the kind of background work that looks through positions for what is
// late.
const RemindKind = "panel.remind"

// Late is what is late in a position.
type Late struct {
	Position string
	Owed     int    // to candidates, by the clocks of these places and those that count everywhere
	Over     string // the day until which it was to be kept, where that has passed and no hold stands
}

// Overdue gives the positions in which something is late: something owed to a
// candidate, or personal data that is kept longer than was set. Invented positions owe
// nobody anything.
func (b *Book) Overdue(ctx context.Context, d *panel.Desk, places []string) ([]Late, error) {
	// Who sees all positions, and changes nothing.
	who := panel.Viewer{Code: "reminders", Roles: []people.Role{people.Administrator, people.Auditor}}
	all, err := d.List(ctx, who)
	if err != nil {
		return nil, err
	}
	var late []Late
	for i := range all {
		if all[i].Invented {
			continue
		}
		if err := ctx.Err(); err != nil {
			return late, err
		}
		v, err := d.See(ctx, who, all[i].Position, panel.Focus{})
		if err != nil {
			return late, err
		}
		if l := b.lateIn(&v, places, d.Now()); l.Owed > 0 || l.Over != "" {
			late = append(late, l)
		}
	}
	return late, nil
}

func (b *Book) lateIn(v *panel.View, places []string, now time.Time) Late {
	l := Late{Position: v.Position}
	for _, due := range b.Dues(v, places, now) {
		if due.Late {
			l.Owed++
		}
	}
	if v.Retention.Over(now, 0) && !v.Held && personal(v) {
		l.Over = v.Retention.Until
	}
	return l
}

// personal reports whether a candidate is not erased.
func personal(v *panel.View) bool {
	return slices.ContainsFunc(v.Candidates, func(c panel.CandidateView) bool { return !c.Erased })
}

// Reminders is work that once a day tells what is late. It erases nothing: people
// decide, unless whoever runs the program has said otherwise ([Erasures]).
func Reminders(d *panel.Desk, b *Book, places []string, tell func(ctx context.Context, l Late)) background.Kind {
	do := func(ctx context.Context, r *background.Run) error {
		late, err := b.Overdue(ctx, d, places)
		if err != nil {
			return err
		}
		for _, l := range late {
			tell(ctx, l)
		}
		return r.Report(ctx, background.Progress{Done: int64(len(late))})
	}
	return background.Kind{Name: RemindKind, Every: 24 * time.Hour, Timeout: 10 * time.Minute, Do: do}
}
