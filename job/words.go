package job

import (
	"fmt"
	"strings"
)

// ids lists the ids of a list for a message.
func ids[T any](list []T, id func(T) string) string {
	if len(list) == 0 {
		return "none"
	}
	var names []string
	for _, v := range list {
		names = append(names, id(v))
	}
	return strings.Join(names, ", ")
}

// clip cuts a text for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return s
}

// fieldAt is the path of one element of a list.
func fieldAt(list string, i int) string { return fmt.Sprintf("%s[%d]", list, i) }
