package document

import (
	"strconv"
	"strings"
)

// nodeKind says what a node holds.
type nodeKind int

const (
	nullNode nodeKind = iota
	boolNode
	intNode
	floatNode
	textNode
	listNode
	mapNode
)

// String names the kind as an error message does.
func (k nodeKind) String() string {
	return [...]string{"nothing", "true or false", "a whole number", "a number", "text", "a list", "a map of fields"}[k]
}

// node is one value of a file, whether it was written in YAML or in JSON.
type node struct {
	kind  nodeKind
	line  int    // from 1
	text  string // of a scalar, as written without its quotes
	items []*node
	keys  []key
	index map[string]int // from a key to its place in keys and items
	power bool           // text without quotes that is a number too: 1e+06
}

// key is a key of a map and its line.
type key struct {
	name string
	line int
}

// put adds a field to a map; it reports false where the key is there already.
func (n *node) put(k key, value *node) bool {
	if _, ok := n.index[k.name]; ok {
		return false
	}
	if n.index == nil {
		n.index = map[string]int{}
	}
	n.index[k.name] = len(n.keys)
	n.keys = append(n.keys, k)
	n.items = append(n.items, value)
	return true
}

// find returns the node at path, or its nearest existing ancestor and false.
func (n *node) find(path string) (*node, bool) {
	for path != "" {
		step, rest := cut(path)
		next := n.child(step)
		if next == nil {
			return n, false
		}
		n, path = next, rest
	}
	return n, true
}

// cut splits the first step off a path: a field's name or [index].
func cut(path string) (step, rest string) {
	path = strings.TrimPrefix(path, ".")
	if i := strings.IndexAny(path[min(1, len(path)):], ".["); i >= 0 {
		return path[:i+1], path[i+1:]
	}
	return path, ""
}

// child returns the value at one step of a path, or nil.
func (n *node) child(step string) *node {
	if name, ok := strings.CutPrefix(step, "["); ok {
		i, err := strconv.Atoi(strings.TrimSuffix(name, "]"))
		if n.kind != listNode || err != nil || i < 0 || i >= len(n.items) {
			return nil
		}
		return n.items[i]
	}
	if i, ok := n.index[step]; ok {
		return n.items[i]
	}
	return nil
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
