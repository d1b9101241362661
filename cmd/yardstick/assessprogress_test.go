package main

import (
	"strings"
	"testing"
	"time"
)

func TestProgressLine(t *testing.T) {
	t.Parallel()
	cases := []struct {
		done  int
		share int64 // of 1,000
		since time.Duration
		want  string
	}{
		{0, 0, time.Second, "0 answers, 0.0 a minute"},
		{500, 250, 10 * time.Second, " 25 %  500 answers, 50 a second"},
		{10, 100, 10 * time.Minute, " 10 %  10 answers, 1.0 a minute, about 90 min left"},
		{10, 20, time.Hour, "  2 %  10 answers, 0.2 a minute, about 49 h left"},
		{10, 1000, time.Hour, "100 %  10 answers, 0.2 a minute"},
	}
	for _, c := range cases {
		p := &progress{done: c.done, total: 1000, begun: time.Unix(0, 0)}
		p.read.Store(c.share)
		got := strings.TrimRight(p.line(time.Unix(0, 0).Add(c.since)), " ")
		if !strings.HasSuffix(got, c.want) {
			t.Errorf("got %q, want its end %q", got, c.want)
		}
	}
}
