package app

import (
	"context"
	"errors"
	"io"
	"os"
	"time"

	"yardstick/assess"
	"yardstick/guide"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/chat"
	"yardstick/judge/exchange"
	"yardstick/judge/limit"
)

// JudgeSettings say which language model reads as one more rater, and how. Nothing
// is asked of it before a person has switched it on for a guide or a session.
type JudgeSettings struct {
	URL      string
	Model    string
	Key      chat.Secret
	Batch    int // requirements a call; 0: judge.DefaultBatch
	Parallel int // requests at once; 0: limit.DefaultParallel
	Timeout  time.Duration
	Stream   bool
	Unmasked bool
	Uncached bool // ask again what is known
	Budget   limit.Budget
	Prices   limit.Prices
}

// Judge is a language model that can be asked, or a record of one.
type Judge struct {
	*judge.Rater
	Endpoint string
	Prices   limit.Prices
	model    string
	stream   bool
	close    func() error
}

// Who names the model and the address that reads.
func (j *Judge) Who() (model, address string) { return j.model, j.Endpoint }

// Preview gives the requests about an answer exactly as they would be sent.
func (j *Judge) Preview(g *guide.Guide, hash string, q *guide.Question, answer string) ([]string, error) {
	var sent []string
	var failed error
	engine := assess.New(j.Reader().Previewing(func(r judge.Request) {
		body, err := chat.Encode(&r, j.stream)
		sent, failed = append(sent, string(body)), errors.Join(failed, err)
	}))
	_, err := engine.Assess(g, hash, q, "preview", answer)
	return sent, errors.Join(err, failed)
}

// FollowUp gives the one question that an interviewer would ask.
func (j *Judge) FollowUp(ctx context.Context, job string, q *guide.Question, want *guide.Requirement, answer string) (string, error) {
	return j.Reader().FollowUp(ctx, job, q, want, answer)
}

// Close closes what the judge writes or reads.
func (j *Judge) Close() error {
	if j.close == nil {
		return nil
	}
	return j.close()
}

// Judge makes the judge of the settings, with what is kept as its memory. Nothing
// is asked yet. It fails, Invalid, on an address that may not be asked.
func (k *Kept) Judge(s JudgeSettings) (*Judge, error) { return s.judge(k, nil) }

// RecordingJudge is Judge that writes every exchange into a new file. It asks
// what is known again: the record is to be whole.
func (k *Kept) RecordingJudge(s JudgeSettings, file string) (*Judge, error) {
	s.Uncached = true
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if os.IsExist(err) {
		return nil, &fault.Error{Kind: fault.Conflict, File: file, Message: "is there already; a record is of one run: name a new file"}
	}
	if err != nil {
		return nil, &fault.Error{Kind: fault.Invalid, File: file, Message: "cannot be written: " + err.Error(), Cause: err}
	}
	j, err := s.judge(k, f)
	if err != nil {
		_ = f.Close() // nothing was written
		os.Remove(file)
		return nil, err
	}
	j.close = f.Close
	return j, nil
}

func (s JudgeSettings) judge(k *Kept, record exchange.File) (*Judge, error) {
	client, err := chat.New(chat.Options{URL: s.URL, Key: s.Key, Timeout: s.Timeout, Stream: s.Stream})
	if err != nil {
		return nil, err
	}
	o := judge.Options{Endpoint: client.Endpoint(), Model: s.Model, Batch: s.Batch, Unmasked: s.Unmasked}
	limits := limit.Options{Parallel: s.Parallel, Budget: s.Budget, Prices: s.Prices, Now: time.Now}
	if k != nil {
		limits.Now = k.now
		kept := k.db.Judged()
		limits.Ledger = kept
		if !s.Uncached {
			o.Cache = kept
		}
	}
	var m judge.Model = limit.New(client, limits)
	if record != nil {
		m, err = exchange.NewRecord(m, record, exchange.Head{
			Endpoint: o.Endpoint, PromptSHA256: judge.PromptSHA256(), Parameters: o.Parameters(), At: time.Now().UTC().Truncate(time.Second),
		})
		if err != nil {
			return nil, err
		}
	}
	j, err := newJudge(m, o, s.Prices)
	if err == nil {
		j.stream = s.Stream
	}
	return j, err
}

// PreviewJudge is a judge that is never asked: for a look at what would be sent.
func PreviewJudge(s JudgeSettings) (*Judge, error) { return s.judge(nil, nil) }

// ReplayJudge is the judge of a recorded run: no network, no key, no cache.
func ReplayJudge(file string) (*Judge, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, &fault.Error{Kind: fault.NotFound, File: file, Message: "cannot be opened: " + err.Error(), Cause: err}
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	replay, err := exchange.Open(file, f, size)
	if err != nil {
		_ = f.Close() // it was only read
		return nil, err
	}
	h := &replay.Head
	j, err := newJudge(replay, judge.Options{
		Endpoint: h.Endpoint, Model: h.Parameters.Model, Batch: h.Parameters.Batch, Unmasked: !h.Parameters.Masked,
	}, limit.Prices{})
	if err != nil {
		return nil, err
	}
	j.close = f.Close
	return j, nil
}

func newJudge(m judge.Model, o judge.Options, p limit.Prices) (*Judge, error) {
	r, err := judge.New(m, o)
	if err != nil {
		return nil, err
	}
	return &Judge{Rater: judge.NewRater(r), Endpoint: o.Endpoint, model: o.Model, Prices: p}, nil
}

// ForgetJudged removes what language models found; the number of readings.
func (k *Kept) ForgetJudged(ctx context.Context) (int64, error) { return k.db.Judged().Forget(ctx) }
