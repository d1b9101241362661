package api_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// described holds an answer to GET against the description: it is a small reader of
// its own for the keywords that the description uses.
func (s *site) described(path string, v any) {
	s.t.Helper()
	var doc map[string]any
	if err := json.Unmarshal(s.service.OpenAPI(), &doc); err != nil {
		s.t.Fatal(err)
	}
	path, _, _ = strings.Cut(path, "?")
	for pattern, item := range doc["paths"].(map[string]any) {
		form := "^" + regexp.MustCompile(`\\\{[a-z]+\\\}`).ReplaceAllString(regexp.QuoteMeta(pattern), "[^/]+") + "$"
		if strings.Contains(pattern, "check") || !regexp.MustCompile(form).MatchString(path) {
			continue
		}
		op, is := item.(map[string]any)["get"].(map[string]any)
		if !is {
			continue
		}
		content, is := op["responses"].(map[string]any)["200"].(map[string]any)["content"].(map[string]any)["application/json"].(map[string]any)
		if !is {
			return
		}
		for _, problem := range fits(doc, content["schema"].(map[string]any), v, path) {
			s.t.Error(problem)
		}
		return
	}
	s.t.Errorf("%s is not described", path)
}

func fits(doc, schema map[string]any, v any, at string) (bad []string) {
	if ref, is := schema["$ref"].(string); is {
		name := ref[strings.LastIndexByte(ref, '/')+1:]
		schema = doc["components"].(map[string]any)["schemas"].(map[string]any)[name].(map[string]any)
	}
	var types []string
	switch t := schema["type"].(type) {
	case string:
		types = []string{t}
	case []any:
		for _, one := range t {
			types = append(types, one.(string))
		}
	}
	if len(types) > 0 && !slices.ContainsFunc(types, func(t string) bool { return isA(t, v) }) {
		return []string{fmt.Sprintf("%s is %T, want %v", at, v, types)}
	}
	if enum, is := schema["enum"].([]any); is && !slices.Contains(enum, v) {
		bad = append(bad, fmt.Sprintf("%s is %v, want one of %v", at, v, enum))
	}
	switch v := v.(type) {
	case []any:
		for i, one := range v {
			bad = append(bad, fits(doc, schema["items"].(map[string]any), one, fmt.Sprint(at, "[", i, "]"))...)
		}
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		required, _ := schema["required"].([]any)
		for _, name := range required {
			if _, there := v[name.(string)]; !there {
				bad = append(bad, fmt.Sprintf("%s lacks %s", at, name))
			}
		}
		for name, one := range v {
			if p, known := properties[name].(map[string]any); known {
				bad = append(bad, fits(doc, p, one, at+"."+name)...)
			} else if more, is := schema["additionalProperties"].(map[string]any); is {
				bad = append(bad, fits(doc, more, one, at+"."+name)...)
			} else if schema["additionalProperties"] == false {
				bad = append(bad, fmt.Sprintf("%s.%s is not described", at, name))
			}
		}
	}
	return bad
}

func isA(t string, v any) bool {
	switch v := v.(type) {
	case nil:
		return t == "null"
	case bool:
		return t == "boolean"
	case float64:
		return t == "number" || t == "integer" && v == float64(int64(v))
	case string:
		return t == "string"
	case []any:
		return t == "array"
	case map[string]any:
		return t == "object"
	}
	return false
}
