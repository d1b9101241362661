package judge

import (
	"slices"

	"yardstick/assess"
)

// How sure a verdict is by how the rounds agreed: shares that were not fitted to
// anything. What they are worth with one model, yardstick eval interview says.
const (
	sureOfTwo   = 0.85 // two of two
	sureOfThree = 0.60 // two of three
)

// settled reports whether two votes agree.
func settled(votes []vote) bool {
	_, ok := majority(votes)
	return ok
}

// majority gives the verdict that two of the votes have.
func majority(votes []vote) (assess.Verdict, bool) {
	seen := map[assess.Verdict]bool{}
	for _, v := range votes {
		if v.reason != "" {
			continue
		}
		if seen[v.verdict] {
			return v.verdict, true
		}
		seen[v.verdict] = true
	}
	return assess.NotAssessed, false
}

// decide makes a reading of the votes of all rounds.
func decide(votes []vote) assess.Reading {
	verdict, ok := majority(votes)
	if !ok {
		return assess.Reading{Verdict: assess.NotAssessed, Reason: reasonOf(votes)}
	}
	out := assess.Reading{Verdict: verdict, Confidence: sureOfTwo}
	if len(votes) > firstRounds {
		out.Confidence = sureOfThree
	}
	for _, v := range votes {
		if v.reason != "" || v.verdict != verdict {
			continue
		}
		if out.Why == "" {
			out.Why = v.why
		}
		for _, s := range v.spans {
			if !slices.Contains(out.Spans, s) {
				out.Spans = append(out.Spans, s)
			}
		}
	}
	return out
}

// reasonOf is why there is no majority: what kept two votes from being cast, or
// else that they differ.
func reasonOf(votes []vote) string {
	cast := 0
	reason := ""
	for _, v := range votes {
		if v.reason == "" {
			cast++
		} else {
			reason = v.reason
		}
	}
	if cast >= firstRounds || reason == "" {
		return Unstable
	}
	return reason
}
