package practise

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yardstick/assess/model"
	"yardstick/practice"
)

// TestFromFile reads what people bring, whatever its name ends with: no page
// becomes a job with tags, scripts or menus in it.
func TestFromFile(t *testing.T) {
	t.Parallel()
	for file, name := range map[string]string{
		"saved-page-without-posting/in.html":    "page.html",
		"jsonld-raw-line-breaks/in.html":        "page.txt",
		"jsonld-raw-line-breaks/tabs.html":      "page",
		"jsonld-stub-before-posting/in.html":    "page.pdf",
		"jsonld-stub-before-posting/array.json": "posting.html",
	} {
		data, err := os.ReadFile(filepath.Join("..", "..", "intake", "testdata", "cases", filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		found, err := reader().fromFile(t.Context(), name, data, "")
		if err != nil || found.job == nil || found.origin != practice.FromText || found.job.Agreed() {
			t.Errorf("%s: %+v, error %v; want a draft", file, found, err)
			continue
		}
		text := found.job.Title
		for _, f := range found.job.Functions {
			text += "\n" + f.Name + "\n" + strings.Join(f.Duties, "\n")
		}
		if found.job.Title != "Veterinary Receptionist" || strings.ContainsAny(text, "<>{}") || strings.Contains(text, "cookies") || strings.Contains(text, "Sign in") {
			t.Errorf("%s:\n%s", file, text)
		}
	}
}

func TestFromTextTakesTheGivenTitle(t *testing.T) {
	t.Parallel()
	j, err := reader().fromText(t.Context(), "Ward Clerk\n\nDuties:\n- Register patients when they arrive\n- File the records of the ward\n", "Night Clerk")
	if err != nil || j.Title != "Night Clerk" || j.Draft.Source != "pasted text" {
		t.Errorf("%+v, error %v", j, err)
	}
	if j, err := reader().fromText(t.Context(), strings.Repeat("asdf ", 400), ""); err == nil {
		t.Errorf("%+v; want it refused", j)
	}
}

// reader is what reads what somebody brings.
func reader() *study { return &study{Config: Config{Lines: model.Lines{}}} }
