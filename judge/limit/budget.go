package limit

import (
	"context"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"time"

	"yardstick/internal/fault"
	"yardstick/judge"
)

// Money is an amount in millionths of a millionth of the unit that prices are
// given in: a price of 0.15 for a million tokens is 150,000 of it a token, exactly.
type Money int64

// unit is one euro, dollar or whatever prices are given in.
const unit = 1_000_000_000_000

// mostMoney is the largest amount that is read: a million units.
const mostMoney = 1_000_000

// ParseMoney reads a decimal such as 0.15 or 20, at most a million and with at
// most six decimals.
func ParseMoney(s string) (Money, error) {
	r, ok := new(big.Rat).SetString(strings.TrimSpace(s))
	if !ok || strings.ContainsAny(s, "eE/xX_") || r.Sign() < 0 || r.Cmp(big.NewRat(mostMoney, 1)) > 0 {
		return 0, fault.Invalidf("%q is no amount; want a number such as 0.15 or 20, at most 1000000", s)
	}
	r.Mul(r, big.NewRat(unit, 1))
	if !new(big.Rat).Quo(r, big.NewRat(1_000_000, 1)).IsInt() { // a millionth of it is the price of a token
		return 0, fault.Invalidf("%q has more than six decimals", s)
	}
	return Money(r.Num().Int64()), nil
}

// String writes the amount with two decimals, or as many as it needs up to six.
func (m Money) String() string {
	s := big.NewRat(int64(m), unit).FloatString(6)
	for strings.HasSuffix(s, "0") && !strings.HasSuffix(s[:len(s)-1], ".0") && len(s)-strings.IndexByte(s, '.') > 3 {
		s = s[:len(s)-1]
	}
	return s
}

// Prices are for a million tokens.
type Prices struct{ Prompt, Completion Money }

// Cost is what so many tokens cost.
func (p Prices) Cost(prompt, completion int) Money {
	return p.Prompt/1_000_000*Money(prompt) + p.Completion/1_000_000*Money(completion)
}

// Budget is what may be spent on one day in UTC; 0 is no bound.
type Budget struct {
	Tokens int64
	Money  Money
}

// Spent is what was spent on a day.
type Spent struct {
	Tokens int64
	Money  Money
}

// Ledger keeps what was spent on each day, such as 2026-01-31. It is safe for
// concurrent use, also by several programs.
type Ledger interface {
	Spent(ctx context.Context, day string) (Spent, error)
	Add(ctx context.Context, day string, s Spent) error
}

type tokens struct{ prompt, completion int }

// account holds requests to a budget. What is under way is reserved, so that
// requests at the same time do not spend the same tokens.
type account struct {
	Prices
	most   Budget
	ledger Ledger
	now    func() time.Time

	mu       sync.Mutex
	underWay Spent
}

// reserve sets aside the most that a request may cost, or says that the budget is
// used up.
func (a *account) reserve(ctx context.Context, r *judge.Request) (Spent, error) {
	if a.most == (Budget{}) {
		return Spent{}, nil
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	spent, err := a.ledger.Spent(ctx, a.day())
	if err != nil {
		return Spent{}, err
	}
	prompt, completion := r.MostTokens()
	next := a.of(tokens{prompt, completion})
	switch {
	case a.most.Tokens > 0 && spent.Tokens+a.underWay.Tokens+next.Tokens > a.most.Tokens:
		return Spent{}, unavailable(
			fmt.Sprintf(
				"the judge's budget of %d tokens a day is used up: %d are spent, and the next request may take %d; it begins anew at midnight UTC",
				a.most.Tokens,
				spent.Tokens+a.underWay.Tokens,
				next.Tokens,
			),
		)
	case a.most.Money > 0 && spent.Money+a.underWay.Money+next.Money > a.most.Money:
		return Spent{}, unavailable(
			fmt.Sprintf("the judge's budget of %s a day is used up: %s is spent, and the next request may cost %s; it begins anew at midnight UTC",
				a.most.Money, spent.Money+a.underWay.Money, next.Money),
		)
	}
	a.underWay.Tokens += next.Tokens
	a.underWay.Money += next.Money
	return next, nil
}

// settle gives back what was reserved and books what was taken.
func (a *account) settle(ctx context.Context, reserved Spent, t tokens) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.underWay.Tokens -= reserved.Tokens
	a.underWay.Money -= reserved.Money
	if t == (tokens{}) {
		return nil
	}
	return a.ledger.Add(ctx, a.day(), a.of(t))
}

func (a *account) of(t tokens) Spent {
	return Spent{int64(t.prompt + t.completion), a.Cost(t.prompt, t.completion)}
}

func (a *account) day() string { return a.now().UTC().Format(time.DateOnly) }

// inMemory is a ledger of this process alone.
type inMemory struct {
	mu    sync.Mutex
	day   string
	spent Spent
}

func (l *inMemory) Spent(_ context.Context, day string) (Spent, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if day != l.day {
		l.day, l.spent = day, Spent{}
	}
	return l.spent, nil
}

func (l *inMemory) Add(ctx context.Context, day string, s Spent) error {
	if _, err := l.Spent(ctx, day); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.spent.Tokens += s.Tokens
	l.spent.Money += s.Money
	return nil
}
