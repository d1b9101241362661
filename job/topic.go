package job

import (
	"slices"
	"strings"

	"yardstick/english"
)

// A cue is a word, the beginning of one (with a final hyphen), or a phrase
// (with spaces) and how strongly it speaks of a failure kind.
type cue struct {
	text   string
	weight int
}

// topicScore says how much a measure is about a kind, 0 for not at all; from 2
// it is.
func topicScore(kind FailureKind, m *Measure) int {
	score := cues(inEnglish().cues["measures"][kind], m.Name)
	unit := english.Words(m.Unit)
	switch kind {
	case Deadlines:
		if timeUnit(unit) && score >= 0 {
			score += 3
		}
	case Backlogs:
		if score > 0 && m.Better == Lower && !strings.HasPrefix(m.Unit, "%") && !timeUnit(unit) {
			score += 2
		}
		if timeUnit(unit) {
			score -= 2
		}
	case Processes:
		if strings.HasPrefix(strings.ToLower(m.Unit), "per ") {
			score++
		}
	}
	return score
}

func timeUnit(unit []string) bool {
	return len(unit) > 0 && len(unit) <= 2 && slices.Contains(
		[]string{"second", "seconds", "minute", "minutes", "hour", "hours", "day", "days", "week", "weeks", "h", "min", "s"},
		unit[len(unit)-1])
}

// cues adds up the weights of the cues that a text holds.
func cues(list []cue, s string) int {
	said := english.Words(s)
	line := " " + strings.Join(said, " ") + " "
	score := 0
	for _, c := range list {
		if matches(c.text, said, line) {
			score += c.weight
		}
	}
	return score
}

func matches(text string, said []string, line string) bool {
	if start, ok := strings.CutSuffix(text, "-"); ok {
		return slices.ContainsFunc(said, func(w string) bool { return strings.HasPrefix(w, start) })
	}
	return strings.Contains(line, " "+text+" ")
}

// signScore says how much a danger sign speaks of a kind.
func signScore(kind FailureKind, sign string) int {
	return min(cues(inEnglish().cues["signs"][kind], sign), 4)
}

// dutyScore says how much a duty speaks of a kind.
func dutyScore(kind FailureKind, duty string) int {
	return cues(inEnglish().cues["duties"][kind], duty)
}
