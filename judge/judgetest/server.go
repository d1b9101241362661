package judgetest

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"

	"yardstick/judge"
)

// Behaviour is a way in which a server replies to one request.
type Behaviour string

// The behaviours. Good is what a server does that behaves.
const (
	Good           Behaviour = "good"
	Slow           Behaviour = "slow"             // until the client gives up
	CutOff         Behaviour = "cut off"          // the connection ends in the middle of the body
	NotJSON        Behaviour = "no JSON"          // a page of a proxy
	WrongJSON      Behaviour = "wrong JSON"       // the model's text is broken JSON
	WrongSchema    Behaviour = "wrong schema"     // the model's text is other JSON
	TooMany        Behaviour = "429"              // with Retry-After in seconds
	TooManyDate    Behaviour = "429 with a date"  // with Retry-After as a date
	TooManyLong    Behaviour = "429 for an hour"  //
	NoQuota        Behaviour = "no quota"         // 429 that no waiting mends
	Broken         Behaviour = "500"              //
	Loading        Behaviour = "503"              // as llama.cpp while it loads a model
	ErrorIn200     Behaviour = "error in 200"     //
	Refusal        Behaviour = "refusal"          //
	EmptyChoice    Behaviour = "empty choice"     // no choice at all
	NullContent    Behaviour = "null content"     //
	TextAround     Behaviour = "text around"      // talk before and after the JSON
	Fenced         Behaviour = "fenced"           // in a code fence
	ChangedQuotes  Behaviour = "changed quotes"   // other quotation marks and blanks in the quotes
	TokenLimit     Behaviour = "token limit"      // cut in the middle, finish_reason length
	NoSchema       Behaviour = "no json_schema"   // 400 where a schema is asked for
	NoFormat       Behaviour = "no format at all" // 400 where any format is asked for
	NoSeed         Behaviour = "no seed"          // 400 where a seed is sent
	OtherLimit     Behaviour = "other limit"      // 400: wants max_completion_tokens
	Redirect       Behaviour = "redirect"         //
	BadKey         Behaviour = "401"              // and repeats the key
	NoModel        Behaviour = "404"              //
	TooLong        Behaviour = "context length"   // 400 that nothing mends
	StreamCutOff   Behaviour = "stream cut off"   //
	StreamError    Behaviour = "stream error"     // an error in the middle of a stream
	EndlessStream  Behaviour = "endless stream"   // parts without an end
	ContentInParts Behaviour = "content in parts" //
)

// Server is a handler that behaves as its script says, one behaviour a request,
// and then as Then says. Model replies where a reply is wanted.
type Server struct {
	Model Scripted
	Then  Behaviour     // empty: Good
	Came  chan struct{} // gets one for every request that came, where it is not nil

	mu     sync.Mutex
	script []Behaviour
	asked  []Sent
}

// Sent is what came in one request.
type Sent struct {
	Body   string
	Header http.Header
}

// Script sets the behaviours of the next requests.
func (s *Server) Script(b ...Behaviour) *Server {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.script = b
	return s
}

// Asked are the requests that came.
func (s *Server) Asked() []Sent {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Sent(nil), s.asked...)
}

func (s *Server) next(sent Sent) Behaviour {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, sent)
	if len(s.script) == 0 {
		if s.Then == "" {
			return Good
		}
		return s.Then
	}
	b := s.script[0]
	s.script = s.script[1:]
	return b
}

// asked is what of a request matters to a server.
type asked struct {
	Model    string          `json:"model"`
	Messages []judge.Message `json:"messages"`
	Format   *struct {
		Type string `json:"type"`
	} `json:"response_format"`
	Seed      *int `json:"seed"`
	MaxTokens *int `json:"max_tokens"`
	Stream    bool `json:"stream"`
}

// ServeHTTP replies.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	var q asked
	if err != nil || json.Unmarshal(body, &q) != nil || r.Method != http.MethodPost {
		http.Error(w, "want JSON", http.StatusBadRequest)
		return
	}
	b := s.next(Sent{string(body), r.Header.Clone()})
	if s.Came != nil {
		s.Came <- struct{}{}
	}
	text := s.Model.Text(judge.Request{Model: q.Model, Messages: q.Messages})
	if !refuse(w, r, b, &q) {
		write(w, r, b, &q, text)
	}
}

// refuse replies with a status that is no success, where the behaviour wants it.
func refuse(w http.ResponseWriter, r *http.Request, b Behaviour, q *asked) bool {
	bad := func(status int, message string) bool {
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]any{"error": map[string]any{"message": message, "code": status}})
		return true
	}
	switch {
	case b == TooMany:
		w.Header().Set("Retry-After", "7")
		return bad(429, "slow down")
	case b == TooManyDate:
		w.Header().Set("Retry-After", At.Add(9e9).Format(http.TimeFormat))
		return bad(429, "slow down")
	case b == TooManyLong:
		w.Header().Set("Retry-After", "3600")
		return bad(429, "slow down")
	case b == NoQuota:
		return bad(429, "insufficient_quota: you exceeded your current quota")
	case b == Broken:
		return bad(500, "internal error")
	case b == Loading:
		return bad(503, "Loading model")
	case b == BadKey:
		return bad(401, "Incorrect API key provided: "+r.Header.Get("Authorization"))
	case b == NoModel:
		return bad(404, "model "+q.Model+" not found")
	case b == TooLong:
		return bad(400, "the request exceeds the available context size")
	case b == Redirect:
		w.Header().Set("Location", "http://example.com/v1/chat/completions")
		return bad(307, "moved")
	case b == NoSchema && q.Format != nil && q.Format.Type == "json_schema":
		return bad(400, "response_format.type must be text or json_object")
	case b == NoFormat && q.Format != nil:
		return bad(422, "unknown field response_format")
	case b == NoSeed && q.Seed != nil:
		return bad(422, "Extra inputs are not permitted: seed")
	case b == OtherLimit && q.MaxTokens != nil:
		return bad(400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
	}
	return false
}

// write replies with success, or what looks like it.
func write(w http.ResponseWriter, r *http.Request, b Behaviour, q *asked, text string) {
	finish := "stop"
	switch b {
	case Slow:
		<-r.Context().Done()
		return
	case NotJSON:
		_, _ = io.WriteString(w, "<html>Bad gateway</html>")
		return
	case ErrorIn200:
		_, _ = io.WriteString(w, `{"error": {"message": "the backend is gone"}}`)
		return
	case EmptyChoice:
		_, _ = io.WriteString(w, `{"choices": [], "usage": {"prompt_tokens": 5, "completion_tokens": 0}}`)
		return
	case NullContent:
		_, _ = io.WriteString(w, `{"choices": [{"message": {"content": null}, "finish_reason": "stop"}]}`)
		return
	case Refusal:
		_, _ = io.WriteString(w, `{"choices": [{"message": {"content": null, "refusal": "I cannot rate people."}, "finish_reason": "stop"}]}`)
		return
	case CutOff:
		w.Header().Set("Content-Length", "5000")
		_, _ = io.WriteString(w, `{"choices": [{"message"`)
		return
	case WrongJSON:
		text = strings.Replace(text, `"findings"`, `findings`, 1)
	case WrongSchema:
		text = `{"score": 5, "comment": "well done"}`
	case TextAround:
		text = "Sure! Here are my findings:\n" + text + "\nLet me know if there is more."
	case Fenced:
		text = "```json\n" + text + "\n```"
	case ChangedQuotes:
		text = strings.NewReplacer("'", "’", " did not", "  did\u00a0not", "-", "—").Replace(text)
	case TokenLimit:
		text, finish = text[:len(text)/2], "length"
	}
	if q.Stream {
		stream(w, b, text, finish)
		return
	}
	content := any(text)
	if b == ContentInParts {
		content = []map[string]string{{"type": "text", "text": text[:9]}, {"type": "text", "text": text[9:]}}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(map[string]any{
		"choices": []any{map[string]any{"message": map[string]any{"role": "assistant", "content": content}, "finish_reason": finish}},
		"usage":   map[string]int{"prompt_tokens": 100, "completion_tokens": len(text) / 4},
	})
}

// stream sends the text in parts.
func stream(w http.ResponseWriter, b Behaviour, text, finish string) {
	w.Header().Set("Content-Type", "text/event-stream")
	part := func(v any) {
		data, err := json.Marshal(v)
		if err == nil {
			fmt.Fprintf(w, ": ping\n\ndata: %s\n\n", data)
		}
	}
	delta := func(s string, finish any) any {
		return map[string]any{"choices": []any{map[string]any{"delta": map[string]string{"content": s}, "finish_reason": finish}}}
	}
	for i := 0; i < len(text); i += 7 {
		part(delta(text[i:min(i+7, len(text))], nil))
		if i > len(text)/2 {
			switch b {
			case StreamCutOff:
				return
			case StreamError:
				part(map[string]any{"error": map[string]string{"message": "out of memory"}})
				return
			case EndlessStream:
				for range 6 {
					part(delta(strings.Repeat("x", 900_000), nil))
				}
			}
		}
	}
	part(delta("", finish))
	part(map[string]any{"choices": []any{}, "usage": map[string]int{"prompt_tokens": 100, "completion_tokens": len(text) / 4}})
	_, _ = io.WriteString(w, "data: [DONE]\n\n")
}
