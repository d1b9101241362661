package letter

import (
	"context"
	"time"

	"yardstick/background"
	"yardstick/panel"
	"yardstick/people"
)

// EraseKind is the kind of background work that erases what is kept for too long.
const EraseKind = "panel.erase"

// MostDays is how many days after its day a position is erased at the latest, where it
// is erased by the program.
const MostDays = 3650

// Erased says how many candidates of a position were erased.
type Erased struct {
	Position string
	Until    string // the day until which it was to be kept
	People   int
}

// Erasures is work that once a day erases what is personal of closed positions, so many
// days after the day until which somebody has set that they are kept. Whoever runs the
// program asks for it; else nothing is erased, and people decide.
func Erasures(d *panel.Desk, days int, tell func(ctx context.Context, e Erased)) background.Kind {
	do := func(ctx context.Context, r *background.Run) error {
		who := panel.Viewer{Code: people.Program, Roles: []people.Role{people.Administrator, people.Auditor}}
		all, err := d.List(ctx, who)
		if err != nil {
			return err
		}
		done := int64(0)
		for i := range all {
			if all[i].Invented || all[i].Stage != people.Closed {
				continue
			}
			e, err := eraseOne(ctx, d, who, all[i].Position, days)
			if err != nil {
				return err // the next try goes on with the others
			}
			if e.People > 0 {
				done++
				tell(ctx, e)
			}
		}
		return r.Report(ctx, background.Progress{Done: done})
	}
	return background.Kind{Name: EraseKind, Every: 24 * time.Hour, Timeout: 10 * time.Minute, Do: do}
}

// eraseOne erases one position where its time is over.
func eraseOne(ctx context.Context, d *panel.Desk, who panel.Viewer, position string, days int) (Erased, error) {
	before, err := d.See(ctx, who, position, panel.Focus{})
	if err != nil || before.Held || !before.Retention.Over(d.Now(), days) || !personal(&before) {
		return Erased{}, err
	}
	if err := d.Do(ctx, who, position, panel.EraseOverdue{Days: days}); err != nil {
		return Erased{}, err
	}
	after, err := d.See(ctx, who, position, panel.Focus{})
	e := Erased{Position: position, Until: before.Retention.Until}
	for i := range after.Candidates {
		if after.Candidates[i].Erased && !before.Candidates[i].Erased {
			e.People++
		}
	}
	return e, err
}
