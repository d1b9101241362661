package sheet

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// fold makes one line of a text with single spaces, as job files are read.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// maxClip is how much of a line names a figure or a person, code points.
const maxClip = 200

// clip is a line as a name.
func clip(s string) string {
	if utf8.RuneCountInString(s) <= maxClip {
		return s
	}
	return string([]rune(s)[:maxClip-1]) + "…"
}

// nameWords is how many words of a duty name a function that nobody has named.
const nameWords = 5

// begins is the beginning of a duty, as a name.
func begins(duty string) string {
	words := strings.Fields(duty)
	return strings.TrimRight(strings.Join(words[:min(nameWords, len(words))], " "), ".,;:")
}

// maxSlug leaves room for a number behind an id, bytes.
const maxSlug = 60

// slug makes an id of a name: lower-case letters, digits and single hyphens.
// Where nothing of the name can stand in one it is the other word.
func slug(name, other string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if b.Len() >= maxSlug {
			break
		}
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
		}
		b.WriteRune(r)
		gap = false
	}
	if b.Len() == 0 {
		return other
	}
	return b.String()
}

// free is an id that is not taken, and takes it.
func free(id string, taken map[string]bool) string {
	found := id
	for n := 2; taken[found]; n++ {
		found = id + "-" + strconv.Itoa(n)
	}
	taken[found] = true
	return found
}
