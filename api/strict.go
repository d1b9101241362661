package api

import (
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	exact "github.com/go-json-experiment/json"
)

// notStrict is said of a body whose names are not exactly those of the description.
const notStrict = "has a property under another spelling, or of another form, than the description says"

// errNotStrict says it, and nothing of what was sent.
var errNotStrict = errors.New(notStrict)

// strict is JSON as it is read and written here. Encoding/json, which huma uses by
// itself, takes "Score" for "score", the second of two properties of one name, and
// bytes that are no UTF-8; none of that is read here.
func strict() huma.Format {
	return huma.Format{
		Marshal: func(w io.Writer, v any) error {
			e := json.NewEncoder(w)
			e.SetEscapeHTML(false)
			return e.Encode(v)
		},
		Unmarshal: func(data []byte, v any) error {
			if exact.Unmarshal(data, v, exact.RejectUnknownMembers(true)) != nil {
				return errNotStrict
			}
			return nil
		},
	}
}

// schemaName names the schema of a type: by package and name, so that a finding of a
// job is another than one of a guide.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, camel(hint))
	at := t.PkgPath()
	at = at[strings.LastIndexByte(at, '/')+1:]
	if t.Name() == "" || at == "" || at == "api" || strings.EqualFold(at, name) {
		return name
	}
	return camel(at) + name
}

// camel writes open-round as OpenRound.
func camel(s string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(s, "-") {
		if part != "" {
			b.WriteString(strings.ToUpper(part[:1]) + part[1:])
		}
	}
	return b.String()
}
