package judge

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"

	"yardstick/assess"
	"yardstick/guide"
)

//go:embed prompt/*.txt
var prompts embed.FS

// PromptSHA256 is the SHA-256, in hex, of all prompt files with their names, in
// the order of their names: it changes with every change of a prompt.
func PromptSHA256() string {
	h := sha256.New()
	err := fs.WalkDir(prompts, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := prompts.ReadFile(name)
		_, _ = h.Write([]byte(name + "\x00" + string(data) + "\x00")) // never fails
		return err
	})
	if err != nil { // embedded files can be read
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}

// text is a prompt file without the line end at its end.
func promptText(name string) string {
	data, err := prompts.ReadFile("prompt/" + name + ".txt")
	if err != nil { // a name that stands in the code
		return ""
	}
	return strings.TrimRight(string(data), "\n")
}

// fill puts values in the places of {{names}}, in one pass: a value that holds
// such a name is left as it is.
func fill(template string, values ...string) string {
	pairs := make([]string, len(values))
	for i := 0; i+1 < len(values); i += 2 {
		pairs[i], pairs[i+1] = "{{"+values[i]+"}}", values[i+1]
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

// systemPrompt is the rules, with the examples in the order of the round.
func systemPrompt(round int) string {
	examples := strings.Split(promptText("examples"), "\n")
	k := round % len(examples)
	turned := slices.Concat(examples[k:], examples[:k])
	return fill(promptText("system"), "examples", "- "+strings.Join(turned, "\n- "))
}

// shownClaim is a claim as the model sees it.
type shownClaim struct {
	ID      string     `json:"id"`
	Kind    guide.Kind `json:"kind"`
	Text    string     `json:"text"`
	Items   []string   `json:"items,omitempty"`
	AtLeast int        `json:"at_least,omitempty"`
	Shows   []string   `json:"would_show,omitempty"`
	Misses  []string   `json:"would_not_show,omitempty"`
}

// showClaim puts a claim into the model's terms.
func showClaim(id string, c *assess.Claim) shownClaim {
	s := shownClaim{ID: id, Kind: c.Kind, Text: c.Text, Items: c.Items, AtLeast: c.AtLeast, Shows: c.Shows, Misses: c.Misses}
	switch {
	case c.Kind == assess.AboutJob:
		s.Text = "The answer speaks of the work of this job: " + c.Job + "."
	case c.Kind == assess.Reference:
		s.Kind, s.Text = guide.Content, "The answer says the same as: "+c.Text
	case c.Item != "":
		s.Kind, s.Text = guide.Content, c.Text+" Here only this part of it: "+c.Item+"."
	}
	return s
}

// claimLines writes claims one a line.
func claimLines(claims []shownClaim) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for i := range claims {
		_ = e.Encode(&claims[i]) // texts and numbers
	}
	return strings.TrimRight(b.String(), "\n")
}
