package english

import "strings"

// irregularParticiples are base verbs with their past participles.
const irregularParticiples = `keep kept make made meet met send sent pay paid write written sell sold buy bought
	build built find found do done give given hold held take taken tell told see seen lead led feed fed teach taught bring brought
	catch caught get got leave left lend lent lose lost put put set set cut cut read read ring rung run run say said show shown
	speak spoken spend spent stand stood know known draw drawn drive driven choose chosen grow grown hear heard let let win won
	wear worn sing sung think thought`

// Participle is the past participle of a base verb: answered, kept, planned.
func Participle(verb string) string {
	words := strings.Fields(irregularParticiples)
	for i := 0; i < len(words); i += 2 {
		if words[i] == verb {
			return words[i+1]
		}
	}
	switch {
	case strings.HasSuffix(verb, "e"):
		return verb + "d"
	case len(verb) > 2 && strings.HasSuffix(verb, "y") && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ied"
	case tables().doubling[verb]:
		return verb + verb[len(verb)-1:] + "ed"
	}
	return verb + "ed"
}
