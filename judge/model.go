package judge

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"time"
)

// Model is a language model behind a server. Ask is safe for concurrent use. It
// fails with a fault of kind Unavailable where the model cannot be reached or may
// not be asked, with Invalid where the server refuses the request as it is, and
// with ctx's error where ctx is done first.
type Model interface {
	Ask(ctx context.Context, r Request) (Reply, error)
}

// Request is everything that a model is asked with. The temperature is always 0.
type Request struct {
	Model     string          `json:"model"`
	Messages  []Message       `json:"messages"`
	Form      string          `json:"form"`   // the schema's name
	Schema    json.RawMessage `json:"schema"` // JSON Schema of the reply
	MaxTokens int             `json:"max_tokens"`
	Seed      int             `json:"seed"`
}

// Message is one turn. Role is system, user or assistant.
type Message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// Key is the SHA-256 of everything in the request.
func (r *Request) Key() [sha256.Size]byte {
	data, err := json.Marshal(r)
	if err != nil { // a schema that is no JSON; ours are
		data = []byte(err.Error())
	}
	return sha256.Sum256(data)
}

// size is the length of what is said, in bytes.
func (r *Request) size() int {
	n := len(r.Schema)
	for _, m := range r.Messages {
		n += len(m.Content)
	}
	return n
}

// bytesPerToken is fewer than the bytes of a token of English, German or code:
// an estimate with it is on the high side.
const bytesPerToken = 3

// MostTokens is how many tokens the request may cost at most, by estimate.
func (r *Request) MostTokens() (prompt, completion int) {
	return r.size()/bytesPerToken + 16*len(r.Messages), r.MaxTokens
}

// Finish says why a model stopped.
type Finish string

// The reasons to stop that matter here; others are kept as the server names them.
const (
	Stopped  Finish = "stop"
	CutOff   Finish = "length"         // the token limit was reached
	Filtered Finish = "content_filter" // the server withheld the reply
)

// Reply is what a model said. Tokens are as the server counts them, 0 where it
// does not say; Milliseconds is how long it took; At is when it came.
type Reply struct {
	Text             string    `json:"text"`
	Refusal          string    `json:"refusal,omitempty"`
	Finish           Finish    `json:"finish"`
	PromptTokens     int       `json:"prompt_tokens"`
	CompletionTokens int       `json:"completion_tokens"`
	Milliseconds     int64     `json:"milliseconds"`
	At               time.Time `json:"at"`
}
