package api

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"time"

	"yardstick/internal/fault"
)

// Paging asks for one page of a list.
type Paging struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many at most."`
	Cursor string `query:"cursor" maxLength:"600" doc:"What the page before gave as next."`
}

// List is one page of a list.
type List[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"The cursor of the page after; absent at the end."`
}

// Page is the answer that holds one page.
type Page[T any] struct{ Body List[T] }

// pageOf cuts a page out of a list, in the order of its keys. The cursor holds the key
// of the last one, so that what comes or goes meanwhile moves nothing: name tells the
// lists apart.
func pageOf[T any](p Paging, name string, all []T, key func(T) string) (*Page[T], error) {
	keys := make(map[string]T, len(all))
	order := make([]string, 0, len(all))
	for _, one := range all {
		k := key(one)
		keys[k] = one
		order = append(order, k)
	}
	slices.Sort(order)
	from := 0
	if p.Cursor != "" {
		after, err := p.after(name)
		if err != nil {
			return nil, err
		}
		at, there := slices.BinarySearch(order, after)
		if from = at; there {
			from++
		}
	}
	out := &Page[T]{List[T]{Items: []T{}}}
	for _, k := range order[from:min(from+p.Limit, len(order))] {
		out.Body.Items = append(out.Body.Items, keys[k])
	}
	if end := from + p.Limit; end < len(order) {
		out.Body.Next = cursorOf(name, order[end-1])
	}
	return out, nil
}

// partOf is a page that the store has cut out: next is where the page after begins.
func partOf[T any](name string, part []T, next string) *Page[T] {
	out := &Page[T]{List[T]{Items: part}}
	if next != "" {
		out.Body.Next = cursorOf(name, next)
	}
	return out
}

func cursorOf(name, key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(name + "\n" + key))
}

// after is the key in the cursor.
func (p Paging) after(name string) (string, error) {
	data, err := base64.RawURLEncoding.DecodeString(p.Cursor)
	of, key, ok := strings.Cut(string(data), "\n")
	if err != nil || !ok || of != name {
		return "", noCursor()
	}
	return key, nil
}

// noCursor says that a cursor is none of the list.
func noCursor() error {
	return &fault.Error{Kind: fault.Invalid, Field: "cursor", Message: "is none of this list; take what the page before gave as next"}
}

// latest is a key that puts what came later first.
func latest(at time.Time, id string) string { return fmt.Sprintf("%020d %s", 1<<62-at.UnixMilli(), id) }

// earliest is a key that puts what came earlier first.
func earliest(at time.Time, id string) string { return fmt.Sprintf("%020d %s", at.UnixMilli(), id) }
