package app

import (
	"io"
	"os"
	"path/filepath"
	"time"

	"yardstick/internal/document"
	"yardstick/internal/fault"
	"yardstick/judge"
	"yardstick/judge/chat"
	"yardstick/judge/limit"
)

// JudgeFormat is the value of the field yardstick in a judge file.
const JudgeFormat = "judge/v1"

// KeyVariable is the environment variable with the judge's key where no other is named.
const KeyVariable = "YARDSTICK_JUDGE_KEY"

// judgeFile is a judge file: the settings as people write them down.
type judgeFile struct {
	Format   string `yaml:"yardstick"`
	URL      string `yaml:"url"`
	Model    string `yaml:"model"`
	KeyFile  string `yaml:"key_file"`
	KeyEnv   string `yaml:"key_env"`
	Batch    *int   `yaml:"batch"`
	Parallel *int   `yaml:"parallel"`
	Seconds  *int   `yaml:"timeout_seconds"`
	Stream   bool   `yaml:"stream"`
	Unmasked bool   `yaml:"unmasked"`
	Tokens   *int64 `yaml:"tokens_a_day"`
	Money    string `yaml:"money_a_day"`
	Prices   struct {
		Prompt     string `yaml:"prompt"`
		Completion string `yaml:"completion"`
	} `yaml:"prices"`
}

// ReadJudge reads a judge file (docs/judge.md). A key file is looked for beside it.
// Faults name file, line and field.
func ReadJudge(name string, r io.Reader) (JudgeSettings, error) {
	data, err := document.Read(r, name, document.MaxBytes)
	if err != nil {
		return JudgeSettings{}, err
	}
	doc, err := document.Parse(name, data)
	if err != nil {
		return JudgeSettings{}, err
	}
	var f judgeFile
	if err := doc.Decode(&f); err != nil {
		return JudgeSettings{}, err
	}
	if f.Format != JudgeFormat {
		return JudgeSettings{}, doc.Errorf("yardstick", "%q is not a judge file: want %q", f.Format, JudgeFormat)
	}
	s := JudgeSettings{URL: f.URL, Model: f.Model, Stream: f.Stream, Unmasked: f.Unmasked}
	if err := f.numbers(doc, &s); err != nil {
		return s, err
	}
	if err := f.money(doc, &s); err != nil {
		return s, err
	}
	if f.KeyFile != "" && !filepath.IsAbs(f.KeyFile) {
		f.KeyFile = filepath.Join(filepath.Dir(name), f.KeyFile)
	}
	s.Key, err = JudgeKey(f.KeyFile, f.KeyEnv)
	return s, err
}

// numbers checks and takes the numbers.
func (f *judgeFile) numbers(doc *document.Document, s *JudgeSettings) error {
	seconds := 0
	for _, n := range []struct {
		field string
		value *int
		most  int
		into  *int
	}{
		{"batch", f.Batch, judge.MostBatch, &s.Batch},
		{"parallel", f.Parallel, limit.MostParallel, &s.Parallel},
		{"timeout_seconds", f.Seconds, 3600, &seconds},
	} {
		if n.value == nil {
			continue
		}
		if *n.value < 1 || *n.value > n.most {
			return doc.Errorf(n.field, "is %d: want 1 to %d", *n.value, n.most)
		}
		*n.into = *n.value
	}
	s.Timeout = time.Duration(seconds) * time.Second
	if f.Tokens != nil {
		if s.Budget.Tokens = *f.Tokens; s.Budget.Tokens < 1 {
			return doc.Errorf("tokens_a_day", "is %d: want at least 1, or leave it out for no bound", *f.Tokens)
		}
	}
	return nil
}

// money reads the amounts.
func (f *judgeFile) money(doc *document.Document, s *JudgeSettings) (err error) {
	for _, m := range []struct {
		field, value string
		into         *limit.Money
	}{
		{"money_a_day", f.Money, &s.Budget.Money},
		{"prices.prompt", f.Prices.Prompt, &s.Prices.Prompt},
		{"prices.completion", f.Prices.Completion, &s.Prices.Completion},
	} {
		if m.value == "" {
			continue
		}
		if *m.into, err = limit.ParseMoney(m.value); err != nil {
			return doc.Errorf(m.field, "%s", err)
		}
	}
	return s.checkBudget(doc.Errorf)
}

// checkBudget refuses a bound on money where nothing has a price.
func (s *JudgeSettings) checkBudget(fail func(field, format string, args ...any) *fault.Error) error {
	if s.Budget.Money > 0 && s.Prices == (limit.Prices{}) {
		return fail("money_a_day", "money can be counted only with prices for a million tokens (prices, --judge-prices)")
	}
	return nil
}

// JudgeKey reads the key from a file or, where none is named, from an environment
// variable, KeyVariable where none is named either. No key is none.
func JudgeKey(file, variable string) (chat.Secret, error) {
	if file != "" && variable != "" {
		return chat.Secret{}, fault.Invalidf("the judge's key is in a file or in a variable, not in both")
	}
	if file == "" {
		if variable == "" {
			variable = KeyVariable
		}
		return chat.NewSecret(os.Getenv(variable))
	}
	f, err := os.Open(file)
	if err != nil {
		return chat.Secret{}, &fault.Error{Kind: fault.Invalid, File: file, Message: "the judge's key cannot be read", Cause: err}
	}
	defer f.Close()
	return chat.ReadSecret(file, f)
}
