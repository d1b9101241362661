package judge

import (
	"context"
	"strings"
	"sync"

	"yardstick/assess"
	"yardstick/assess/text"
	"yardstick/internal/fault"
	"yardstick/judge/mask"
)

// Options say which model reads, and how.
type Options struct {
	Endpoint string // the address that reads, for people: without a key
	Model    string
	Batch    int   // requirements a call, 1..MostBatch; 0: DefaultBatch
	Unmasked bool  // send names, addresses and numbers as they are
	Cache    Cache // nil: nothing is kept
}

// Requirements a call.
const (
	DefaultBatch = 8
	MostBatch    = 40
)

// Parameters are what, besides prompt and model, a reading hangs on.
type Parameters struct {
	Model       string `json:"model"`
	Temperature int    `json:"temperature"`
	Seed        int    `json:"seed"`
	Batch       int    `json:"batch"`
	Rounds      int    `json:"rounds"` // at most
	Masked      bool   `json:"masked"`
}

// Parameters gives the parameters that the options mean.
func (o *Options) Parameters() Parameters {
	return Parameters{Model: o.Model, Seed: seed, Batch: o.batch(), Rounds: mostRounds, Masked: !o.Unmasked}
}

func (o *Options) batch() int {
	if o.Batch == 0 {
		return DefaultBatch
	}
	return o.Batch
}

// Reader reads with a language model: an assess.Reader and an assess.Polyglot. It
// is safe for concurrent use.
type Reader struct {
	model   Model
	options Options
	prompt  string // SHA-256
}

// New makes a reader. It fails, Invalid, without a model's name and where a batch
// is out of bounds.
func New(m Model, o Options) (*Reader, error) {
	switch {
	case strings.TrimSpace(o.Model) == "":
		return nil, fault.Invalidf("which model is to read? name it as its server does (--judge-model)")
	case o.batch() < 1 || o.batch() > MostBatch:
		return nil, fault.Invalidf("%d requirements a call cannot be asked for; want 1 to %d", o.Batch, MostBatch)
	}
	return &Reader{model: m, options: o, prompt: PromptSHA256()}, nil
}

// Version is the version of the way in which models are asked.
const Version = "1"

// Assessor names the reader.
func (r *Reader) Assessor() assess.Assessor {
	return assess.Assessor{Name: "judge", Version: Version, Model: r.options.Model + " at " + r.options.Endpoint}
}

// Polyglot reports that other languages may come: the model says what it reads.
func (r *Reader) Polyglot() bool { return true }

// Read reads the claims: what is known from the cache, the rest twice, and a third
// time where the two differ. It fails where the model cannot be asked.
func (r *Reader) Read(ctx context.Context, answer *text.Document, claims []assess.Claim) ([]assess.Reading, error) {
	if len(claims) == 0 {
		return nil, nil
	}
	ctx = watched(ctx)
	a := r.sending(answer.Raw)
	keys := make([]Key, len(claims))
	for i := range claims {
		keys[i] = r.key(&claims[i], a.sent)
	}
	readings := make([]assess.Reading, len(claims))
	missing, err := r.recall(ctx, keys, readings)
	if err != nil {
		return nil, err
	}
	if len(missing) == 0 {
		return readings, nil
	}
	if err := r.gate(ctx, a, claims, missing, readings); err != nil {
		return nil, err
	}
	return readings, r.remember(ctx, keys, missing, readings)
}

// sending is an answer as it is sent, and where quotes from it stand.
type sending struct {
	sent  string
	index *index
}

// sending masks an answer and takes out what nobody sees. Offsets stay those of
// the answer: a mask is as long as what it hides, and the index leads back.
func (r *Reader) sending(raw string) sending {
	if !r.options.Unmasked {
		raw, _ = mask.Text(raw)
	}
	return sending{sent: visible(raw), index: newIndex(raw)}
}

// visible leaves out hidden characters and runs of empty lines, which stand where
// something was taken out.
func visible(raw string) string {
	var b strings.Builder
	last := 0
	for _, h := range text.Hidden(raw) {
		b.WriteString(raw[last:h.Start])
		last = h.End
	}
	b.WriteString(raw[last:])
	var lines []string
	for line := range strings.SplitSeq(b.String(), "\n") {
		if line = strings.TrimRight(line, " \t\r"); line != "" || len(lines) > 0 && lines[len(lines)-1] != "" {
			lines = append(lines, line)
		}
	}
	return strings.TrimSpace(strings.Join(lines, "\n"))
}

// gate asks everything twice and what differs a third time.
func (r *Reader) gate(ctx context.Context, a sending, claims []assess.Claim, numbers []int, into []assess.Reading) error {
	votes := make([][]vote, len(claims))
	var calls []call
	for round := range firstRounds {
		calls = append(calls, r.calls(claims, numbers, a.sent, round)...)
	}
	if err := r.askAll(ctx, calls, claims, a.index, votes); err != nil {
		return err
	}
	var open []int
	for _, n := range numbers {
		if !settled(votes[n]) {
			open = append(open, n)
		}
	}
	if err := r.askAll(ctx, r.calls(claims, open, a.sent, firstRounds), claims, a.index, votes); err != nil {
		return err
	}
	unstable := 0
	for _, n := range numbers {
		if into[n] = decide(votes[n]); into[n].Reason == Unstable {
			unstable++
		}
	}
	watcher(ctx).add(Use{Third: len(open), Unstable: unstable})
	return nil
}

// calls divides the claims of a round into calls.
func (r *Reader) calls(claims []assess.Claim, numbers []int, sent string, round int) []call {
	var calls []call
	order := arranged(numbers, round)
	for size := r.options.batch(); len(order) > 0; {
		k := min(size, len(order))
		calls = append(calls, r.compose(claims, order[:k:k], sent, round))
		order = order[k:]
	}
	return calls
}

// askAll asks calls at the same time, as many as the model takes, and adds the
// votes in the order of the calls. Of several errors the first call's is given,
// whichever came first: a replay fails as the run did.
func (r *Reader) askAll(ctx context.Context, calls []call, claims []assess.Claim, x *index, votes [][]vote) error {
	got, errs := make([][]vote, len(calls)), make([]error, len(calls))
	var group sync.WaitGroup
	for i := range calls {
		group.Go(func() { got[i], errs[i] = r.ask(ctx, calls[i], claims, x) })
	}
	group.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	for i, c := range calls {
		for k, n := range c.claims {
			votes[n] = append(votes[n], got[i][k])
		}
	}
	return nil
}
