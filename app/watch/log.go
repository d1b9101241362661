package watch

import (
	"io"
	"log/slog"

	"yardstick/internal/fault"
)

// Log is a logger that writes lines of text (key=value) or of JSON, from a level
// on: debug, info, warn or error. Invalid names the flag that is wrong.
func Log(w io.Writer, format, level string) (*slog.Logger, error) {
	var from slog.Level
	if err := from.UnmarshalText([]byte(level)); err != nil {
		return nil, &fault.Error{
			Kind: fault.Invalid, Field: "--log-level", Message: "is not a level; want debug, info, warn or error", Cause: err,
		}
	}
	o := &slog.HandlerOptions{Level: from}
	switch format {
	case "text":
		return slog.New(slog.NewTextHandler(w, o)), nil
	case "json":
		return slog.New(slog.NewJSONHandler(w, o)), nil
	}
	return nil, &fault.Error{Kind: fault.Invalid, Field: "--log-format", Message: "is neither text nor json"}
}
