package practise

// helpPage answers questions in plain words.
type helpPage struct {
	base
	Topics []string
}

// help shows the help.
func (s *study) help(v *visit) error {
	private := "private"
	if s.Second != nil {
		private = "private.second"
	}
	p := helpPage{base: baseOf(v, "help.title"), Topics: []string{
		"begin", "judge", "missing", "modes", "say", "lost", private, "works", "numbers", "wrong",
	}}
	p.Section, p.Narrow = "help", true
	return v.Page("help", p)
}
