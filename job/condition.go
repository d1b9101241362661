package job

import (
	"slices"
	"strings"

	"yardstick/english"
)

// ConditionOfWork reports whether what stands among the duties is a condition of
// work or a demand on the applicant, in which nobody can fail: works outdoors,
// must be able to lift 20 kg.
func ConditionOfWork(duty string) bool {
	w := english.Words(duty)
	if len(w) == 0 {
		return false
	}
	if said := english.Words(english.Duty(duty)); len(said) > 0 {
		w = said
	}
	second := ""
	if len(w) > 1 {
		second = w[1]
	}
	among := func(list, word string) bool { return slices.Contains(strings.Fields(list), word) }
	switch {
	case among("must able willing ability required possession", w[0]), w[0] == "be" && among("able willing available", second):
		return true
	case w[0] == "work":
		return among(`outdoors indoors outside nights weekends evenings shifts overtime in at under irregular flexible rotating long extended
			standing alone independently varied`, second)
	case among("lift carry", w[0]):
		return among("up weights loads", second) || second != "" && second[0] >= '0' && second[0] <= '9'
	case among("stand sit bend kneel crouch", w[0]):
		return second == "" || among("for long and or", second)
	}
	return false
}
