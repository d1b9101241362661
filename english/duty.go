package english

import (
	"strings"
	"unicode/utf8"
)

// maxSaid is how long a duty may be to be said inside a sentence, in words.
const maxSaid = 14

// Infinitive returns a duty as it follows "to": answer customers' calls. It
// returns nothing where the duty is too long or does not begin with a verb.
func Infinitive(duty string) string {
	s := Duty(duty)
	if s == "" {
		s = Lower(strings.TrimRight(duty, ".;: "))
	}
	if i := strings.IndexAny(s, ";:("); i > 0 {
		s = strings.TrimSpace(s[:i])
	}
	w := strings.Fields(s)
	if len(w) < 2 || len(w) > maxSaid || !LooksLikeVerb(w[0]) || strings.HasSuffix(w[0], ",") && !IsVerb(strings.TrimRight(w[0], ",")) ||
		strings.ContainsAny(s, `"[]{}`) || utf8.RuneCountInString(s) > 100 {
		return ""
	}
	return s
}

// Duty brings a duty into the form that follows "I have to": base verb first,
// lower case, no full stop. It is empty where the duty begins with no verb
// that is known, so that no sentence is built on a guess.
func Duty(text string) string {
	words := strings.Fields(strings.TrimRight(Calm(strings.TrimSpace(text)), ".;:, "))
	if len(words) == 0 {
		return ""
	}
	words[0] = strings.ToLower(words[0])
	if words[0] == "may" && len(words) > 1 { // "May supervise …" in public job descriptions
		words = words[1:]
	}
	i := 0
	if strings.HasSuffix(words[0], "ly") && len(words) > 1 && words[0] != "supply" && words[0] != "apply" {
		i = 1
		words[1] = strings.ToLower(words[1])
	}
	bare := strings.TrimRight(words[i], ",")
	base := Base(bare)
	if base == "" {
		return ""
	}
	if bare != base && strings.HasSuffix(bare, "ing") && i+1 < len(words) && words[i+1] == "of" { // a noun: processing of payments
		return ""
	}
	words[i] = base + words[i][len(bare):]
	if bare != base {
		alike(words, i, strings.HasSuffix(bare, "ing"))
	}
	return strings.Join(words, " ")
}

// alike brings the verbs that are joined to the first, and have its form, into
// the base form too: "checks, cleans and stores" becomes "check, clean and store".
func alike(words []string, i int, gerunds bool) {
	for i+1 < len(words) && (strings.HasSuffix(words[i], ",") || joins(words[i+1])) {
		i++
		if joins(words[i]) && i+1 < len(words) {
			i++
		}
		bare := strings.TrimRight(words[i], ",")
		base := Base(bare)
		if base == "" || base == bare || strings.HasSuffix(bare, "ing") != gerunds {
			return
		}
		words[i] = base + words[i][len(bare):]
	}
}

// Doing is the -ing form of a duty: "pick, label and check" becomes "picking,
// labelling and checking". Only verbs joined at the very beginning change.
func Doing(duty string) string {
	words := strings.Fields(duty)
	changed := false
	for i, w := range words {
		bare := strings.TrimRight(w, ",")
		switch {
		case IsVerb(bare) && (i == 0 || !changed || strings.HasSuffix(words[i-1], ",") || joins(words[i-1])):
			words[i] = Gerund(bare) + w[len(bare):]
			changed = true
			if !strings.HasSuffix(w, ",") && (i+1 >= len(words) || !joins(words[i+1])) {
				return strings.Join(words, " ")
			}
		case joins(w) || strings.HasSuffix(w, "ly") && !changed:
		default:
			return strings.Join(words, " ")
		}
	}
	return strings.Join(words, " ")
}

func joins(word string) bool { return word == "and" || word == "or" }

// Short is a duty, as [Duty] gives it, cut to its first part: before a comma, a
// bracket, a second verb or a clause; clipped where that is longer than most words.
func Short(duty string, most int) string {
	words := strings.Fields(duty)
	start := 0 // behind the verbs joined at the beginning
	for start < len(words) && (IsVerb(strings.TrimRight(words[start], ",")) || joins(words[start]) || strings.HasSuffix(words[start], "ly")) {
		start++
	}
	end := len(words)
	for i := start; i < len(words); i++ {
		if ends(words, i) {
			end = i
			break
		}
		last := words[i][len(words[i])-1]
		if last == ',' && among("to for of with from by", strings.TrimRight(words[i], ",")) { // "give direction to, and check, the crew"
			end = i
			break
		}
		if last == ';' || last == ':' || last == ',' && !enumerates(words[i+1:]) {
			if words[i] = strings.TrimRight(words[i], ",;:"); words[i] == "" { // a mark by itself: "1 box in 30 : sign"
				end = i
			} else {
				end = i + 1
			}
			break
		}
	}
	if end <= start { // verbs without anything done
		return ""
	}
	return withObject(Clip(trimJoint(untimed(words, end)), most))
}

// untimed are the words before a cut, without the time that a "before" or an
// "after" behind the cut would have measured: "a draft two days before the meeting".
func untimed(words []string, end int) []string {
	if end == len(words) || end < 4 || !among("before after until", words[end]) ||
		!among("minutes hours day days evening morning night week weeks month months season year years", words[end-1]) {
		return words[:end]
	}
	end -= 2
	for end > 1 && among("in the a an within over during on for at", words[end-1]) { // "in the first hours after"
		end--
	}
	return words[:end]
}

// withObject is a duty, or nothing where a cut left nothing but its verbs.
func withObject(duty string) string {
	words := strings.Fields(duty)
	for _, w := range words {
		w = strings.TrimRight(w, ",")
		if !IsVerb(w) && !joins(w) && !strings.HasSuffix(w, "ly") && !among("up out off in on down over", w) { // set up, lay out
			return duty
		}
	}
	if len(words) == 2 && !joins(words[1]) && !among("up out off in on down over", words[1]) { // handle mail
		return duty
	}
	return ""
}

// Clip cuts a phrase of more than most words before a preposition; empty where
// it has none in time.
func Clip(phrase string, most int) string {
	words := strings.Fields(phrase)
	if len(words) <= most {
		return phrase
	}
	for i := min(most, len(words)-2); i > 2; i-- {
		if among("on at every by in with from within during before after without", words[i]) {
			return trimJoint(untimed(words, i))
		}
	}
	return ""
}

// trimJoint joins words without the "and" or "only" that a cut left at the end.
func trimJoint(words []string) string {
	for len(words) > 0 && among("and or but then only dealing relating related pertaining to for of from with as which that",
		strings.TrimRight(words[len(words)-1], ",")) {
		words = words[:len(words)-1]
	}
	return strings.TrimRight(strings.Join(words, " "), ",")
}

// determiners follow a verb and seldom a noun, so that in "check guests in and
// keep the lobby moving" keep is seen to begin a second duty.
const determiners = ` the a an them it their our his her each every all any what whether that those these no new how who `

// enumerates reports whether a list of things goes on behind a comma, and no
// second duty: a few words, then "and" or another comma, and no verb.
func enumerates(rest []string) bool {
	for i, w := range rest {
		switch {
		case joins(w):
			return i+1 < len(rest) && !ends(rest, i)
		case i == 0 && (among("such including especially particularly like preferably as", w) || IsVerb(w) && onlyVerb(w)):
			return false
		case i == 0 && (IsVerb(w) && i+1 < len(rest) && among(determiners, rest[1]) || among(determiners+"so then but which ", w)):
			return false
		case i > 3:
			return false
		case strings.HasSuffix(w, ","):
			return enumerates(rest[i+1:])
		}
	}
	return false
}

// ends reports whether the main part of a duty ends before word i.
func ends(words []string, i int) bool {
	w := words[i]
	switch w {
	case "while", "before", "until", "because", "so", "after", "unless", "whenever", "-", "–":
		return true
	}
	if w[0] == '(' {
		return true
	}
	if (joins(w) || w == "then" || w == "but") && i+1 < len(words) && tables().third[words[i+1]] != "" && i+2 < len(words) &&
		!IsVerb(words[i+2]) && onlyVerb(Base(words[i+1])) {
		return true
	}
	if (joins(w) || w == "then" || w == "but") && i+1 < len(words) && IsVerb(words[i+1]) {
		return i+2 >= len(words) || among(determiners, words[i+2]) || onlyVerb(words[i+1])
	}
	return false
}
