package limit_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/limit"
)

// modelFunc is a model made of a function.
type modelFunc func(ctx context.Context, r judge.Request) (judge.Reply, error)

func (f modelFunc) Ask(ctx context.Context, r judge.Request) (judge.Reply, error) { return f(ctx, r) }

func request(bytes, most int) judge.Request {
	return judge.Request{Messages: []judge.Message{{Role: "user", Content: strings.Repeat("a", bytes)}}, MaxTokens: most}
}

func TestNoMoreAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var mu sync.Mutex
		now, most := 0, 0
		m := limit.New(modelFunc(func(context.Context, judge.Request) (judge.Reply, error) {
			mu.Lock()
			now++
			most = max(most, now)
			mu.Unlock()
			time.Sleep(time.Second) // the bubble's clock: nobody waits
			mu.Lock()
			now--
			mu.Unlock()
			return judge.Reply{Text: "{}"}, nil
		}), limit.Options{Parallel: 3, Now: time.Now})
		var group sync.WaitGroup
		for range 20 {
			group.Go(func() {
				if _, err := m.Ask(t.Context(), judge.Request{}); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		if most != 3 {
			t.Errorf("%d requests at once, want 3", most)
		}
	})
}

func TestWaitingGivesUpWithItsContext(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		release := make(chan struct{})
		m := limit.New(modelFunc(func(context.Context, judge.Request) (judge.Reply, error) {
			<-release
			return judge.Reply{}, nil
		}), limit.Options{Parallel: 1, Now: time.Now})
		go func() { _, _ = m.Ask(t.Context(), judge.Request{}) }()
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		if _, err := m.Ask(ctx, judge.Request{}); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v, want the deadline", err)
		}
		close(release)
	})
}

func TestBreaker(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		asked, up := 0, false
		m := limit.New(modelFunc(func(context.Context, judge.Request) (judge.Reply, error) {
			if asked++; up {
				return judge.Reply{}, nil
			}
			return judge.Reply{}, &fault.Error{Kind: fault.Unavailable, Message: "down"}
		}), limit.Options{Now: time.Now})
		for range 9 {
			if _, err := m.Ask(t.Context(), judge.Request{}); !fault.Is(err, fault.Unavailable) {
				t.Fatalf("got %v, want unavailable", err)
			}
		}
		if asked != 5 {
			t.Errorf("a server that is down was asked %d times, want 5", asked)
		}
		time.Sleep(31 * time.Second)
		if _, err := m.Ask(t.Context(), judge.Request{}); err == nil || asked != 6 {
			t.Errorf("after a rest: %v, asked %d times, want one try that fails", err, asked)
		}
		if _, err := m.Ask(t.Context(), judge.Request{}); err == nil || asked != 6 {
			t.Errorf("after the try: %v, asked %d times", err, asked)
		}
		time.Sleep(31 * time.Second)
		up = true
		for range 3 {
			if _, err := m.Ask(t.Context(), judge.Request{}); err != nil {
				t.Errorf("up again: %v", err)
			}
		}
	})
}

func TestRefusalDoesNotBreak(t *testing.T) {
	t.Parallel()
	asked := 0
	m := limit.New(modelFunc(func(context.Context, judge.Request) (judge.Reply, error) {
		asked++
		return judge.Reply{}, fault.Invalidf("too long")
	}), limit.Options{Now: time.Now})
	for range 20 {
		_, _ = m.Ask(t.Context(), judge.Request{})
	}
	if asked != 20 {
		t.Errorf("asked %d times, want 20", asked)
	}
}

func TestTokensADay(t *testing.T) {
	t.Parallel()
	day := time.Date(2026, 1, 31, 23, 0, 0, 0, time.UTC)
	m := limit.New(modelFunc(func(context.Context, judge.Request) (judge.Reply, error) {
		return judge.Reply{PromptTokens: 90, CompletionTokens: 10}, nil
	}), limit.Options{Budget: limit.Budget{Tokens: 1_000}, Now: func() time.Time { return day }})
	for i := range 20 {
		_, err := m.Ask(t.Context(), request(300, 50)) // at most 166 by estimate, 100 in truth
		if i < 9 && err != nil {
			t.Fatalf("request %d: %v", i, err)
		}
		if i >= 9 &&
			(!fault.Is(err, fault.Unavailable) || !strings.Contains(err.Error(), "budget of 1000 tokens a day is used up: 900 are spent")) {
			t.Fatalf("request %d: got %v, want the budget", i, err)
		}
	}
	day = day.Add(2 * time.Hour)
	if _, err := m.Ask(t.Context(), request(300, 50)); err != nil {
		t.Errorf("the next day: %v", err)
	}
}

func TestRequestsAtOnceShareABudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		m := limit.New(modelFunc(func(context.Context, judge.Request) (judge.Reply, error) {
			time.Sleep(time.Second)
			return judge.Reply{PromptTokens: 116, CompletionTokens: 50}, nil
		}), limit.Options{Parallel: 8, Budget: limit.Budget{Tokens: 500}, Now: time.Now})
		var mu sync.Mutex
		refused := 0
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				if _, err := m.Ask(t.Context(), request(300, 50)); err != nil {
					mu.Lock()
					refused++
					mu.Unlock()
				}
			})
		}
		group.Wait()
		if refused != 5 {
			t.Errorf("%d of 8 requests refused, want 5: three of 166 tokens fit into 500", refused)
		}
	})
}

func TestMoney(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"0.15": "0.15", "20": "20.00", "0.000001": "0.000001", "1000000": "1000000.00"} {
		if m, err := limit.ParseMoney(in); err != nil || m.String() != want {
			t.Errorf("%s: got %s, %v, want %s", in, m, err, want)
		}
	}
	for _, in := range []string{"", "-1", "1e3", "0.0000001", "2000000", "one", "1/3"} {
		if m, err := limit.ParseMoney(in); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: got %s, %v, want it refused", in, m, err)
		}
	}
	in, _ := limit.ParseMoney("0.15")
	out, _ := limit.ParseMoney("0.60")
	if got := (limit.Prices{Prompt: in, Completion: out}).Cost(2_000_000, 1_000_000); got.String() != "0.90" {
		t.Errorf("2 and 1 million tokens cost %s, want 0.90", got)
	}
}

func TestMoneyADay(t *testing.T) {
	t.Parallel()
	price, _ := limit.ParseMoney("1000")
	m := limit.New(modelFunc(func(context.Context, judge.Request) (judge.Reply, error) {
		return judge.Reply{PromptTokens: 100}, nil
	}), limit.Options{Budget: limit.Budget{Money: 350_000_000_000}, Prices: limit.Prices{Prompt: price}, Now: time.Now})
	var err error
	n := 0
	for ; n < 10 && err == nil; n++ {
		_, err = m.Ask(t.Context(), request(252, 0)) // 100 tokens by estimate
	}
	if n != 4 || err == nil ||
		!strings.Contains(err.Error(), "budget of 0.35 a day is used up: 0.30 is spent, and the next request may cost 0.10") {
		t.Errorf("request %d: %v", n, err)
	}
}
