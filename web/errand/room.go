// Package errand is the room of pages that show what is done in the background for
// somebody who practises, or for a coach: how far it is, and the file that was made.
// Accounts find theirs in the room of positions.
package errand

import (
	"embed"
	"io/fs"
	"net/http"

	"yardstick/background"
	domain "yardstick/errand"
	"yardstick/web/frame"
)

//go:embed page
var templates embed.FS

// Config is what the room needs from outside.
type Config struct{ Desk *domain.Desk }

// room is what the handlers share.
type room struct{ Config }

// Room is the room for a frame.
func Room(c Config) (frame.Room, error) {
	r := &room{c}
	pages, err := fs.Sub(templates, "page")
	return frame.Room{Name: "files", Pages: pages, Kinds: []string{"files"}, Routes: r.routes()}, err
}

func (r *room) routes() []frame.Route {
	do := func(pattern string, h func(v *visit) error) frame.Route {
		return frame.Route{Pattern: pattern, May: mayHave, Handle: func(at *frame.Visit) error { return h(&visit{at, ownerOf(at)}) }}
	}
	return []frame.Route{
		do("GET /files", r.list),
		do("GET /files/{file}", r.show),
		do("GET /files/{file}/file", r.send),
		do("POST /files/{file}/remove", r.remove),
	}
}

// visit is a visit of somebody who has errands.
type visit struct {
	*frame.Visit
	owner string
}

func ownerOf(v *frame.Visit) string {
	if v.Coach != "" {
		return background.OfCoach(v.Coach)
	}
	return background.OfPerson(v.Person)
}

// mayHave lets people and coaches pass.
func mayHave(v *frame.Visit) error {
	if v.Coach != "" {
		return nil
	}
	return frame.Entered(v)
}

// filePage shows how far one errand is.
type filePage struct {
	frame.Base
	E     domain.Errand
	At    string // its address
	Taken *domain.Taken
}

func (r *room) show(v *visit) error {
	e, err := r.Desk.Errand(v.R.Context(), v.owner, v.R.PathValue("file"))
	if err != nil {
		return err
	}
	p := filePage{Base: v.base("files.title"), E: e, At: frame.Path("files", e.ID)}
	p.Taken, err = e.Taken()
	if err != nil {
		return err
	}
	return v.Page("file", p)
}

func (v *visit) base(title string) frame.Base {
	b := v.Base(title)
	b.Section = "batches"
	if v.Coach == "" {
		b.Section = "yours"
	}
	return b
}

// filesPage lists the errands.
type filesPage struct {
	frame.Base
	All []domain.Errand
}

// Within is the address of an errand.
func (filesPage) Within(e domain.Errand) string { return frame.Path("files", e.ID) }

func (r *room) list(v *visit) error {
	all, err := r.Desk.List(v.R.Context(), v.owner)
	if err != nil {
		return err
	}
	return v.Page("files", filesPage{v.base("files.title"), all})
}

// send sends the file that was made.
func (r *room) send(v *visit) error {
	e, data, err := r.Desk.File(v.R.Context(), v.owner, v.R.PathValue("file"))
	if err != nil {
		return err
	}
	v.W.Header().Set("Content-Disposition", `attachment; filename="`+e.File.Name+`"`)
	v.Write(http.StatusOK, e.File.Type, data)
	return nil
}

// remove ends an errand, and forgets it.
func (r *room) remove(v *visit) error {
	if err := r.Desk.Remove(v.R.Context(), v.owner, v.R.PathValue("file")); err != nil {
		return err
	}
	return v.Redirect("/files")
}
