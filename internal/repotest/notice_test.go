package repotest

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the licences in NOTICE anew")

// licencesBegin ends what is written by hand in NOTICE.
const licencesBegin = "== The licences of what the program contains ==\n"

// shipped is what the program contains besides Go modules, with its licence.
var shipped = map[string]string{
	"The embedded reader, made from bge-small-en-v1.5":                                           "assess/model/weights/LICENSE-bge.txt",
	"The font Atkinson Hyperlegible Next":                                                        "web/asset/LICENSE-atkinson.txt",
	"htmx 4.0.1 and its extension hx-csp":                                                        "web/asset/LICENSE-htmx.txt",
	"Yardstick, and the word pieces of BERT, Copyright 2018 The Google AI Language Team Authors": "LICENSE",
}

// platforms are those for which the program is released.
var platforms = []string{"linux", "darwin", "windows"}

var licenceName = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|unlicense)([.-].*)?$`)

// TestNoticeIsWhole wants the text of every licence of everything in the program
// in NOTICE: of each Go module that is in it on any platform, of Go itself, and of
// what is embedded. After a change of modules, go test ./internal/repotest -run
// Notice -update writes them.
func TestNoticeIsWhole(t *testing.T) {
	t.Parallel()
	path := filepath.Join("..", "..", "NOTICE")
	has, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(string(has), licencesBegin)
	want := strings.TrimRight(head, "\n") + "\n\n" + licencesBegin + licences(t)
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(has) != want {
		t.Error("NOTICE does not hold the licences of what is in the program now; go test ./internal/repotest -run Notice -update writes them")
	}
}

// licences gives the texts, each once, under the names of what it is for.
func licences(t *testing.T) string {
	t.Helper()
	names := map[string][]string{} // by text
	add := func(name, file string) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimRight(strings.ReplaceAll(string(data), "\r\n", "\n"), " \n") + "\n"
		names[text] = append(names[text], name)
	}
	for name, file := range shipped {
		add(name, filepath.Join("..", "..", file))
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Skipf("go env: %v: the licences are not looked at", err)
	}
	for _, name := range []string{"LICENSE", "PATENTS"} {
		add("Go, its runtime and standard library", filepath.Join(strings.TrimSpace(string(root)), name))
	}
	for name, dir := range modules(t) {
		found := false
		entries, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if !e.IsDir() && licenceName.MatchString(e.Name()) {
				found = true
				add(name, filepath.Join(dir, e.Name()))
			}
		}
		if !found {
			t.Errorf("module %s holds no licence: look at it, and say in shipped where its licence is", name)
		}
	}
	return written(names)
}

// written puts the texts in order of the names that they are for.
func written(names map[string][]string) string {
	var all []string
	for text, of := range names {
		slices.Sort(of)
		all = append(all, "\n---- "+strings.Join(slices.Compact(of), "\n---- ")+"\n\n"+text)
	}
	slices.Sort(all)
	return strings.Join(all, "")
}

// modules are the folders of the modules that are in the program, by name and version.
func modules(t *testing.T) map[string]string {
	t.Helper()
	dirs := map[string]string{}
	for _, system := range platforms {
		c := exec.Command("go", "list", "-deps", "-json=Module", "./cmd/yardstick")
		c.Dir, c.Env = filepath.Join("..", ".."), append(os.Environ(), "GOOS="+system, "GOARCH=amd64", "CGO_ENABLED=0")
		out, err := c.Output()
		if err != nil {
			t.Skipf("go list for %s: %v: the licences are not looked at", system, err)
		}
		d := json.NewDecoder(bytes.NewReader(out))
		for {
			var p struct {
				Module *struct {
					Path, Version, Dir string
					Main               bool
				}
			}
			if err := d.Decode(&p); err == io.EOF {
				break
			} else if err != nil {
				t.Fatal(err)
			}
			if m := p.Module; m != nil && !m.Main {
				dirs[fmt.Sprintf("%s %s", m.Path, m.Version)] = m.Dir
			}
		}
	}
	if len(dirs) == 0 {
		t.Error("no module is in the program")
	}
	return dirs
}
