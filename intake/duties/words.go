package duties

import (
	"strings"
	"unicode"
)

// word is a word of a text: as written, in lower case, in the singular, and
// where it stands, in bytes. glue is what lies between it and the word before.
type word struct {
	text, low, stem string
	start, end      int
	glue            string
}

// words splits s into words: letters and digits with inner apostrophes,
// hyphens and full stops ("workers'", "long-range", "e.g"), and the signs % and $.
func words(s string) []word {
	var out []word
	last, start := 0, -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		text := strings.TrimRight(s[start:end], "'’-.")
		end = start + len(text)
		low := strings.ToLower(strings.ReplaceAll(text, "’", "'"))
		out = append(out, word{text: text, low: low, stem: singular(low), start: start, end: end, glue: s[last:start]})
		last, start = end, -1
	}
	for i, r := range s {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '%':
			if start < 0 {
				start = i
			}
		case start >= 0 && (r == '\'' || r == '’' || r == '-' || r == '.') && followsLetter(s[i:], r):
		default:
			flush(i)
		}
	}
	flush(len(s))
	return out
}

// followsLetter reports whether the sign at the start of s is inside a word.
func followsLetter(s string, sign rune) bool {
	for _, r := range s[len(string(sign)):] {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}

// singular takes the plural ending and the possessive off a lower-case word;
// it is used on both sides of every comparison, so it need not be a real word.
func singular(w string) string {
	w = strings.TrimSuffix(w, "'s")
	switch {
	case len(w) <= 3 || !strings.HasSuffix(w, "s"):
		return w
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"):
		return w
	case strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	}
	for _, end := range [...]string{"sses", "xes", "ches", "shes", "zes"} {
		if strings.HasSuffix(w, end) {
			return w[:len(w)-2]
		}
	}
	return w[:len(w)-1]
}

// sentenceCase gives s with its first letter in upper case.
func sentenceCase(s string) string {
	for i, r := range s {
		return s[:i] + string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

// decapitalise gives s with its first letter in lower case, unless the word
// is an abbreviation such as "IT" or "HVAC".
func decapitalise(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if len(first) > 1 && strings.ToUpper(first) == first {
		return s
	}
	for i, r := range s {
		return s[:i] + string(unicode.ToLower(r)) + s[i+len(string(r)):]
	}
	return s
}

// squeeze joins all runs of space and of invisible characters (controls, marks
// of direction and width) into single blanks.
func squeeze(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar
	}), " ")
}

// capitalised reports whether s begins with an upper-case letter.
func capitalised(s string) bool {
	for _, r := range s {
		return unicode.IsUpper(r)
	}
	return false
}

// clip cuts s at a word boundary to at most limit bytes.
func clip(s string, limit int) string {
	if len(s) <= limit {
		return s
	}
	cut := strings.LastIndexByte(s[:limit], ' ')
	if cut < limit/2 {
		cut = limit
		for cut > 0 && s[cut]&0xC0 == 0x80 {
			cut--
		}
	}
	return strings.TrimRight(s[:cut], " ,;:") + " …"
}
