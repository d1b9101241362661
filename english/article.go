package english

import "strings"

// The sets the article before a person or a department where English wants
// one: "the operations manager", but "other team leaders", "accounts".
func The(who string) string {
	who = Phrase(who)
	words := strings.Fields(who)
	if len(words) == 0 {
		return ""
	}
	switch words[0] {
	case "the", "a", "an", "my", "our", "their", "other", "all", "each", "every", "one", "two", "three", "his", "her":
		return who
	}
	head := words[len(words)-1]
	for i, w := range words { // the head stands before "of the ward", "in finance", "at night"
		if i > 0 && among("of in at from for on with and or /", w) {
			head = words[i-1]
			break
		}
	}
	if isCapital(words[0]) || !countable(strings.ToLower(strings.Trim(head, ",()"))) {
		return who
	}
	return "the " + who
}

// countable reports whether a word names one person, group or place. Plurals
// and matters such as housekeeping or finance are not.
func countable(w string) bool {
	if among(`team department office desk board bank lead head chief nurse clerk agency union council police press
		crew unit branch shop warehouse workshop kitchen laboratory lab bar court ministry foreman foster authority committee
		public floor bench ward surgery school plant yard depot site store helpdesk doctor pharmacy cook guard vet
		architect colleague deputy spouse principal host chair trustee coach sergeant steward pilot captain mate owner line
		client customer guest ceo cfo cto coo boss landlord wholesaler factory hospital body inspectorate bursar caretaker`, w) {
		return true
	}
	return !endsIn(w, "s") && endsIn(w, "er", "or", "ist", "ian", "ant", "man", "woman", "ee", "agent", "executive", "representative",
		"partner", "assistant", "student") && !among("labor labour power water paper other after order weather", w)
}

// A is the indefinite article before a phrase, by how it is spoken: an hour, a
// user, an MRI technician, a NATO post, an 18-year-old, an AIRPORT GUIDE.
func A(phrase string) string {
	first, _, _ := strings.Cut(strings.TrimLeft(phrase, `"“'‘(`), " ")
	if first == "" {
		return "a"
	}
	if vowelSound(first, phrase == strings.ToUpper(phrase) && strings.Contains(phrase, " ")) {
		return "an"
	}
	return "a"
}

// WithA puts the indefinite article before a phrase.
func WithA(phrase string) string { return A(phrase) + " " + phrase }

// Role names whoever does a job, by its title: "a porter", "an HR officer". The
// title of a field of work, as advertisements have it, stands without an
// article: "customer service", "nursing".
func Role(title string) string {
	if IsField(ParseNoun(title).Head) {
		return title
	}
	return WithA(title)
}

// IsField reports whether a noun names a field of work and not a person.
func IsField(w string) bool {
	w = strings.ToLower(w)
	return endsIn(w, "ing", "tion", "ment", "ance", "ence", "ics", "ity", "ship") ||
		among("sales service services support care reception retail warehouse kitchen research communications operations hr it admin payroll", w)
}

// vowelSound reports whether a word begins with a vowel as it is spoken; in a
// phrase that is all capitals, capitals do not mean letters said one by one.
func vowelSound(word string, shouted bool) bool {
	if spelled(word) && (!shouted || !sayable(word)) || len(strings.SplitN(word, "-", 2)[0]) == 1 && strings.Contains(word, "-") {
		return strings.ContainsAny(strings.ToUpper(word[:1]), "AEFHILMNORSX") || strings.HasPrefix(word, "8")
	}
	w := strings.ToLower(word)
	if w[0] >= '0' && w[0] <= '9' {
		digits := strings.TrimRight(w[:len(w)-len(strings.TrimLeft(w, "0123456789,"))], ",")
		return w[0] == '8' || (digits == "11" || digits == "18") || (len(digits)%3 == 2 &&
			(strings.HasPrefix(digits, "11") || strings.HasPrefix(digits, "18")))
	}
	for _, silent := range []string{"hour", "honest", "honor", "honour", "heir"} {
		if strings.HasPrefix(w, silent) {
			return true
		}
	}
	for _, consonant := range []string{"uni", "use", "usa", "usu", "uti", "eu", "ewe", "one", "once", "ura", "ure", "uro"} {
		if strings.HasPrefix(w, consonant) {
			return strings.HasPrefix(w, "unin") || strings.HasPrefix(w, "unim") || strings.HasPrefix(w, "oner")
		}
	}
	return strings.ContainsAny(w[:1], "aeiou")
}

// spelled reports whether a word is said letter by letter: capitals, short or
// without a vowel behind the first letter (HR, MRI, SQL; but NATO).
func spelled(word string) bool {
	bare := strings.TrimRight(word, "s.,:;)")
	if bare == "" || bare != strings.ToUpper(bare) || !hasUpper(bare) || strings.ContainsAny(bare[:1], "0123456789") {
		return false
	}
	return len(bare) < 4 || !strings.ContainsAny(bare[1:], "AEIOU")
}

// sayable reports whether a word in capitals can be read as a word: it has a
// vowel, and begins with a vowel or with consonants that English begins with.
func sayable(word string) bool {
	w := strings.ToLower(word)
	vowel := strings.IndexAny(w, "aeiouy")
	switch {
	case vowel < 0 || len(w) == 2 && w[0] == 'u':
		return false
	case vowel < 2:
		return true
	}
	return among(`bl br ch cl cr dr dw fl fr gh gl gn gr kl kn kr ph pl pr ps rh sc sh sk sl sm sn sp sq st sw th tr tw wh wr`, w[:2])
}
