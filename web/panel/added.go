package panel

import (
	"cmp"

	domain "yardstick/panel"
	"yardstick/panel/resume"
)

// added is the command that adds a candidate: what was typed, and where nothing was,
// the header of a résumé.
func added(v *visit) (domain.Command, error) {
	c := domain.AddCandidate{Code: v.Given("code"), Name: v.Given("name"), Contact: v.Given("contact")}
	if _, file, err := v.R.FormFile("file"); err != nil || file.Size == 0 {
		return c, nil //nolint:nilerr // no file was chosen, which is fine
	}
	name, data, err := v.Upload(resume.MaxBytes)
	if err != nil {
		return nil, err
	}
	h, err := resume.Read(name, data)
	if err != nil {
		return nil, err
	}
	c.Name, c.Contact = cmp.Or(c.Name, h.Name), cmp.Or(c.Contact, h.Contact())
	return c, nil
}
