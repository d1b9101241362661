package web

import (
	"yardstick/practice"
)

// base is what every page has.
type base struct {
	Title    string
	Lang     string
	Nonce    string
	Version  string
	Section  string // of the navigation: home, choose, help, yours
	Job      *jobHead
	Scripts  []string // assets that the page loads besides those of all pages
	Live     bool     // the page needs htmx
	CanLeave bool
	Narrow   bool // one column of text
}

// jobHead is the head of pages about one job.
type jobHead struct {
	ID, Title string
	Part      string // understand, rehearse, mess, interview, progress
	Sample    bool
	// Described is false where only a guide is known: then there is nothing to
	// understand, and no mess to make.
	Described bool
}

// base fills in what every page has. title is the key of a text.
func (s *Server) base(v *visit, title string, args ...any) base {
	return base{
		Title: s.text.Must(title, args...), Lang: s.text.Language, Nonce: v.nonce, Version: s.Version,
		CanLeave: s.Access != nil && s.Access.AddressToken() == "" && v.desk != nil,
	}
}

// jobBase is base for a page about a job.
func (s *Server) jobBase(v *visit, j *practice.Job, part, title string, args ...any) base {
	b := s.base(v, title, args...)
	b.Section = "home"
	b.Job = &jobHead{ID: j.ID, Title: j.Title, Part: part, Sample: j.Sample, Described: j.Description != nil}
	return b
}
