// Package judgetest has models for tests: scripted ones that read a request as a
// model would, from what was sent alone, and a server that misbehaves in every way
// that real ones do.
package judgetest

import (
	"context"
	"encoding/json"
	"regexp"
	"strings"
	"time"

	"yardstick/guide"
	"yardstick/judge"
)

// At is when every scripted reply comes.
var At = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

// Asked is a request as a model reads it: the requirements in order, and the
// answer between its marks.
type Asked struct {
	Requirements []Requirement
	Answer       string
}

// Requirement is one that a model is shown.
type Requirement struct {
	ID   string     `json:"id"`
	Kind guide.Kind `json:"kind"`
	Text string     `json:"text"`
}

// Finding is what a model says of one.
type Finding struct {
	Quote   string `json:"quote"`
	Why     string `json:"why"`
	Verdict string `json:"verdict"`
}

var marked = regexp.MustCompile(`(?s)<<answer ([0-9a-f]{16})>>\n(.*?)\n<<end of answer ([0-9a-f]{16})>>`)

// Read reads the last thing that was said by us. A model that keeps to its rules
// takes for the answer what stands between the marks with the code that the
// message names, and nothing else.
func Read(r judge.Request) Asked {
	user := r.Messages[1].Content
	var a Asked
	if m := marked.FindStringSubmatch(user); m != nil && m[1] == m[3] {
		a.Answer = m[2]
	}
	before, _, _ := strings.Cut(user, "<<answer ")
	for line := range strings.Lines(before) {
		var q Requirement
		if strings.HasPrefix(line, `{"id":`) && json.Unmarshal([]byte(line), &q) == nil {
			a.Requirements = append(a.Requirements, q)
		}
	}
	return a
}

// Scripted is a model that judges each requirement by a function.
type Scripted func(a Asked, q Requirement) Finding

// Ask replies in the form that was asked for.
func (f Scripted) Ask(ctx context.Context, r judge.Request) (judge.Reply, error) {
	if err := ctx.Err(); err != nil {
		return judge.Reply{}, err
	}
	return Reply(f.Text(r)), nil
}

// Text is the reply.
func (f Scripted) Text(r judge.Request) string {
	a := Read(r)
	findings := map[string]Finding{}
	for _, q := range a.Requirements {
		findings[q.ID] = f(a, q)
	}
	data, err := json.Marshal(map[string]any{"language": "en", "reads_language": true, "findings": findings})
	if err != nil { // texts
		return err.Error()
	}
	return string(data)
}

// Reply is a reply of a model that has said all that it wanted.
func Reply(text string) judge.Reply {
	return judge.Reply{Text: text, Finish: judge.Stopped, PromptTokens: 100, CompletionTokens: len(text) / 4, Milliseconds: 20, At: At}
}

// Func is a model made of a function.
type Func func(ctx context.Context, r judge.Request) (judge.Reply, error)

// Ask asks the function.
func (f Func) Ask(ctx context.Context, r judge.Request) (judge.Reply, error) { return f(ctx, r) }

// Found makes a finding: met with this quote, or not_met where it is empty.
func Found(quote string) Finding {
	if quote == "" {
		return Finding{Why: "Nothing of it is said.", Verdict: "not_met"}
	}
	return Finding{Quote: quote, Why: "It says so.", Verdict: "met"}
}

// IsCanary reports whether a requirement is the one that nobody can meet. A model
// cannot know; tests may.
func IsCanary(q Requirement) bool { return strings.Contains(q.Text, "reference number") }
