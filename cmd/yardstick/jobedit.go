package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml"

	"yardstick/internal/disk"
	"yardstick/internal/fault"
	"yardstick/job"
)

// jobEditCmd is yardstick job edit.
type jobEditCmd struct {
	File  string `arg:"" help:"Job file; it is opened in $VISUAL or $EDITOR and written once what you leave there is a job."`
	Agree bool   `help:"Say that you stand behind the job: it is no draft any more. Without an editor the job is agreed to as it stands."`
	By    string `placeholder:"NAME" help:"Who agrees; by default the user of this computer."`
	At    string `placeholder:"TIME" help:"When, in the form 2025-01-31T12:00:00Z; by default now."`
}

// Run lets the user edit the job file. It stays as it was until a job comes back.
func (c *jobEditCmd) Run(p *program) error {
	if c.File == "-" {
		return fault.Invalidf("name a file: standard input cannot be edited")
	}
	by, at, err := c.who() // before the editor opens: what is wrong with it must not cost what is written there
	if err != nil {
		return err
	}
	before, err := os.ReadFile(c.File)
	if err != nil {
		return disk.ReadFault(c.File, err)
	}
	text := string(before)
	command := editorCommand()
	switch {
	case len(command) > 0:
		if text, err = c.edit(context.Background(), p, command, text); err != nil {
			return err
		}
	case !c.Agree:
		return fault.Invalidf("no editor is known: set VISUAL or EDITOR, or say --agree to agree to the job as it stands")
	}
	j, err := job.Read(c.File, []byte(text))
	if err != nil {
		return err
	}
	next := c.settled(j, string(before), text, by, at)
	if text, err = jobText(&next, text); err != nil {
		return err
	}
	if text != string(before) {
		err = disk.Write(c.File, func(w io.Writer) error { _, err := io.WriteString(w, text); return err })
	}
	if err == nil {
		c.say(p, &next, text != string(before))
	}
	return err
}

// settled is the job with who stands behind it as it is now. What somebody had
// agreed to and was changed since is a draft again, until somebody agrees anew.
func (c *jobEditCmd) settled(j *job.Job, before, text, by string, at time.Time) job.Job {
	was, err := job.Read(c.File, []byte(before))
	old := err == nil && was.Agreement != nil && j.Agreement != nil &&
		was.Agreement.By == j.Agreement.By && was.Agreement.At.Equal(j.Agreement.At)
	switch {
	case c.Agree && (j.Agreement == nil || text != before || c.By+c.At != ""):
		if c.At == "" {
			at = time.Now() // what is agreed to was written since
		}
		agreed, _ := j.Agree(by, at)
		return agreed
	case !c.Agree && old && text != before:
		note := fmt.Sprintf("%s agreed on %s; it was changed since", j.Agreement.By, j.Agreement.At.Format("2 January 2006"))
		return j.Reopen(&job.Draft{Notes: []string{note}})
	}
	return *j
}

// who agrees, and when; nobody without --agree.
func (c *jobEditCmd) who() (by string, at time.Time, err error) {
	if !c.Agree {
		if c.By+c.At != "" {
			err = fault.Invalidf("--by and --at say who agrees and when; they go with --agree")
		}
		return "", at, err
	}
	if at, err = sealTime(c.At); err != nil || strings.TrimSpace(c.By) != "" {
		return c.By, at, err
	}
	by, err = userName()
	return by, at, err
}

// edit lets the user edit a copy beside the file until it is a job, or they give
// up; then the copy stays, and the error names it.
func (c *jobEditCmd) edit(ctx context.Context, p *program, command []string, text string) (string, error) {
	name, err := besides(filepath.Dir(c.File), "edited-*"+filepath.Ext(c.File), text)
	if err != nil {
		return "", err
	}
	answers := bufio.NewReader(p.stdin)
	for {
		written, err := p.editFile(ctx, command, name, "")
		if err != nil {
			return "", err
		}
		if _, err = job.Read(c.File, []byte(written)); err == nil {
			os.Remove(name)
			return written, nil
		}
		fmt.Fprintf(p.stderr, "%v\nEdit it again? [Y/n] ", err)
		answer, missing := answers.ReadString('\n')
		if answer = strings.ToLower(strings.TrimSpace(answer)); strings.HasPrefix(answer, "n") || missing != nil && answer == "" {
			return "", &fault.Error{
				Kind: fault.Invalid, File: c.File, Message: "is as it was; what you wrote is in " + filepath.ToSlash(name), Cause: err,
			}
		}
	}
}

// say says what became of the file, and what is left to do.
func (c *jobEditCmd) say(p *program, j *job.Job, changed bool) {
	what := "unchanged"
	if changed {
		what = "written"
	}
	if a := j.Agreement; a != nil {
		what += fmt.Sprintf("; %s agreed to it on %s", a.By, a.At.Format("2 January 2006"))
	}
	if !j.Agreed() {
		what += "; nobody has agreed to it yet: yardstick job edit --agree " + c.File
	}
	fmt.Fprintf(p.stderr, "%s: %s\n", c.File, what)
	weak := 0
	for _, f := range job.Lint(j) {
		if f.Severity == job.ErrorFinding {
			weak++
		}
	}
	if weak > 0 {
		fmt.Fprintf(p.stderr, "%s would not stand in a good job analysis: yardstick job lint %s\n", count(weak, "thing", "things"), c.File)
	}
}

// jobText is the text of a job file as j says. Where only the marks of a draft
// and of who agreed differ, the rest stays as its author wrote it, comments too.
func jobText(j *job.Job, text string) (string, error) {
	want, err := jobYAML(j)
	if err != nil || isJob(text, want) {
		return text, err
	}
	marks, err := jobYAML(struct {
		Draft     *job.Draft     `yaml:"draft,omitempty"`
		Agreement *job.Agreement `yaml:"agreed,omitempty"`
	}{j.Draft, j.Agreement})
	if err != nil {
		return "", err
	}
	kept := strings.TrimRight(withoutBlocks(text, "draft:", "review:", "agreed:"), "\r\n") + "\n"
	if kept += string(marks); isJob(kept, want) {
		return kept, nil
	}
	if strings.HasPrefix(strings.TrimSpace(text), "{") {
		data, err := json.MarshalIndent(j, "", "  ")
		return string(data) + "\n", err
	}
	return string(want), nil
}

// isJob reports whether a file with this text holds the job that want writes.
func isJob(text string, want []byte) bool {
	j, err := job.Read("the job", []byte(text))
	if err != nil {
		return false
	}
	got, err := jobYAML(j)
	return err == nil && bytes.Equal(got, want)
}

// withoutBlocks leaves out what begins with one of these keys at the beginning of
// a line, with all that is indented below it.
func withoutBlocks(text string, keys ...string) string {
	var b strings.Builder
	inside := false
	for line := range strings.Lines(text) {
		if top := strings.TrimRight(line, "\r\n"); top != "" && !strings.ContainsAny(top[:1], " \t-") {
			inside = false
			for _, key := range keys {
				inside = inside || strings.HasPrefix(top, key)
			}
		}
		if !inside {
			b.WriteString(line)
		}
	}
	return b.String()
}

// jobYAML writes a job, or a part of one, as its file holds it: figures as people write them, 2000000 and not 2e+06.
func jobYAML(v any) ([]byte, error) {
	figure := yaml.CustomMarshaler[float64](func(v float64) ([]byte, error) { return strconv.AppendFloat(nil, v, 'f', -1, 64), nil })
	return yaml.MarshalWithOptions(v, yaml.IndentSequence(true), figure)
}
