package assess

import (
	"strings"

	"yardstick/assess/text"
)

// wordSet makes a set of normalised words from a text with spaces between them.
func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[text.Normalize(w)] = true
	}
	return set
}
