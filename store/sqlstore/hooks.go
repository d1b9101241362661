package sqlstore

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"yardstick/hook"
	"yardstick/internal/fault"
	"yardstick/people"
)

// hooks are where accounts want to be told, and what is on its way there.
type hooks struct{ *DB }

// Hooks gives the store of hooks.
func (db *DB) Hooks() hook.Store { return &hooks{db} }

// AddHook keeps a hook with what it has seen.
func (s *hooks) AddHook(ctx context.Context, h hook.Hook, seen []hook.Seen) error {
	data, err := json.Marshal(h)
	if err != nil {
		return err
	}
	err = s.change(ctx, "hooks of "+h.Owner, func(tx querier) error {
		var has int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM hooks WHERE owner = ?`, h.Owner).Scan(&has); err != nil {
			return err
		}
		if has >= hook.MaxHooks {
			return fault.Conflictf("there are as many hooks as one may have; drop one first")
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO hooks (id, owner, made, body) VALUES (?, ?, ?, ?)`,
			h.ID, h.Owner, millis(h.Made), string(data))
		for _, one := range seen {
			if err == nil {
				_, err = tx.ExecContext(ctx, `INSERT INTO hook_seen (hook, position, entries, stage) VALUES (?, ?, ?, ?)`,
					h.ID, one.Position, one.Entries, string(one.Stage))
			}
		}
		return err
	})
	return translate("hook", h.ID, err)
}

// Hooks lists the hooks of an owner, or all.
func (s *hooks) Hooks(ctx context.Context, owner string) ([]hook.Hook, error) {
	all, err := list(ctx, s.read, bodied[hook.Hook], `SELECT body FROM hooks WHERE owner = ? OR ? = '' ORDER BY id`, owner, owner)
	if all == nil {
		all = []hook.Hook{}
	}
	return all, translate("hook", "", err)
}

// DropHook drops a hook with everything on its way to it.
func (s *hooks) DropHook(ctx context.Context, owner, id string) error {
	return translate("hook", id, some(s.write.ExecContext(ctx, `DELETE FROM hooks WHERE owner = ? AND id = ?`, owner, id)))
}

// Seen gives what a hook has seen.
func (s *hooks) Seen(ctx context.Context, id string) (map[string]hook.Seen, error) {
	all, err := list(ctx, s.read, func(row scanner) (one hook.Seen, err error) {
		var stage string
		err = row.Scan(&one.Position, &one.Entries, &stage)
		one.Stage = people.Stage(stage)
		return one, err
	}, `SELECT position, entries, stage FROM hook_seen WHERE hook = ?`, id)
	seen := make(map[string]hook.Seen, len(all))
	for _, one := range all {
		seen[one.Position] = one
	}
	return seen, translate("hook", id, err)
}

// Tell keeps a delivery and moves the mark of its position, unless it is there already.
func (s *hooks) Tell(ctx context.Context, d hook.Delivery, now hook.Seen) error {
	err := s.change(ctx, "hook "+d.Hook, func(tx querier) error {
		news, err := changed(tx.ExecContext(ctx, `INSERT INTO hook_seen (hook, position, entries, stage) VALUES (?, ?, ?, ?)
			ON CONFLICT (hook, position) DO UPDATE SET entries = excluded.entries, stage = excluded.stage
			WHERE hook_seen.entries < excluded.entries`, d.Hook, now.Position, now.Entries, string(now.Stage)))
		if err != nil || !news {
			return err
		}
		return s.put(ctx, tx, d)
	})
	return translate("hook", d.Hook, err)
}

// Send keeps a delivery that is about no position.
func (s *hooks) Send(ctx context.Context, d hook.Delivery) error {
	return translate("hook", d.Hook, s.put(ctx, s.write, d))
}

func (s *hooks) put(ctx context.Context, q querier, d hook.Delivery) error {
	_, err := q.ExecContext(ctx, `INSERT INTO hook_outbox (id, hook, made, due, tries, body, said) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		d.ID, d.Hook, millis(d.Made), moment(d.Due), d.Tries, string(d.Body), d.Said)
	return err
}

func scanDelivery(row scanner) (d hook.Delivery, err error) {
	var made int64
	var due sql.NullInt64
	var body string
	err = row.Scan(&d.ID, &d.Hook, &made, &due, &d.Tries, &body, &d.Said)
	d.Made, d.Due, d.Body = instant(made), optional(due), []byte(body)
	return d, err
}

const deliveryColumns = `id, hook, made, due, tries, body, said`

// Due lists deliveries that are due.
func (s *hooks) Due(ctx context.Context, now time.Time, most int) ([]hook.Delivery, error) {
	all, err := list(ctx, s.read, scanDelivery,
		`SELECT `+deliveryColumns+` FROM hook_outbox WHERE due IS NOT NULL AND due <= ? ORDER BY due, id LIMIT ?`, millis(now), most)
	return all, translate("delivery", "", err)
}

// Take takes a delivery to be tried until a time.
func (s *hooks) Take(ctx context.Context, d hook.Delivery, until time.Time) (bool, error) {
	ours, err := changed(s.write.ExecContext(ctx, `UPDATE hook_outbox SET due = ? WHERE id = ? AND due = ? AND tries = ?`,
		millis(until), d.ID, moment(d.Due), d.Tries))
	return ours, translate("delivery", d.ID, err)
}

// Settle drops a delivery that arrived.
func (s *hooks) Settle(ctx context.Context, id string) error {
	_, err := s.write.ExecContext(ctx, `DELETE FROM hook_outbox WHERE id = ?`, id)
	return translate("delivery", id, err)
}

// Fail keeps that a try has failed.
func (s *hooks) Fail(ctx context.Context, id string, tries int, due *time.Time, said string) error {
	_, err := s.write.ExecContext(ctx, `UPDATE hook_outbox SET tries = ?, due = ?, said = ? WHERE id = ?`, tries, moment(due), said, id)
	return translate("delivery", id, err)
}

// Outbox lists what is on its way to a hook, the latest first.
func (s *hooks) Outbox(ctx context.Context, id string) ([]hook.Delivery, error) {
	all, err := list(ctx, s.read, scanDelivery, `SELECT `+deliveryColumns+` FROM hook_outbox WHERE hook = ? ORDER BY made DESC, id`, id)
	return all, translate("hook", id, err)
}
