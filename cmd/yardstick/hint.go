package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/alecthomas/kong"

	"yardstick/internal/document"
)

// hinted adds to an error of parsing what would be right: the command that was
// meant, or where to read what there is.
func hinted(err error) error {
	var wrong *kong.ParseError
	if !errors.As(err, &wrong) {
		return err
	}
	said := strings.TrimSuffix(err.Error(), "?")
	path := strings.TrimSpace("help " + commandOf(wrong.Context))
	if strings.Contains(said, "did you mean") {
		return fmt.Errorf("%s? (yardstick %s shows all)", said, path)
	}
	if name, ok := strings.CutPrefix(said, "unexpected argument "); ok {
		if near := document.Nearest(name, namesUnder(wrong.Context)); near != "" {
			return fmt.Errorf("%s, did you mean %q? (yardstick %s shows all)", said, near, path)
		}
	}
	return fmt.Errorf("%s (yardstick %s shows what there is)", said, path)
}

// commandOf is the command that was understood so far.
func commandOf(ctx *kong.Context) string {
	if n := ctx.Selected(); n != nil {
		return strings.TrimPrefix(n.FullPath(), "yardstick ")
	}
	var names []string
	for _, p := range ctx.Path {
		if p.Command != nil {
			names = append(names, p.Command.Name)
		}
	}
	return strings.Join(names, " ")
}

// namesUnder are the commands that could follow.
func namesUnder(ctx *kong.Context) []string {
	at := ctx.Model.Node
	for _, p := range ctx.Path {
		if p.Command != nil {
			at = p.Command
		}
	}
	var names []string
	for _, c := range at.Children {
		names = append(append(names, c.Name), c.Aliases...)
	}
	return names
}
