package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yardstick/assess"
)

const (
	readme  = "../../README.md"
	example = "../../examples/customer-service-administrator"
)

// TestReadmeCommands runs the README's commands as they stand there, from the
// root of the repository, and wants every line of output that it shows.
func TestReadmeCommands(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	const prompt = "$ go run ./cmd/yardstick "
	commands := 0
	for block := range strings.SplitSeq(string(content), "```") {
		command, shown, ok := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(block, "console"), "\n"), "\n")
		args, isCommand := strings.CutPrefix(command, prompt)
		if !ok || !isCommand {
			continue
		}
		commands++
		if args == "serve" {
			serveAsShown(t, shown)
			continue
		}
		out, errs, status := runAtRoot(t, strings.Fields(args))
		if status != exitOK {
			t.Errorf("%s: exit %d: %s", command, status, errs)
		}
		for line := range strings.Lines(shown) {
			if line = strings.TrimSpace(line); line != "…" && !strings.Contains(out, line) {
				t.Errorf("%s: the README shows %q, which is not in the output:\n%s", command, line, out)
			}
		}
	}
	if commands == 0 {
		t.Errorf("no block of the README begins with %q", prompt)
	}
}

// serveAsShown starts the server on any free port and wants the lines that the
// README shows.
func serveAsShown(t *testing.T, shown string) {
	t.Helper()
	s := startServer(t, "--data", t.TempDir())
	out := strings.ReplaceAll(strings.Join(s.lines, "\n"), s.url, "http://127.0.0.1:8080")
	out = regexp.MustCompile(`token=[\w-]{40,}`).ReplaceAllString(out, "token=…")
	if want := strings.TrimSpace(shown); out != want {
		t.Errorf("serve prints %q, the README shows %q", out, want)
	}
}

// runAtRoot runs a command with its file arguments taken from the root of the repository.
func runAtRoot(t *testing.T, args []string) (out, errs string, status int) {
	t.Helper()
	for i, arg := range args {
		if _, err := os.Stat(filepath.Join("../..", arg)); err == nil && strings.Contains(arg, "/") {
			args[i] = filepath.Join("../..", arg)
		}
	}
	var stdout, stderr bytes.Buffer
	p := &program{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr}
	status = p.run(args)
	return stdout.String(), stderr.String(), status
}

// TestExampleVerdicts is what the product promises first: the sample answer
// meets the criteria with evidence for both functions; a bare list of the seven
// kinds of failure and a fluent answer about something else do not.
func TestExampleVerdicts(t *testing.T) {
	t.Parallel()
	tests := map[string]assess.Overall{
		"answer": assess.Meets, "kinds-of-failure": assess.DoesNotMeet, "something-else": assess.DoesNotMeet,
	}
	for name, want := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var stdout, stderr bytes.Buffer
			p := &program{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr}
			status := p.run(
				[]string{
					"assess", "--guide", example + "/guide.yaml", "--question", "define-failure", "--format", "json", example + "/" + name + ".txt",
				},
			)
			var got assess.Assessment
			if err := json.Unmarshal(stdout.Bytes(), &got); err != nil || status != exitOK {
				t.Fatalf("exit %d, %v: %s", status, err, stderr.String())
			}
			if got.Verdict != want {
				t.Errorf("verdict %s, want %s", got.Verdict, want)
			}
			functions := got.Requirements[0]
			if want == assess.Meets &&
				(functions.ID != "functions" || len(functions.Items) != 2 || len(functions.Items[0].Evidence) == 0 || len(functions.Items[1].Evidence) == 0) {
				t.Errorf("no evidence for both functions: %+v", functions)
			}
		})
	}
}

// TestExampleGuideIsSealed: what the example is measured against is the guide
// that the sample job gives, sealed and unchanged. go test -update makes it again.
func TestExampleGuideIsSealed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	derived, sealed := filepath.Join(dir, "derived.yaml"), filepath.Join(dir, "sealed.yaml")
	for _, args := range [][]string{
		{"guide", "derive", "customer-service-administrator", "-o", derived},
		{"guide", "seal", derived, "--by", "Yardstick", "--at", "2026-11-30T09:00:00Z", "-o", sealed},
		{"guide", "verify", example + "/guide.yaml"},
	} {
		if _, errs, status := runAtRoot(t, args); status != exitOK {
			t.Fatalf("%v: exit %d: %s", args, status, errs)
		}
	}
	want, err := os.ReadFile(sealed)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(example+"/guide.yaml", want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(example + "/guide.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), string(got)); d != "" {
		t.Errorf("the guide of the example is not the one that the job gives now (-want +got); go test -update makes it again:\n%s", d)
	}
}
