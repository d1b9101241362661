package packet_test

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"
	"time"

	"yardstick/record"
	"yardstick/record/packet"
	"yardstick/record/recordtest"
)

// seen is an entry of a kind that only a panel knows.
type seen struct {
	Rater     string `json:"rater"`
	Candidate string `json:"candidate"`
	Opened    bool   `json:"opened"`
	Note      string `json:"note"`
}

func (seen) Kind() record.Kind { return "finding.opened" }

// longLog makes a log of n entries: so many rounds of three sealed ratings, seven
// entries each, and entries of another package between them.
func longLog(tb testing.TB, n, rounds int64) (log []byte, head []byte, secret string) {
	tb.Helper()
	random := recordtest.NewStream("a long log")
	secret, key, err := record.NewKey(random, recordtest.Origin)
	if err != nil {
		tb.Fatal(err)
	}
	var l record.Log
	at := time.Date(2026, 3, 2, 8, 0, 0, 0, time.UTC)
	add := func(p record.Payload) int64 {
		at = at.Add(time.Second)
		e, err := l.Append(at, "coordinator", p)
		if err != nil {
			tb.Fatal(err)
		}
		return e.Sequence
	}
	add(record.LogOpened{Format: record.Format, Key: key, Position: "long"})
	for round := range rounds {
		addRound(tb, add, random)
		for range n/rounds - 7 {
			candidate := fmt.Sprintf("candidate-%d", round)
			add(seen{Rater: "rater-1", Candidate: candidate, Opened: round%2 == 0, Note: "read before the discussion"})
		}
	}
	signer, err := record.Signer(secret)
	if err != nil {
		tb.Fatal(err)
	}
	if head, err = l.Checkpoint(signer); err != nil {
		tb.Fatal(err)
	}
	return l.Bytes(), head, secret
}

func addRound(tb testing.TB, add func(record.Payload) int64, random *recordtest.Stream) {
	tb.Helper()
	raters := []string{"rater-1", "rater-2", "rater-3"}
	round := add(record.OpenedRound{Candidates: []string{"candidate-7"}, Raters: raters})
	var reveals []record.RevealedRating
	for i, rater := range raters {
		level := 2 + i
		c, r, err := record.Commit(random, &record.Rating{Round: round, Rater: rater, Candidate: "candidate-7", Levels: []record.Level{
			{Question: "q1", Level: &level}, {Question: "q2", Level: &level}, {Question: "q3"},
		}})
		if err != nil {
			tb.Fatal(err)
		}
		r.Commitment = add(c)
		reveals = append(reveals, r)
	}
	for _, r := range reveals {
		add(r)
	}
}

func longPacket(tb testing.TB, n, rounds int64) []byte {
	tb.Helper()
	log, head, secret := longLog(tb, n, rounds)
	entries := int64(bytes.Count(log, []byte("\n")))
	var b bytes.Buffer
	c := packet.Content{Log: log, Checkpoints: map[int64][]byte{entries: head}}
	if err := packet.Write(&b, &c, secret); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// BenchmarkVerify verifies on one core. It reports entries a second, by the clock and
// by the processor's time, and how much the heap held at most while it ran: with the
// same ratings, ten times the entries need no more. Most ratings that a log may hold
// are 20,000.
func BenchmarkVerify(b *testing.B) {
	for _, tt := range []struct {
		name      string
		n, rounds int64
	}{{"only ratings", 42_000, 6_000}, {"25,000 entries", 25_000, 300}, {"250,000 entries", 250_000, 300}} {
		b.Run(tt.name, func(b *testing.B) {
			data := longPacket(b, tt.n, tt.rounds)
			before := runtime.GOMAXPROCS(1)
			defer runtime.GOMAXPROCS(before)
			entries, cpu := int64(0), cpuSeconds()
			for b.Loop() {
				r := verify(b, data, packet.Options{})
				if !r.Whole {
					b.Fatal(r.Checks)
				}
				entries += r.Entries
			}
			b.ReportMetric(float64(entries)/b.Elapsed().Seconds(), "entries/s")
			b.ReportMetric(float64(entries)/(cpuSeconds()-cpu), "entries/cpu-s")
			w := &watcher{start: liveHeap()}
			verify(b, data, packet.Options{Rules: []packet.Rule{w}})
			b.ReportMetric(float64(w.peak-w.start)/(1<<20), "MiB-live")
		})
	}
}

// liveHeap is what the heap holds without what is waiting to be cleared away.
func liveHeap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// watcher is a rule that looks at the heap now and then.
type watcher struct{ start, peak int64 }

func (w *watcher) Entry(e *record.Entry) error {
	if e.Sequence%5_000 == 0 {
		w.peak = max(w.peak, liveHeap())
	}
	return nil
}

func (w *watcher) Check() packet.Check { return packet.Check{Name: "heap", Status: packet.Holds} }
