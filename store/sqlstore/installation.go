package sqlstore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// Format is what the first line of an installation's file says.
const Format = "installation/v1"

// Contents say what a whole installation holds: two with the same SHA256 hold the
// same, in whatever database and order.
type Contents struct {
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"` // lower-case hex
}

// head is the first line of an installation's file.
type head struct {
	Yardstick string `json:"yardstick"`
	Schema    int64  `json:"schema"`
}

// begin announces the rows of a table; end is the last line.
type begin struct {
	Table   string   `json:"table"`
	Columns []string `json:"columns"`
}

type end struct {
	End Contents `json:"end"`
}

// Export writes everything that the database holds, in one state of it, as lines of
// JSON (docs/postgresql.md), and says what that is. Schema is the database's.
func (db *DB) Export(ctx context.Context, w io.Writer, schema int64) (Contents, error) {
	var c Contents
	err := db.whole(ctx, db.reading, db.dialect.Reading, func(tx querier) (err error) {
		if err := writeLine(w, head{Format, schema}); err != nil {
			return err
		}
		if c, err = exportTo(ctx, tx, w, tables()); err != nil {
			return err
		}
		return writeLine(w, end{c})
	})
	return c, translate("installation", "", err)
}

// Contents says what the database holds.
func (db *DB) Contents(ctx context.Context) (c Contents, err error) {
	err = db.whole(ctx, db.reading, db.dialect.Reading, func(tx querier) error {
		c, err = exportTo(ctx, tx, io.Discard, tables())
		return err
	})
	return c, translate("installation", "", err)
}

// whole runs f in a transaction that takes as long as it takes.
func (db *DB) whole(ctx context.Context, on *sql.DB, options *sql.TxOptions, f func(tx querier) error) error {
	unhurried := *db.dialect
	unhurried.Patience = 0
	tx, err := on.BeginTx(ctx, options)
	if err != nil {
		return unhurried.classed(err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing; before, f's error is the one to tell
	h := handle{tx, &unhurried}
	if unhurried.Unhurried != "" {
		if _, err := h.ExecContext(ctx, unhurried.Unhurried); err != nil {
			return err
		}
	}
	if err := f(h); err != nil {
		return err
	}
	return unhurried.classed(tx.Commit())
}

func exportTo(ctx context.Context, q querier, w io.Writer, all []table) (Contents, error) {
	sums := newSums()
	for _, t := range all {
		if err := writeLine(w, begin{t.name, t.names()}); err != nil {
			return Contents{}, err
		}
		if err := t.export(ctx, q, w, sums); err != nil {
			return Contents{}, fmt.Errorf("table %s: %w", t.name, err)
		}
	}
	return sums.contents(), nil
}

// export writes the rows of a table, each as a JSON array.
func (t *table) export(ctx context.Context, q querier, w io.Writer, sums *sums) error {
	all, err := q.QueryContext(ctx, `SELECT `+strings.Join(t.names(), ", ")+` FROM `+t.name+` ORDER BY `+t.key)
	if err != nil {
		return err
	}
	defer all.Close()
	for all.Next() {
		line, err := t.line(all)
		if err != nil {
			return err
		}
		sums.add(t.name, line)
		if _, err := w.Write(line); err != nil {
			return err
		}
	}
	return all.Err()
}

func (t *table) names() []string {
	names := make([]string, len(t.columns))
	for i, c := range t.columns {
		names[i] = c.name
	}
	return names
}

// line reads a row and writes it as a line of JSON.
func (t *table) line(row scanner) ([]byte, error) {
	into := make([]any, len(t.columns))
	for i, c := range t.columns {
		into[i] = c.kind.pointer()
	}
	if err := row.Scan(into...); err != nil {
		return nil, err
	}
	values := make([]any, len(into))
	for i, p := range into {
		values[i] = told(p)
	}
	var b bytes.Buffer
	err := writeLine(&b, values)
	return b.Bytes(), err
}

// pointer is what a value of this kind is read into.
func (k kind) pointer() any {
	switch k {
	case number:
		return new(sql.NullInt64)
	case flag:
		return new(sql.NullBool)
	case blob:
		return new([]byte)
	}
	return new(sql.NullString)
}

// told is a value as it stands in the file: bytes in base64, and in texts what JSON
// cannot hold is escaped.
func told(p any) any {
	switch p := p.(type) {
	case *sql.NullString:
		if p.Valid {
			return escape(p.String)
		}
	case *sql.NullInt64:
		if p.Valid {
			return p.Int64
		}
	case *sql.NullBool:
		if p.Valid {
			return p.Bool
		}
	case *[]byte:
		return *p // base64
	}
	return nil
}

// writeLine writes a value as one line of JSON.
func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// sums are the sum of the hashes of rows, which does not depend on their order:
// databases may order control characters differently.
type sums struct {
	rows  int64
	total [sha256.Size]byte
}

func newSums() *sums { return &sums{} }

// add adds a row of a table.
func (s *sums) add(table string, line []byte) {
	h := sha256.New()
	fmt.Fprintf(h, "yardstick/row/v1\n%s\n", table)
	h.Write(line)
	sum := h.Sum(nil)
	carry := 0
	for i := len(sum) - 1; i >= 0; i-- {
		carry += int(s.total[i]) + int(sum[i])
		s.total[i] = byte(carry)
		carry >>= 8
	}
	s.rows++
}

func (s *sums) contents() Contents {
	sum := sha256.Sum256(fmt.Appendf(s.total[:], "%d", s.rows))
	return Contents{s.rows, hex.EncodeToString(sum[:])}
}
