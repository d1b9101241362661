package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// completionCmd is yardstick completion.
type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish. In bash: eval \"$(yardstick completion bash)\"."`
}

// Run prints a script for the shell, made of the commands that there are.
func (c *completionCmd) Run(p *program) error {
	var b strings.Builder
	switch c.Shell {
	case "fish":
		fish(&b, p.model.Node, nil)
	case "zsh":
		b.WriteString("autoload -U +X bashcompinit && bashcompinit\n" + bash(p.model.Node))
	default:
		b.WriteString(bash(p.model.Node))
	}
	_, err := io.WriteString(p.stdout, b.String())
	return err
}

// bash is a script that finds the command by the words before the cursor which
// are no flags, and completes what may follow it, or else a file.
func bash(root *kong.Node) string {
	var b strings.Builder
	b.WriteString("_yardstick() {\n\tlocal word at=\"\" words\n\tfor word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n" +
		"\t\t[[ $word != -* ]] && at=\"$at $word\"\n\tdone\n\tcase \"$at\" in\n")
	cases(&b, root, "")
	b.WriteString("\t*) words=\"--help\" ;;\n\tesac\n\tCOMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n" +
		"complete -o default -F _yardstick yardstick\n")
	return b.String()
}

// cases writes a case for each command, the longest first: its arguments may follow it.
func cases(b *strings.Builder, n *kong.Node, path string) {
	for _, c := range n.Children {
		for _, name := range append([]string{c.Name}, c.Aliases...) {
			cases(b, c, path+" "+name)
		}
	}
	pattern := `"` + path + `"`
	if n.Leaf() {
		pattern += `|"` + path + ` "*`
	}
	fmt.Fprintf(b, "\t%s) words=%q ;;\n", pattern, strings.Join(wordsOf(n), " "))
}

// wordsOf are the commands and flags that may follow a command.
func wordsOf(n *kong.Node) []string {
	var words []string
	for _, c := range n.Children {
		words = append(words, c.Name)
	}
	for _, f := range n.Flags {
		words = append(words, "--"+f.Name)
	}
	return append(words, "--help")
}

// fish writes a line for each command and flag.
func fish(b *strings.Builder, n *kong.Node, path []string) {
	seen := "__fish_use_subcommand"
	if len(path) > 0 {
		seen = "__fish_seen_subcommand_from " + strings.Join(path, "; and __fish_seen_subcommand_from ")
	}
	for _, c := range n.Children {
		fmt.Fprintf(b, "complete -c yardstick -f -n '%s' -a %s -d %q\n", seen, c.Name, plainly(c.Help))
		fish(b, c, append(append([]string{}, path...), c.Name))
	}
	for _, f := range n.Flags {
		fmt.Fprintf(b, "complete -c yardstick -n '%s' -l %s -d %q\n", seen, f.Name, plainly(f.Help))
	}
}

// plainly takes out of a help text what a shell would read.
func plainly(help string) string { return strings.NewReplacer("$", "", "`", "", `"`, "").Replace(help) }
