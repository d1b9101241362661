package document

import (
	"encoding"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"yardstick/internal/fault"
)

// Decode fills into, a pointer to a struct with yaml field tags, from the
// document. It is strict: a field that into does not have, or a value of
// another type, is an Invalid fault with file, line and field that says what
// would be right. A null leaves the field as it is. The types it knows are
// structs, pointers, slices, maps with text or whole-number keys, text,
// numbers, booleans, and whatever reads itself from text, such as time.Time.
func (d *Document) Decode(into any) error { return d.decodeRoot(into, false) }

// DecodeKnown is Decode that passes over the fields that into does not have:
// for a first look at what sort of file it is.
func (d *Document) DecodeKnown(into any) error { return d.decodeRoot(into, true) }

func (d *Document) decodeRoot(into any, lax bool) error {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return &fault.Error{Kind: fault.Internal, File: d.name, Message: fmt.Sprintf("decode into %T, which is no pointer", into)}
	}
	return (&decoder{Document: d, lax: lax}).decode(d.root, v.Elem(), "")
}

// decoder is one run of Decode; lax passes over unknown fields.
type decoder struct {
	*Document
	lax bool
}

func (d *decoder) decode(n *node, v reflect.Value, path string) error {
	if n.kind == nullNode {
		return nil
	}
	if v.Kind() == reflect.Pointer {
		p := reflect.New(v.Type().Elem())
		if err := d.decode(n, p.Elem(), path); err != nil {
			return err
		}
		v.Set(p)
		return nil
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		return d.unmarshal(n, u, path)
	}
	switch v.Kind() {
	case reflect.Struct:
		return d.structure(n, v, path)
	case reflect.Slice:
		return d.slice(n, v, path)
	case reflect.Map:
		return d.mapping(n, v, path)
	default:
		return d.scalar(n, v, path)
	}
}

func (d *decoder) unmarshal(n *node, u encoding.TextUnmarshaler, path string) error {
	if n.kind >= listNode || u.UnmarshalText([]byte(n.text)) != nil {
		want := "another form"
		if fmt.Sprintf("%T", u) == "*time.Time" {
			want = "a time such as 2026-03-31T17:00:00Z"
		}
		return d.mismatch(n, path, want)
	}
	return nil
}

func (d *decoder) structure(n *node, v reflect.Value, path string) error {
	if n.kind != mapNode {
		return d.mismatch(n, path, "a map of fields: "+strings.Join(fieldNames(v.Type()), ", "))
	}
	names := fieldIndex(v.Type())
	for i, k := range n.keys {
		at, ok := names[k.name]
		if !ok && d.lax {
			continue
		}
		if !ok {
			return d.unknown(k, v.Type(), path)
		}
		if err := d.decode(n.items[i], v.Field(at), join(path, k.name)); err != nil {
			return err
		}
	}
	return nil
}

func (d *decoder) slice(n *node, v reflect.Value, path string) error {
	if n.kind != listNode {
		return d.mismatch(n, path, "a list")
	}
	out := reflect.MakeSlice(v.Type(), len(n.items), len(n.items))
	for i, item := range n.items {
		at := path + "[" + strconv.Itoa(i) + "]"
		if item.kind == nullNode {
			return d.located(item.line, at, "has nothing in it; give it a value or leave the entry out")
		}
		if err := d.decode(item, out.Index(i), at); err != nil {
			return err
		}
	}
	v.Set(out)
	return nil
}

func (d *decoder) mapping(n *node, v reflect.Value, path string) error {
	if n.kind != mapNode {
		return d.mismatch(n, path, "a map")
	}
	out := reflect.MakeMapWithSize(v.Type(), len(n.keys))
	for i, k := range n.keys {
		name := reflect.New(v.Type().Key()).Elem()
		if err := setScalar(name, &node{kind: keyKind(name), text: k.name}); err != nil {
			return d.located(k.line, join(path, k.name), "the key is %s; it must be a whole number", quoted(k.name))
		}
		value := reflect.New(v.Type().Elem()).Elem()
		if err := d.decode(n.items[i], value, join(path, k.name)); err != nil {
			return err
		}
		out.SetMapIndex(name, value)
	}
	v.Set(out)
	return nil
}

func (d *decoder) scalar(n *node, v reflect.Value, path string) error {
	if err := setScalar(v, n); err != nil {
		return d.mismatch(n, path, err.Error())
	}
	return nil
}
