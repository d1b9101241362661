package web

import (
	"bytes"
	"net/http"
	"strings"

	"yardstick/internal/fault"
	"yardstick/practice"
	"yardstick/practice/archive"
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
	Corrections                        int      // readings that the person said are wrong
	Problem                            string   // with the form that was just sent
	Copies                             []string // files with older states, which the owner may remove
}

// yours shows what is kept.
func (s *Server) yours(v *visit) error {
	p, err := s.yoursPage(v)
	if err != nil {
		return err
	}
	if v.asked("done") == "erased" {
		p.Done, p.Forget = "yours.erased", "all"
		p.Scripts = []string{"forget.js"}
	}
	return s.page(v, "yours", p)
}

func (s *Server) yoursPage(v *visit) (yoursPage, error) {
	all, err := v.desk.Store.Everything(v.r.Context())
	if err != nil {
		return yoursPage{}, err
	}
	p := yoursPage{base: s.base(v, "yours.title"), Jobs: len(all.Jobs), Attempts: len(all.Attempts), Interviews: len(all.Interviews), Drills: len(all.Drills)}
	p.Section, p.Corrections = "yours", len(practice.Pairs(&all))
	if p.Copies, err = s.copiesFor(v); err != nil {
		return p, err
	}
	for _, j := range all.Jobs {
		p.Sample = p.Sample || j.Sample
	}
	return p, nil
}

// export gives everything as one file.
func (s *Server) export(v *visit) error {
	all, err := v.desk.Store.Everything(v.r.Context())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := archive.Write(&b, all, s.Now()); err != nil {
		return err
	}
	v.w.Header().Set("Content-Disposition", `attachment; filename="yardstick-`+s.Now().Format("2006-01-02")+`.json"`)
	s.write(v, http.StatusOK, "application/json", b.Bytes())
	return nil
}

// importAll brings back what was exported; what is there already stays as it is.
func (s *Server) importAll(v *visit) error { return s.yoursAgain(v, s.importing(v)) }

// yoursAgain shows the page with what was wrong in a form of it.
func (s *Server) yoursAgain(v *visit, err error) error {
	problem, ok := mendable(err)
	if !ok {
		return err
	}
	p, err := s.yoursPage(v)
	if err != nil {
		return err
	}
	p.Problem = problem
	return s.pageWith(v, http.StatusUnprocessableEntity, "yours", p)
}

func (s *Server) importing(v *visit) error {
	name, data, err := upload(v, maxArchive)
	if err != nil {
		return err
	}
	all, err := archive.ReadFor(v.r.Context(), name, bytes.NewReader(data))
	if err != nil {
		return err
	}
	merged, err := v.desk.Store.Merge(v.r.Context(), all)
	if err != nil {
		return err
	}
	p, err := s.yoursPage(v)
	if err != nil {
		return err
	}
	p.Done, p.Merged = "yours.imported", merged
	return s.page(v, "yours", p)
}

// removeSample takes away what the first run showed.
func (s *Server) removeSample(v *visit) error {
	if err := v.desk.Store.RemoveSample(v.r.Context()); err != nil {
		return err
	}
	return v.redirect("/")
}

// erase deletes everything of this person. The word that has to be typed keeps
// a slip of the finger from doing it.
func (s *Server) erase(v *visit) error {
	if !strings.EqualFold(strings.TrimSpace(v.given("word")), s.text.Must("yours.erase.word")) {
		return s.yoursAgain(v, fault.Invalidf("nothing was deleted: type the word %q to delete everything", s.text.Must("yours.erase.word")))
	}
	if err := v.desk.Store.Erase(v.r.Context()); err != nil {
		return err
	}
	if names, err := s.copiesFor(v); err != nil {
		return err
	} else if len(names) > 0 && v.given("copies") != "" {
		if err := s.Copies.RemoveCopies(names); err != nil {
			return err
		}
	}
	return v.redirect("/yours?done=erased")
}

// copiesFor lists the copies, for the owner alone.
func (s *Server) copiesFor(v *visit) ([]string, error) {
	if s.Copies == nil || v.person != s.Owner {
		return nil, nil
	}
	return s.Copies.Copies()
}

// removeJob removes a job and everything practised for it.
func (s *Server) removeJob(v *visit) error {
	if err := v.desk.Store.RemoveJob(v.r.Context(), v.r.PathValue("job")); err != nil {
		return err
	}
	return v.redirect("/")
}
