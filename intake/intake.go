// Package intake is the one door for what comes from outside: a name and bytes
// go in; a job, a guide or the draft of a job comes out. What a file is, is told
// by its content; its name serves in messages only. The command line, the terminal
// and the pages all come through here.
package intake

import (
	"yardstick/guide"
	"yardstick/job"
)

// Found is what a file held: a job, which is a draft where it was read from a
// text (job.Draft is set), or guides. Exactly one of the two is there.
type Found struct {
	Job    *job.Job
	Guides []guide.Guide
	// Notes say what a person should know of the reading: that the first of
	// two postings was taken, that pages without text were left out.
	Notes []string
}

// Options say what the caller knows beside the bytes.
type Options struct {
	// Title of the job, where a person gave it; wins over the one found.
	Title string
	// Posting chooses one of several postings of a file by its title.
	Posting string
}
