package chat

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"yardstick/judge"
)

// streamed reports whether a response comes in parts.
func streamed(h http.Header) bool {
	return strings.HasPrefix(h.Get("Content-Type"), "text/event-stream")
}

// maxEvent is the most that one part may have, bytes.
const maxEvent = 1 << 20

// readStream puts the parts of a reply together. A stream that ends without its
// end mark, and before the model said why it stopped, is broken off.
func readStream(in io.Reader) (judge.Reply, error) {
	var r judge.Reply
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), maxEvent)
	for lines.Scan() {
		data, ok := strings.CutPrefix(lines.Text(), "data:")
		if !ok { // comments, names of events, empty lines
			continue
		}
		if data = strings.TrimSpace(data); data == "[DONE]" {
			r.Finish = judge.Finish(cmp.Or(string(r.Finish), string(judge.Stopped)))
			return r, nil
		}
		var w wireReply
		if err := json.Unmarshal([]byte(data), &w); err != nil {
			return r, &passingError{message: "sent a part that is none: " + shorten(data)}
		}
		if err := w.into(&r); err != nil {
			return r, err
		}
	}
	if err := lines.Err(); err != nil {
		return r, &passingError{message: "broke off its reply: " + reason(err), cause: err}
	}
	if r.Finish == "" {
		return r, &passingError{message: "broke off its reply in the middle"}
	}
	return r, nil
}
