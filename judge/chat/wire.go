package chat

import (
	"bytes"
	"cmp"
	"encoding/json"
	"strings"

	"yardstick/judge"
)

// wireRequest is a request as it goes over the network.
type wireRequest struct {
	Model         string          `json:"model"`
	Messages      []judge.Message `json:"messages"`
	Temperature   int             `json:"temperature"`
	Seed          int             `json:"seed,omitempty"`
	MaxTokens     int             `json:"max_tokens,omitempty"`
	MaxCompletion int             `json:"max_completion_tokens,omitempty"`
	Format        *wireFormat     `json:"response_format,omitempty"`
	Stream        bool            `json:"stream,omitempty"`
	StreamOptions *streamOptions  `json:"stream_options,omitempty"`
}

type wireFormat struct {
	Type    string          `json:"type"`
	Schema  *wireSchema     `json:"json_schema,omitempty"`
	Grammar json.RawMessage `json:"schema,omitempty"` // llama.cpp makes a grammar of it
}

type wireSchema struct {
	Name   string          `json:"name"`
	Strict bool            `json:"strict"`
	Schema json.RawMessage `json:"schema"`
}

type streamOptions struct {
	Usage bool `json:"include_usage"`
}

// Encode gives the body of a request as a server gets it that knows everything
// that is asked for; one that does not gets less.
func Encode(r *judge.Request, stream bool) ([]byte, error) { return encode(r, 0, stream) }

func encode(r *judge.Request, q quirk, stream bool) ([]byte, error) {
	w := wireRequest{Model: r.Model, Messages: r.Messages, Seed: r.Seed, MaxTokens: r.MaxTokens, Stream: stream}
	if q&noSeed != 0 {
		w.Seed = 0
	}
	if q&completionTokens != 0 {
		w.MaxTokens, w.MaxCompletion = 0, r.MaxTokens
	}
	switch {
	case q&noFormat != 0:
	case q&noGrammar != 0:
		w.Format = &wireFormat{Type: "json_object"}
	case q&noSchema != 0:
		w.Format = &wireFormat{Type: "json_object", Grammar: r.Schema}
	default:
		w.Format = &wireFormat{Type: "json_schema", Schema: &wireSchema{r.Form, true, r.Schema}}
	}
	if stream && q&noStreamOptions == 0 {
		w.StreamOptions = &streamOptions{true}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(&w); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
}

// wireReply is a response, whole or a part of a stream.
type wireReply struct {
	Choices []struct {
		Message wireMessage `json:"message"`
		Delta   wireMessage `json:"delta"`
		Finish  string      `json:"finish_reason"`
	} `json:"choices"`
	Usage *struct {
		Prompt     int `json:"prompt_tokens"`
		Completion int `json:"completion_tokens"`
	} `json:"usage"`
	Error json.RawMessage `json:"error"`
}

type wireMessage struct {
	Content json.RawMessage `json:"content"`
	Refusal string          `json:"refusal"`
}

// text is the content of a message: a text, or parts of one.
func (m *wireMessage) text() string {
	var s string
	if json.Unmarshal(m.Content, &s) == nil {
		return s
	}
	var parts []struct {
		Text string `json:"text"`
	}
	if json.Unmarshal(m.Content, &parts) != nil {
		return ""
	}
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
	}
	return b.String()
}

// decode reads a whole response. One without a choice is an empty reply.
func decode(data []byte) (judge.Reply, error) {
	var w wireReply
	if err := json.Unmarshal(data, &w); err != nil {
		return judge.Reply{}, &passingError{message: "sent something that is no reply: " + shorten(string(data))}
	}
	var r judge.Reply
	return r, w.into(&r)
}

// into adds a response, or a part of one, to a reply.
func (w *wireReply) into(r *judge.Reply) error {
	if len(w.Error) > 0 && string(w.Error) != "null" {
		return &passingError{message: "sent an error: " + messageOf(w.Error)}
	}
	if w.Usage != nil {
		r.PromptTokens, r.CompletionTokens = max(w.Usage.Prompt, 0), max(w.Usage.Completion, 0)
	}
	if len(w.Choices) == 0 {
		return nil
	}
	c := &w.Choices[0]
	r.Text += c.Message.text() + c.Delta.text()
	r.Refusal += c.Message.Refusal + c.Delta.Refusal
	if c.Finish != "" {
		r.Finish = judge.Finish(c.Finish)
	}
	return nil
}

// messageDepth is how deep the message of an error may lie.
const messageDepth = 3

// messageOf takes the message out of an error in JSON.
func messageOf(data []byte) string {
	for range messageDepth {
		var object struct {
			Error   json.RawMessage `json:"error"`
			Message string          `json:"message"`
			Detail  json.RawMessage `json:"detail"`
		}
		if json.Unmarshal(data, &object) != nil {
			break
		}
		if object.Message != "" {
			return shorten(object.Message)
		}
		if len(object.Error) == 0 {
			return shorten(cmp.Or(string(object.Detail), string(data)))
		}
		data = object.Error
	}
	var s string
	if json.Unmarshal(data, &s) == nil {
		return shorten(s)
	}
	return shorten(string(data))
}

// mostShown is how much of what a server says is told, bytes.
const mostShown = 200

// shorten makes a server's words fit to be told in one line.
func shorten(s string) string {
	s = s[:min(len(s), 4*mostShown)]
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)), " ")
	if len(s) > mostShown {
		s = strings.ToValidUTF8(s[:mostShown], "") + "…"
	}
	if s == "" {
		return "(nothing)"
	}
	return s
}
