package option

import (
	"fmt"
	"io"
	"strings"
)

// Markdown writes the table for people: a heading a group, an entry an option.
func (t Table) Markdown(w io.Writer) error {
	var b strings.Builder
	group := "\x00"
	for _, o := range t {
		if o.Group != group {
			group = o.Group
			fmt.Fprintf(&b, "\n### %s\n\n| option | variable | value | default | |\n|---|---|---|---|---|\n", heading(group))
		}
		fmt.Fprintf(&b, "| `%s` | `%s` | %s | %s | %s |\n", o.Name, o.variable(), o.value(), code(o.Default), cell(o.Help))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

func heading(group string) string {
	if group == "" {
		return "Where"
	}
	return group
}

// variable is the name of the variable and, of a secret, that of the one that names a file.
func (o *Option) variable() string {
	if o.Secret {
		return o.Env + "` or `" + o.Env + "_FILE"
	}
	return o.Env
}

// value says what is wanted.
func (o *Option) value() string {
	switch {
	case len(o.Choices) > 0:
		return strings.Join(o.Choices, ", ")
	case o.Form != "" && o.Kind == List:
		return "list of `" + o.Form + "`"
	case o.Form != "":
		return "`" + cell(o.Form) + "`"
	}
	return o.Kind.String()
}

func code(s string) string {
	if s == "" {
		return "none"
	}
	return "`" + s + "`"
}

// cell keeps a text within a cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }
