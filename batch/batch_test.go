package batch_test

import (
	"testing"
	"time"

	"yardstick/batch"
)

func TestPace(t *testing.T) {
	t.Parallel()
	start := time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	var p batch.Pace
	if _, known := p.Left(10); known {
		t.Error("a pace without answers is known")
	}
	for second := 0; second <= 180; second += 2 { // ten answers a second
		p = p.Next(start.Add(time.Duration(second)*time.Second), 10*second)
	}
	if left, known := p.Left(600); !known || left != time.Minute {
		t.Errorf("600 answers at ten a second: %v %v, want a minute", left, known)
	}
	// A pause of an hour is forgotten after two stretches.
	for second := 3780; second <= 3920; second += 2 {
		p = p.Next(start.Add(time.Duration(second)*time.Second), 1800+10*(second-3780))
	}
	if left, _ := p.Left(600); left != time.Minute {
		t.Errorf("after a pause: %v, want a minute", left)
	}
}

func TestContentOf(t *testing.T) {
	t.Parallel()
	one := batch.ContentOf("ab", "q", "text")
	for name, other := range map[string]batch.Content{
		"guide": batch.ContentOf("abq", "", "text"), "question": batch.ContentOf("ab", "p", "text"), "text": batch.ContentOf("ab", "q", "text "),
	} {
		if other == one {
			t.Errorf("another %s has the same hash", name)
		}
	}
	if one != batch.ContentOf("ab", "q", "text") || len(one.String()) != 64 {
		t.Errorf("the hash is %s", one)
	}
}
