// Package duties turns the words of a job description into a job: it finds the
// statements that say what the job does, splits them into single duties,
// groups these into two to six functions with names, and reads measures,
// working relationships, team and setting from the same text.
//
// It works from the structure of the text and from tables of verbs and areas
// of work that are embedded here and written by hand. All of it is a guess
// made for a person to look at, so every guessed field is listed in the review
// of the job. The result depends on the text alone: no clock, no randomness,
// no network.
package duties

// Limits of what is arranged; what is beyond them is an error.
const (
	MaxText       = 256 << 10 // bytes of running text: a hundred pages; ten microseconds each
	MaxStatements = 2000      // single statements
	maxFunctions  = 6
	maxDuty       = 600 // characters of one duty; longer ones are cut at a word
)
