package report

import "yardstick/assess"

// Verdict names a verdict on a requirement for people: "partly met".
func Verdict(v assess.Verdict) string { return verdictWords[v] }

// Overall names a verdict on an answer for people, as a sentence without its full stop.
func Overall(v assess.Overall) string { return overallWords[v] }

// Standing gives score and level in words, or nothing where there is no score.
func (f *Finding) Standing() string { return f.standing() }
