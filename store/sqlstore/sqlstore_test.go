package sqlstore_test

import (
	"database/sql"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"yardstick/internal/fault"
	"yardstick/store/sqlstore"
)

// TestFit: what one of the databases would change in silence is no parameter.
func TestFit(t *testing.T) {
	t.Parallel()
	d := &sqlstore.Dialect{}
	now := time.Now()
	for _, arg := range []any{4.9, float32(1), now, &now, sql.NullFloat64{}, sql.NullTime{}} {
		if err := d.Fit([]any{"text", arg}); !fault.Is(err, fault.Internal) || !strings.Contains(err.Error(), "parameter 2") {
			t.Errorf("%T: got %v, want it refused by its number", arg, err)
		}
	}
	if err := d.Fit([]any{"text", 1, int64(2), true, []byte{0}, sql.NullInt64{}, sql.NullString{}, nil}); err != nil {
		t.Error(err)
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	const query = `SELECT a FROM b WHERE c = ? AND d IN (?, ?)`
	if got := (&sqlstore.Dialect{}).Words(query); got != query {
		t.Errorf("got %s, want it as it is", got)
	}
	if got, want := (&sqlstore.Dialect{Dollars: true}).Words(query), `SELECT a FROM b WHERE c = $1 AND d IN ($2, $3)`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestEscape: any bytes come back, and what stands in the database is a text without
// the byte 0; a plain text stands there as it is.
func TestEscape(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.SampledFrom([]byte("ab\x00\x1b1\xff\xc3\xa4\xef\xbf\xbd"))).Draw(t, "text"))
		kept := sqlstore.Escape(s)
		if !utf8.ValidString(kept) || strings.Contains(kept, "\x00") {
			t.Fatalf("%q is kept as %q", s, kept)
		}
		if got, err := sqlstore.Unescape(kept); err != nil || got != s {
			t.Fatalf("%q comes back as %q, %v", s, got, err)
		}
	})
	if got := sqlstore.Escape("plain � text 漢"); got != "plain � text 漢" {
		t.Errorf("got %q, want it as it is", got)
	}
}

// FuzzUnescape: whatever stands in a database, reading it gives a text or a fault.
func FuzzUnescape(f *testing.F) {
	for _, s := range []string{"", "\x1b", "\x1b1", "\x1bzz", "a\x1b00b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, err := sqlstore.Unescape(s)
		if err == nil && utf8.ValidString(s) && !strings.Contains(s, "\x00") {
			if again, err := sqlstore.Unescape(sqlstore.Escape(got)); err != nil || again != got {
				t.Errorf("%q gives %q, and that %q, %v", s, got, again, err)
			}
		}
	})
}

// FuzzCheck: whatever a file of an installation holds, it is read or refused.
func FuzzCheck(f *testing.F) {
	const good = `{"yardstick":"installation/v1","schema":1}
{"table":"people","columns":["owner","welcomed"]}
["ann",1]
{"table":"judged","columns":["key","reading","at"]}
["AQA=","{}",5]
`
	f.Add(good)
	f.Add(good + `{"end":{"rows":2,"sha256":"x"}}` + "\n")
	f.Add(strings.Replace(good, `["ann",1]`, `[null,4.9]`, 1))
	f.Fuzz(func(t *testing.T, s string) {
		if _, err := sqlstore.Check(strings.NewReader(s), 1); err != nil && !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Conflict) {
			t.Errorf("got %v, want a fault of the file", err)
		}
	})
}
