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
