package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// names numbers names in the order in which they come.
type names struct {
	number map[string]int32
	list   []string
}

func newNames() *names { return &names{number: make(map[string]int32)} }

// of gives the number of a name. Names that differ in how Unicode composes their
// letters alone are one.
func (n *names) of(name string) int32 {
	if i, ok := n.number[name]; ok {
		return i
	}
	composed := strings.Clone(norm.NFC.String(name))
	i, ok := n.number[composed]
	if !ok {
		i = int32(len(n.list))
		n.number[composed] = i
		n.list = append(n.list, composed)
	}
	return i
}

// sorted gives the names in their order, and for each number its place in it.
func (n *names) sorted() (list []string, place []int32) {
	list = slices.Clone(n.list)
	slices.Sort(list)
	place = make([]int32, len(list))
	for i, name := range list {
		place[n.number[name]] = int32(i)
	}
	return list, place
}

// name reads a cell that must hold a name.
func (s *sheet) name(column string) (string, error) {
	name := s.get(column)
	switch {
	case name == "":
		return "", s.errorf(column, "is empty: want a name")
	case utf8.RuneCountInString(name) > MaxName:
		return "", s.errorf(column, "%q is longer than %d characters", shown(name), MaxName)
	case strings.ContainsFunc(name, unicode.IsControl):
		return "", s.errorf(column, "%q holds a control character", shown(name))
	}
	return name, nil
}

// level reads a cell that must hold a level of the scale.
func (s *sheet) level(column string, scale *Scale) (int64, error) {
	text := s.get(column)
	if text == "" {
		return 0, s.errorf(column, "is empty: want a level of the scale")
	}
	value, wrong := units(text)
	if wrong == "" {
		wrong = scale.wrong(value)
	}
	if wrong != "" {
		return 0, s.errorf(column, "%q %s", shown(text), wrong)
	}
	return value, nil
}
