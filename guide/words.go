package guide

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lowerFirst lowers the first letter for use within a sentence, and leaves
// abbreviations such as KPI and names written in the middle of the text alone.
func lowerFirst(s string) string {
	s = strings.TrimRight(strings.TrimSpace(s), ".;: ")
	first, _, _ := strings.Cut(s, " ")
	if first == "I" || hasUpper(afterFirst(first)) || strings.ContainsAny(first, "0123456789&") {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

// lowerName lowers a name written with capitals, such as Customer Service,
// and keeps abbreviations.
func lowerName(s string) string {
	words := strings.Fields(lowerFirst(s))
	capitals := 0
	for _, w := range words {
		if isCapital(w) {
			capitals++
		}
	}
	if capitals > 0 && capitals >= len(words)/2 {
		for i, w := range words {
			if isCapital(w) {
				words[i] = lowerFirst(w)
			}
		}
	}
	return strings.Join(words, " ")
}

func isCapital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) && !hasUpper(afterFirst(w)) && utf8.RuneCountInString(w) > 1
}

func afterFirst(s string) string {
	_, n := utf8.DecodeRuneInString(s)
	return s[n:]
}

func hasUpper(s string) bool { return strings.IndexFunc(s, unicode.IsUpper) >= 0 }

// upperFirst raises the first letter for the beginning of a sentence.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// list joins phrases: "a, b and c". A phrase that holds "and" itself is set
// off by commas throughout.
func list(phrases []string, joint string) string {
	switch len(phrases) {
	case 0:
		return ""
	case 1:
		return phrases[0]
	}
	head := strings.Join(phrases[:len(phrases)-1], ", ")
	last := phrases[len(phrases)-1]
	if strings.Contains(strings.Join(phrases, " "), " "+joint+" ") {
		return head + ", " + joint + " " + last
	}
	return head + " " + joint + " " + last
}

// figureText writes a number with its unit: "12 minutes", "1 error", "$50",
// "10,000 euros", "70 percent".
func figureText(v float64, unit string) string {
	n := group(strconv.FormatFloat(v, 'f', -1, 64))
	if v == 0 {
		n = "zero"
	}
	unit = strings.TrimSpace(unit)
	switch unit {
	case "":
		return n
	case "%":
		return n + " percent"
	case "$", "€", "£":
		if v == 0 {
			return n
		}
		return unit + n
	}
	if rest, ok := strings.CutPrefix(unit, "% "); ok {
		unit = "percent " + rest
	}
	if v == 1 {
		unit = singular(unit)
	}
	return n + " " + unit
}

// group sets commas in whole numbers of five digits and more.
func group(n string) string {
	whole, frac, dot := strings.Cut(n, ".")
	if len(strings.TrimPrefix(whole, "-")) < 5 {
		return n
	}
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dot {
		return whole + "." + frac
	}
	return whole
}

// singular is a unit for one: its head without the plural, where the head
// stands before "of", "a" or "per".
func singular(unit string) string {
	head := headOf(unit)
	return strings.Replace(unit, head, one(head), 1)
}

// headOf is the word of a unit that counts: "days" in "working days per order".
func headOf(unit string) string {
	words := strings.Fields(unit)
	for i, w := range words {
		if i > 0 && has(" of a an per out in from ", w) {
			return words[i-1]
		}
	}
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// one is the singular of a noun.
func one(w string) string {
	switch {
	case w == "people":
		return "person"
	case endsIn(w, "ies") && len(w) > 4:
		return strings.TrimSuffix(w, "ies") + "y"
	case endsIn(w, "sses", "xes", "ches", "shes"):
		return strings.TrimSuffix(w, "es")
	case endsIn(w, "s") && !endsIn(w, "ss", "us", "is"):
		return strings.TrimSuffix(w, "s")
	}
	return w
}

// period says over which time a figure is taken: "in a week", "per incident".
func period(per, unit string) string {
	per = lowerFirst(strings.TrimSpace(per))
	if per == "" || strings.Contains(unit, " per ") || strings.Contains(unit, " a "+per) {
		return ""
	}
	per = strings.TrimPrefix(strings.TrimPrefix(per, "per "), "each ")
	switch per {
	case "hour":
		return " in an hour"
	case "day", "week", "fortnight", "month", "quarter", "year", "shift", "night", "season", "term", "semester", "sprint":
		return " in a " + per
	case "daily", "weekly", "monthly", "quarterly", "yearly", "annually":
		return ""
	}
	if per[0] >= '0' && per[0] <= '9' {
		return " over " + per
	}
	return " per " + per
}

// definite sets the article before a person or a department where English
// wants one: "the operations manager", but "other team leaders", "accounts".
func definite(who string) string {
	who = lowerFirst(who)
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
		if i > 0 && has(" of in at from for on with and or / ", w) {
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
	if strings.Contains(" team department office desk board bank lead head chief nurse clerk agency union council police press "+
		"crew unit branch shop warehouse workshop kitchen laboratory lab bar court ministry foreman foster authority committee "+
		"public floor bench ward surgery school plant yard depot site store helpdesk doctor pharmacy cook guard vet "+
		"architect colleague deputy spouse principal host chair trustee coach sergeant steward pilot captain mate owner line "+
		"client customer guest ceo cfo cto coo boss landlord wholesaler factory hospital body inspectorate bursar caretaker ", " "+w+" ") {
		return true
	}
	return !endsIn(w, "s") && endsIn(w, "er", "or", "ist", "ian", "ant", "man", "woman", "ee", "agent", "executive", "representative", "partner", "assistant", "student") &&
		!has(" labor labour power water paper other after order weather ", w)
}
