package practise

import (
	"bytes"
	"net/http"
	"strings"

	"yardstick/background"
	"yardstick/errand"
	"yardstick/internal/fault"
	"yardstick/people"
	"yardstick/practice"
	"yardstick/practice/archive"
	"yardstick/web/frame"
)

// yoursPage is everything of one person on one page: to take along, to bring
// back, to delete.
type yoursPage struct {
	base
	Jobs, Attempts, Interviews, Drills int
	Sample                             bool
	Done                               string // the key of what was just done
	Merged                             practice.Merged
	Forget                             string
	Coached                            bool     // there are coaches, or there is something that one sees
	Given                              int      // how many coaches see something
	Corrections                        int      // readings that the person said are wrong
	Batches                            bool     // many answers can be assessed at once
	Files                              bool     // something was done in the background lately
	Large                              bool     // everything as a file is made in the background
	Problem                            string   // with the form that was just sent
	Copies                             []string // files with older states, which the owner may remove
}

// yours shows what is kept.
func (s *study) yours(v *visit) error {
	p, err := s.yoursPage(v)
	if err != nil {
		return err
	}
	if v.Asked("done") == "erased" {
		p.Done, p.Forget = "yours.erased", "all"
		p.Scripts = []string{"forget.js"}
	}
	return v.Page("yours", p)
}

func (s *study) yoursPage(v *visit) (yoursPage, error) {
	all, err := v.desk.Store.Everything(v.R.Context())
	if err != nil {
		return yoursPage{}, err
	}
	p := yoursPage{base: baseOf(v, "yours.title")}
	p.count(&all)
	p.Section, p.Corrections, p.Batches = "yours", len(practice.Pairs(&all)), s.Batches
	if p.Copies, err = s.copiesFor(v); err != nil {
		return p, err
	}
	if s.Errands != nil {
		files, err := s.Errands.List(v.R.Context(), background.OfPerson(v.Person))
		if err != nil {
			return p, err
		}
		p.Files, p.Large = len(files) > 0, len(all.Attempts) >= archive.LargeAttempts
	}
	given, err := v.desk.Store.Access(v.R.Context())
	coaches := map[string]bool{}
	for _, a := range given {
		coaches[a.Coach] = true
	}
	p.Given = len(coaches)
	p.Coached = len(s.Coaches)+len(given) > 0
	return p, err
}

// count counts what the person has made; what came with the example is not theirs.
func (p *yoursPage) count(all *practice.Everything) {
	for i := range all.Jobs {
		p.Sample = p.Sample || all.Jobs[i].Sample
		p.Jobs += unless(all.Jobs[i].Sample)
	}
	for i := range all.Attempts {
		p.Attempts += unless(all.Attempts[i].Sample)
	}
	for i := range all.Interviews {
		p.Interviews += unless(all.Interviews[i].Sample)
	}
	for i := range all.Drills {
		p.Drills += unless(all.Drills[i].Sample)
	}
}

// unless is one, or nothing where it belongs to the example.
func unless(sample bool) int {
	if sample {
		return 0
	}
	return 1
}

// export gives everything as one file.
func (s *study) export(v *visit) error {
	all, err := v.desk.Store.Everything(v.R.Context())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := archive.Write(&b, all, s.Now()); err != nil {
		return err
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="yardstick-`+s.Now().Format("2006-01-02")+`.json"`)
	v.Write(http.StatusOK, "application/json", b.Bytes())
	return nil
}

// askExport has the file made in the background.
func (s *study) askExport(v *visit) error {
	if s.Errands == nil {
		return fault.NotFoundf("files are made at once here")
	}
	e, err := s.Errands.Ask(v.R.Context(), background.OfPerson(v.Person), errand.Export, "", nil)
	if err != nil {
		return s.yoursAgain(v, err)
	}
	return v.Redirect(frame.Path("files", e.ID))
}

// importAll brings back what was exported; what is there already stays as it is.
func (s *study) importAll(v *visit) error { return s.yoursAgain(v, s.importing(v)) }

// yoursAgain shows the page with what was wrong in a form of it.
func (s *study) yoursAgain(v *visit, err error) error {
	problem, ok := frame.Mendable(err)
	if !ok {
		return err
	}
	p, err := s.yoursPage(v)
	if err != nil {
		return err
	}
	p.Problem = problem
	return v.PageWith(http.StatusUnprocessableEntity, "yours", p)
}

func (s *study) importing(v *visit) error {
	name, data, err := v.Upload(maxArchive)
	if err != nil {
		return err
	}
	if s.Errands != nil && len(data) >= archive.Large && archive.Begins(data) {
		e, err := s.Errands.Ask(v.R.Context(), background.OfPerson(v.Person), errand.Import, "", data)
		if err != nil {
			return err
		}
		return v.Redirect(frame.Path("files", e.ID))
	}
	all, err := archive.ReadFor(v.R.Context(), name, bytes.NewReader(data))
	if err != nil {
		return err
	}
	merged, err := v.desk.Store.Merge(v.R.Context(), all)
	if err != nil {
		return err
	}
	p, err := s.yoursPage(v)
	if err != nil {
		return err
	}
	p.Done, p.Merged = "yours.imported", merged
	return v.Page("yours", p)
}

// removeSample takes away what the first run showed.
func (s *study) removeSample(v *visit) error {
	if err := v.desk.Store.RemoveSample(v.R.Context()); err != nil {
		return err
	}
	return v.Redirect("/")
}

// erase deletes everything of this person. The word that has to be typed keeps
// a slip of the finger from doing it.
func (s *study) erase(v *visit) error {
	if !strings.EqualFold(strings.TrimSpace(v.Given("word")), v.Text("yours.erase.word")) {
		return s.yoursAgain(v, fault.Invalidf("nothing was deleted: type the word %q to delete everything", v.Text("yours.erase.word")))
	}
	if err := v.desk.Store.Erase(v.R.Context()); err != nil {
		return err
	}
	if err := s.Grants.Store.DropGrants(v.R.Context(), people.Practising, v.Person); err != nil {
		return err
	}
	if names, err := s.copiesFor(v); err != nil {
		return err
	} else if len(names) > 0 && v.Given("copies") != "" {
		if err := s.Copies.RemoveCopies(names); err != nil {
			return err
		}
	}
	return v.Redirect("/yours?done=erased")
}

// copiesFor lists the copies, for the owner alone.
func (s *study) copiesFor(v *visit) ([]string, error) {
	if s.Copies == nil || v.Person != s.Owner {
		return nil, nil
	}
	return s.Copies.Copies()
}

// removeJob removes a job and everything practised for it.
func (s *study) removeJob(v *visit) error {
	if err := v.desk.Store.RemoveJob(v.R.Context(), v.R.PathValue("job")); err != nil {
		return err
	}
	return v.Redirect("/")
}
