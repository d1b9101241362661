package drill

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// speaking are the words of somebody who speaks of himself or herself.
var speaking = regexp.MustCompile(`\b(I am|I'm|I was|I|me|my|mine|myself|we are|we|us|our|ours|ourselves)\b`)

// toYou says in the second person what the holder of a job says in the first.
// What stands in quotation marks stays as it is.
func toYou(text string) string {
	parts := strings.Split(text, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = speaking.ReplaceAllStringFunc(parts[i], second)
	}
	return strings.Join(parts, `"`)
}

func second(word string) string {
	switch word {
	case "I am", "I'm", "we are":
		return "you are"
	case "I was":
		return "you were"
	case "my", "our":
		return "your"
	case "mine", "ours":
		return "yours"
	case "myself", "ourselves":
		return "yourself"
	}
	return "you"
}

// sender is a party that a function works with as the sender of a message:
// "the warehouse" is The warehouse, "customers" One of the customers.
func sender(party string) string {
	party = strings.TrimSpace(party)
	head := party
	for _, joint := range []string{" of ", " on ", " in ", " at ", " we ", " who ", " for ", " from "} {
		if at := strings.Index(head, joint); at > 0 {
			head = head[:at]
		}
	}
	last := head[strings.LastIndexByte(head, ' ')+1:]
	several := last == "people" || last == "staff" || strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") && !collective(last)
	if !several {
		return capital(party)
	}
	return "One of the " + strings.TrimPrefix(party, "the ")
}

// collective are words that end in s and are one party all the same.
func collective(word string) bool {
	return word == "accounts" || word == "sales" || word == "logistics" || word == "works" || word == "premises" || word == "operations"
}

// above finds in the text about a team whom the holder of the job answers to.
var above = regexp.MustCompile(`\b(?:answers to|reports to|under|is led by|works for) (?:a |an |the )([\p{L}' -]+?)(?: and | who | in | by | with |[,;.]|$)`)

// superior is whoever wants to know on Friday.
func superior(team string) string {
	if m := above.FindStringSubmatch(team); m != nil && len(strings.Fields(m[1])) <= 5 {
		return "The " + m[1]
	}
	return "Your manager"
}

// capital begins a text with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// small begins a text with a small letter, unless it is a name or an acronym.
func small(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	next, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(next) || s == "I" || strings.HasPrefix(s, "I ") {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}

// sentence ends a text with a full stop.
func sentence(s string) string {
	s = capital(strings.TrimSpace(s))
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
