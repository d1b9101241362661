package web_test

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yardstick/web/text"
)

// TestTexts wants every text to be used somewhere, every name in a template or
// a program to be a text, and both forms of those that count.
func TestTexts(t *testing.T) {
	t.Parallel()
	table := text.English()
	var source strings.Builder
	for _, pattern := range []string{"*.go", "frame/page/*.gohtml", "practise/page/*.gohtml", "frame/*.go", "practise/*.go", "panel/page/*.gohtml", "panel/*.go", "batch/page/*.gohtml", "batch/*.go", "text/text.go"} {
		names, err := fs.Glob(os.DirFS("."), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			data, err := os.ReadFile(path.Clean(name))
			if err != nil {
				t.Fatal(err)
			}
			source.Write(data)
		}
	}
	all := source.String()
	named, counted, begun := slices.Concat(names(all, `[({]t "([a-z0-9._]+)"`), names(all, `\b[bB]ase\("([a-z0-9._]+)"`)), names(all, `[({]n "([a-z0-9._]+)"`), names(all, `\(print "([a-z0-9.]+\.)"`)
	begun = append(begun, names(all, `Text\("([a-z0-9.]+\.)" \+`)...)
	for _, key := range named {
		if !table.Has(key) {
			t.Errorf("there is no text %q", key)
		}
	}
	for _, key := range counted {
		if !table.Has(key+".one") || !table.Has(key+".many") {
			t.Errorf("the text %q lacks one of its forms", key)
		}
	}
	for _, key := range table.Keys() {
		base := strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".many")
		known := slices.Contains(named, key) || slices.Contains(counted, base) || strings.Contains(all, `"`+key+`"`) ||
			slices.ContainsFunc(
				begun, func(b string) bool { return strings.HasPrefix(key, b) },
			) || strings.HasPrefix(key, "overall.") || strings.HasPrefix(key, "verdict.")
		if !known {
			t.Errorf("the text %q is used nowhere", key)
		}
	}
}

func names(source, pattern string) []string {
	var found []string
	for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(source, -1) {
		found = append(found, m[1])
	}
	return found
}
