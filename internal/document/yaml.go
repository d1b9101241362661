package document

import (
	"math"
	"regexp"
	"strconv"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// builder turns the library's tree into ours.
type builder struct{ name string }

func (b *builder) build(n ast.Node, level int) (*node, error) {
	line := lineOf(n)
	if level > MaxDepth {
		return nil, invalid(b.name, line, "is nested deeper than %d levels", MaxDepth)
	}
	switch n := n.(type) {
	case *ast.MappingNode:
		return b.mapping(n.Values, line, level)
	case *ast.MappingValueNode:
		return b.mapping([]*ast.MappingValueNode{n}, line, level)
	case *ast.SequenceNode:
		return b.list(n, line, level)
	case *ast.LiteralNode:
		return &node{kind: textNode, line: line, text: n.Value.Value}, nil
	default:
		return b.scalar(n, line)
	}
}

func (b *builder) mapping(fields []*ast.MappingValueNode, line, level int) (*node, error) {
	out := &node{kind: mapNode, line: line}
	for _, f := range fields {
		k, err := b.scalar(f.Key, lineOf(f.Key))
		if err != nil {
			return nil, err
		}
		value, err := b.build(f.Value, level+1)
		if err != nil {
			return nil, err
		}
		value.line = k.line // the field, not the line below on which its value begins
		if !out.put(key{k.text, k.line}, value) {
			return nil, duplicate(b.name, k.line, k.text)
		}
	}
	return out, nil
}

func (b *builder) list(n *ast.SequenceNode, line, level int) (*node, error) {
	out := &node{kind: listNode, line: line}
	for _, v := range n.Values {
		item, err := b.build(v, level+1)
		if err != nil {
			return nil, err
		}
		out.items = append(out.items, item)
	}
	return out, nil
}

func (b *builder) scalar(n ast.Node, line int) (*node, error) {
	out := &node{line: line}
	switch n := n.(type) {
	case nil, *ast.NullNode:
		out.text = "null"
	case *ast.BoolNode:
		out.kind, out.text = boolNode, strconv.FormatBool(n.Value)
	case *ast.IntegerNode:
		out.kind, out.text = intNode, integer(n.Value)
	case *ast.FloatNode:
		out.kind, out.text = floatNode, n.Token.Value
		if math.IsInf(n.Value, 0) || math.IsNaN(n.Value) {
			return nil, invalid(b.name, line, "%s is not a number that can be read", quoted(n.Token.Value))
		}
	case *ast.StringNode:
		out.kind, out.text = textNode, n.Value
		out.power = n.Token.Type == token.StringType && power.MatchString(n.Value)
	case *ast.InfinityNode, *ast.NanNode:
		return nil, invalid(b.name, line, "%s is not a number that can be read", quoted(n.GetToken().Value))
	default:
		return nil, invalid(b.name, line, "holds YAML that is not read here (%s); use plain fields, lists and text", n.Type())
	}
	return out, nil
}

// power matches numbers that the library writes so and does not read as numbers:
// a million is 1e+06 to it.
var power = regexp.MustCompile(`^[-+]?\d+[eE][-+]?\d{1,2}$`)

// integer writes the value that the library gives an integer, int64 or uint64.
func integer(v any) string {
	if u, ok := v.(uint64); ok {
		return strconv.FormatUint(u, 10)
	}
	i, _ := v.(int64)
	return itoa(i)
}

// lineOf returns the line of a node, or 1 where the library does not know it.
func lineOf(n ast.Node) int {
	if n == nil {
		return 1
	}
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		return lineOf(m.Values[0])
	}
	if m, ok := n.(*ast.MappingValueNode); ok {
		return lineOf(m.Key)
	}
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line
	}
	return 1
}
