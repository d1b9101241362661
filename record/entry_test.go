package record_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yardstick/internal/canonical"
	"yardstick/internal/fault"
	"yardstick/record"
)

const goodLine = `{"actor":"rater-1","kind":"round.closed","payload":{"reason":"ill","round":3},"sequence":7,"time":"2026-03-02T08:00:00.250Z"}`

func TestEntry(t *testing.T) {
	t.Parallel()
	at := time.Date(2026, 3, 2, 9, 0, 0, 250_400_000, time.FixedZone("CET", 3600))
	e, err := record.NewEntry(7, at, "rater-1", record.ClosedRound{Round: 3, Reason: "ill"})
	if err != nil {
		t.Fatal(err)
	}
	line, err := e.Line()
	if err != nil || string(line) != goodLine {
		t.Errorf("got  %s, %v\nwant %s", line, err, goodLine)
	}
	back, err := record.ParseLine(line)
	if d := cmp.Diff(e, back); err != nil || d != "" {
		t.Errorf("read back: %v (-want +got):\n%s", err, d)
	}
	p, err := record.Decode[record.ClosedRound](&back)
	if d := cmp.Diff(record.ClosedRound{Round: 3, Reason: "ill"}, p); err != nil || d != "" {
		t.Errorf("the payload: %v (-want +got):\n%s", err, d)
	}
	if _, err := record.Decode[record.OpenedRound](&back); !fault.Is(err, fault.Invalid) {
		t.Errorf("read as another kind: %v", err)
	}
}

func TestParseLineRefuses(t *testing.T) {
	t.Parallel()
	replace := func(old, with string) string { return strings.Replace(goodLine, old, with, 1) }
	for _, tt := range []struct{ line, want string }{
		{"", `byte 0: is not {"actor":`},
		{goodLine + "\n", "more follows"},
		{replace(`"actor":"rater-1",`, ``), `is not {"actor":`},
		{replace(`rater-1`, `Ines Example`), "actor: is \"Ines Example\"; a code has"},
		{replace(`rater-1`, ``), "actor: is \"\""},
		{replace(`round.closed`, `Round.closed`), "kind: is"},
		{replace(`round.closed`, `round..closed`), "kind: is"},
		{replace(`round.closed`, `round.`), "kind: is"},
		{replace(`{"reason":"ill","round":3}`, `[]`), "payload: is not an object"},
		{replace(`"reason":"ill"`, `"Reason":"ill"`), "the key is not made of a-z, 0-9 and _"},
		{replace(`"reason":"ill"`, `"reason":{"A":1}`), "the key is not made of a-z, 0-9 and _"},
		{replace(`"round":3`, `"round":-0`), "not a number in canonical form"},
		{replace(`"round":3`, `"round": 3`), "is not a value"},
		{replace(`:7,`, `:-7,`), "sequence: is -7"},
		{replace(`:7,`, `:7.5,`), `is not ,"time":`},
		{replace(`.250Z`, `.25Z`), "time: is"},
		{replace(`.250Z`, `,250Z`), "time: is"},
		{replace(`08:00:00.250Z`, `08:00:00.250+00:00`), "time: is"},
		{replace(`2026-03-02`, `2026-02-30`), "time: is"},
		{replace(`2026`, `1969`), "outside the years"},
		{replace(`"ill"`, `"`+strings.Repeat("x", record.MaxLine)+`"`), "the most is"},
	} {
		if _, err := record.ParseLine([]byte(tt.line)); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%.120s: %v, want an Invalid fault with %q", tt.line, err, tt.want)
		}
	}
}

// Payloads that are read by hand refuse the same as those that are read by encoding/json.
func TestDecodeRefuses(t *testing.T) {
	t.Parallel()
	for _, payload := range []string{
		`{}`, `{"candidate":"c","commitment":"x","rater":"r","round":1,"z":1}`, `{"candidate":"c","commitment":"x","rater":"r","round":"1"}`, `{"candidate":1,"commitment":"x","rater":"r","round":1}`,
	} {
		e := record.Entry{Kind: record.Committed, Payload: []byte(payload)}
		if p, err := record.Decode[record.CommittedRating](&e); !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %+v, %v", payload, p, err)
		}
	}
	e := record.Entry{Kind: record.RoundClosed, Payload: []byte(`{"reason":"x","round":1,"z":1}`)}
	if p, err := record.Decode[record.ClosedRound](&e); !fault.Is(err, fault.Invalid) {
		t.Errorf("%+v, %v", p, err)
	}
}

func TestLog(t *testing.T) {
	t.Parallel()
	var l record.Log
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	for n := range 3 {
		if _, err := l.Append(at.Add(time.Duration(n)*time.Hour), "a", record.ClosedRound{Round: int64(n), Reason: "x"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.Append(at, "a", record.ClosedRound{}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a time that goes back: %v", err)
	}
	var again record.Log
	for line := range bytes.Lines(l.Bytes()) {
		if err := again.AppendLine(bytes.TrimSuffix(line, []byte("\n"))); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(l.Bytes(), again.Bytes()) || l.Size() != again.Size() {
		t.Errorf("read back, the log is\n%s\nwant\n%s", again.Bytes(), l.Bytes())
	}
	if err := again.AppendLine([]byte(goodLine)); !fault.Is(err, fault.Conflict) {
		t.Errorf("a line out of place: %v", err)
	}
}

// FuzzParseLine: what is read is canonical, and written again it is the same bytes.
func FuzzParseLine(f *testing.F) {
	f.Add([]byte(goodLine))
	f.Add([]byte(strings.Replace(goodLine, `"ill"`, `["\n",0.5,{"a":null}]`, 1)))
	f.Fuzz(func(t *testing.T, line []byte) {
		e, err := record.ParseLine(line)
		if err != nil {
			return
		}
		if err := canonical.Check(line); err != nil {
			t.Fatalf("%s is read and not canonical: %v", line, err)
		}
		if again, err := e.Line(); err != nil || !bytes.Equal(again, line) {
			t.Fatalf("%s is read and written as %s, %v", line, again, err)
		}
	})
}
