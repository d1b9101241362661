package web

// helpPage answers questions in plain words.
type helpPage struct {
	base
	Topics []string
}

// help shows the help.
func (s *Server) help(v *visit) error {
	p := helpPage{base: s.base(v, "help.title"), Topics: []string{
		"begin", "judge", "missing", "modes", "say", "lost", "private", "works", "numbers", "wrong",
	}}
	p.Section, p.Narrow = "help", true
	return s.page(v, "help", p)
}
