package duties

import (
	"regexp"
	"slices"
	"strings"
)

// functionName names a group and says why the name is a guess.
func (r *reader) functionName(g group, all []duty) (name, reason string) {
	switch {
	case g.name != "":
		return g.name, g.reason
	case g.area < 0:
		return r.looseName(all[g.members[0]])
	case len(g.joined) == 0:
		return r.lex.areas[g.area].name, "named after the area of work that its duties point to"
	}
	names := []string{r.lex.areas[g.area].name}
	for _, a := range g.joined {
		if a >= 0 && !slices.Contains(names, r.lex.areas[a].name) {
			names = append(names, r.lex.areas[a].name)
		}
	}
	reason = "joins " + strings.Join(names, ", ")
	if len(names) == 1 {
		return names[0], "named after the area of work that its duties point to"
	}
	if len(names) == 2 && joinable(names[0], names[1]) {
		return names[0] + " and " + decapitalise(names[1]), reason
	}
	return r.familyName(r.lex.areas[g.area].family), reason
}

// familyName gives what a function is called that joins areas of a family.
func (r *reader) familyName(family string) string {
	for _, a := range r.lex.areas[r.lex.named:] {
		if a.family == family {
			return a.name
		}
	}
	return sentenceCase(family)
}

// joinable reports whether two names can be joined by "and" and stay readable.
func joinable(a, b string) bool {
	joined := a + " " + b
	return !strings.Contains(joined, " and ") && len(strings.Fields(joined)) <= 5
}

// generic matches objects that name nothing.
var generic = regexp.MustCompile(`(?i)\b(?:work|works|duties|duty|functions?|tasks?|activities|assistance|support|things?|matters?|action|resolve|technical|specifically|areas?|use|services?|techniques?|programs?|programmes?|projects?|policies|systems?|equipment|materials?|information|methods?|problems?|arrangements?|variety)$`)

// looseName names a duty that no area of the table fits well: after its object
// where that says something, or else after the area it hints at.
func (r *reader) looseName(d duty) (name, reason string) {
	if r.saying(d) {
		return r.objectName(d), "named after the object of its first duty"
	}
	points := r.lex.scores(d.source + " " + strings.Join(r.title, " "))
	if top := slices.Max(points); top >= 1 {
		return r.lex.areas[slices.Index(points, top)].name, "hinted at by a few words only"
	}
	return "Main duties", "the words name no area of work; give it a name"
}

// unsaying are words that an object does not need in a name.
var unsaying = []string{
	"a", "an", "the", "all", "any", "each", "other", "various", "variety", "wide", "of", "range", "number", "more", "most", "difficult", "complex",
	"responsible", "professional", "sub-professional", "subprofessional", "paraprofessional", "skilled", "specialized", "specialised", "semi-skilled", "routine", "general", "assigned", "appropriate", "necessary", "related",
	"their", "his", "her", "its", "our", "your", "this", "these", "those", "such", "some", "new", "large", "small", "one", "two", "and", "or", "technically", "highly", "independently", "comprehensive", "regular", "day-to-day", "daily",
}

// objectStops end the object of a verb.
var objectStops = []string{
	"of", "in", "on", "for", "to", "with", "by", "from", "at", "that", "which", "who", "using", "and", "or", "under", "within", "between", "into", "through", "according", "as", "including", "engaged", "regarding", "relating", "related", "concerning", "during", "along", "are", "is", "when", "where", "while", "per", "over", "up",
}

// objectName names a duty after its object and activity ("Tile installation").
func (r *reader) objectName(d duty) string {
	object := r.object(d.rest)
	noun := ""
	if a, ok := r.lex.activities[d.activity]; ok {
		noun = a.noun
	}
	switch {
	case d.activity == "lead":
		return "Operations management"
	case object == "" && noun == "" && len(d.chain) > 0:
		return sentenceCase(r.ing(d.chain[0]))
	case object == "":
		return sentenceCase(cmpOr(noun, "main duties"))
	case noun == "" || strings.Contains(object, noun):
		return sentenceCase(object)
	}
	return sentenceCase(squeeze(one(object) + " " + noun))
}

// saying reports whether a duty has an object that can name a function.
func (r *reader) saying(d duty) bool {
	object := r.object(d.rest)
	return len(d.chain) > 0 && (len(strings.Fields(object)) > 1 || len(object) > 5) && !generic.MatchString(object)
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// object gives the noun phrase at the start of s, at most its last three words.
func (r *reader) object(s string) string {
	var kept []string
	for i, w := range words(clip(s, 200)) {
		if len(kept) == 0 && slices.Contains(unsaying, w.low) {
			continue
		}
		_, moving := r.lex.gerund[w.low]
		if len(kept) > 0 && (slices.Contains(objectStops, w.low) || strings.ContainsAny(w.glue, ",;:()") || moving) || i > 14 {
			break
		}
		if len(kept) == 0 && (moving && i == 0 || slices.Contains(objectStops, w.low)) {
			continue
		}
		kept = append(kept, keepCase(w.text))
	}
	return strings.Join(kept[max(0, len(kept)-3):], " ")
}

// keepCase keeps abbreviations and names, and lowers the rest.
func keepCase(s string) string {
	if len(s) > 1 && strings.ToUpper(s) == s {
		return s
	}
	return strings.ToLower(s)
}

// one puts the last word of a phrase into the singular for a compound.
func one(phrase string) string {
	switch {
	case strings.HasSuffix(phrase, "ies") && len(phrase) > 4:
		return phrase[:len(phrase)-3] + "y"
	case strings.HasSuffix(phrase, "sses"), strings.HasSuffix(phrase, "xes"), strings.HasSuffix(phrase, "ches"), strings.HasSuffix(phrase, "shes"):
		return phrase[:len(phrase)-2]
	case strings.HasSuffix(phrase, "s") && !strings.HasSuffix(phrase, "ss") && !strings.HasSuffix(phrase, "us") && !strings.HasSuffix(phrase, "is") && !strings.HasSuffix(phrase, "ics") && !strings.HasSuffix(phrase, "ings"):
		return phrase[:len(phrase)-1]
	}
	return phrase
}

// ing gives the form in -ing that the spelling rules prefer.
func (r *reader) ing(v verb) string {
	forms := gerunds(v.base)
	if len(forms) > 1 && len(v.base) <= 4 {
		return forms[1]
	}
	return forms[0]
}
