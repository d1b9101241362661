package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"yardstick/app"
	"yardstick/internal/fault"
	"yardstick/judge/limit"
)

// judgeFlags switch a language model on as one more rater, for this run alone.
type judgeFlags struct {
	Judge         string        `placeholder:"URL|FILE" help:"Let the language model at this address (http://127.0.0.1:8080, https://…) or of this judge file (docs/judge.md) read too. Answers are sent there, names and addresses masked."`
	JudgeModel    string        `placeholder:"NAME" help:"The model, as its server names it."`
	JudgeKeyFile  string        `placeholder:"FILE" help:"A file with the server's key. Without this it is in the variable that --judge-key-env names."`
	JudgeKeyEnv   string        `placeholder:"NAME" help:"The environment variable with the server's key; YARDSTICK_JUDGE_KEY where nothing is said."`
	JudgeBatch    int           `placeholder:"N" help:"Requirements a call, 1 to 40; 8 where nothing is said."`
	JudgeParallel int           `placeholder:"N" help:"Requests at once, 1 to 64; 4 where nothing is said."`
	JudgeTimeout  time.Duration `placeholder:"TIME" help:"How long one reply may take; 2m where nothing is said."`
	JudgeStream   bool          `help:"Let replies come in parts, for servers that close a silent connection."`
	JudgeTokens   int64         `placeholder:"N" help:"Spend at most so many tokens a day (UTC)."`
	JudgeMoney    string        `placeholder:"AMOUNT" help:"Spend at most so much a day (UTC), by --judge-prices."`
	JudgePrices   string        `placeholder:"IN,OUT" help:"What a million tokens cost, sent and received, such as 0.15,0.60."`
	JudgeUnmasked bool          `help:"Send names, addresses and telephone numbers as they stand."`
	JudgeNoCache  bool          `help:"Ask again what the model has read before."`
	JudgeRecord   string        `placeholder:"FILE" xor:"exchange" option:"flag" help:"Record every exchange into this new file, to replay the run."`
	JudgeReplay   string        `placeholder:"FILE" xor:"exchange" option:"flag" help:"Replay a recorded run: no network, nothing is sent, the same output."`
}

// wanted reports whether a language model is to read.
func (f *judgeFlags) wanted() bool { return f.Judge != "" || f.JudgeReplay != "" }

// check refuses flags that mean nothing together.
func (f *judgeFlags) check() error {
	switch {
	case f.Judge != "" && f.JudgeReplay != "":
		return fault.Invalidf("--judge and --judge-replay: a replay asks nobody; give one of them")
	case !f.wanted() && *f != (judgeFlags{}):
		return fault.Invalidf("the flags --judge-… need --judge URL, which says who is to read, or --judge-replay FILE")
	}
	return nil
}

// settings are what the flags, or the judge file and the flags over it, say.
func (f *judgeFlags) settings(p *program) (s app.JudgeSettings, err error) {
	if err := f.check(); err != nil {
		return s, err
	}
	if strings.Contains(f.Judge, "://") {
		s.URL = f.Judge
		s.Key, err = app.JudgeKey(f.JudgeKeyFile, f.JudgeKeyEnv)
	} else if s, err = readFrom(p, f.Judge, app.ReadJudge); err == nil && (f.JudgeKeyFile != "" || f.JudgeKeyEnv != "") {
		s.Key, err = app.JudgeKey(f.JudgeKeyFile, f.JudgeKeyEnv)
	}
	if err != nil {
		return s, err
	}
	if f.JudgeParallel < 0 || f.JudgeParallel > limit.MostParallel {
		return s, fault.Invalidf("--judge-parallel: %d requests at once; want 1 to %d", f.JudgeParallel, limit.MostParallel)
	}
	over(&s.Model, f.JudgeModel)
	over(&s.Batch, f.JudgeBatch)
	over(&s.Parallel, f.JudgeParallel)
	over(&s.Timeout, f.JudgeTimeout)
	over(&s.Stream, f.JudgeStream)
	over(&s.Unmasked, f.JudgeUnmasked)
	over(&s.Uncached, f.JudgeNoCache)
	over(&s.Budget.Tokens, f.JudgeTokens)
	return s, f.money(&s)
}

// over puts a flag's value over what a file says, where the flag was given.
func over[T comparable](into *T, flag T) {
	var none T
	if flag != none {
		*into = flag
	}
}

// money reads the amounts.
func (f *judgeFlags) money(s *app.JudgeSettings) error {
	if f.JudgePrices != "" {
		in, out, ok := strings.Cut(f.JudgePrices, ",")
		var err1, err2 error
		s.Prices.Prompt, err1 = limit.ParseMoney(in)
		s.Prices.Completion, err2 = limit.ParseMoney(out)
		if err := errors.Join(err1, err2); !ok || err != nil {
			return fault.Invalidf("--judge-prices: %q is not two prices; want such as 0.15,0.60", f.JudgePrices)
		}
	}
	if f.JudgeMoney != "" {
		var err error
		if s.Budget.Money, err = limit.ParseMoney(f.JudgeMoney); err != nil {
			return fmt.Errorf("--judge-money: %w", err)
		}
	}
	if s.Budget.Money > 0 && s.Prices == (limit.Prices{}) {
		return fault.Invalidf("--judge-money: money can be counted only with --judge-prices")
	}
	return nil
}

// open makes the judge that the flags choose; nil where none is wanted. close
// closes all that it needs.
func (f *judgeFlags) open(ctx context.Context, p *program, data app.Place) (j *app.Judge, closeAll func() error, err error) {
	nothing := func() error { return nil }
	if !f.wanted() {
		return nil, nothing, f.check()
	}
	if f.JudgeReplay != "" {
		if err := f.check(); err != nil {
			return nil, nothing, err
		}
		j, err := app.ReplayJudge(f.JudgeReplay)
		if err != nil {
			return nil, nothing, err
		}
		return j, j.Close, nil
	}
	s, err := f.settings(p)
	if err != nil {
		return nil, nothing, err
	}
	kept, err := data.Open(ctx)
	if err != nil {
		return nil, nothing, err
	}
	if f.JudgeRecord != "" {
		j, err = kept.RecordingJudge(s, f.JudgeRecord)
	} else {
		j, err = kept.Judge(s)
	}
	if err != nil {
		kept.Close()
		return nil, nothing, err
	}
	fmt.Fprintf(p.stderr, "yardstick: note: answers are sent to %s, which reads them too\n", j.Endpoint)
	return j, func() error {
		defer kept.Close()
		return j.Close()
	}, nil
}
