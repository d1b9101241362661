package sqlstore

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"

	"yardstick/internal/fault"
	"yardstick/panel"
)

// positions is what panels keep.
type positions struct{ *DB }

// Panel gives the store of positions.
func (db *DB) Panel() panel.Store { return &positions{db} }

// Create keeps a new position.
func (p *positions) Create(ctx context.Context, position string, b panel.Batch) error {
	err := p.change(ctx, "position "+position, func(tx querier) error {
		if len(b.Lines) == 0 {
			return fault.Invalidf("a position begins with an entry")
		}
		summary, err := json.Marshal(b.Summary)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO positions (code, version, opened, summary) VALUES (?, ?, ?, ?)`,
			position, len(b.Lines), millis(b.Summary.Opened), string(summary)); err != nil {
			return err
		}
		if err := keepMembers(ctx, tx, position, b.Summary.Members); err != nil {
			return err
		}
		return take(ctx, tx, position, 0, &b)
	})
	return translate("position", position, err)
}

// Append adds to a position whose log has version entries.
func (p *positions) Append(ctx context.Context, position string, version int64, b panel.Batch) error {
	err := p.change(ctx, "position "+position, func(tx querier) error {
		summary, err := json.Marshal(b.Summary)
		if err != nil {
			return err
		}
		ours, err := changed(tx.ExecContext(ctx, `UPDATE positions SET version = version + ?, summary = ? WHERE code = ? AND version = ?`,
			len(b.Lines), string(summary), position, version))
		if err != nil {
			return err
		}
		if !ours {
			return p.notAppended(ctx, tx, position, version)
		}
		if err := keepMembers(ctx, tx, position, b.Summary.Members); err != nil {
			return err
		}
		return take(ctx, tx, position, version, &b)
	})
	return translate("position", position, err)
}

// notAppended says why nothing was appended.
func (p *positions) notAppended(ctx context.Context, tx querier, position string, version int64) error {
	has, err := versionOf(ctx, tx, position)
	if err != nil {
		return err
	}
	return fault.Conflictf("somebody else wrote meanwhile: the log has %d entries, not %d", has, version)
}

// take writes what a batch holds.
func take(ctx context.Context, tx querier, position string, from int64, b *panel.Batch) error {
	for i, line := range b.Lines {
		if _, err := tx.ExecContext(ctx, `INSERT INTO position_entries (position, sequence, line) VALUES (?, ?, ?)`,
			position, from+int64(i), string(line)); err != nil {
			return err
		}
	}
	for _, item := range b.Put {
		if _, err := tx.ExecContext(ctx, `INSERT INTO position_items (position, kind, name, data) VALUES (?, ?, ?, ?)
			ON CONFLICT (position, kind, name) DO UPDATE SET data = excluded.data`, position, item.Kind, item.Name, item.Data); err != nil {
			return err
		}
	}
	for _, id := range b.Drop {
		if _, err := tx.ExecContext(ctx, `DELETE FROM position_items WHERE position = ? AND kind = ? AND name = ?`,
			position, id.Kind, id.Name); err != nil {
			return err
		}
	}
	for _, who := range b.Forget {
		if _, err := tx.ExecContext(ctx, `DELETE FROM position_drafts
			WHERE position = ? AND (candidate = ? OR rater = ?)`, position, who, who); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM told_groups WHERE position = ? AND candidate = ?`, position, who); err != nil {
			return err
		}
	}
	return nil
}

// Load gives everything of a position, in one state of the database.
func (p *positions) Load(ctx context.Context, position string) (panel.Kept, error) {
	var k panel.Kept
	err := p.view(ctx, func(tx querier) error {
		version, err := versionOf(ctx, tx, position)
		if err != nil {
			return err
		}
		lines, err := list(ctx, tx, func(row scanner) (line string, err error) { return line, row.Scan(&line) },
			`SELECT line FROM position_entries WHERE position = ? ORDER BY sequence`, position)
		if err != nil {
			return err
		}
		if int64(len(lines)) != version {
			return &fault.Error{
				Kind: fault.Unavailable, Message: fmt.Sprintf("position %s has %d of %d entries: %s", position, len(lines), version, p.dialect.Damaged),
			}
		}
		var log bytes.Buffer
		for _, line := range lines {
			log.WriteString(line)
			log.WriteByte('\n')
		}
		k.Log = log.Bytes()
		k.Items, err = list(ctx, tx, func(row scanner) (i panel.Item, err error) { return i, row.Scan(&i.Kind, &i.Name, &i.Data) },
			`SELECT kind, name, data FROM position_items WHERE position = ? ORDER BY kind, name`, position)
		return err
	})
	return k, translate("position", position, err)
}

func versionOf(ctx context.Context, q querier, position string) (version int64, err error) {
	return version, q.QueryRowContext(ctx, `SELECT version FROM positions WHERE code = ?`, position).Scan(&version)
}

// Version is the number of entries of a position's log.
func (p *positions) Version(ctx context.Context, position string) (int64, error) {
	version, err := versionOf(ctx, p.read, position)
	return version, translate("position", position, err)
}

// Remove removes a position with everything that belongs to it.
func (p *positions) Remove(ctx context.Context, position string) error {
	err := some(p.write.ExecContext(ctx, `DELETE FROM positions WHERE code = ?`, position))
	if err == nil {
		err = p.dialect.flush(ctx)
	}
	return translate("position", position, err)
}
