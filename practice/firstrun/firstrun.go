// Package firstrun is what somebody sees who opens the program for the first
// time: a sample job with attempts, an interview and a drill, so that every page
// has something on it. All of it is marked as a sample and is removed with one call.
//
// The answers stand in answers/; sample.json was made of them by the embedded
// assessor, through the same desk that everybody uses, and a test of
// cmd/yardstick holds that it still is what the assessor finds.
package firstrun

import (
	"bytes"
	"embed"
	"time"

	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/archive"
)

//go:embed sample.json answers/*.txt
var files embed.FS

// Job is the id of the sample job.
const Job = "customer-service-administrator"

// ended is when the last thing in the sample happened, as it is kept.
var ended = time.Date(2026, 11, 23, 18, 0, 0, 0, time.UTC)

// Sample gives the sample as if its last thing had happened an hour before now.
func Sample(now time.Time) (practice.Everything, error) {
	data, err := files.ReadFile("sample.json")
	if err != nil {
		return practice.Everything{}, broken(err)
	}
	all, err := archive.Read("sample.json", bytes.NewReader(data))
	if err != nil {
		return practice.Everything{}, broken(err)
	}
	later(&all, now.UTC().Truncate(time.Second).Add(-time.Hour).Sub(ended))
	return all, nil
}

// Answer is the text of one of the sample's answers.
func Answer(name string) (string, error) {
	data, err := files.ReadFile("answers/" + name + ".txt")
	if err != nil {
		return "", broken(err)
	}
	return string(bytes.TrimSpace(data)), nil
}

func broken(err error) error {
	return &fault.Error{Kind: fault.Internal, Message: "the sample of the first run is not embedded as it should be", Cause: err}
}

// later moves all times. The seal of the guide keeps its own: it is part of what is sealed.
func later(all *practice.Everything, by time.Duration) {
	move := func(t *time.Time) {
		if t != nil {
			*t = t.Add(by)
		}
	}
	for i := range all.Jobs {
		move(&all.Jobs[i].Added)
	}
	for i := range all.Interviews {
		move(&all.Interviews[i].Started)
		move(all.Interviews[i].Finished)
	}
	for i := range all.Attempts {
		a := &all.Attempts[i]
		move(&a.Started)
		move(&a.Saved)
		move(a.Finished)
	}
	for i := range all.Drills {
		move(&all.Drills[i].Started)
		move(all.Drills[i].Finished)
	}
}
